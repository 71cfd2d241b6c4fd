"""ScriptLab: ten minutes of live selling, one line at a time, with a lamp for banned words."""

from __future__ import annotations

from typing import Any

from qihang.commerce import claims
from qihang.language.messages import (
    Bilingual,
    Message,
    Translated,
    message,
    sentences,
    translations,
)
from widgets.core.lab import assets, bilingual, can_be_written, note, said
from widgets.core.lamp import LAMP_WORDS
from widgets.core.lines import UNTRUE, WAYS, Line, LinesLab, of_better, seen
from widgets.labs.scriptlab.script import SCRIPT, Said

NAMES = tuple(SCRIPT)

LONGEST = 60
"""Characters of a line of the trainee's own."""


class ScriptLab(LinesLab):
    """Say of each line whether it may be said, and choose a better one where it may not."""

    _esm, _css = assets("scriptlab")
    item = "lab.script"
    verbs = frozenset({"line"})
    parts = SCRIPT

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        super().begin()
        self._own: dict[str, str] = {}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``lines`` has the parts that the trainee has written in."""
        return {**super().state(), "lines": dict(sorted(self._own.items()))}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. The first edition kept ``lines`` as well; its order and
        minutes of the parts are no longer asked for."""
        self.do_go(state.get("at"))
        self.take_each(state.get("guessed"), self.do_guess)
        self.take_each(state.get("chosen"), self.do_choose)
        self.take_each(state.get("lines"), self.do_line)

    def done(self, name: str) -> bool:
        """See :meth:`LinesLab.done`. A line that may be said is done once that is known."""
        return super().done(name) and (bool(SCRIPT[name].better) or self._guessed[name])

    def do_guess(self, part: object, may: object) -> None:
        """Say whether the line of a part may be said."""
        if isinstance(part, str) and part in SCRIPT and isinstance(may, bool):
            self._guessed[part] = may
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
        here = self.here
        return {
            "lab": "script",
            "words": bilingual({**WAYS, **_WORDS}),
            "at": self._at,
            "marks": [{"done": self.done(name)} for name in NAMES],
            "card": here and self._card(here),
            "script": None if here else [self._in_script(name) for name in NAMES],
            **(self._said(here) if here else self._said_of_all()),
        }

    def _card(self, name: str) -> dict[str, Any]:
        part = SCRIPT[name]
        guessed = self.judged(name)
        return {
            "id": name,
            "name": translations(part.name),
            "minutes": _minutes(part),
            "line": part.line.marked if guessed else part.line.unmarked,
            "fact": part.fact and translations(part.fact),
            "lamp": _lamp(part.line) if guessed else "wait",
            "guess": self._guessed.get(name),
            **self.better(name),
            "own": self._own.get(name, ""),
            "longest": LONGEST,
            "own_note": _of_own(self._own.get(name, "")),
        }

    def _in_script(self, name: str) -> dict[str, Any]:
        part = SCRIPT[name]
        return {
            "name": translations(part.name),
            "minutes": _minutes(part),
            "line": translations(part.kept.text) if self.done(name) else None,
        }

    def _said(self, name: str) -> dict[str, Any]:
        """What there is to say of a line, or of the better one that was chosen."""
        if not self.judged(name):
            return said(
                message(
                    "Line {number} of {all}: choose first, then look at the lamp.",
                    number=NAMES.index(name) + 1,
                    all=len(NAMES),
                )
            )
        if name in self._chosen:
            return of_better(
                self.current(name),
                message("Right. It says what counts, and breaks no rule. It goes into the script."),
            )
        line = SCRIPT[name].line
        return _verdict(line, self._guessed[name] == line.may_be_said)

    def _said_of_all(self) -> dict[str, Any]:
        done = self.done_so_far()
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


def _minutes(part: Said) -> dict[str, str]:
    return translations(message("{count} min", count=part.minutes))


def _lamp(line: Line) -> str:
    return "on" if line.banned else "off"


def _verdict(line: Line, right: bool) -> dict[str, Any]:
    """Whether a line may be said, and whether the trainee said so, too."""
    text = sentences((_right if right else _surprise)(line), line.reason)
    return said(text, *(("ok", "✓") if right else ("notyet", "→")))


def _right(line: Line) -> Message:
    if line.rule == UNTRUE:
        return message("Right, though the lamp stays off.")
    if line.may_be_said:
        return message("Right: “{words}” is fine.", words=line.about)
    return message("Right: not “{words}”.", words=line.about)


def _surprise(line: Line) -> Message:
    if line.rule == UNTRUE:
        return message("The lamp knows words, not the truth.")
    return _of_lamp(line.banned, line.about)


def _of_lamp(on: bool, words: Bilingual | str) -> Message:
    if on:
        return message("Lamp on at “{words}”.", words=words)
    return message("Lamp off at “{words}”.", words=words)


def _of_own(text: str) -> dict[str, Any] | None:
    """What the lamp says of a line that the trainee wrote."""
    if not text.strip():
        return None
    found = seen(text)
    if found is None:
        return note("", "○", message("The lamp stays off. Is it true, too? Only you know."))
    on = found.rule in claims.FORBIDDEN
    says = sentences(_of_lamp(on, found.words.strip()), claims.explain(found.rule))
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
    "back": message("Back"),
    "whole": message("The script"),
    "own": message("Own words"),
    "own_line": message("Write a line. Does the lamp go on?"),
    "law": message(
        "The lamp is for learning only."
        " With a real question ask the judicial office or legal aid (12348)."
    ),
    "again": message("Start again"),
}
