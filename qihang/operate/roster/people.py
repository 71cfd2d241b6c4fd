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
    """The roster has faults; ``faults`` names each with its line. Nothing was imported.

    ``every`` has them in both languages.
    """

    def __init__(self, faults: Sequence[Translated]):
        super().__init__(lines([*faults, message("Nothing was imported.")]))
        self.every = list(faults)
        self.faults = list(map(str, faults))


@dataclass
class Changes:
    """What importing a file would do."""

    new: list[Trainee] = field(default_factory=list)
    changed: list[tuple[Trainee, Trainee]] = field(default_factory=list)
    """Who has another name or class, before and after."""
    same: list[Trainee] = field(default_factory=list)
    missing: list[Trainee] = field(default_factory=list)
    """Who is enrolled and not in the file."""
    zeros: list[tuple[Trainee, str]] = field(default_factory=list)
    """Who is new with a number that is an enrolled one but for the zeros before it."""
    classes_meant: dict[str, str] = field(default_factory=dict)
    """Classes of the file that are written otherwise on the roster, and how there."""

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)
