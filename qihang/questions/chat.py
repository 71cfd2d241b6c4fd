"""A talk with a customer of a shop's chat, in several replies: judged by rules and by its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from qihang.commerce.chat import refusal
from qihang.commerce.chat.matter import WAIT, Told
from qihang.commerce.chat.talk import MOST_REPLIES, OF_CARD, Case, End, Harm, Move, Talk, follow
from qihang.commerce.chat.ways import Ways
from qihang.language.messages import LANGUAGES
from qihang.language.signs import NARROW, seen
from qihang.questions import facts, reading
from qihang.questions.base import Examples, Part, Unreadable, Verdict, is_empty
from qihang.questions.facts import Fact
from qihang.questions.rules import RULES, Broken
from qihang.questions.written import MOST_AGAINST_LAW

UNREADABLE, AFTER_THE_END = "write-replies", "reply-after-end"

LONGEST_REPLY = 300
"""Characters of one reply."""

HEAR, NEXT_STEP, GREETING, ONE_APOLOGY = "hear", "next-step", "greeting", "one-apology"
HARMS: tuple[Harm, ...] = ("insults", "promises", "private", "off-platform")
"""The rules that no reply may break."""

CARD = "card"
"""The name of the rule that only what the card says is said."""

END = "end"
"""The name of the part that is about how the talk ended."""

SHARE_OF_END = Fraction(1, 4)
"""What a good end earns; the rules and facts share the rest."""

_OF_ENDS: dict[End | None, str] = {
    None: "chat-open",
    "unheard": "buyer-left",
    "complaint": "buyer-complained",
    "lead": "went-to-the-lead",
}
"""The thought behind each end but the good one; a talk without an end goes on."""


@dataclass(frozen=True)
class Chat:
    """The talk of a ``case``. A raw answer is the list of replies, at most five.

    The rules and what the customer waits for earn a share each, the good end a quarter of all. A
    talk that tells him nothing of it earns nothing. One that breaks a rule of law earns half at
    most. Without a key the case's own ways of saying things hold: so the page knows, too, what the
    customer answers.
    """

    case: Case
    answer: Mapping[str, Fact] | None = None
    misconceptions: tuple[tuple[str, str], ...] = ()

    kind = "chat"

    def expecting(self, **told: Fact) -> Chat:
        """The same question with its key: how each thing may be said that the customer waits for.

        Raises ``ValueError`` where the case's own good replies would not say it.
        """
        if told.keys() != self.case.told.keys():
            raise ValueError(f"{sorted(told)} are not {sorted(self.case.told)}")
        keyed = replace(self, answer=told)
        for raw in keyed.examples().right:
            if keyed.talk(raw).end != "well":
                raise ValueError(f"{raw} does not end well")
        return keyed

    def with_misconception(self, name: str, misconception: str) -> Chat:
        """The same question, where ``misconception`` is behind a talk that lacks that part."""
        reading.among(name, self.names())
        named = name, reading.named(misconception)
        return replace(self, misconceptions=(*self.misconceptions, named))

    def names(self) -> tuple[str, ...]:
        """The names of all that is looked at, in the order of the check list."""
        return (GREETING, HEAR, *self.case.told, NEXT_STEP, ONE_APOLOGY, *HARMS, CARD, END)

    def read(self, raw: Any) -> tuple[str, ...]:
        """See :meth:`Question.read`. The replies, of which none stands after the end."""
        replies = _replies(raw)
        if len(self._follow(replies).turns) < len(replies):
            raise Unreadable(AFTER_THE_END)
        return replies

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`.

        What stands after the end of a talk is left out. A page refuses it; but the lists of words
        learn, and a talk that was handed in may end sooner today than it did then.
        """
        return reading.mark(raw, _replies, self._judge)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        moves = [move.translations() for move in self.case.moves]
        zh, wait = [move["zh"] for move in moves], WAIT.translations()
        return Examples(
            right=[[" ".join(move[lang] for move in moves)] for lang in LANGUAGES]
            + [zh[: len(self.talk(zh).turns)]],
            wrong=[*([wait[lang]] for lang in LANGUAGES), ["？"], [wait["zh"]] * 2],
            unreadable=[
                [""],
                ["好"] * (MOST_REPLIES + 1),
                ["好" * (LONGEST_REPLY + 1)],
                ["好", 7],
                "好",
                {"好": "好"},
                7,
                True,
            ],
        )

    def talk(self, raw: Any) -> Talk:
        """The talk that a raw answer leads to, up to its end; none of what cannot be read."""
        try:
            return self._follow(_replies(raw))
        except Unreadable:
            return Talk((), None)

    def moves(self, replies: tuple[str, ...]) -> list[Move]:
        """What each of some replies did."""
        return [self._move(reply) for reply in replies]

    def _follow(self, replies: tuple[str, ...]) -> Talk:
        return follow(self.case, map(self._move, replies))

    def _move(self, reply: str) -> Move:
        kept, plain = _kept(reply), _plain(reply)
        against = self.against_card(reply)
        told = self.case.told
        return Move(
            hears=self._hears(reply),
            tells=frozenset(name for name in told if self._tells(name, plain)),
            next_step=self._takes_step(reply) and "time" not in against,
            harms=(*(harm for harm in HARMS if kept[harm]), *against),
            if_asked=frozenset(name for name in told if _found(told[name].short, plain)),
            against=frozenset(name for name in told if _found(told[name].against, plain)),
        )

    def _hears(self, reply: str) -> bool:
        tied = _tied(reply)
        return _kept(tied)[HEAR] is None or Fact(self.case.heard, ()).said_in(tied)

    def _takes_step(self, reply: str) -> bool:
        text = _tied(reply)
        if "asks" in self.case.told:  # who does not know yet says so, and is not vague for that
            text = _NOT_KNOWN.sub("", text)
        return _kept(text)[NEXT_STEP] is None

    def _tells(self, name: str, plain: str) -> bool:
        """Whether a reply tells a thing that is waited for, and does not refuse it."""
        is_no = self.case.told[name].is_no
        places = self._told()[name].places(refusal.without_heaps(_COUNTED.sub(_blank, plain)))
        return any(is_no or not refusal.is_refused(plain, *place) for place in places)

    def _judge(self, replies: tuple[str, ...]) -> Verdict:
        self._key()
        parts = tuple(self._parts(replies[: len(self._follow(replies).turns)]))
        right = {part.name for part in parts if part.outcome == "right"}
        if not right & self.case.told.keys():
            return Verdict("not-yet", idea="tells-nothing", parts=parts)
        share = (1 - SHARE_OF_END) * Fraction(len(right - {END}), len(parts) - 1)
        if END in right:
            share += SHARE_OF_END
        told = [part.idea for part in parts if part.idea]
        against = [part.idea for part in parts if part.idea and _is_law(part.name)]
        if against:
            share, told = min(share, MOST_AGAINST_LAW), against
        return replace(reading.shared(share, next(iter(told), "not-yet")), parts=parts)

    def _parts(self, replies: tuple[str, ...]) -> Iterator[Part]:
        known = dict(self.misconceptions)
        for name in self.names():
            broken = self._broken(name, replies)
            if broken is None:
                yield Part(name, "right")
            else:
                yield Part(name, "not-yet", known.get(name, broken.misconception), broken.words)

    def _broken(self, name: str, replies: tuple[str, ...]) -> Broken | None:
        if name == END:
            end = self._follow(replies).end
            return None if end == "well" else Broken(_OF_ENDS[end])
        if name in self.case.told:
            is_told = any(name in move.tells for move in self._follow(replies).moves)
            return None if is_told else Broken("fact-missing")
        if name == GREETING:
            return RULES[name].broken(replies[0])
        if name == ONE_APOLOGY:
            return RULES[name].broken("\n".join(replies))
        if name == CARD:
            moves = self._follow(replies).moves
            for reply, move in zip(replies, moves, strict=True):
                if not OF_CARD.isdisjoint(move.harms):
                    words = next(iter(self.against_card(reply).values()), reply)
                    return Broken("not-on-the-card", words)
            return None
        if name == HEAR and any(map(self._hears, replies)):
            return None
        if name == NEXT_STEP:
            steps = any(move.next_step for move in self._follow(replies).moves)
            return None if steps else Broken("no-next-step")
        broken = [_kept(reply)[name] for reply in replies]
        if name in HARMS:
            return next((one for one in broken if one), None)
        return None if None in broken else broken[0]

    def against_card(self, reply: str) -> dict[Harm, str]:
        """The words of a reply that the card does not say, by the kind of them."""
        text, plain = " ".join(reply.split()), _plain(reply)
        places: dict[Harm, tuple[int, int] | None] = {
            "untrue": self._untrue(plain),
            "amount": self._other_amount(plain),
            "time": refusal.other_time(
                plain, self.case.hour, tomorrow=self.case.tomorrow, numbers=self._numbers()
            ),
        }
        return {harm: text[place[0] : place[1]] for harm, place in places.items() if place}

    def _untrue(self, plain: str) -> tuple[int, int] | None:
        """The place of words that say what is not so, or refuse what the card promises."""
        for way in self.case.untrue:
            for found in re.finditer(way, plain):
                if not refusal.is_refused(plain, *found.span()):
                    return found.span()
        for name, told in self.case.told.items():
            if told.is_no:
                continue
            for start, end in self._told()[name].places(_COUNTED.sub(_blank, plain)):
                if refusal.is_refused(plain, start, end):
                    return refusal.part_before(plain, start), end
        return None

    def _other_amount(self, plain: str) -> tuple[int, int] | None:
        """The place of an amount that the card does not say, or not of what is paid back."""
        back = {told.yuan for told in self.case.told.values() if told.yuan is not None}
        for start, end in refusal.parts(plain):
            part = plain[start:end]
            said = [*facts.amounts(part), *_yuan(part)]
            is_back = bool(back) and bool(_BACK.search(part)) and not _PAID.search(part)
            if is_back and any(amount in back for _, amount in said):
                is_back = False
            for place, amount in said:
                known = amount < 1 or amount in (back if is_back else self.case.yuan)
                if not known and not refusal.is_refused(part, *place):
                    return start + place[0], start + place[1]
        return None

    def _numbers(self) -> set[str]:
        """The numbers of the card."""
        lines = (value.zh for _, value in self.case.lines)
        return {number for line in lines for number in re.findall(r"\d+", line)}

    def _told(self) -> Mapping[str, Fact]:
        return told_of(self.case) if self.answer is None else self.answer

    def _key(self) -> Mapping[str, Fact]:
        if self.answer is None:
            raise reading.unkeyed()
        return self.answer


