"""The lines of a roster, what they change, and what is said where one cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qihang.language.messages import Translated, lines, message
from qihang.system.errors import OperatorError


@dataclass(frozen=True)
class Trainee:
    """One line of a roster; ``line`` is where it stands in a file, 0 where it comes from none."""

    number: str
    name: str
    class_name: str
    line: int = field(default=0, compare=False)


class BadRoster(OperatorError):
    """The roster has faults; ``faults`` names each with its line. Nothing was imported."""

    def __init__(self, faults: Sequence[Translated]):
        super().__init__(lines([*faults, message("Nothing was imported.")]))
        self.faults = list(map(str, faults))


@dataclass
class Changes:
    """What importing a file would do."""

    new: list[Trainee] = field(default_factory=list)
    changed: list[tuple[Trainee, Trainee]] = field(default_factory=list)
    """Who has another name or class, before and after."""
    same: list[Trainee] = field(default_factory=list)
    elsewhere: int = 0
    """How many are enrolled and not in the file."""

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)
