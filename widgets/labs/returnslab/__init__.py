"""ReturnsLab: goods that are to go back, and the questions that decide, in their order."""

from __future__ import annotations

from typing import Any

from qihang.commerce.returns import (
    DAYS,
    ENDS,
    QUESTIONS,
    Case,
    Outcome,
    Question,
    Reason,
    decide,
    way,
)
from qihang.language.messages import (
    Bilingual,
    Message,
    Translated,
    message,
    sentences,
    translations,
)
from widgets.core.lab import Lab, assets, bilingual, said, whole
from widgets.labs.returnslab.cases import CASES, Told

FACTS: dict[Question, Bilingual] = {
    "exception": Bilingual("货", "Goods"),
    "confirmed": Bilingual("下单时", "Order"),
    "promised": Bilingual("页面", "Page"),
    "in-time": Bilingual("第几天", "Day"),
    "fault": Bilingual("毛病", "Fault"),
    "as-new": Bilingual("样子", "State"),
}
"""What a fact is about, in the order of a card; each answers one question."""

ASKED: dict[Question, Message] = {
    "fault": message("Faulty or wrong goods?"),
    "promised": message("Were returns promised?"),
    "exception": message("Made to order, fresh, opened software or a newspaper?"),
    "confirmed": message("Did the buyer tick “no return”?"),
    "in-time": message("Within {days} days?", days=DAYS),
    "as-new": message("Still as new?"),
}

YES = Bilingual("是", "Yes")
NO = Bilingual("不是", "No")

TO: dict[Outcome, Message] = {
    "make-good": message("make it good"),
    "take-back": message("take it back"),
    "no-duty": message("no duty"),
}
"""What stands at the end of a branch."""

OUTCOMES: dict[Outcome, Message] = {
    "make-good": message("Make it good: repair, replace or pay back. The shop pays the freight."),
    "take-back": message("Take it back. The buyer pays the freight, unless agreed otherwise."),
    "no-duty": message("No duty to take it back."),
}

FRESH_MADE_GOOD = message("Make it good: replace or pay back. The shop pays the freight.")
"""What is eaten is not repaired."""

REASONS: dict[Reason, Message] = {
    "quality": message(
        "The {days} days do not matter: rules and agreement decide.",
        days=DAYS,
    ),
    "wrong-goods": message("The shop sent the wrong goods."),
    "promise": message("The page promised it."),
    "made-to-order": message("It was made to order."),
    "fresh": message("It is fresh, and nothing is wrong with it."),
    "software": message("The software was opened."),
    "newspaper": message("It is a newspaper."),
    "confirmed": message("The buyer confirmed it when ordering."),
    "too-late": message("The {days} days are over, and nothing is wrong with it.", days=DAYS),
    "not-as-new": message("It is no longer as new. Stay friendly, and offer help."),
    "ticked-beforehand": message("What the page had ticked does not count."),
    "tried": message("Opening and trying is allowed."),
    "in-time": message("It is in time and as new: no reason is needed."),
}

CARDS: dict[str, Message] = {
    "refunds": message("Rules for money back and freight"),
    "service": message("Rules for what you say"),
    "no-return": message("Which goods need not go back"),
    "returns": message("Rules for returns"),
}
"""The screens with the cards of the law, by their topic."""


DOWN: dict[Question, bool] = {"in-time": True, "as-new": True}
"""Questions of which “yes” leads down; of the others “no” does."""

LEAVES: dict[Question, bool] = {one: not DOWN.get(one, False) for one in QUESTIONS}
"""The answer to each question that leaves the way down, and decides."""