def told_of(case: Case) -> dict[str, Fact]:
    """How each thing may be said that the customer of a case waits for: its key."""
    return {name: _fact(told) for name, told in case.told.items()}


def _fact(told: Told) -> Fact:
    if told.yuan is not None:
        return facts.money(told.yuan)
    return Fact(told.ways, ()) if told.hour is None else facts.hour(told.hour)


def _replies(raw: Any) -> tuple[str, ...]:
    """The replies of a raw answer, as they are seen. Raises :class:`Unreadable`."""
    if not isinstance(raw, list) or not 0 < len(raw) <= MOST_REPLIES:
        raise Unreadable(UNREADABLE)
    if not all(isinstance(one, str) and len(one) <= LONGEST_REPLY for one in raw):
        raise Unreadable(UNREADABLE)
    if any(is_empty(one) for one in raw):
        raise Unreadable(UNREADABLE)
    return tuple(map(seen, raw))


_COUNTED = re.compile(r"\b\d+(?= (?:of|apples?|pieces?|rotten|bad|are)\b)|\bof \d+\b")
"""Numbers that count things, and are no money."""

_NOT_KNOWN = re.compile(
    r"我?(?:也|还|现在)?(?:不清楚|不知道|不确定|说不准)(?=[，,。])"
    r"|\bI (?:do not|don't) know(?: it| that)?(?: yet)?(?=[,.])|\bI (?:am|'m) not sure(?=[,.])"
)

