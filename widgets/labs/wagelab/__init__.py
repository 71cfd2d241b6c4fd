"""WageLab: one month of a work: what comes in, what goes out, what is left for an hour."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

from qihang.commerce import money
from qihang.commerce.wages import WORKS, Month, Work
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole
from widgets.core.ladder import bar

Number = Literal["pieces", "days", "hours"]

LEAST: dict[Number, int] = {"pieces": 0, "days": 1, "hours": 1}
MOST: dict[Number, int] = {"days": 31, "hours": 12}
"""Of pieces, each work has its own."""

LABELS: dict[Number, Message] = {
    "days": message("Days a month"),
    "hours": message("Hours a day"),
}


class WageLab(Lab):
    """Choose a work, and change how much is done on how many days: see what is left."""

    _esm, _css = assets("wagelab")
    item = "lab.wage"
    verbs = frozenset({"work", "number"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._take(next(iter(WORKS)))

    def _take(self, work: str) -> None:
        """Take a work up as it begins."""
        first = WORKS[work].begins
        self._id = work
        self._numbers: dict[Number, int] = {
            "pieces": first.pieces,
            "days": first.days,
            "hours": first.hours,
        }

    @property
    def _work(self) -> Work:
        return WORKS[self._id]

    @property
    def _month(self) -> Month:
        return self._work.month(**self._numbers)

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"work": self._id, "numbers": dict(self._numbers)}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_work(state.get("work"))
        numbers = state.get("numbers")
        for name, value in numbers.items() if isinstance(numbers, dict) else ():
            self.do_number(name, value)

    def do_work(self, work: object) -> None:
        """Choose another work; it begins with its own numbers."""
        if isinstance(work, str) and work in WORKS:
            self._take(work)
            self.redraw()

    def do_number(self, name: object, value: object) -> None:
        """Change pieces a day, days or hours. Where hours are paid, they are the pieces."""
        known = next((one for one in LEAST if one == name), None)
        if known is None or (value := whole(value, LEAST[known], self._most(known))) is None:
            return
        self._numbers[known] = value
        if self._work.by_the_hour and known != "days":
            self._numbers["pieces"] = self._numbers["hours"] = max(value, LEAST["hours"])
        self.redraw()

    def _most(self, name: Number) -> int:
        return self._work.most if name == "pieces" else MOST[name]

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Bars are in fen, amounts in yuan as they are written."""
        work, month = self._work, self._month
        numbers: tuple[Number, ...] = (
            ("hours", "days") if work.by_the_hour else ("pieces", "days", "hours")
        )
        return {
            "lab": "wage",
            "words": bilingual(_WORDS),
            "works": [{"id": one.id, "text": translations(one.name)} for one in WORKS.values()],
            "work": self._id,
            "numbers": [self._shown_number(name) for name in numbers],
            "bars": list(_bars(work, month)),
            "seen": translations(work.seen),
            "source": translations(
                message("{source}. Not checked yet: ask before.", source=work.source)
            ),
            **_said(work, month),
        }

    def _label(self, name: Number) -> Translated:
        """What a number is; what is paid says its pay."""
        work = self._work
        if name == "days" or (name == "hours" and not work.by_the_hour):
            return LABELS[name]
        return message(
            "Each day: {unit} of {pay} yuan", unit=work.unit, pay=money.figure(work.begins.pay)
        )

    def _shown_number(self, name: Number) -> dict[str, Any]:
        label = self._label(name)
        return {
            "id": name,
            "label": translations(label),
            "less": translations(message("{number}: less", number=label)),
            "more": translations(message("{number}: more", number=label)),
            "value": self._numbers[name],
            "least": LEAST[name],
            "most": self._most(name),
            "step": 10 if name == "pieces" and self._work.begins.pieces >= 100 else 1,
        }


def _said(work: Work, month: Month) -> dict[str, Any]:
    if month.pieces > month.hours * work.most_an_hour:
        return said(
            message(
                "{pieces} {unit} in {hours} hours: nobody does so many. Take more hours, or less.",
                pieces=month.pieces,
                unit=work.unit,
                hours=month.hours,
            ),
            "notyet",
            "→",
        )
    values = {
        "taken": money.short(month.taken),
        "spent": money.short(month.spent),
        "hours": month.all_hours,
    }
    if month.left < 0:
        return said(
            message(
                "{taken} yuan come in, {spent} go out: {loss} are missing for {hours} hours.",
                loss=money.short(-month.left),
                **values,
            ),
            "notyet",
            "×",
        )
    return said(
        message(
            "{taken} − {spent} = {left} yuan for {hours} hours: {an_hour} yuan an hour.",
            left=money.short(month.left),
            an_hour=money.written(month.an_hour),
            **values,
        ),
        "ok",
        "✓",
    )


def _bars(work: Work, month: Month) -> Iterator[dict[str, Any]]:
    """What comes in; what goes out of it, piece by piece from its end; what is left."""
    yield bar("taken", message("Comes in"), month.taken, ("whole", Decimal(0), month.taken))
    end = month.taken
    for number, (name, yuan) in enumerate(_costs(work, month)):
        yield bar(f"cost-{number}", name, yuan, ("piece", end - yuan, end))
        end -= yuan
    if month.left < 0:
        yield bar("left", message("Missing"), -month.left, ("loss", month.left, Decimal(0)))
    else:
        yield bar("left", message("Left"), month.left, ("left", Decimal(0), month.left))


def _costs(work: Work, month: Month) -> Iterator[tuple[Translated, Decimal]]:
    if month.meals:
        yield message("Meals"), month.eaten
    for cost in work.costs:
        yield cost.name, cost.yuan


_WORDS: dict[str, Translated] = {
    "title": message("A month of work"),
    "question": message("What is left of a month, and for an hour?"),
    "work": message("Work"),
    "again": message("Start again"),
}