class ReturnsLab(Lab):
    """Answer the questions for goods of one's choice, until one of them decides."""

    _esm, _css = assets("returnslab")
    item = "lab.returns"
    verbs = frozenset({"goods", "answer", "back"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._goods = next(iter(CASES))
        self._answered = dict.fromkeys(CASES, 0)
        self._missed = False

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``answered``: how many questions of each case, always the first
        ones; ``missed``: that the next one was answered otherwise than the facts do."""
        answered = {name: count for name, count in self._answered.items() if count}
        return {"goods": self._goods, "answered": answered, "missed": self._missed}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        counts = state.get("answered")
        if isinstance(counts, dict):
            for name, told in CASES.items():
                self._answered[name] = whole(counts.get(name), 0, len(way(told.case))) or 0
        self.do_goods(state.get("goods"))
        self._missed = state.get("missed") is True and self._next is not None

    @property
    def _told(self) -> Told:
        return CASES[self._goods]

    @property
    def _done(self) -> tuple[tuple[Question, bool], ...]:
        """The questions that were answered, and how."""
        return way(self._told.case)[: self._answered[self._goods]]

    @property
    def _next(self) -> Question | None:
        """The question that is asked now; none once one has decided."""
        rest = way(self._told.case)[len(self._done) :]
        return rest[0][0] if rest else None

    def do_goods(self, goods: object) -> None:
        """Take other goods in hand; what was answered for these stays."""
        if isinstance(goods, str) and goods in CASES:
            self._goods = goods
            self._missed = False
            self.redraw()

    def do_answer(self, yes: object) -> None:
        """Answer the question that is asked; it stays while the facts say otherwise."""
        if self._next is None or not isinstance(yes, bool):
            return
        self._missed = yes != self._told.case.answers[self._next]
        if not self._missed:
            self._answered[self._goods] += 1
        self.redraw()

    def do_back(self) -> None:
        """Take back the last answer."""
        if self._done:
            self._answered[self._goods] -= 1
            self._missed = False
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``steps`` are the questions, from the first one down."""
        return {
            "lab": "returns",
            "words": bilingual(_WORDS),
            "goods": self._goods,
            "all_goods": [self._named(name) for name in CASES],
            "facts": [self._fact(question) for question in FACTS],
            "steps": [self._step(question) for question in QUESTIONS],
            "asking": self._next is not None,
            "last": self._last(),
            "empty": not self._done,
            **self._said(),
        }

    def _named(self, name: str) -> dict[str, Any]:
        """Goods in the list; those that were decided have a sign."""
        told = CASES[name]
        decided = self._answered[name] == len(way(told.case))
        text = message("✓ {goods}", goods=told.name) if decided else told.name
        return {"id": name, "text": translations(text)}

    def _fact(self, question: Question) -> dict[str, Any]:
        """A fact; ``met``: it is to be looked at for the question that is asked."""
        return {
            "name": translations(FACTS[question]),
            "value": translations(self._told.facts[question]),
            "met": self._missed and question == self._next,
        }

    def _step(self, question: Question) -> dict[str, Any]:
        """A question, its branch that leaves the way down, and what was answered."""
        answer = dict(self._done).get(question)
        leaves = LEAVES[question]
        branch = {"answer": _word(leaves), "outcome": TO[ENDS[question, leaves]]}
        return {
            "id": question,
            "text": translations(ASKED[question]),
            "branch": translations(message("{answer}: {outcome}", **branch)),
            "answer": None if answer is None else translations(_word(answer)),
            "here": question == self._next,
            "ended": answer == leaves,
        }

    def _last(self) -> dict[str, Any]:
        """What stands below the last question."""
        return {
            "text": translations(TO["take-back"]),
            "reached": self._done[-1:] == (("as-new", True),),
        }

    def _said(self) -> dict[str, Any]:
        question = self._next
        if question is None:
            return said(_decided(self._told.case), "ok", "✓")
        if self._missed:
            text = message(
                "Not yet. Look once more. {name}: {value}.",
                name=FACTS[question],
                value=self._told.facts[question],
            )
            return said(text, "notyet", "→")
        if not self._done:
            return said(message("Read the facts. Then answer the first question."))
        return said(_passed(self._told.case, self._done[-1][0]), "ok", "✓")


def _word(answer: bool) -> Bilingual:
    return YES if answer else NO


def _passed(case: Case, question: Question) -> Translated:
    """What an answer means after which another question is asked."""
    if question == "confirmed" and case.confirmed == "beforehand":
        return message("The page ticked it, not the buyer. Go on.")
    texts: dict[Question, Message] = {
        "fault": message("Nothing is wrong with the goods. So the other questions count."),
        "promised": message("No promise binds the shop. Go on."),
        "exception": message("It is none of these four. Go on."),
        "confirmed": message("The buyer did not give it up. Go on."),
        "in-time": message(
            "Day {day} of {days}: in time. One question is left.", day=case.day, days=DAYS
        ),
    }
    return texts[question]


def _decided(case: Case) -> Translated:
    """What is to be done, who pays the freight, why, and which card says so."""
    decision = decide(case)
    fresh = case.kind == "fresh" and decision.outcome == "make-good"
    outcome = FRESH_MADE_GOOD if fresh else OUTCOMES[decision.outcome]
    card = message("See “{topic}”.", topic=CARDS[decision.topic])
    return sentences(outcome, REASONS[decision.reason], card)


_WORDS: dict[str, Translated] = {
    "title": message("Take it back or not"),
    "question": message("A buyer wants to send goods back. Ask in this order."),
    "goods": message("Which goods?"),
    "facts": message("What is known"),
    "steps": message("The questions, in their order"),
    "yes": YES,
    "no": NO,
    "here": message("this question is asked"),
    "back": message("Step back"),
    "again": message("Start again"),
}
