"""ReturnsLab: goods that are to go back, and the questions that decide, in their order."""

from __future__ import annotations

from typing import Any, ClassVar

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
)
from widgets.core.lab import assets, bilingual
from widgets.core.waylab import WAY_WORDS, Way, WayLab
from widgets.labs.returnslab.cases import CASES

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
    "no-return": message("Which goods the shop need not take back"),
    "returns": message("Rules for returns"),
}
"""The screens with the cards of the law, by their topic."""

OPTIONAL = frozenset({"refunds"})
"""Those that are not on everybody's way."""


DOWN: dict[Question, bool] = {"in-time": True, "as-new": True}
"""Questions of which “yes” leads down; of the others “no” does."""

LEAVES: dict[Question, bool] = {one: not DOWN.get(one, False) for one in QUESTIONS}
"""The answer to each question that leaves the way down, and decides."""


class ReturnsLab(WayLab):
    """Answer the questions for goods of one's choice, until one of them decides."""

    _esm, _css = assets("returnslab")
    item = "lab.returns"
    verbs = frozenset({"goods", "answer", "back"})

    subject = "goods"
    cases: ClassVar = {name: told.name for name, told in CASES.items()}
    facts: ClassVar = FACTS
    asked: ClassVar = [(question, ASKED[question]) for question in QUESTIONS]
    leaves: ClassVar = LEAVES

    def do_goods(self, goods: object) -> None:
        """Take other goods in hand; what was answered for these stays."""
        self._take(goods)

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        return {"lab": "returns", "words": bilingual(_WORDS), **self.shown_way()}

    def way(self, name: str) -> Way:
        """See :meth:`WayLab.way`."""
        return way(CASES[name].case)

    def answer(self, name: str, question: Any) -> bool:
        """See :meth:`WayLab.answer`."""
        return CASES[name].case.answers[question]

    def fact(self, name: str, question: Any) -> Translated:
        """See :meth:`WayLab.fact`."""
        return CASES[name].facts[question]

    def branch(self, question: Any) -> Translated:
        """See :meth:`WayLab.branch`."""
        return TO[ENDS[question, LEAVES[question]]]

    def last(self) -> Translated:
        """See :meth:`WayLab.last`."""
        return TO["take-back"]

    def asks_first(self) -> Translated:
        """See :meth:`WayLab.asks_first`."""
        return message("Read the facts. Then answer the first question.")

    def passed(self, name: str, question: Any) -> Translated:
        """See :meth:`WayLab.passed`."""
        return _passed(CASES[name].case, question)

    def decided(self, name: str) -> Translated:
        """See :meth:`WayLab.decided`."""
        return _decided(CASES[name].case)


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
    where = message("See the screen “{topic}”.", topic=CARDS[decision.topic])
    if decision.topic in OPTIONAL:
        where = message("See “{topic}” (optional).", topic=CARDS[decision.topic])
    return sentences(outcome, REASONS[decision.reason], where)


_WORDS: dict[str, Translated] = {
    **WAY_WORDS,
    "title": message("Take it back or not"),
    "question": message("A buyer wants to send goods back. Ask in this order."),
    "cases": message("Which goods?"),
    "facts": message("What is known"),
}
