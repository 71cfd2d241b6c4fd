"""ChartMakerLab: choose what a chart shows, by what, and as what, as an analyst does."""

from __future__ import annotations

from typing import Any

from qihang.commerce.backend import FIGURES, Figure
from qihang.commerce.shopweeks import WEEK
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.chartlab import ChartLab
from widgets.core.lab import assets, bilingual
from widgets.labs.chartmakerlab.charts import CHART
from widgets.labs.chartmakerlab.figures import Period, finding, sums, written

PERIODS: dict[Period, Message] = {"day": message("by day"), "week": message("by week")}

KINDS: dict[str, Message] = {
    "line": message("line"),
    "bar": message("bars"),
    "table": message("table"),
}


class ChartMakerLab(ChartLab):
    """Make a chart of a shop's two weeks."""

    _esm, _css = assets("chartmakerlab")
    item = "lab.chart-maker"
    verbs = frozenset({"figure", "period", "kind"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._figure: Figure = "paid"
        self._period: Period = "day"
        self._kind = "line"

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"figure": self._figure, "period": self._period, "kind": self._kind}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self.do_figure(state.get("figure"))
        self.do_period(state.get("period"))
        self.do_kind(state.get("kind"))

    def do_figure(self, figure: object) -> None:
        """Choose what the chart shows."""
        for one in FIGURES:
            if one == figure:
                self._figure = one
                self.redraw()

    def do_period(self, period: object) -> None:
        """Choose a value a day, or a value a week."""
        for one in PERIODS:
            if one == period:
                self._period = one
                self.redraw()

    def do_kind(self, kind: object) -> None:
        """Choose line, bars or table."""
        if isinstance(kind, str) and kind in KINDS:
            self._kind = kind
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. There is a ``chart``, or the ``cells`` of a table."""
        is_table = self._kind == "table"
        wanted = (self._figure, self._kind, self._period)
        return {
            "lab": "chart-maker",
            "words": bilingual(_WORDS),
            "figure": self._figure,
            "figures": _choices(FIGURES),
            "period": self._period,
            "periods": _choices(PERIODS),
            "kind": self._kind,
            "kinds": _choices(KINDS),
            "chart": None if is_table else self.drawn(CHART, wanted),
            "cells": self._cells() if is_table else None,
            "sentence": translations(finding(self._figure, self._period)),
        }

    def _cells(self) -> dict[str, Any]:
        """The same as a table: a line a week, or the days of both weeks beside each other."""
        pairs = [[str(one), written(fen)] for one, fen in sums(self._figure, self._period).items()]
        heads = [_PERIOD_HEADS[self._period], message("yuan")]
        if self._period == "day":
            pairs = [
                first + second for first, second in zip(pairs[:WEEK], pairs[WEEK:], strict=True)
            ]
            heads *= 2
        return {"heads": [translations(head) for head in heads], "rows": pairs}


def _choices(texts: dict[Any, Message]) -> list[dict[str, Any]]:
    return [{"id": name, "text": translations(text)} for name, text in texts.items()]


_PERIOD_HEADS: dict[Period, Message] = {"day": message("Day"), "week": message("Week")}

_WORDS: dict[str, Translated] = {
    "title": message("Make a chart"),
    "question": message("What do two weeks of a tea shop look like?"),
    "figure": message("What?"),
    "period": message("By what?"),
    "kind": message("As what?"),
    "again": message("Start again"),
}
