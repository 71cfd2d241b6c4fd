"""ReportLab: from a shop's raw orders to a weekly report, and to a chart that does not mislead."""

from __future__ import annotations

from typing import Any

from qihang.commerce import money, sales
from qihang.commerce.shopweeks import DAYS
from qihang.language.messages import Translated, message, translations
from qihang.sessions.shown import STATUSES
from widgets.core.chartlab import ChartLab
from widgets.core.lab import assets, bilingual, whole
from widgets.labs.reportlab.charts import CHARTS, HONEST, OWN, TRICKS, pair_of_charts, told_apart
from widgets.labs.reportlab.figures import (
    FIGURES,
    added_up,
    by_week,
    changed,
    finding,
    order_table,
    reports,
    worth,
)

KINDS: dict[str, tuple[Translated, Translated]] = {
    "line": (message("line"), message("A line shows how a number goes on from day to day.")),
    "bar": (message("bars"), message("Bars compare amounts. Bars must begin at 0.")),
    "table": (message("table"), message("A table shows each number exactly.")),
}

PERIODS: dict[str, Translated] = {"day": message("by day"), "week": message("by week")}


class ReportLab(ChartLab):
    """Look at raw orders, read the report, make a chart, and tell a fair chart from another."""

    _esm, _css = assets("reportlab")
    item = "lab.report"
    verbs = frozenset({"status", "day", "figure", "kind", "period", "trick", "believe"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._status = "all"
        self._day = 0
        self._figure = "paid"
        self._kind = "line"
        self._period = "day"
        self._trick = "axis"
        self._believes: dict[str, str] = {}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``day`` 0: all days; ``believes``: a chart for each trick."""
        return {
            "status": self._status,
            "day": self._day,
            "figure": self._figure,
            "kind": self._kind,
            "period": self._period,
            "trick": self._trick,
            "believes": dict(sorted(self._believes.items())),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_status(state.get("status"))
        self.do_day(state.get("day"))
        self.do_figure(state.get("figure"))
        self.do_kind(state.get("kind"))
        self.do_period(state.get("period"))
        self.do_trick(state.get("trick"))
        believes = state.get("believes")
        if isinstance(believes, dict):
            self._believes = {
                trick: believes[trick] for trick in TRICKS if believes.get(trick) in CHARTS
            }

    def do_status(self, status: object) -> None:
        """Look only at the orders of one status, or at ``"all"``."""
        if isinstance(status, str) and status in ("all", *STATUSES):
            self._status = status
            self.redraw()

    def do_day(self, day: object) -> None:
        """Look only at the orders of one day, or at all (0)."""
        if (day := whole(day, 0, DAYS)) is not None:
            self._day = day
            self.redraw()

    def do_figure(self, figure: object) -> None:
        """Choose what the chart shows."""
        if isinstance(figure, str) and figure in FIGURES:
            self._figure = figure
            self.redraw()

    def do_kind(self, kind: object) -> None:
        """Choose line, bars or table."""
        if isinstance(kind, str) and kind in KINDS:
            self._kind = kind
            self.redraw()

    def do_period(self, period: object) -> None:
        """Choose a value a day, or a value a week."""
        if isinstance(period, str) and period in PERIODS:
            self._period = period
            self.redraw()

    def do_trick(self, trick: object) -> None:
        """Choose which way of misleading the pair of charts is about."""
        if isinstance(trick, str) and trick in TRICKS:
            self._trick = trick
            self.redraw()

    def do_believe(self, chart: object) -> None:
        """Say which of the two charts is to be believed."""
        if isinstance(chart, str) and chart in CHARTS:
            self._believes[self._trick] = chart
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        return {
            "lab": "report",
            "words": bilingual(_WORDS),
            "rows": self._rows(),
            "status": self._status,
            "statuses": _STATUS_CHOICES,
            "status_words": _STATUS_WORDS,
            "day": str(self._day),
            "days": _DAY_CHOICES,
            "report": _report_rows(),
            "added": translations(added_up()),
            "figure": self._figure,
            "figures": _FIGURE_CHOICES,
            "kind": self._kind,
            "kinds": _KIND_CHOICES,
            "kind_help": translations(KINDS[self._kind][1]),
            "period": self._period,
            "periods": _PERIOD_CHOICES,
            "heading": translations(FIGURES[self._figure].heading),
            **self._chart(),
            "sentence": translations(finding(FIGURES[self._figure], self._period)),
            "trick": self._trick,
            "tricks": _TRICK_CHOICES,
            **pair_of_charts(self._trick, self.drawn),
            "believes": self._believes.get(self._trick),
            "said": self._said(),
        }

    def _rows(self) -> dict[str, Any]:
        """The orders that are wanted, and what they are worth by each of three amounts."""
        frame = order_table()
        wanted = frame["day"] == self._day if self._day else frame["day"] > 0
        if self._status != "all":
            wanted &= frame["status"] == self._status
        orders = list(frame.loc[wanted, "order"])
        return {
            "orders": [
                [order.number, str(order.day), order.buyer, money.yuan(order.fen), order.status]
                for order in orders
            ],
            "count": translations(
                message("Shown: {count} of {all} orders.", count=len(orders), all=len(frame))
            ),
            "worth": translations(worth(sales.report(orders, []))),
        }

    def _chart(self) -> dict[str, Any]:
        if self._kind == "table":
            return {"chart": None, "cells": _cells(self._figure, self._period)}
        wanted = (self._figure, self._kind, self._period)
        return {"chart": self.drawn(OWN, wanted), "cells": None}

    def _said(self) -> dict[str, Any] | None:
        """What sets the two charts apart, once the trainee has chosen."""
        believed = self._believes.get(self._trick)
        if believed is None:
            return None
        difference = told_apart(self._trick)
        if believed == HONEST:
            return _note("ok", "✓", message("Yes, chart B. {difference}", difference=difference))
        return _note(
            "notyet", "→", message("Not yet: look again. {difference}", difference=difference)
        )


def _report_rows() -> list[dict[str, Any]]:
    """The weekly report: each figure with its definition, both weeks and the change."""
    first, second = by_week().values()
    rows = []
    for name, figure in FIGURES.items():
        sign, change = changed(figure, first, second)
        rows.append(
            {
                "id": name,
                "name": translations(figure.name),
                "definition": translations(figure.definition),
                "weeks": [
                    {
                        "value": translations(figure.written(found)),
                        "working": translations(figure.working(found)),
                    }
                    for found in (first, second)
                ],
                "sign": sign,
                "change": translations(change),
            }
        )
    return rows


def _cells(name: str, period: str) -> dict[str, Any]:
    """The chart as a table."""
    figure = FIGURES[name]
    return {
        "heads": [translations(_PERIOD_NAMES[period]), translations(figure.name)],
        "rows": [
            [str(number), translations(figure.written(found))]
            for number, found in reports(period).items()
        ],
    }


def _note(tone: str, sign: str, text: Translated) -> dict[str, Any]:
    return {"tone": tone, "sign": sign, "text": translations(text)}


_PERIOD_NAMES = {"day": message("Day"), "week": message("Week")}

_WORDS: dict[str, Translated] = {
    "title": message("From raw orders to a chart"),
    "question": message("Which numbers tell how the shop is doing, and which charts mislead?"),
    "orders": message("1. The raw orders"),
    "orders_table": message("Orders of a tea shop in two weeks"),
    "number": message("Order"),
    "day": message("Day"),
    "buyer": message("Buyer"),
    "yuan": message("Yuan"),
    "status": message("What became of it"),
    "which_status": message("Which orders?"),
    "which_day": message("Which day?"),
    "none": message("There is no such order."),
    "report": message("2. The weekly report"),
    "item": message("Item of the report"),
    "week_1": message("Week 1"),
    "week_2": message("Week 2"),
    "change": message("Change"),
    "chart": message("3. Your chart"),
    "which_figure": message("What shall the chart show?"),
    "which_kind": message("As what?"),
    "which_period": message("How much does each point or bar hold?"),
    "compare": message("4. Two charts of the same numbers"),
    "compare_about": message("Both show the paid amount of the same shop."),
    "which_trick": message("What is different?"),
    "believe": message("Which of the two would you believe, and why?"),
    "again": message("Start again"),
}


def _choices(texts: dict[str, Translated]) -> list[dict[str, Any]]:
    return [{"id": name, "text": translations(text)} for name, text in texts.items()]


_STATUS_WORDS = {str(status): translations(text) for status, text in STATUSES.items()}
_STATUS_CHOICES = [
    {"id": "all", "text": translations(message("all orders"))},
    *({"id": status, "text": text} for status, text in _STATUS_WORDS.items()),
]
_DAY_CHOICES = _choices(
    {
        "0": message("all days"),
        **{str(day): message("day {day}", day=day) for day in range(1, DAYS + 1)},
    }
)
_FIGURE_CHOICES = _choices({name: figure.name for name, figure in FIGURES.items()})
_KIND_CHOICES = _choices({name: text for name, (text, _) in KINDS.items()})
_PERIOD_CHOICES = _choices(PERIODS)
_TRICK_CHOICES = _choices(TRICKS)
