"""How a talk with a customer goes on: a pure function of the case and of what each reply did.

A reply that hears him calms the customer; one that brings nothing new, or does harm, makes him
louder. Once he was heard, knows all that he waits for and what happens next, the talk ends well.
A customer who is louder than :data:`LOUDEST` ends it; after :data:`MOST_REPLIES` the shift lead
goes on with it. So every talk ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import Literal

from qihang.commerce.chat.matter import Matter, Place, Told
from qihang.commerce.chat.matters import MATTERS
from qihang.language.messages import Bilingual, Translated, sentences

MOST_REPLIES = 5
"""Replies after which the shift lead goes on."""

LOUDEST = 3
"""The mood in which a customer gives the shop one more reply; with a worse one he goes."""

Harm = Literal["insults", "private", "off-platform", "promises", "untrue", "time", "amount"]
"""What a reply does that a customer takes amiss: a rule that it breaks, or what is not so.

``untrue`` words, another ``time`` or ``amount`` than the card says.
"""

End = Literal["well", "unheard", "complaint", "lead"]

OF_CARD: frozenset[Harm] = frozenset({"untrue", "amount", "time"})
"""Harm that is said of the matter itself: it is not as the card says."""

WEIGHT: dict[Harm, int] = {
    "insults": 2,
    "private": 1,
    "off-platform": 1,
    "promises": 1,
    "untrue": 1,
    "amount": 1,
    "time": 1,
}
"""By how much each makes a customer louder, the gravest first."""

CUSTOMERS = (
    Bilingual("王女士", "Ms Wang"),
    Bilingual("李先生", "Mr Li"),
    Bilingual("周女士", "Ms Zhou"),
    Bilingual("高先生", "Mr Gao"),
)

ANSWERS: dict[Harm, Bilingual] = {
    "insults": Bilingual("请您好好说话。", "Please speak politely."),
    "private": Bilingual(
        "这里别写电话、地址，别人也看得到。",
        "Please write no phone number or address here. Others can read it.",
    ),
    "off-platform": Bilingual("我不去别处，就在这里说。", "I stay here. Let us talk here."),
    "promises": Bilingual(
        "别光保证，说您做什么。", "No big promises, please. Say what you will do."
    ),
    "amount": Bilingual("请您再看看，钱数对吗？", "Please look again. Is that the right amount?"),
    "time": Bilingual("请您再看看，时间对吗？", "Please look again. Is that the right time?"),
}
"""What a customer says to harm; to what is untrue each matter has its own words."""

UNHEARD = (
    Bilingual("我写的，您看了吗？", "Did you read what I wrote?"),
    Bilingual("我写的，您一句也没提。", "You say nothing on what I wrote."),
)
"""What he says where nobody heard him: at first, and again."""

NEXT = Bilingual("接下来您做什么？什么时候做？", "What will you do next, and when?")
AGAIN = Bilingual("我再问一次。", "I ask once more.")
WHICH = Bilingual("到底怎么办，请您再说一遍。", "So what is it? Please say it once more.")
FINE = Bilingual("那就按您说的办。", "Then do as you said.")

LEAVES = Bilingual("算了，我不问了。", "Never mind. I will not ask again.")
COMPLAINS = Bilingual("我去找平台说。", "I will turn to the platform.")
LEAD = Bilingual(
    "您好，我是班长。您的事我看了，我接着办。",
    "Hello, I lead this shift. I read all of it and go on from here.",
)

ENDS: dict[End, Bilingual] = {
    "well": Bilingual("对话结束。顾客放心了。", "The chat has ended. The customer is content."),
    "unheard": Bilingual(
        "对话结束。顾客走了，班长会再找他。",
        "The chat has ended. The customer left. The shift lead will write to him.",
    ),
    "complaint": Bilingual(
        "对话结束。顾客去找平台了，班长会去说明。",
        "The chat has ended. The customer went to the platform. The shift lead will explain.",
    ),
    "lead": Bilingual(
        "对话结束。五句说完，班长接着办。",
        "The chat has ended. After five replies the shift lead goes on.",
    ),
}
"""What is said of each end."""


@dataclass(frozen=True)
class Case:
    """One customer with his matter: all that was drawn. Its words follow from that."""

    matter: str
    customer: Bilingual
    places: tuple[tuple[str, Place], ...]
    order: tuple[int, ...]
    """The quick replies that are offered, by their places among the good and the poor ones."""

    @property
    def mood(self) -> int:
        """How the customer comes in."""
        return self._matter.mood

    @cached_property
    def title(self) -> Bilingual:
        """What the matter is about."""
        return self._said(self._matter.title)

    @cached_property
    def lines(self) -> tuple[tuple[Bilingual, Bilingual], ...]:
        """The facts card: names and values."""
        return tuple((self._said(name), self._said(value)) for name, value in self._matter.lines)

    @cached_property
    def opening(self) -> Bilingual:
        """What the customer writes first."""
        return self._said(self._matter.opening)

    @cached_property
    def robot(self) -> Bilingual:
        """What the robot answered to that."""
        return self._said(self._matter.robot)

    @cached_property
    def still(self) -> Bilingual:
        """What the customer wrote then."""
        return self._said(self._matter.still)

    @cached_property
    def moves(self) -> tuple[Bilingual, ...]:
        """Three good replies: hear, fact, next step. Together they end the talk well."""
        return tuple(map(self._said, self._matter.moves))

    @cached_property
    def poor(self) -> tuple[Bilingual, ...]:
        """Replies that help nobody."""
        return tuple(map(self._said, self._matter.poor))

    @cached_property
    def quick(self) -> tuple[Bilingual, ...]:
        """What is offered: the good ones and one that is not, in no telling order."""
        every = self.moves + self.poor
        return tuple(every[place] for place in self.order)

    @cached_property
    def told(self) -> dict[str, Told]:
        """What the customer waits for, by name."""
        return {
            name: replace(one, asks=self._said(one.asks))
            for name, one in self._matter.told(self._places).items()
        }

    @cached_property
    def heard(self) -> tuple[str, ...]:
        """Patterns that show, beside a feeling or a trouble, that the customer was heard."""
        return self._matter.heard(self._places)

    @cached_property
    def untrue(self) -> tuple[str, ...]:
        """Patterns of what the card does not say."""
        return self._matter.untrue(self._places)

    @cached_property
    def yuan(self) -> frozenset[Decimal]:
        """The amounts that the card says, or that follow from it."""
        return frozenset(map(Decimal, self._matter.yuan(self._places)))

    @cached_property
    def hour(self) -> int:
        """The hour of the card."""
        found = self._places["hour"]
        assert isinstance(found, int)
        return found

    @cached_property
    def tomorrow(self) -> bool:
        """Whether the card says something of tomorrow."""
        return any("明天" in value.zh for _, value in self.lines)

    @cached_property
    def thanks(self) -> Bilingual:
        """What the customer says where the talk ends well."""
        return self._said(self._matter.thanks)

    @cached_property
    def doubts(self) -> Bilingual:
        """What he says to something untrue."""
        return self._said(self._matter.doubts)

    @property
    def _matter(self) -> Matter:
        return MATTERS[self.matter]

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        return dict(self.places)

    def _said(self, text: Bilingual) -> Bilingual:
        """A text with its places filled; English begins with a capital."""
        zh, en = ({name: _in(one, lang) for name, one in self.places} for lang in ("zh", "en"))
        english = text.en.format_map(en)
        return Bilingual(text.zh.format_map(zh), english[:1].upper() + english[1:])


def _in(place: Place, language: str) -> object:
    return place.translations()[language] if isinstance(place, Bilingual) else place


def draw(rng: Random, matter: str | None = None) -> Case:
    """A customer, of some matter or of that one."""
    name = matter or rng.choice(list(MATTERS))
    places = MATTERS[name].draw(rng)
    good = range(len(MATTERS[name].moves))
    offered = [*good, len(good) + rng.randrange(len(MATTERS[name].poor))]
    rng.shuffle(offered)
    return Case(name, rng.choice(CUSTOMERS), tuple(places.items()), tuple(offered))


@dataclass(frozen=True)
class Move:
    """What one reply did: whether it heard, what it told, whether it said the next step, harm."""

    hears: bool = False
    tells: frozenset[str] = frozenset()
    next_step: bool = False
    harms: tuple[Harm, ...] = ()
    if_asked: frozenset[str] = frozenset()
    """What it tells, too, where the customer asked for that just before: "No, you need not"."""

    against: frozenset[str] = frozenset()
    """What it says the contrary of where he asked for that just before."""

    def after(self, asked: str | None) -> Move:
        """What it did behind the question that was ``asked``."""
        if asked is None or asked in self.tells:
            return self
        if asked in self.if_asked:
            return replace(self, tells=self.tells | {asked})
        if asked in self.against and "untrue" not in self.harms:
            return replace(self, harms=(*self.harms, "untrue"))
        return self


@dataclass(frozen=True)
class Turn:
    """What is said to one reply, by the customer or the shift lead, and the customer's mood."""

    says: Translated
    by: Literal["customer", "lead"]
    mood: int