_YUAN = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) ?(?:yuan|rmb)\b|[¥￥] ?(\d+(?:\.\d+)?)")
_BACK = re.compile(r"\b(?:back|refund|return)|退|返还|还给")
_PAID = re.compile(r"\bpaid\b|\beach\b|付了|花了|每个|一个")


def _yuan(plain: str) -> Iterator[tuple[tuple[int, int], Decimal]]:
    """Amounts with an English unit or a sign before them, and their places."""
    for found in _YUAN.finditer(plain):
        yield found.span(), Decimal(found[1] or found[2])


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _plain(reply: str) -> str:
    """A reply in small letters, plain signs and single spaces, as long as it is with these."""
    text = " ".join(reply.split()).translate(NARROW)
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def _found(ways: Ways, plain: str) -> bool:
    return any(re.search(way, plain) for way in ways)


@lru_cache(maxsize=256)
def _tied(reply: str) -> str:
    """A reply without its heaps of words."""
    text = " ".join(reply.split())
    kept = refusal.without_heaps(_plain(reply))
    return "".join(sign if plain != " " else " " for sign, plain in zip(text, kept, strict=True))


@lru_cache(maxsize=256)
def _kept(reply: str) -> dict[str, Broken | None]:
    """Of each rule that every reply is looked at with: why it is not kept, or nothing."""
    return {name: RULES[name].broken(reply) for name in (HEAR, NEXT_STEP, *HARMS)}


def _is_law(name: str) -> bool:
    return name in RULES and RULES[name].law
