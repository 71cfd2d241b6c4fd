"""One sentence of what was looked at and found."""

from __future__ import annotations

from dataclasses import dataclass

from qihang.language.messages import Translated, message


@dataclass(frozen=True)
class Finding:
    """What was found; where ``is_well`` is false, the sentence ends with the cure."""

    is_well: bool
    said: Translated

    def line(self) -> Translated:
        """As it is printed."""
        if self.is_well:
            return message("ok     {said}", said=self.said)
        return message("WRONG  {said}", said=self.said)


def well(said: Translated) -> Finding:
    """Something that is as it should be."""
    return Finding(True, said)


def wrong(said: Translated) -> Finding:
    """Something that is not, with its cure."""
    return Finding(False, said)
