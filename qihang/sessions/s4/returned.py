"""S4: goods that buyers want to send back, and what the shop has to do."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from qihang.commerce.returns import Case, Outcome, Reason, decide
from qihang.language.messages import Bilingual, Message, message

Because = Literal["in-days", "promised", "exception", "not-as-ordered", "too-late-or-worn"]

DUTIES: dict[str, Message] = {
    "take-back": message("Take it back"),
    "no-duty": message("No duty"),
    "make-good": message("Make it good"),
}

REASONS: dict[str, Message] = {
    "in-days": message("Within the law's 7 days, and as good as new."),
    "promised": message("The page promised more days."),
    "exception": message("Such goods are an exception."),
    "not-as-ordered": message("It is faulty, or not what was ordered."),
    "too-late-or-worn": message("The days are over, or it is worn."),
    "unhappy": message("The buyer is unhappy."),
    "sold": message("What is sold is sold."),
}
"""The last two carry nothing."""

BECAUSE: dict[Reason, Because] = {
    "quality": "not-as-ordered",
    "wrong-goods": "not-as-ordered",
    "promise": "promised",
    "made-to-order": "exception",
    "fresh": "exception",
    "software": "exception",
    "newspaper": "exception",
    "confirmed": "exception",
    "too-late": "too-late-or-worn",
    "not-as-new": "too-late-or-worn",
    "ticked-beforehand": "in-days",
    "tried": "in-days",
    "in-time": "in-days",
}
"""The reason, as a question offers it, that stands for one of the rules."""

THOUGHT: dict[str, str] = {"unhappy": "dislike-is-a-fault", "sold": "sold-is-sold"}
"""The misconception behind a reason that carries nothing."""


@dataclass(frozen=True)
class Returned:
    """A ``case`` in few words.

    What the words do not say is not so: nothing was promised, nothing is wrong. ``distractors``
    are the misconceptions behind the other two answers.
    """

    id: str
    case: Case
    said: Bilingual
    distractors: dict[str, str]

    def translations(self) -> dict[str, str]:
        """What is said, in both languages."""
        return self.said.translations()

    @property
    def duty(self) -> Outcome:
        """What the shop has to do, by the rules."""
        return decide(self.case).outcome

    @property
    def because(self) -> Because:
        """The reason that carries it."""
        return BECAUSE[decide(self.case).reason]

    @property
    def ideas(self) -> dict[str, str]:
        """The misconception behind each other duty and each reason that carries nothing."""
        within = {"in-days": "promise-beyond-the-law"} if self.because == "promised" else {}
        return {**self.distractors, **THOUGHT, **within}

    @property
    def asked(self) -> Message:
        """The case alone, as it is shown above a question."""
        return message("A return: {case}.", case=self.said)


_FINE_GOODS: dict[str, str] = {
    "no-duty": "opened-never-comes-back",
    "make-good": "dislike-is-a-fault",
}
_NO_DUTY: dict[str, str] = {
    "take-back": "everything-comes-back",
    "make-good": "dislike-is-a-fault",
}
_WRONG_ONE: dict[str, str] = {
    "take-back": "buyer-always-pays",
    "no-duty": "fault-only-in-the-days",
}

CASES: tuple[Returned, ...] = (
    Returned(
        "shirt",
        Case(5),
        Bilingual("衣服试穿过，第 5 天", "Shirt, tried on, day 5"),
        _FINE_GOODS,
    ),
    Returned(
        "cup",
        Case(2, kind="made-to-order"),
        Bilingual("杯子刻了买家名字", "Cup with the buyer's name on it"),
        _NO_DUTY,
    ),
    Returned(
        "disc",
        Case(2, kind="software"),
        Bilingual("软件光盘拆开了", "Software disc, seal opened"),
        _NO_DUTY,
    ),
    Returned(
        "oranges",
        Case(2, kind="fresh"),
        Bilingual("橘子是好的，不爱吃", "Good oranges, not to her taste"),
        _NO_DUTY,
    ),
    Returned(
        "rotten",
        Case(1, fault="quality", kind="fresh"),
        Bilingual("10 个橘子烂了 3 个", "3 of 10 oranges came rotten"),
        {"take-back": "buyer-always-pays", "no-duty": "fresh-never-refunded"},
    ),
    Returned(
        "earphones",
        Case(3, confirmed="beforehand"),
        Bilingual(
            "耳机没拆，第 3 天，页面先选了“不退”",
            "Unopened earphones, day 3, page ticked “no return”",
        ),
        {"no-duty": "tick-beforehand-binds", "make-good": "dislike-is-a-fault"},
    ),
    Returned(
        "tried",
        Case(4, state="tried"),
        Bilingual("台灯试开一次，第 4 天", "Lamp, switched on once, day 4"),
        _FINE_GOODS,
    ),
    Returned(
        "jacket",
        Case(6, state="used"),
        Bilingual("外衣穿脏了，第 6 天", "Jacket worn, with a stain, day 6"),
        _NO_DUTY,
    ),
    Returned(
        "promised",
        Case(9, promised_days=15),
        Bilingual("布鞋第 9 天，页面写 15 天", "Shoes, day 9, the page promises 15 days"),
        {"no-duty": "page-promises-nothing", "make-good": "dislike-is-a-fault"},
    ),
    Returned(
        "red",
        Case(4, fault="wrong-goods"),
        Bilingual("要蓝的，来了红的", "Blue was ordered, red came"),
        _WRONG_ONE,
    ),
    Returned(
        "late",
        Case(9),
        Bilingual("布鞋没毛病，第 9 天", "Shoes, nothing wrong, day 9"),
        _NO_DUTY,
    ),
    Returned(
        "soles",
        Case(20, fault="quality", state="used"),
        Bilingual("鞋底自己开了，第 20 天", "The soles came off, day 20"),
        _WRONG_ONE,
    ),
)
"""The last two are spare ones of the ten that the course is built on."""


def returned(id: str) -> Returned:
    """The case of that id. Raises ``StopIteration`` for an unknown one."""
    return next(one for one in CASES if one.id == id)


def draw_returned(rng: Random, count: int) -> tuple[str, ...]:
    """The ids of ``count`` cases, of which each duty has one at least."""
    chosen = [rng.choice([one.id for one in CASES if one.duty == duty]) for duty in DUTIES]
    others = [one.id for one in CASES if one.id not in chosen]
    chosen += rng.sample(others, count - len(chosen))
    rng.shuffle(chosen)
    return tuple(chosen)


def draw_other(rng: Random, but: tuple[str, ...]) -> str:
    """The id of a case that is none of those, each duty as often.

    None that a promise decides: the reasons beside it are five, so that they fit the screen.
    """
    duty = rng.choice(list(DUTIES))
    left = [one for one in CASES if one.id not in but and one.because != "promised"]
    return rng.choice([one.id for one in left if one.duty == duty] or [one.id for one in left])


def draw_reasons(rng: Random, case: Returned) -> tuple[str, ...]:
    """The reason of a case, two of others and one that carries nothing: so many fit a screen."""
    others = [one for one in REASONS if one != case.because and one not in THOUGHT]
    chosen = [case.because, *rng.sample(others, 2), rng.choice(list(THOUGHT))]
    rng.shuffle(chosen)
    return tuple(chosen)
