"""Numbers of an exercise that are not known until a trainee's page claims its seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

Known = Callable[[object], Any]
"""Turns what may be known only later into what it is."""


@dataclass(frozen=True)
class Later:
    """A number of the case that is not known until a trainee's page claims its seed.

    It is named as it is reached: ``case.week.visitors`` is ``Later("week.visitors")``.
    """

    _path: str

    def __getattr__(self, name: str) -> Later:
        if name.startswith("_"):
            raise AttributeError(name)
        return Later(f"{self._path}.{name}")

    def of(self, case: object) -> Any:
        """What it is in a case."""
        return attrgetter(self._path)(case)


class LaterCase:
    """The case as the released notebook sees it: every number is yet to come."""

    def __getattr__(self, name: str) -> Later:
        if name.startswith("_"):
            raise AttributeError(name)
        return Later(name)


class Places(dict[str, object]):
    """The numbers of a case by name, for the places in a label."""

    def __init__(self, case: object):
        super().__init__()
        self._case = case

    def __missing__(self, name: str) -> object:
        return _Dots() if self._case is None else getattr(self._case, name)


class _Dots:
    """What stands for a number, or for a part of it, that is not known yet."""

    def __getattr__(self, name: str) -> _Dots:
        return self

    def __str__(self) -> str:
        return "…"
