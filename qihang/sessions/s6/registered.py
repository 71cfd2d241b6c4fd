"""S6: people who want to sell online, in few words, and what each has to do first."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from qihang.commerce.registration import LIMIT, Outcome, Reason, Seller, decide
from qihang.language.messages import Bilingual, Message, message

Duty = Literal["register", "no-need", "papers"]
Because = Literal["own-work", "small", "over", "food"]

DUTIES: dict[str, Message] = {
    "register": message("Register first"),
    "no-need": message("Need not register"),
    "papers": message("Ask: permit or report"),
}
"""To ask the office is part of the third one: for food it is never wrong. It is registered, too."""

REASONS: dict[str, Message] = {
    "own-work": message("Own farm, handwork, or small service."),
    "small": message("Bought to resell, and not over {limit} a year.", limit=LIMIT),
    "over": message("Bought to resell, and over {limit} a year.", limit=LIMIT),
    "food": message("Such food takes a permit or a report."),
    "online": message("Online nobody registers anything."),
}
"""The last one carries nothing."""

DUTY: dict[Outcome, Duty] = {
    "register": "register",
    "free": "no-need",
    "may-skip": "no-need",
    "permit-first": "papers",
}

BECAUSE: dict[Reason, Because] = {
    "own-harvest": "own-work",
    "own-handicraft": "own-work",
    "own-service": "own-work",
    "small": "small",
    "over-limit": "over",
    "home-made-food": "food",
    "packed-food": "food",
}
"""The reason, as a question offers it, that stands for one of the rules."""

BEHIND: dict[tuple[Because, Duty], str] = {
    ("own-work", "register"): "own-work-has-a-limit",
    ("own-work", "papers"): "own-work-has-a-limit",
    ("small", "register"): "everybody-registers",
    ("small", "papers"): "everybody-registers",
    ("over", "no-need"): "resold-is-own-work",
    ("over", "papers"): "registration-is-a-permit",
    ("food", "register"): "licence-before-papers",
    ("food", "no-need"): "small-needs-no-papers",
}
"""The misconception behind another duty."""


@dataclass(frozen=True)
class Person:
    """Somebody in few words. What the words do not say is not so."""

    id: str
    seller: Seller
    said: Bilingual
    otherwise: str | None = None
    """The misconception behind no need, where it is another than that of :data:`BEHIND`."""

    def translations(self) -> dict[str, str]:
        """What is said, in both languages."""
        return self.said.translations()

    @property
    def duty(self) -> Duty:
        """What has to be done first."""
        return DUTY[decide(self.seller).outcome]

    @property
    def because(self) -> Because:
        """The reason that carries it."""
        return BECAUSE[decide(self.seller).reason]

    @property
    def distractors(self) -> dict[Duty, str]:
        """The misconception behind each other duty."""
        known = {duty: name for (why, duty), name in BEHIND.items() if why == self.because}
        if self.seller.source == "own-service":
            known = dict.fromkeys(known, "own-service-has-a-limit")
        return {**known, "no-need": self.otherwise} if self.otherwise else known

    @property
    def asked(self) -> Message:
        """The person alone, as it is shown above a question."""
        return message("Somebody in a year: {person}.", person=self.said)


PEOPLE: tuple[Person, ...] = (
    Person(
        "bayberries",
        Seller((200_000,), "own-harvest"),
        Bilingual("卖自家杨梅，20 万元", "own bayberries, 200000 yuan"),
    ),
    Person(
        "two-shops",
        Seller((60_000, 50_000)),
        Bilingual("进橘子卖，两店 6 万、5 万元", "resold oranges, shops of 60000 and 50000"),
        "shops-not-added-up",
    ),
    Person(
        "bags",
        Seller((70_000,)),
        Bilingual("进布包卖，几店共 7 万元", "resold cloth bags, 70000 in all shops"),
    ),
    Person(
        "baskets",
        Seller((150_000,), "own-handicraft"),
        Bilingual("自己在家做竹筐，15 万元", "baskets made at home, 150000 yuan"),
    ),
    Person(
        "village",
        Seller((150_000,)),
        Bilingual("收村里的竹筐卖，15 万元", "resold baskets of others, 150000 yuan"),
    ),
    Person(
        "cakes",
        Seller((30_000,), "own-handicraft", food="home-made"),
        Bilingual("自己做月饼卖，3 万元", "home-made mooncakes, 30000 yuan"),
    ),
    Person(
        "biscuits",
        Seller((90_000,), food="packed"),
        Bilingual("卖厂里包好的饼干，9 万元", "factory-packed biscuits, 90000 yuan"),
    ),
    Person(
        "own-oranges",
        Seller((300_000,), "own-harvest"),
        Bilingual("卖自家橘子，30 万元", "own oranges, 300000 yuan"),
    ),
    Person(
        "few-oranges",
        Seller((80_000,)),
        Bilingual("进橘子卖，共 8 万元", "resold oranges, 80000 yuan"),
    ),
    Person(
        "many-oranges",
        Seller((120_000,)),
        Bilingual("进橘子卖，共 12 万元", "resold oranges, 120000 yuan"),
    ),
    Person(
        "mending",
        Seller((120_000,), "own-service"),
        Bilingual("给人补衣服，12 万元", "mends clothes for people, 120000 yuan"),
    ),
    Person(
        "noodles",
        Seller((40_000,), "own-handicraft", food="home-made"),
        Bilingual("自己做面条卖，4 万元", "home-made noodles, 40000 yuan"),
    ),
)
"""Seven of the eight that the lesson is built on, and others like them."""


def person(id: str) -> Person:
    """The person of that id. Raises ``StopIteration`` for an unknown one."""
    return next(one for one in PEOPLE if one.id == id)


def draw_people(rng: Random, count: int) -> tuple[str, ...]:
    """The ids of ``count`` people, of whom each reason has one at least."""
    whys = list(dict.fromkeys(BECAUSE.values()))
    chosen = [rng.choice([one.id for one in PEOPLE if one.because == why]) for why in whys]
    others = [one.id for one in PEOPLE if one.id not in chosen]
    chosen += rng.sample(others, count - len(chosen))
    rng.shuffle(chosen)
    return tuple(chosen)


def draw_other(rng: Random, but: tuple[str, ...]) -> str:
    """The id of somebody who is none of those, each reason as often as there is one left."""
    left = [one for one in PEOPLE if one.id not in but]
    why = rng.choice(sorted({one.because for one in left}))
    return rng.choice([one.id for one in left if one.because == why])


def draw_reasons(rng: Random, one: Person) -> tuple[str, ...]:
    """The reason of somebody, two of others and the one that carries nothing: as many as fit."""
    others = [why for why in REASONS if why not in (one.because, "online")]
    chosen = [one.because, *rng.sample(others, 2), "online"]
    rng.shuffle(chosen)
    return tuple(chosen)
