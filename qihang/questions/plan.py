"""The one-page plan of a first month, judged by rules between its own lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Any

from qihang.commerce import plan
from qihang.commerce.own_goods import OwnGoods
from qihang.commerce.plan import CHECKS, FOLLOWS, LINES, Follow, Goods, Values
from qihang.commerce.plan_choices import CHOICES, FITS, LONGEST_WHY, papers_fit
from qihang.language.signs import seen
from qihang.language.typed import can_be_written
from qihang.questions import reading
from qihang.questions.base import Examples, Part, Unreadable, Verdict, is_empty
from qihang.questions.evidence import NUMBERS, Place, shown_in, told_apart
from qihang.questions.number import Number

UNREADABLE = "write-in-the-plan"

OWN, WHY = "own", "why"
"""Where an answer has the goods that it was begun with, and a sentence in own words."""

NAMES = (*LINES, *CHOICES)
"""The lines that are looked at, in the order of the page."""

RULED = frozenset({*FOLLOWS, *CHECKS, "papers", "then"})
"""The lines of which a rule says whether they are right; each earns the same."""

PLAIN = tuple(name for name in NAMES if name not in RULED)
"""The lines that are right once something is there. All together they earn as much as one rule."""

_BROKEN: Mapping[str, str] = {
    "cash": "cash-below-zero",
    "end": "cash-below-zero",
    "sold": "sold-more-than-bought",
    "price": "price-below-costs",
    "stop": "stop-line",
}
"""The thought behind a line that breaks its check."""

_OTHERWISE = dict.fromkeys(("goods", "used", "parcel", "refill"), "not-as-on-the-sheet")
"""What is said of a line that does not follow, where "look at the cells before" is too little."""

_SLIPS: tuple[tuple[str, Follow, str], ...] = (
    ("gone", lambda at, goods: FOLLOWS["gone"](at, goods) + at["deposit"], "deposit-as-cost"),
    ("gone", lambda at, goods: FOLLOWS["gone"](at, goods) + at["goods"], "goods-as-gone"),
    ("spent", lambda at, _: at["goods"] + at["gone"], "deposit-left-out"),
    ("back", lambda at, _: at["paid"] * at["refunds"], "hundred-times-too-large"),
    ("fee", lambda at, goods: at["net"] * goods.fee, "hundred-times-too-large"),
    ("fee", lambda at, goods: at["paid"] * goods.fee / 100, "fee-of-all-paid"),
    ("left", lambda at, goods: FOLLOWS["left"](at, goods) + at["fee"], "fee-not-taken-away"),
    ("left", lambda at, goods: FOLLOWS["left"](at, goods) + at["back"], "refunds-left-in"),
    ("left", lambda at, goods: FOLLOWS["left"](at, goods) - at["deposit"], "deposit-as-cost"),
    ("end", lambda at, _: at["cash"] + at["left"], "left-is-not-cash"),
    ("end", lambda at, goods: FOLLOWS["end"](at, goods) + at["deposit"], "deposit-still-out"),
    ("end", lambda at, goods: FOLLOWS["end"](at, goods) + at["fee"], "fee-not-taken-away"),
)
"""How lines are often worked out otherwise, and the thought behind it."""


@dataclass(frozen=True)
class Filled:
    """What a raw answer says: the goods it is about, numbers, what was chosen, own words."""

    goods: Goods
    numbers: Mapping[str, Decimal | Unreadable]
    chosen: Mapping[str, str]
    why: str

    def known(self) -> dict[str, Decimal]:
        """The numbers that can stand where they stand, and what follows where one is missing."""
        read = ((name, one) for name, one in self.numbers.items() if isinstance(one, Decimal))
        own = {name: value for name, value in read if LINES[name].holds(value)}
        return plan.filled_up(own, self.goods)

    def true(self) -> dict[str, Decimal]:
        """What follows from the lines that were decided alone, whatever was worked out."""
        decided = {name: value for name, value in self.known().items() if name not in FOLLOWS}
        return plan.filled_up(decided, self.goods)


@dataclass(frozen=True)
class Plan:
    """A plan for the ``goods`` of the case, or for the trainee's own.

    A raw answer has a line for each number and choice, ``why`` in own words, and ``own``: what
    :func:`qihang.commerce.plan.frozen` kept of the sheet when the first line was written. There
    is no key beside the rules: each line is judged from the trainee's own lines before it, so that
    one mistake costs once, and is right as well if it follows from what was decided alone. Every
    rule earns the same.
    """

    goods: Goods
    keyed: bool = False
    misconceptions: tuple[tuple[str, str], ...] = field(default=())

    kind = "plan"

    def expecting(self) -> Plan:
        """The same question, to be marked: its rules are its key."""
        return replace(self, keyed=True)

    def with_misconception(self, name: str, misconception: str) -> Plan:
        """The same question, where ``misconception`` is behind a line that is not right yet."""
        reading.among(name, NAMES)
        named = name, reading.named(misconception)
        return replace(self, misconceptions=(*self.misconceptions, named))

    @property
    def own_misconceptions(self) -> list[str]:
        """The misconceptions that are named without an author's naming them."""
        slips = (idea for *_, idea in _SLIPS)
        chosen = ("papers-missing", "does-not-help")
        return list(dict.fromkeys((*slips, *_OTHERWISE.values(), *_BROKEN.values(), *chosen)))

    def read(self, raw: Any) -> Filled:
        """See :meth:`Question.read`. Some numbers may not be readable; at least one line is."""
        filled = self._filled(raw)
        if not filled.chosen and not any(
            isinstance(one, Decimal) for one in filled.numbers.values()
        ):
            raise Unreadable(UNREADABLE)
        return filled

    def goods_of(self, raw: Any) -> Goods:
        """The goods that a raw answer is about: the trainee's own, or those of the case."""
        own = raw.get(OWN) if isinstance(raw, dict) else None
        return plan.thawed(own, self.goods.fee) or self.goods

    def open_lines(self, raw: Any) -> tuple[str, ...]:
        """The lines in which nothing stands yet."""
        given = raw if isinstance(raw, dict) else {}
        return tuple(name for name in NAMES if is_empty(given.get(name)))

    def unread(self, raw: Any) -> dict[str, str]:
        """The numbers of a raw answer that cannot be read, each with its hint."""
        try:
            numbers = self._filled(raw).numbers
        except Unreadable:
            return {}
        return {name: one.hint for name, one in numbers.items() if isinstance(one, Unreadable)}

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`."""
        if isinstance(raw, dict) and all(is_empty(raw[name]) for name in raw if name != OWN):
            return Verdict("empty")
        return reading.mark(raw, self.read, self._judge)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        own = plan.frozen(OwnGoods(name="bowl", cost=800, parcel=550, packaging=50, price=2690))
        return Examples(
            right=[model(self.goods), {**model(self.goods_of({OWN: own})), OWN: own}],
            wrong=[{"start": "1"}, {"papers": "later"}, {"goods": "7", "then": "borrow"}],
            unreadable=[
                [1, 2],
                "12",
                7,
                True,
                {"no line": "1"},
                {"start": "many"},
                {"start": "3000", OWN: "own"},
                {"start": "3000", WHY: "x" * (LONGEST_WHY + 1)},
                {"risk": ["returns"]},
            ],
        )

    def can_show(self) -> dict[str, Place]:
        """See :meth:`qihang.questions.evidence.Tells.can_show`."""
        values = plan.worked_out(_decided(self.goods), self.goods)
        return {
            line: Place(_told_by(line, values, self.goods), NUMBERS)
            for line in dict.fromkeys(line for line, *_ in _SLIPS)
        }

    def showed(self, raw: Any) -> dict[str, str | None]:
        """See :meth:`qihang.questions.evidence.Tells.showed`."""
        return shown_in(self.mark(raw)) if isinstance(raw, dict) else {}

    def _filled(self, raw: Any) -> Filled:
        if not isinstance(raw, dict) or not raw.keys() <= {*NAMES, OWN, WHY}:
            raise Unreadable(UNREADABLE)
        if not isinstance(raw.get(OWN) or {}, dict):
            raise Unreadable(UNREADABLE)
        return Filled(
            self.goods_of(raw),
            {name: self._number_in(name, raw[name]) for name in LINES if _has(raw, name)},
            {name: _chosen(name, raw[name]) for name in CHOICES if _has(raw, name)},
            _own_words(raw.get(WHY)),
        )

    def _number_in(self, name: str, raw: Any) -> Decimal | Unreadable:
        try:
            return number_of(name).read(raw)
        except Unreadable as unreadable:
            return unreadable

    def _judge(self, filled: Filled) -> Verdict:
        if not self.keyed:
            raise reading.unkeyed()
        parts = tuple(self._parts(filled))
        right = {part.name for part in parts if part.outcome == "right"}
        earned = len(right & RULED) + (right >= set(PLAIN))
        share = Fraction(earned, len(RULED) + 1)
        return replace(reading.shared(share, _first(parts)), parts=parts)

    def _parts(self, filled: Filled) -> Iterator[Part]:
        known, true = filled.known(), filled.true()
        named = dict(self.misconceptions)
        for name in NAMES:
            part = (
                self._of_number(name, filled, known, true)
                if name in LINES
                else _of_choice(name, filled.chosen, filled.goods.kind)
            )
            again = named.get(name) if part.outcome == "not-yet" else None
            yield replace(part, idea=again) if again else part

    def _of_number(self, name: str, filled: Filled, known: Values, true: Values) -> Part:
        value = filled.numbers.get(name)
        if value is None:
            return Part(name, "empty", "not-filled")
        if isinstance(value, Unreadable):
            return Part(name, "unreadable", value.hint)
        if not LINES[name].holds(value):
            return Part(name, "not-yet", "not-in-this-line")
        try:
            is_true = name in FOLLOWS and name in true and number_of(name).same(value, true[name])
            idea = None if is_true else _does_not_follow(name, known, filled.goods)
            idea = idea or _breaks(name, known, filled)
        except KeyError:
            idea = "lines-missing"
        if idea:
            return Part(name, "not-yet", idea)
        return Part(name, "right", follows=name in FOLLOWS and name in true and not is_true)


def _does_not_follow(name: str, known: Values, goods: Goods) -> str | None:
    """The thought behind a line that does not follow from those before, if it does not."""
    if name not in FOLLOWS:
        return None
    number, value = number_of(name), known[name]
    right = FOLLOWS[name](known, goods)
    if number.same(value, right):
        return None
    slips = (
        idea
        for line, slip, idea in _SLIPS
        if line == name and _same(number, value, slip, known, goods)
    )
    general = number.general(value, right)
    return next(chain(slips, filter(None, [general])), _OTHERWISE.get(name, "not-yet-cell"))


def _told_by(name: str, values: Values, goods: Goods) -> dict[str, str]:
    """What stands in a line by each slip, in a plan that is right but for it."""
    slips = [(idea, slip(values, goods)) for line, slip, idea in _SLIPS if line == name]
    ideas = told_apart(slips, lambda value: _does_not_follow(name, {**values, name: value}, goods))
    return {idea: f"{value:zf}" for idea, value in ideas.items()}


def number_of(name: str) -> Number:
    """The number of a line, as a question of its own."""
    line = LINES[name]
    near = Decimal("0.5") if name == "hourly" else None
    return Number(unit=line.unit, places=line.places, near=near)


def _same(number: Number, value: Decimal, slip: Follow, known: Values, goods: Goods) -> bool:
    try:
        return number.same(value, slip(known, goods))
    except KeyError:
        return False


def _breaks(name: str, known: Values, filled: Filled) -> str | None:
    """The thought behind a line that breaks its check. A price may be low for a reason."""
    check = CHECKS.get(name)
    if check is None or check(known, filled.goods) or (name == "price" and filled.why):
        return None
    return _BROKEN[name]


def _of_choice(name: str, chosen: Mapping[str, str], kind: str) -> Part:
    one = chosen.get(name)
    if one is None:
        return Part(name, "empty", "choose-one")
    if name == "papers" and not papers_fit(one, kind):
        return Part(name, "not-yet", "papers-missing")
    if name == "then" and "risk" not in chosen:
        return Part(name, "not-yet", "lines-missing")
    if name == "then" and one not in FITS[chosen["risk"]]:
        return Part(name, "not-yet", "does-not-help")
    return Part(name, "right")


def _has(raw: Mapping[str, Any], name: str) -> bool:
    return not is_empty(raw.get(name))


def _chosen(name: str, raw: Any) -> str:
    if not isinstance(raw, str) or raw not in CHOICES[name][1]:
        raise Unreadable(UNREADABLE)
    return raw


def _own_words(raw: Any) -> str:
    if is_empty(raw):
        return ""
    if not isinstance(raw, str) or len(raw) > LONGEST_WHY or not can_be_written(raw):
        raise Unreadable(UNREADABLE)
    return seen(raw).strip()


def _first(parts: tuple[Part, ...]) -> str:
    """What is said first: a named thought, then what is not right, then what is missing."""
    found = [part.idea for part in parts if part.idea]
    named = (one for one in found if one not in _OF_THE_PLAN)
    plain = (instead for one, instead in _OF_THE_PLAN.items() if one in found)
    return next(chain(named, plain), "not-yet-table")


_OF_THE_PLAN = {
    "not-yet-cell": "not-yet-table",
    "lines-missing": "not-yet-table",
    "write-a-number": "cell-not-readable",
    "not-filled": "fill-every-cell",
    "choose-one": "choose-one",
}
"""What is said of one line, and of the whole plan then; the first that is found is said."""


# ---- a plan to begin with -----------------------------------------------------------------


def model(goods: Goods) -> dict[str, str]:
    """An answer that keeps all rules for some goods; what a question shows of itself, and what an
    author begins the model answer with."""
    values = plan.worked_out(_decided(goods), goods)
    written = {name: number_of(name).written(values[name]) for name in LINES}
    chosen = {
        "papers": "food" if goods.kind == "food" else "register",
        "risk": "returns",
        "then": "reason",
    }
    why = {} if plan.covers_costs(values["price"], goods) else {WHY: "先试两周，看有没有人买。"}
    return {**written, **chosen, **why}


def _decided(goods: Goods) -> dict[str, Decimal]:
    most = LINES["price"].most
    price = (
        goods.price
        if plan.covers_costs(goods.price, goods)
        else min(2 * (goods.cost + goods.parcel), most)
    )
    round_up = -(-(20 * goods.cost + 60 * goods.parcel + 2000) // 100) * 100
    decided: dict[str, Decimal | int] = {
        "start": round_up,
        "pieces": 20,
        "deposit": 500,
        "packing": 60,
        "tools": 250,
        "phone": 100,
        "price": price,
        "sold": 20,
        "refunds": 10,
        "ads": 0,
        "hours": 40,
        "again": 0,
        "stop": 600,
    }
    return {name: Decimal(value) for name, value in decided.items()}
