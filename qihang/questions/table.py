"""A table whose empty cells are filled with numbers.

Each cell is judged from the trainee's own cells before it, so that one mistake costs once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Any, NamedTuple

from qihang.questions import reading
from qihang.questions.base import Examples, Part, Unreadable, Verdict, is_empty
from qihang.questions.evidence import NUMBERS, Place, shown_in, told_apart
from qihang.questions.number import DECIMAL_COMMA, Number

UNREADABLE = "write-in-the-table"

Rule = Callable[["Before"], Decimal | int] | Decimal | int | str
"""How a cell follows from the cells before it, or simply its number."""

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Field:
    """How the numbers of a column (or of a row) are written, and those that are ``given``.

    ``given`` is by the id of the row (or of the column); all other cells are to be filled.
    """

    unit: str = ""
    places: int | None = None
    given: Mapping[str, Decimal | int | str] = field(default_factory=dict)


class Cell(NamedTuple):
    """A place in a table."""

    row: str
    column: str

    @property
    def name(self) -> str:
        """How answers call it."""
        return f"{self.row}.{self.column}"


class Before:
    """The cells that stand before one, as its rule sees them.

    ``before.price`` is the cell of column ``price`` in the same row, or of row ``price``
    in the same column. Raises ``AttributeError`` for one that does not stand before.
    """

    def __init__(self, values: Mapping[str, Decimal], cell: Cell):
        self._values, self._cell = values, cell

    def __getattr__(self, name: str) -> Decimal:
        row, column = self._cell
        for other in (Cell(row, name), Cell(name, column)):
            if other.name in self._values:
                return self._values[other.name]
        raise AttributeError(f"no cell {name} stands before {self._cell.name}")


@dataclass(frozen=True)
class Table:
    """A table of ``rows`` and ``columns``; ``fields`` are by the ids of one of them.

    A cell is named ``row.column``. A raw answer is ``{"tea.profit": "17.90", …}``; cells
    may be missing. Every right cell earns the same share. A cell is right if it follows
    from the trainee's own cells before it, or is the true value: a mistake
    costs one cell, and a cell worked out from the given numbers is right again. Where an own
    cell is missing, cannot be read, or allows no result, the true one stands in.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    fields: Mapping[str, Field]
    rules: Mapping[str, Rule] | None = None
    misconceptions: tuple[tuple[str, Rule, str], ...] = ()

    kind = "table"

    def __post_init__(self) -> None:
        ids = self.rows + self.columns
        if len(set(ids)) != len(ids) or not all(map(_ID.fullmatch, ids)):
            raise ValueError(f"{ids} are not ids of rows and columns, each used once")
        if set(self.fields) not in (set(self.rows), set(self.columns)):
            raise ValueError("there is not one field for each column, or one for each row")
        if not self.blanks():
            raise ValueError("there is no cell to fill")

    def expecting(self, **rules: Rule) -> Table:
        """The same question with its key: rules by column or row, for every cell to fill.

        Where both have one, the column's holds. Raises ``ValueError`` for a cell without
        a rule, and what a rule raises that cannot be worked out.
        """
        reading.among(rules, self.rows + self.columns)
        keyed = replace(self, rules=rules)
        keyed.truth()
        return keyed

    def with_misconception(self, where: str, distractor: Rule, name: str) -> Table:
        """The same question, where a cell that follows from ``distractor`` shows ``name``.

        ``where`` is a column, a row, or the name of one cell.
        """
        names = [cell.name for cell in self.blanks()]
        reading.among(where, [*self.rows, *self.columns, *names])
        return replace(
            self,
            misconceptions=(
                *self.misconceptions,
                (where, distractor, reading.named(name)),
            ),
        )

    def cells(self) -> list[Cell]:
        """All cells, in reading order."""
        return [Cell(row, column) for row in self.rows for column in self.columns]

    def blanks(self) -> list[Cell]:
        """The cells to fill, in reading order."""
        return [cell for cell in self.cells() if self.given(cell) is None]

    def given(self, cell: Cell) -> Decimal | None:
        """The number that stands in a cell from the start, if any."""
        of = self.field(cell).given
        number = of.get(cell.row if cell.column in self.fields else cell.column)
        return None if number is None else reading.exact(number)

    def field(self, cell: Cell) -> Field:
        """How the number of a cell is written."""
        return self.fields[cell.column if cell.column in self.fields else cell.row]

    def number(self, cell: Cell) -> Number:
        """The number of a cell, as a question of its own."""
        return Number(unit=self.field(cell).unit, places=self.field(cell).places)

    def example(self, cell: Cell) -> str:
        """A number as it is written in a cell, and none that is right or often taken for it."""
        number = self.number(cell)
        if self.rules is not None:
            truth = self.truth()
            number = number.expecting(truth[cell.name])
            for distractor, name in self._distractors(cell, self.misconceptions):
                value = _from_own(distractor, truth, truth, cell)
                number = number.with_misconception(value, name)
        return number.example()

    def truth(self) -> dict[str, Decimal]:
        """The true value of every cell, by name."""
        values: dict[str, Decimal] = {}
        for cell in self.cells():
            given = self.given(cell)
            rule = self._rule(cell) if given is None else given
            values[cell.name] = _worked_out(rule, values, cell)
        return values

    def read(self, raw: Any) -> dict[str, Decimal | Unreadable]:
        """See :meth:`Question.read`. The filled cells by name, and why one cannot be read."""
        filled = self._filled(raw)
        if not any(isinstance(value, Decimal) for value in filled.values()):
            hints = {value.hint for value in filled.values() if isinstance(value, Unreadable)}
            raise Unreadable(DECIMAL_COMMA if DECIMAL_COMMA in hints else UNREADABLE)
        return filled

    def unread(self, raw: Any) -> dict[Cell, str]:
        """The filled cells of a raw answer that cannot be read, each with its hint."""
        try:
            filled = self._filled(raw)
        except Unreadable:
            return {}
        values = ((cell, filled.get(cell.name)) for cell in self.blanks())
        return {cell: value.hint for cell, value in values if isinstance(value, Unreadable)}

    def mark(self, raw: Any) -> Verdict:
        """See :meth:`Question.mark`."""
        if isinstance(raw, dict) and all(map(is_empty, raw.values())):
            return Verdict("empty")
        return reading.mark(raw, self.read, self._judge)

    def examples(self) -> Examples:
        """See :meth:`Question.examples`."""
        truth = self.truth()
        right = {cell.name: self.number(cell).written(truth[cell.name]) for cell in self.blanks()}
        with_units = {
            cell.name: f" {right[cell.name]}{self.field(cell).unit} " for cell in self.blanks()
        }
        far, distractors = self._all_wrong(()), self._all_wrong(self.misconceptions)
        first = self.blanks()[0].name
        return Examples(
            right=[right, with_units],
            wrong=[far, distractors, {first: far[first]}],
            unreadable=[{first: "many"}, {"no.cell": "1"}, [1, 2], "12", 7, True],
        )

    def can_show(self) -> dict[str, Place]:
        """See :meth:`qihang.questions.evidence.Tells.can_show`."""
        truth = self.truth()
        return {cell.name: Place(self._told_by(cell, truth), NUMBERS) for cell in self.blanks()}

    def showed(self, raw: Any) -> dict[str, str | None]:
        """See :meth:`qihang.questions.evidence.Tells.showed`."""
        return shown_in(self.mark(raw)) if isinstance(raw, dict) else {}

    def _told_by(self, cell: Cell, truth: Mapping[str, Decimal]) -> dict[str, str]:
        """What stands in a cell by each misconception, where the cells before it are right."""
        known = (
            (name, _worked_out(distractor, truth, cell))
            for distractor, name in self._distractors(cell, self.misconceptions)
        )
        every = (*known, *self.number(cell).usual(truth[cell.name]))
        ideas = told_apart(every, lambda value: self._part(cell, value, truth, truth).idea)
        return {name: f"{value:zf}" for name, value in ideas.items()}

    def _filled(self, raw: Any) -> dict[str, Decimal | Unreadable]:
        blanks = {cell.name: cell for cell in self.blanks()}
        if not isinstance(raw, dict) or not raw.keys() <= blanks.keys():
            raise Unreadable(UNREADABLE)
        return {
            name: self._number_in(cell, raw[name])
            for name, cell in blanks.items()
            if not is_empty(raw.get(name))
        }

    def _judge(self, filled: Mapping[str, Decimal | Unreadable]) -> Verdict:
        parts = tuple(self._parts(filled))
        share = Fraction(sum(part.outcome == "right" for part in parts), len(parts))
        return replace(reading.shared(share, _first_misconception(parts)), parts=parts)

    def _parts(self, filled: Mapping[str, Decimal | Unreadable]) -> Iterator[Part]:
        truth = self.truth()
        own: dict[str, Decimal] = {}
        for cell in self.cells():
            value = filled.get(cell.name)
            if isinstance(value, Decimal):
                yield self._part(cell, value, own, truth)
            elif isinstance(value, Unreadable):
                yield Part(cell.name, "unreadable", value.hint)
            elif self.given(cell) is None:
                yield Part(cell.name, "empty", "not-filled")
            own[cell.name] = value if isinstance(value, Decimal) else truth[cell.name]

    def _part(
        self, cell: Cell, value: Decimal, own: Mapping[str, Decimal], truth: Mapping[str, Decimal]
    ) -> Part:
        number = self.number(cell)

        def values(rule: Rule) -> tuple[Decimal, Decimal]:
            return _worked_out(rule, truth, cell), _from_own(rule, own, truth, cell)

        right = values(self._rule(cell))
        if any(number.same(value, one) for one in right):
            return Part(cell.name, "right", follows=not number.same(value, right[0]))
        known = (
            name
            for distractor, name in self._distractors(cell, self.misconceptions)
            if any(number.same(value, one) for one in values(distractor))
        )
        general = (name for one in right if (name := number.general(value, one)))
        return Part(cell.name, "not-yet", next(chain(known, general), "not-yet-cell"))

    def _distractors(
        self, cell: Cell, misconceptions: tuple[tuple[str, Rule, str], ...]
    ) -> Iterator[tuple[Rule, str]]:
        for where, distractor, name in misconceptions:
            if where in (cell.row, cell.column, cell.name):
                yield distractor, name

    def _rule(self, cell: Cell) -> Rule:
        if self.rules is None:
            raise reading.unkeyed()
        for name in (cell.column, cell.row):
            if name in self.rules:
                return self.rules[name]
        raise ValueError(f"there is no rule for {cell.name}")

    def _number_in(self, cell: Cell, raw: Any) -> Decimal | Unreadable:
        try:
            return self.number(cell).read(raw)
        except Unreadable as unreadable:
            return unreadable

    def _all_wrong(self, misconceptions: tuple[tuple[str, Rule, str], ...]) -> dict[str, str]:
        """An answer with no cell right: each by a distractor if it has one, or else far away."""
        truth = self.truth()
        own: dict[str, Decimal] = {}
        written: dict[str, str] = {}
        for cell in self.cells():
            own_value = truth[cell.name]
            if self.given(cell) is None:
                written[cell.name] = self._wrong(cell, own, truth, misconceptions)
                own_value = Decimal(written[cell.name])
            own[cell.name] = own_value
        return written

    def _wrong(
        self,
        cell: Cell,
        own: Mapping[str, Decimal],
        truth: Mapping[str, Decimal],
        misconceptions: tuple[tuple[str, Rule, str], ...],
    ) -> str:
        distractors = [
            _from_own(distractor, own, truth, cell)
            for distractor, _ in self._distractors(cell, misconceptions)
        ]
        far = 7 + max(truth[cell.name], _from_own(self._rule(cell), own, truth, cell))
        texts = map(self.number(cell).written, (*distractors, far))
        wrong = (t for t in texts if self._part(cell, Decimal(t), own, truth).outcome != "right")
        return next(wrong)


def _worked_out(rule: Rule, values: Mapping[str, Decimal], cell: Cell) -> Decimal:
    return reading.exact(rule(Before(values, cell)) if callable(rule) else rule)


def _from_own(
    rule: Rule, own: Mapping[str, Decimal], truth: Mapping[str, Decimal], cell: Cell
) -> Decimal:
    try:
        return _worked_out(rule, own, cell)
    except ArithmeticError:  # an own cell of 0 to divide by
        return _worked_out(rule, truth, cell)


def _first_misconception(parts: tuple[Part, ...]) -> str:
    """What is said first: a named misconception, then what is not right, then what is missing."""
    found = [part.idea for part in parts if part.idea]
    named = (name for name in found if name not in _OF_THE_TABLE)
    plain = (instead for name, instead in _OF_THE_TABLE.items() if name in found)
    return next(chain(named, plain), "not-yet-table")


_OF_THE_TABLE = {
    "not-yet-cell": "not-yet-table",
    "write-a-number": "cell-not-readable",
    "not-filled": "fill-every-cell",
}
"""What is said of one cell, and of the whole table then; the first that is found is said."""
