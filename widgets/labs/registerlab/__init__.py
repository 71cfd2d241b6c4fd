"""RegisterLab: people who want to sell online, and the questions that say what they must do."""

from __future__ import annotations

from typing import Any, ClassVar

from qihang.commerce.registration import (
    ENDS,
    LIMIT,
    QUESTIONS,
    Outcome,
    Question,
    Reason,
    Seller,
    decide,
    way,
)
from qihang.language.messages import Bilingual, Message, Translated, message, sentences
from widgets.core.lab import assets, bilingual
from widgets.core.waylab import WAY_WORDS, Way, WayLab
from widgets.labs.registerlab.people import PEOPLE

FACTS: dict[Question, Bilingual] = {
    "barred": Bilingual("以前", "Past"),
    "permit": Bilingual("货", "Goods"),
    "harvest": Bilingual("种的？", "Grown"),
    "handicraft": Bilingual("做的？", "Made"),
    "service": Bilingual("做事？", "Service"),
    "over": Bilingual("一年卖", "Year"),
}
"""What a fact is about, in the order of a card; each answers one question."""

ASKED: dict[Question, Message] = {
    "barred": message("Food, after a prison term for a food crime?"),
    "permit": message("Food other than farm produce?"),
    "harvest": message("Grown or raised by oneself?"),
    "handicraft": message("Made by hand at home?"),
    "service": message("Own skill, a small service?"),
    "over": message("More than {limit} a year, all shops?", limit=LIMIT),
}

LEAVES: dict[Question, bool] = dict.fromkeys(QUESTIONS, True)
"""Every “yes” leaves the way down, and decides."""

TO: dict[Outcome, Message] = {
    "not-food": message("not food"),
    "permit-first": message("ask first"),
    "free": message("no registration"),
    "register": message("register"),
    "may-skip": message("need not register"),
}
"""What stands at the end of a branch."""

OUTCOMES: dict[Outcome, Message] = {
    "not-food": message(
        "After a prison term for a food crime one may never manage a food business. "
        "Other goods: yes."
    ),
    "permit-first": message(
        "However little is sold: permit or report, and register. Ask which is first."
    ),
    "free": message("No registration, however much is sold."),
    "register": message("Register before you sell."),
    "may-skip": message(
        "Need not register. The shop's front page says why. Tax rules still apply."
    ),
}

PASSED: dict[Question, Message] = {
    "barred": message("Nothing forbids these goods. Go on."),
    "permit": message("These goods take no food permit. Go on."),
    "harvest": message("Not an own harvest. Go on."),
    "handicraft": message("Not own handiwork. Go on."),
    "service": message("Goods that were bought. So the sum of a year decides."),
}
"""What an answer means after which another question is asked."""


class RegisterLab(WayLab):
    """Answer the questions for one of some people, until one of them decides."""

    _esm, _css = assets("registerlab")
    item = "lab.register"
    verbs = frozenset({"person", "answer", "back"})

    subject = "person"
    cases: ClassVar = {name: told.name for name, told in PEOPLE.items()}
    facts: ClassVar = FACTS
    asked: ClassVar = [(question, ASKED[question]) for question in QUESTIONS]
    leaves: ClassVar = LEAVES

    def do_person(self, person: object) -> None:
        """Take another person; what was answered for this one stays."""
        self._take(person)

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        return {"lab": "register", "words": bilingual(_WORDS), **self.shown_way()}

    def way(self, name: str) -> Way:
        """See :meth:`WayLab.way`."""
        return way(PEOPLE[name].seller)

    def answer(self, name: str, question: Any) -> bool:
        """See :meth:`WayLab.answer`."""
        return PEOPLE[name].seller.answers[question]

    def fact(self, name: str, question: Any) -> Translated:
        """See :meth:`WayLab.fact`."""
        return PEOPLE[name].facts[question]

    def branch(self, question: Any) -> Translated:
        """See :meth:`WayLab.branch`."""
        return TO[ENDS[question, True]]

    def last(self) -> Translated:
        """See :meth:`WayLab.last`."""
        return TO["may-skip"]

    def asks_first(self) -> Translated:
        """See :meth:`WayLab.asks_first`."""
        return message("Read what is known. Then answer the first question.")

    def passed(self, name: str, question: Any) -> Translated:
        """See :meth:`WayLab.passed`."""
        return PASSED[question]

    def decided(self, name: str) -> Translated:
        """See :meth:`WayLab.decided`."""
        return _decided(PEOPLE[name].seller)


def reasons(seller: Seller) -> dict[Reason, Message]:
    """Why something is decided about somebody."""
    sums = {"total": seller.total, "limit": LIMIT}
    return {
        "food-crime": message("Not sure? Ask 12348."),
        "home-made-food": message("Home-made food takes a permit."),
        "packed-food": message("Packed food takes a business licence and a report."),
        "own-harvest": message("Own farm produce is exempt."),
        "own-handicraft": message("Own handicraft at home is exempt."),
        "own-service": message("Small services by own skill are exempt."),
        "over-limit": message("{total} in all is more than {limit}.", **sums),
        "small": message("{total} in all is not more than {limit}.", **sums),
    }


def _decided(seller: Seller) -> Translated:
    """What is to be done, and why."""
    decision = decide(seller)
    return sentences(OUTCOMES[decision.outcome], reasons(seller)[decision.reason])


_WORDS: dict[str, Translated] = {
    **WAY_WORDS,
    "title": message("Register or not"),
    "question": message("Somebody wants to sell online. Ask in this order."),
    "cases": message("Who?"),
    "facts": message("What is known of them"),
}
