"""What a measure found: the shape that the report is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bench.goals import GOALS
from bench.stats import Summary

Series = dict[str, list[float]]


@dataclass
class Found:
    """One figure of the report.

    ``rounds`` are the values that ``value`` is the middle of; ``also`` are further
    figures by name, as summaries with a unit; ``series`` are the values that charts draw.
    """

    key: str
    value: float | bool
    rounds: Summary
    how: str
    also: dict[str, dict[str, Any]] = field(default_factory=dict)
    series: Series = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """As an object of the report."""
        goal = GOALS[self.key]
        return {
            "what": goal.what,
            "value": self.value,
            "goal": goal.told,
            "reached": goal.reached(self.value),
            "unit": goal.unit,
            "rounds": self.rounds,
            "how": self.how,
            "also": self.also,
            "series": self.series,
        }


@dataclass
class Outcome:
    """Of one measure: its figures, and a sentence for everything that was not right."""

    found: list[Found]
    faults: list[str] = field(default_factory=list)


def also(unit: str, told: Summary) -> dict[str, Any]:
    """A further figure."""
    return {"unit": unit, **told}
