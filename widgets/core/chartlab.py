"""Laboratories with charts: the picture in sight is drawn first, the others when idle."""

from __future__ import annotations

from typing import Any

from qihang.language.messages import LANGUAGES
from widgets.core.figures import SHARPEST, Chart, Numbers
from widgets.core.lab import Lab, whole


class ChartLab(Lab):
    """A laboratory whose pictures are charts.

    The page says which language it shows and how many pixels its screen has. At a
    change the chart is drawn in that language alone; the page asks for all of it
    (``finish``) when nothing happened for a moment.
    """

    verbs = frozenset({"look", "finish"})

    def __init__(self) -> None:
        self._language = LANGUAGES[0]
        self._sharpness = 1
        self._finished = True
        super().__init__()

    def do_look(self, language: object, sharpness: object) -> None:
        """Note which language the page shows, and its device pixel ratio."""
        sharp = whole(sharpness, 1, SHARPEST)
        if sharp is None or not isinstance(language, str) or language not in LANGUAGES:
            return
        if (language, sharp) != (self._language, self._sharpness):
            self._language, self._sharpness = language, sharp
            self._finished = False
            self.show_soon()

    def do_finish(self) -> None:
        """Draw what is missing: the other language, and the full resolution."""
        self._finished = True
        self.show_soon()

    def redraw(self) -> None:
        """See :meth:`Lab.redraw`."""
        self._finished = False
        super().redraw()

    def framed(self) -> dict[str, Any]:
        """See :meth:`Lab.framed`."""
        return {**super().framed(), "finished": self._finished}

    def drawn(self, chart: Chart, stays: Numbers, moves: Numbers = ()) -> dict[str, Any]:
        """A chart of these numbers as the page's ``qImage`` takes it.

        A language whose picture is not drawn yet has ``None``, never an older picture.
        """
        pictures = {language: chart.known(language, stays, moves) for language in LANGUAGES}
        if self._finished:
            for language in LANGUAGES:
                pictures[language] = chart.picture(language, stays, moves, self._sharpness)
        else:
            pictures[self._language] = chart.picture(self._language, stays, moves)
        return {**pictures, "width": chart.width, "height": chart.height}
