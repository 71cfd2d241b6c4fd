"""Lines of a text that are judged one at a time, and others that can stand in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

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
from widgets.core.lab import Lab, said, whole

UNTRUE = "untrue"
"""The words are harmless, but what is known of the goods says something else."""

EMPTY = "empty"
"""It breaks no rule, and does not say what it is there for."""

KEPT = "kept"
"""It says what it is there for, and breaks no rule."""


WAYS: dict[str, Translated] = {
    "done": message("this one is done"),
    "to_do": message("not done yet"),
    "here": message("you are here"),
    "next": message("Next line"),
}
"""What is said of the way through the lines; a laboratory has a word for ``back`` of its own."""


claims.findings("")  # so that the lists of words are read once, before kernels are forked


@dataclass(frozen=True)
class Line:
    """Something that somebody may want to say, with its rule: one that ``claims`` knows, or one
    of the three that nobody can see in words alone.

    ``why`` says what there is to say of it where ``claims`` has no words for it, and ``words``
    are those that it is about where ``claims`` does not find them.
    """

    text: Bilingual
    rule: str
    why: Translated | None = None
    words: Bilingual | None = None

    @property
    def may_be_said(self) -> bool:
        """Whether it breaks no rule."""
        return self.rule in {KEPT, EMPTY, *claims.ALLOWED}

    @property
    def banned(self) -> bool:
        """Whether its words may not be used, whatever the facts are."""
        return self.rule in claims.FORBIDDEN

    @property
    def reason(self) -> Translated:
        """Why its rule allows or forbids it."""
        return self.why or claims.explain(self.rule)

    @property
    def marked(self) -> dict[str, list[str]]:
        """In each language what stands before the words that it is about, these, and the rest."""
        own = translations(self.words) if self.words else {}
        return {
            language: _split(text, own.get(language))
            for language, text in translations(self.text).items()
        }

    @property
    def unmarked(self) -> dict[str, list[str]]:
        """The same before anything is told of it."""
        return {language: [text, "", ""] for language, text in translations(self.text).items()}

    @property
    def about(self) -> Bilingual:
        """The words that it is about."""
        marked = self.marked
        return Bilingual(marked["zh"][1], marked["en"][1])


def seen(text: str) -> Finding | None:
    """What ``claims`` sees in a text, or else what only looks like it."""
    return next(iter([*claims.findings(text), *claims.allowed(text)]), None)


def _split(text: str, own: str | None) -> list[str]:
    found = None if own else seen(text)
    words = own or (found.words.rstrip() if found else "")
    if not words:
        return [text, "", ""]
    start = found.start if found else text.index(words)
    return [text[:start], words, text[start + len(words) :]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A line, and the ``better`` ones from which to choose where it may not stand.

    One of them keeps the facts and the rule.
    """

    line: Line
    better: tuple[Line, ...] = ()

    @property
    def kept(self) -> Line:
        """What stands there in the end."""
        return next((line for line in self.better if line.rule == KEPT), self.line)


class LinesLab(Lab):
    """A laboratory that goes through lines: judge each, and choose another where it may not stand.

    A subclass has its ``parts`` in their order, and says how a line is judged (``do_guess``).
    """

    verbs = frozenset({"guess", "choose", "go"})
    parts: ClassVar[Mapping[str, Part]]

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._at = 0
        self._guessed: dict[str, Any] = {}
        self._chosen: dict[str, int] = {}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {
            "at": self._at,
            "guessed": dict(sorted(self._guessed.items())),
            "chosen": dict(sorted(self._chosen.items())),
        }

    def take_each(self, values: object, verb: Callable[[object, object], None]) -> None:
        """Take up what was kept for each part, as far as ``verb`` takes it."""
        for name, value in values.items() if isinstance(values, dict) else ():
            verb(name, value)

    @property
    def here(self) -> str | None:
        """The part at which the trainee is; none behind the last one."""
        return next(iter(list(self.parts)[self._at :]), None)

    def judged(self, name: str) -> bool:
        """Whether another line may be chosen for a part."""
        return name in self._guessed

    def current(self, name: str) -> Line:
        """The line that was chosen for a part, or the one that it began with."""
        part = self.parts[name]
        return part.better[self._chosen[name]] if name in self._chosen else part.line

    def done(self, name: str) -> bool:
        """Whether a part was judged and has the line that it is to have."""
        return self.judged(name) and self.current(name) is self.parts[name].kept

    def done_so_far(self) -> int:
        """How many of the parts are done."""
        return sum(self.done(name) for name in self.parts)

    def do_choose(self, part: object, number: object) -> None:
        """Choose another line for a part, once it is known that the first may not stand."""
        if not isinstance(part, str) or part not in self.parts or not self.judged(part):
            return
        number = whole(number, 0, len(self.parts[part].better) - 1)
        if number is not None:
            self._chosen[part] = number
            self.redraw()

    def do_go(self, to: object) -> None:
        """Go to another line, or behind the last one to all of them."""
        to = whole(to, 0, len(self.parts))
        if to is not None:
            self._at = to
            self.redraw()

    def better(self, name: str) -> dict[str, Any]:
        """The other lines of a part, once one may be chosen, and which one was."""
        lines = self.parts[name].better if self.judged(name) else ()
        return {
            "better": [translations(line.text) for line in lines],
            "chosen": self._chosen.get(name),
        }


class JudgedLab(LinesLab):
    """One whose lines are judged by some ``verdicts``; only a line that was judged as it is can be
    mended, and one that is judged anew is to be mended anew.
    """

    verdicts: ClassVar[Mapping[str, Message]]

    def verdict(self, name: str) -> str:
        """What the line of a part is."""
        raise NotImplementedError

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_go(state.get("at"))
        self.take_each(state.get("guessed"), self.do_guess)
        self.take_each(state.get("chosen"), self.do_choose)

    def judged(self, name: str) -> bool:
        """See :meth:`LinesLab.judged`."""
        return self._guessed.get(name) == self.verdict(name)

    def do_guess(self, part: object, says: object) -> None:
        """Say what a line is."""
        if not (isinstance(part, str) and part in self.parts):
            return
        if isinstance(says, str) and says in self.verdicts:
            self._guessed[part] = says
            self._chosen.pop(part, None)
            self.redraw()


def of_better(line: Line, kept: Translated) -> dict[str, Any]:
    """What there is to say of a line that was chosen; ``kept`` of the one that may stand."""
    if line.rule == KEPT:
        return said(kept, "ok", "✓")
    not_yet = (
        message("Not yet: “{words}”.", words=line.about) if line.banned else message("Not yet.")
    )
    return said(sentences(not_yet, line.reason), "notyet", "→")