@dataclass(frozen=True)
class Talk:
    """A talk so far: a turn for each reply up to the end, if it has come to one."""

    turns: tuple[Turn, ...]
    end: End | None
    moves: tuple[Move, ...] = ()
    """What each reply did where it stands."""


class _Customer:
    """Where a talk stands."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.mood = case.mood
        self.heard = self.knows_next = self.harmed = False
        self.knows: set[str] = set()
        self.asked: set[str] = set()
        self.asks: str | None = None
        self.replies = 0

    def answers(self, move: Move) -> tuple[Turn, End | None]:
        """What is said to a reply, and whether the talk ends with it."""
        self.replies += 1
        self._take(move)
        if not self._waits_for() and not move.harms:
            self.mood = 0
            return self._turn(self.case.thanks), "well"
        if self.mood > LOUDEST:
            self.mood = LOUDEST
            return (
                (self._turn(COMPLAINS), "complaint")
                if self.harmed
                else (self._turn(LEAVES), "unheard")
            )
        if self.replies == MOST_REPLIES:
            return Turn(LEAD, "lead", self.mood), "lead"
        return self._turn(sentences(*self._says(move))), None

    def _take(self, move: Move) -> None:
        is_new = (
            bool(move.tells - self.knows)
            or (move.hears and not self.heard)
            or (move.next_step and not self.knows_next)
        )
        if move.hears and not self.heard:
            self.mood = max(0, self.mood - 1)
        if move.harms:
            self.mood += max(WEIGHT[harm] for harm in move.harms)
        elif not is_new:
            self.mood += 1
        self.heard = self.heard or move.hears
        self.knows_next = self.knows_next or move.next_step
        self.knows |= move.tells
        self.harmed = self.harmed or bool(move.harms)

    def _waits_for(self) -> list[str]:
        """What is missing, in the order in which he asks for it."""
        facts = [name for name in self.case.told if name not in self.knows]
        steps = [] if self.knows_next else ["next-step"]
        return [*facts, *steps, *([] if self.heard else ["hear"])]

    def _says(self, move: Move) -> Iterator[Translated]:
        if move.harms:
            harm = min(move.harms, key=list(WEIGHT).index)
            yield self.case.doubts if harm == "untrue" else ANSWERS[harm]
        self.asks = None
        waits = self._waits_for()
        if not waits:
            yield FINE if OF_CARD.isdisjoint(move.harms) else WHICH
            return
        # Who was told nothing and heard by nobody does not ask about freight.
        name = "hear" if "hear" in waits and not (move.tells or move.next_step) else waits[0]
        if name == "hear":
            yield UNHEARD[name in self.asked]
        else:
            if name in self.asked:
                yield AGAIN
            yield NEXT if name == "next-step" else self.case.told[name].asks
        self.asked.add(name)
        self.asks = name

    def _turn(self, says: Translated) -> Turn:
        return Turn(says, "customer", self.mood)


def follow(case: Case, moves: Iterable[Move]) -> Talk:
    """The talk that some replies lead to; what comes after its end is left out."""
    customer = _Customer(case)
    turns: list[Turn] = []
    made: list[Move] = []
    for move in moves:
        made.append(move.after(customer.asks))
        turn, end = customer.answers(made[-1])
        turns.append(turn)
        if end:
            return Talk(tuple(turns), end, tuple(made))
    return Talk(tuple(turns), None, tuple(made))
