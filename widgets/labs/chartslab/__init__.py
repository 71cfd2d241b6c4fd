"""ChartsLab: two charts of the same numbers, of which one misleads."""

from __future__ import annotations

from typing import Any

from qihang.language.messages import Translated, message, translations
from widgets.core.chartlab import ChartLab
from widgets.core.lab import assets, bilingual, said
from widgets.labs.chartslab.charts import CHART, NAMES, PAIRS


class ChartsLab(ChartLab):
    """Look at a pair of charts, and say which of the two misleads."""

    _esm, _css = assets("chartslab")
    item = "lab.charts"
    verbs = frozenset({"pair", "misleads"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._pair = next(iter(PAIRS))
        self._chosen: dict[str, str] = {}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``chosen`` has a chart for each pair that was answered."""
        return {"pair": self._pair, "chosen": dict(sorted(self._chosen.items()))}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        chosen = state.get("chosen")
        if isinstance(chosen, dict):
            for pair in PAIRS:
                self.do_pair(pair)
                self.do_misleads(chosen.get(pair))
        self.do_pair(state.get("pair"))

    def do_pair(self, pair: object) -> None:
        """Look at another pair of charts."""
        if isinstance(pair, str) and pair in PAIRS:
            self._pair = pair
            self.redraw()

    def do_misleads(self, chart: object) -> None:
        """Say which of the two charts misleads."""
        if isinstance(chart, str) and chart in NAMES:
            self._chosen[self._pair] = chart
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        pair = PAIRS[self._pair]
        first, second = (self.drawn(CHART, (self._pair, name)) for name in NAMES)
        return {
            "lab": "charts",
            "words": bilingual(_WORDS),
            "pair": self._pair,
            "pairs": [{"id": name, "text": translations(one.name)} for name, one in PAIRS.items()],
            "names": {name: translations(text) for name, text in NAMES.items()},
            "chart": first,
            "other": second,
            "shows": {name: translations(pair.shows[name]) for name in NAMES},
            "chosen": self._chosen.get(self._pair),
            **self._said(),
        }

    def _said(self) -> dict[str, Any]:
        """What sets the two charts apart, once one was chosen."""
        pair = PAIRS[self._pair]
        chosen = self._chosen.get(self._pair)
        if chosen is None:
            return said(pair.about)
        if chosen == pair.misleads:
            return said(message("Yes, chart {name}. {why}", name=chosen, why=pair.why), "ok", "✓")
        return said(message("Not yet. {why}", why=pair.fair), "notyet", "→")


_WORDS: dict[str, Translated] = {
    "title": message("Two charts of the same numbers"),
    "question": message("Which of the two charts misleads?"),
    "pair": message("Which pair?"),
    "again": message("Start again"),
}
