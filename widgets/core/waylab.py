"""Laboratories in which questions are asked of a case, in their order, until one decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from qihang.language.messages import Bilingual, Translated, message, translations
from widgets.core.lab import Lab, said, whole

Way = tuple[tuple[str, bool], ...]
"""Questions that are asked of a case, with their answers, up to the one that decides."""

YES = Bilingual("是", "Yes")
NO = Bilingual("不是", "No")

WAY_WORDS: dict[str, Translated] = {
    "steps": message("The questions, in their order"),
    "yes": YES,
    "no": NO,
    "here": message("this question is asked"),
    "back": message("Step back"),
    "again": message("Start again"),
}
"""What all of them say."""


class WayLab(Lab):
    """Answer the questions for a case of one's choice, until one of them decides.

    A subclass names the ``cases`` by their ids, the ``facts`` (each answers one question, in the
    order of a card) and the questions (``asked``, from the first one down), and says what the
    methods below ask of it. ``subject`` is the word for a case in what is kept and sent.
    """

    subject: ClassVar[str]
    cases: ClassVar[Mapping[str, Bilingual]]
    facts: ClassVar[Mapping[Any, Bilingual]]
    asked: ClassVar[Sequence[tuple[str, Translated]]]
    leaves: ClassVar[Mapping[Any, bool]]
    """The answer to each question that leaves the way down, and decides."""

    def way(self, name: str) -> Way:
        """The way of a case."""
        raise NotImplementedError

    def answer(self, name: str, question: str) -> bool:
        """What the facts of a case say to a question."""
        raise NotImplementedError

    def fact(self, name: str, question: str) -> Translated:
        """What is known of a case on a question."""
        raise NotImplementedError

    def branch(self, question: str) -> Translated:
        """Where the answer leads that leaves the way at a question."""
        raise NotImplementedError

    def last(self) -> Translated:
        """Where the whole way leads."""
        raise NotImplementedError

    def asks_first(self) -> Translated:
        """What is said before the first answer."""
        raise NotImplementedError

    def passed(self, name: str, question: str) -> Translated:
        """What an answer means after which another question is asked."""
        raise NotImplementedError

    def decided(self, name: str) -> Translated:
        """What is to be done about a case, and why."""
        raise NotImplementedError

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._case = next(iter(self.cases))
        self._answered = dict.fromkeys(self.cases, 0)
        self._missed = False

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``answered``: how many questions of each case, always the first
        ones; ``missed``: that the next one was answered otherwise than the facts do."""
        answered = {name: count for name, count in self._answered.items() if count}
        return {self.subject: self._case, "answered": answered, "missed": self._missed}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        counts = state.get("answered")
        if isinstance(counts, dict):
            for name in self.cases:
                self._answered[name] = whole(counts.get(name), 0, len(self.way(name))) or 0
        self._take(state.get(self.subject))
        self._missed = state.get("missed") is True and self._next is not None

    @property
    def _done(self) -> Way:
        """The questions that were answered, and how."""
        return self.way(self._case)[: self._answered[self._case]]

    @property
    def _next(self) -> str | None:
        """The question that is asked now; none once one has decided."""
        rest = self.way(self._case)[len(self._done) :]
        return rest[0][0] if rest else None

    def _take(self, case: object) -> None:
        """Take another case in hand; what was answered for this one stays."""
        if isinstance(case, str) and case in self.cases:
            self._case = case
            self._missed = False
            self.redraw()

    def do_answer(self, yes: object) -> None:
        """Answer the question that is asked; it stays while the facts say otherwise."""
        if self._next is None or not isinstance(yes, bool):
            return
        self._missed = yes != self.answer(self._case, self._next)
        if not self._missed:
            self._answered[self._case] += 1
        self.redraw()

    def do_back(self) -> None:
        """Take back the last answer."""
        if self._done:
            self._answered[self._case] -= 1
            self._missed = False
            self.redraw()

    def shown_way(self) -> dict[str, Any]:
        """What a page draws of it. ``steps`` are the questions, from the first one down."""
        return {
            "case": self._case,
            "all_cases": [self._named(name) for name in self.cases],
            "facts": [self._fact(question) for question in self.facts],
            "steps": [self._step(*one) for one in self.asked],
            "asking": self._next is not None,
            "last": self._last(),
            "empty": not self._done,
            **self._said(),
        }

    def _named(self, name: str) -> dict[str, Any]:
        """A case in the list; those that were decided have a sign."""
        decided = self._answered[name] == len(self.way(name))
        text = self.cases[name]
        return {
            "id": name,
            "text": translations(message("✓ {case}", case=text) if decided else text),
        }

    def _fact(self, question: str) -> dict[str, Any]:
        """A fact; ``met``: it is to be looked at for the question that is asked."""
        return {
            "name": translations(self.facts[question]),
            "value": translations(self.fact(self._case, question)),
            "met": self._missed and question == self._next,
        }

    def _step(self, question: str, text: Translated) -> dict[str, Any]:
        """A question, its branch that leaves the way down, and what was answered."""
        answer = dict(self._done).get(question)
        leaves = self.leaves[question]
        branch = {"answer": _word(leaves), "outcome": self.branch(question)}
        return {
            "id": question,
            "text": translations(text),
            "branch": translations(message("{answer}: {outcome}", **branch)),
            "answer": None if answer is None else translations(_word(answer)),
            "here": question == self._next,
            "ended": answer == leaves,
        }

    def _last(self) -> dict[str, Any]:
        """What stands below the last question; reached where none left the way down."""
        [*_, (question, _)] = self.asked
        reached = self._done[-1:] == ((question, not self.leaves[question]),)
        return {"text": translations(self.last()), "reached": reached}

    def _said(self) -> dict[str, Any]:
        question = self._next
        if question is None:
            return said(self.decided(self._case), "ok", "✓")
        if self._missed:
            text = message(
                "Not yet. Look once more. {name}: {value}.",
                name=self.facts[question],
                value=self.fact(self._case, question),
            )
            return said(text, "notyet", "→")
        if not self._done:
            return said(self.asks_first())
        return said(self.passed(self._case, self._done[-1][0]), "ok", "✓")


def _word(answer: bool) -> Bilingual:
    return YES if answer else NO
