"""ScriptLab: ten minutes of live selling, one line at a time, with a lamp for banned words."""

from __future__ import annotations

from typing import Any

from qihang.commerce import claims
from qihang.commerce.claims import Finding
from qihang.language.messages import (
    Bilingual,
    Message,
    Translated,
    message,
    sentences,
    translations,
)
from widgets.core.lab import Lab, assets, bilingual, can_be_written, note, said, whole
from widgets.core.lamp import LAMP_WORDS
from widgets.labs.scriptlab.script import KEPT, SCRIPT, UNTRUE, Line, Part

NAMES = tuple(SCRIPT)

LONGEST = 60
"""Characters of a line of the trainee's own."""


claims.findings("")  # so that the lists of words are read once, before kernels are forked


class ScriptLab(Lab):
    """Say of each line whether it may be said, and choose a better one where it may not."""

    _esm, _css = assets("scriptlab")
    item = "lab.script"
    verbs = frozenset({"guess", "choose", "go", "line"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._at = 0
        self._guessed: dict[str, bool] = {}
        self._chosen: dict[str, int] = {}
        self._own: dict[str, str] = {}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``lines`` has the parts that the trainee has written in."""
        return {
            "at": self._at,
            "guessed": dict(sorted(self._guessed.items())),
            "chosen": dict(sorted(self._chosen.items())),
            "lines": dict(sorted(self._own.items())),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. The first edition kept ``lines`` as well; its order and
        minutes of the parts are no longer asked for."""
        self.do_go(state.get("at"))
        for verb, field in (
            (self.do_guess, "guessed"),
            (self.do_choose, "chosen"),
            (self.do_line, "lines"),
        ):
            values = state.get(field)
            for name, value in values.items() if isinstance(values, dict) else ():
                verb(name, value)

    def do_guess(self, part: object, may: object) -> None:
        """Say whether the line of a part may be said."""
        if isinstance(part, str) and part in SCRIPT and isinstance(may, bool):
            self._guessed[part] = may
            self.redraw()

    def do_choose(self, part: object, number: object) -> None:
        """Choose another line for a part, once it is known that the first may not be said."""
        if not isinstance(part, str) or part not in self._guessed:
            return
        number = whole(number, 0, len(SCRIPT[part].better) - 1)
        if number is not None:
            self._chosen[part] = number
            self.redraw()

    def do_go(self, to: object) -> None:
        """Go to another line, or behind the last one to the whole script."""
        to = whole(to, 0, len(NAMES))
        if to is not None:
            self._at = to
            self.redraw()

    def do_line(self, part: object, text: object) -> None:
        """Write a line of one's own for a part, to see whether the lamp goes on."""
        if not isinstance(part, str) or part not in SCRIPT:
            return
        if isinstance(text, str) and len(text) <= LONGEST and can_be_written(text):
            self._own[part] = text
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. What there is to say of a line is not in it before the guess."""
        here = NAMES[self._at] if self._at < len(NAMES) else None
        return {
            "lab": "script",
            "words": bilingual(_WORDS),
            "at": self._at,
            "marks": [
                {"minutes": part.minutes, "done": self._done(name)} for name, part in SCRIPT.items()
            ],
            "card": here and self._card(here),
            "script": None if here else [self._in_script(name) for name in NAMES],
            **(self._said(here) if here else self._said_of_all()),
        }

    def _done(self, name: str) -> bool:
        return name in self._guessed and self._current(name) is SCRIPT[name].kept

    def _current(self, name: str) -> Line:
        """The line that was chosen for a part, or the one that it began with."""
        part = SCRIPT[name]
        return part.better[self._chosen[name]] if name in self._chosen else part.line

    def _card(self, name: str) -> dict[str, Any]:
        part = SCRIPT[name]
        guessed = name in self._guessed
        return {
            "id": name,
            "name": translations(part.name),
            "minutes": _minutes(part),
            "line": _marked(part.line) if guessed else _unmarked(part.line),
            "fact": part.fact and translations(part.fact),
            "lamp": _lamp(part.line) if guessed else "wait",
            "guess": self._guessed.get(name),
            "better": [translations(line.text) for line in part.better] if guessed else [],
            "chosen": self._chosen.get(name),
            "own": self._own.get(name, ""),
            "longest": LONGEST,
            "own_note": _of_own(self._own.get(name, "")),
        }

    def _in_script(self, name: str) -> dict[str, Any]:
        part = SCRIPT[name]
        return {
            "name": translations(part.name),
            "minutes": _minutes(part),
            "line": translations(part.kept.text) if self._done(name) else None,
        }

    def _said(self, name: str) -> dict[str, Any]:
        """What there is to say of a line, or of the better one that was chosen."""
        if name not in self._guessed:
            return said(
                message(
                    "Line {number} of {all}: you decide first, then the lamp does.",
                    number=NAMES.index(name) + 1,
                    all=len(NAMES),
                )
            )
        if name in self._chosen:
            return _of_better(self._current(name))
        line = SCRIPT[name].line
        return _verdict(line, self._guessed[name] == line.may_be_said)

    def _said_of_all(self) -> dict[str, Any]:
        done = sum(self._done(name) for name in NAMES)
        if done < len(NAMES):
            return said(message("Lines that are done: {done} of {all}.", done=done, all=len(NAMES)))
        return said(
            message(
                "All {all} lines may be said. Read them aloud: {minutes} minutes.",
                all=len(NAMES),
                minutes=sum(part.minutes for part in SCRIPT.values()),
            ),
            "ok",
            "✓",
        )


def _minutes(part: Part) -> dict[str, str]:
    return translations(message("{count} min", count=part.minutes))


def _seen(text: str) -> Finding | None:
    """What the lamp sees in a text, or else what only looks like it."""
    return next(iter([*claims.findings(text), *claims.allowed(text)]), None)


def _lamp(line: Line) -> str:
    return "on" if line.rule in claims.FORBIDDEN else "off"


def _marked(line: Line) -> dict[str, list[str]]:
    """A line in each language: what stands before the words that its rule speaks of, these
    words, and the rest."""
    return {language: _split(text) for language, text in translations(line.text).items()}


def _unmarked(line: Line) -> dict[str, list[str]]:
    return {language: [text, "", ""] for language, text in translations(line.text).items()}


def _split(text: str) -> list[str]:
    seen = _seen(text)
    if seen is None:
        return [text, "", ""]
    words = seen.words.rstrip()
    return [text[: seen.start], words, text[seen.start + len(words) :]]


def _words(line: Line) -> Bilingual:
    """The words that a line's rule speaks of."""
    marked = _marked(line)
    return Bilingual(marked["zh"][1], marked["en"][1])


def _why(line: Line) -> Translated:
    return line.why or claims.explain(line.rule)


def _verdict(line: Line, right: bool) -> dict[str, Any]:
    """Whether a line may be said, and whether the trainee said so, too."""
    text = sentences((_right if right else _surprise)(line), _why(line))
    return said(text, *(("ok", "✓") if right else ("notyet", "→")))


def _right(line: Line) -> Message:
    if line.rule == UNTRUE:
        return message("Right, though the lamp stays off.")
    if line.may_be_said:
        return message("Right: “{words}” is fine.", words=_words(line))
    return message("Right: not “{words}”.", words=_words(line))


def _surprise(line: Line) -> Message:
    if line.rule == UNTRUE:
        return message("The lamp knows words, not the truth.")
    return _of_lamp(_lamp(line) == "on", _words(line))


def _of_lamp(on: bool, words: Bilingual | str) -> Message:
    if on:
        return message("Lamp on at “{words}”.", words=words)
    return message("Lamp off at “{words}”.", words=words)


def _of_better(line: Line) -> dict[str, Any]:
    """What there is to say of a line that was chosen in place of the first."""
    if line.rule == KEPT:
        return said(
            message("Right. It says what counts, and breaks no rule. It goes into the script."),
            "ok",
            "✓",
        )
    not_yet = (
        message("Not yet: “{words}”.", words=_words(line))
        if line.rule in claims.FORBIDDEN
        else message("Not yet.")
    )
    return said(sentences(not_yet, _why(line)), "notyet", "→")


def _of_own(text: str) -> dict[str, Any] | None:
    """What the lamp says of a line that the trainee wrote."""
    if not text.strip():
        return None
    seen = _seen(text)
    if seen is None:
        return note("", "○", message("The lamp stays off. Is it true, too? Only you know."))
    on = seen.rule in claims.FORBIDDEN
    says = sentences(_of_lamp(on, seen.words.strip()), claims.explain(seen.rule))
    return note("notyet" if on else "", "●" if on else "○", says)


_WORDS: dict[str, Translated] = {
    "title": message("Ten minutes of live selling"),
    "question": message("Lin goes live for ten minutes. What may he say?"),
    "ask": message("May he say this line?"),
    "may": message("He may"),
    "may_not": message("He may not"),
    "better": message("What should he say instead?"),
    **LAMP_WORDS,
    "lines": message("The eight lines"),
    "done": message("this one is done"),
    "to_do": message("not done yet"),
    "here": message("you are here"),
    "back": message("Back"),
    "next": message("Next line"),
    "whole": message("The script"),
    "own": message("Own words"),
    "own_line": message("Write a line. Does the lamp go on?"),
    "law": message(
        "The lamp is for learning only."
        " With a real question ask the judicial office or legal aid (12348)."
    ),
    "again": message("Start again"),
}
