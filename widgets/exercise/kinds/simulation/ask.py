"""``ask.simulation(…)`` of a notebook."""

from __future__ import annotations

from typing import Any

from qihang.questions.simulation import Simulation
from widgets.exercise.asking import new_item
from widgets.exercise.item import Asked, Item
from widgets.exercise.later import Known


def simulation(
    name: str,
    answer: Any,
    *,
    season: object,
    label: tuple[str, str] | None = None,
    shows: object = None,
    points: float = 1,
) -> Item:
    """Four weeks of a shop and what made them so.

    ``season`` is a :class:`qihang.commerce.season.season.Season`.
    """

    def build(_: Any, known: Known) -> Asked:
        return Simulation(known(season)), {}

    return new_item(name, answer, points, label, shows, build)
