"""S6: what is open after a sentence, what is not yet, and what is never."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from qihang.commerce.registration import May, Past, Plan, may
from qihang.language.messages import Bilingual, Message, message

NOW = date(2026, 12, 1)
"""The day on which all of these people ask; none of their days is near."""

MAY: dict[str, Message] = {
    "yes": message("Open"),
    "not-yet": message("Closed for now"),
    "never": message("Closed for life"),
}
"""None of them can be taken for the mark of a row, “Not yet”."""


@dataclass(frozen=True)
class Asks:
    """Somebody with a ``past`` who has a ``plan``, in few words."""

    id: str
    past: Past
    plan: Plan
    said: Bilingual

    def translations(self) -> dict[str, str]:
        """What is said, in both languages."""
        return self.said.translations()

    @property
    def may(self) -> May:
        """What the rules leave open."""
        return may(self.past, self.plan, NOW)

    @property
    def distractors(self) -> dict[str, str]:
        """The misconception behind each other answer."""
        if self.may == "yes" and self.plan == "director":
            return dict.fromkeys(("not-yet", "never"), "years-not-counted")
        if self.may == "yes":
            return dict.fromkeys(("not-yet", "never"), "never-a-business-again")
        other = "never" if self.may == "not-yet" else "not-yet"
        return {"yes": "no-limits-at-all", other: "for-life-or-for-years"}


_FOOD = Past("food", date(2023, 5, 1))
_FRAUD = Past("market-order", date(2024, 6, 1))

CASES: tuple[Asks, ...] = (
    Asks(
        "snacks",
        _FOOD,
        "food-manager",
        Bilingual("因食品犯罪服过刑，想管零食店", "Prison for food crime: manage a snack shop"),
    ),
    Asks(
        "long-ago",
        Past("food", date(2011, 5, 1)),
        "food-manager",
        Bilingual(
            "2011 年因食品犯罪服过刑，想管饭店",
            "Prison for food crime 2011: manage a restaurant",
        ),
    ),
    Asks(
        "clothes",
        _FOOD,
        "own-shop",
        Bilingual("因食品犯罪服过刑，想自己卖衣服", "Prison for food crime: own clothes shop"),
    ),
    Asks(
        "director",
        _FRAUD,
        "director",
        Bilingual(
            "合同诈骗，2024 年刑满，想当公司经理",
            "Contract fraud, sentence over 2024: manage a company",
        ),
    ),
    Asks(
        "baskets",
        _FRAUD,
        "own-shop",
        Bilingual(
            "合同诈骗，2024 年刑满，想自己卖竹筐", "Contract fraud, sentence over 2024: own shop"
        ),
    ),
    Asks(
        "years-over",
        Past("market-order", date(2019, 3, 1)),
        "director",
        Bilingual(
            "合同诈骗，2019 年刑满，想当公司经理",
            "Contract fraud, sentence over 2019: manage a company",
        ),
    ),
    Asks(
        "listed",
        Past("other", date(2020, 3, 1), listed=True),
        "director",
        Bilingual(
            "欠大笔钱，上了失信名单，想当公司经理",
            "Large debt, on court's list: manage a company",
        ),
    ),
)


def asks(id: str) -> Asks:
    """The case of that id. Raises ``StopIteration`` for an unknown one."""
    return next(one for one in CASES if one.id == id)


def draw_asks(rng: Random, count: int) -> tuple[str, ...]:
    """The ids of ``count`` cases, of which each answer has one at least."""
    chosen = [rng.choice([one.id for one in CASES if one.may == answer]) for answer in MAY]
    others = [one.id for one in CASES if one.id not in chosen]
    chosen += rng.sample(others, count - len(chosen))
    rng.shuffle(chosen)
    return tuple(chosen)
