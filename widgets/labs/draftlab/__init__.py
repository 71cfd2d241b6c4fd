"""DraftLab: a machine's draft of a page beside the maker's card, and the label that says so."""

from __future__ import annotations

from typing import Any, Literal

from qihang.language.messages import Message, Translated, message, sentences, translations
from widgets.core.lab import assets, bilingual, said
from widgets.core.lines import UNTRUE, WAYS, JudgedLab, of_better
from widgets.labs.draftlab.draft import DRAFT, FACTS, Drafted

Verdict = Literal["agrees", "invented", "banned"]

VERDICTS: dict[str, Message] = {
    "agrees": message("Agrees"),
    "invented": message("Invented"),
    "banned": message("Banned"),
}

NAMES = tuple(DRAFT)


class DraftLab(JudgedLab):
    """Lay each line beside the maker's card, choose a true one in its place, and label the page."""

    _esm, _css = assets("draftlab")
    item = "lab.draft"
    verbs = frozenset({"label"})
    parts = DRAFT
    verdicts = VERDICTS

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        super().begin()
        self._label: bool | None = None

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``label``: whether the page says that a machine wrote it."""
        return {**super().state(), "label": self._label}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        super().restore(state)
        self.do_label(state.get("label"))

    def verdict(self, name: str) -> Verdict:
        """See :meth:`JudgedLab.verdict`."""
        return verdict(DRAFT[name])

    def do_label(self, on: object) -> None:
        """Have the page say that a machine wrote it, or not."""
        if isinstance(on, bool):
            self._label = on
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. What there is to say of a line is not in it before the guess."""
        here = self.here
        return {
            "lab": "draft",
            "words": bilingual({**WAYS, **_WORDS}),
            "verdicts": [{"id": one, "text": translations(text)} for one, text in VERDICTS.items()],
            "at": self._at,
            "marks": [{"done": self.done(name)} for name in NAMES],
            "facts": [self._fact(fact) for fact in FACTS],
            "card": here and self._card(here),
            "page": None if here else [self._on_page(name) for name in NAMES],
            "label": self._label,
            **(self._said(here) if here else self._said_of_label()),
        }

    def _fact(self, fact: str) -> dict[str, Any]:
        """A line of the maker's card; ``met``: it speaks of the line that was judged last."""
        name, value = FACTS[fact]
        here = self.here
        met = here is not None and here in self._guessed and DRAFT[here].fact == fact
        return {"name": translations(name), "value": translations(value), "met": met}

    def _card(self, name: str) -> dict[str, Any]:
        line = DRAFT[name].line
        judged = self.judged(name)
        return {
            "id": name,
            "line": line.marked if judged else line.unmarked,
            "bad": not line.may_be_said,
            "guess": self._guessed.get(name),
            **self.better(name),
        }

    def _on_page(self, name: str) -> dict[str, Any]:
        """A line as the page has it now, and whether it may stand."""
        return {"text": translations(self.current(name).text), "done": self.done(name)}

    def _said(self, name: str) -> dict[str, Any]:
        """What there is to say of a line, or of the one that was chosen in its place."""
        if name not in self._guessed:
            return said(
                message(
                    "Line {number} of {all}: lay it beside the card.",
                    number=NAMES.index(name) + 1,
                    all=len(NAMES),
                )
            )
        if name in self._chosen:
            line = self.current(name)
            why = line.why or message("The card says so, and no rule is against it.")
            return of_better(line, message("Right. {why}", why=why))
        if self.judged(name):
            return said(_right(DRAFT[name]), "ok", "✓")
        return said(_not_yet(DRAFT[name], self._guessed[name]), "notyet", "→")

    def _said_of_label(self) -> dict[str, Any]:
        missing = len(NAMES) - self.done_so_far()
        if self._label is None:
            return said(message("A machine wrote the draft. Will the page say so?"))
        if not self._label:
            text = message("Not yet. Whoever puts a machine's words on a page says so.")
            return said(text, "notyet", "→")
        if missing:
            text = message(
                "The label is on, but it excuses no untrue line. Lines to mend: {count}.",
                count=missing,
            )
            return said(text, "notyet", "→")
        text = message("Every line is true, and the label is on. A label alone makes no line true.")
        return said(text, "ok", "✓")


def verdict(part: Drafted) -> Verdict:
    """What a line of the draft is."""
    if part.line.rule == UNTRUE:
        return "invented"
    return "banned" if part.line.banned else "agrees"


def _right(part: Drafted) -> Translated:
    """That a line was judged as it is, and why; where it is to be mended, that comes next."""
    line = part.line
    right = message("Right. {why}", why=line.reason)
    if line.may_be_said:
        return right
    return sentences(right, message("Which line instead?"))


def _not_yet(part: Drafted, guess: Verdict) -> Translated:
    """Where to look once more, by what a line is and what it was taken for."""
    hints: dict[tuple[Verdict, Verdict], Translated] = {
        ("agrees", "invented"): message("Look at the card: does it say the same?"),
        ("agrees", "banned"): message("It speaks of our own goods, and it can be checked."),
        ("invented", "agrees"): message("Look at the card: what does it say of that?"),
        ("invented", "banned"): message("No word is against a rule. But is it on the card?"),
        ("banned", "agrees"): message("The card does not say that."),
        ("banned", "invented"): message("More than that: these words may stand on no page."),
    }
    return message("Not yet. {why}", why=hints[verdict(part), guess])


_WORDS: dict[str, Translated] = {
    "title": message("A machine's draft"),
    "question": message("A machine wrote this page. Which lines may stand?"),
    "facts": message("The maker's card: cloth shoes, made by hand"),
    "ask": message("What is this line?"),
    "better": message("Which line instead?"),
    "lines": message("The seven lines"),
    "back": message("Line before"),
    "whole": message("The page"),
    "page": message("The page as it is now"),
    "label": message("Made by AI"),
    "ask_label": message("The label “Made by AI”: on or off?"),
    "label_on": message("Put it on"),
    "label_off": message("Leave it off"),
    "again": message("Start again"),
}
