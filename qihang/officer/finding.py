"""One sentence of what was looked at and found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What was found; where ``is_well`` is false, the sentence ends with the cure."""

    is_well: bool
    said: str

    def line(self) -> str:
        """As it is printed."""
        return f"{'ok   ' if self.is_well else 'WRONG'}  {self.said}"


def well(said: str) -> Finding:
    """Something that is as it should be."""
    return Finding(True, said)


def wrong(said: str) -> Finding:
    """Something that is not, with its cure."""
    return Finding(False, said)
