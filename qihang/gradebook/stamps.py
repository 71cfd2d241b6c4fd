"""The time in a ``timestamp.txt``, which nbgrader itself reads with a reader of any text at all.

That one takes minutes for some texts of a few thousand signs, and opens files for some names
of time zones. So it is only given what nbgrader writes there: date, time and zone.
"""

from __future__ import annotations

import re
from datetime import datetime

from nbgrader import utils

from qihang.system.handed_in import LARGEST_STAMP

_WRITTEN = re.compile(
    r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d{1,9})?)?"
    r"( ?(Z|[+-]\d\d:?\d\d|[A-Za-z][A-Za-z_+-]*(/[A-Za-z0-9_+-]+)*))?"
)


def moment(stamp: bytes) -> datetime | None:
    """The moment that a stamp says, in UTC and without a zone; ``None`` if it says none."""
    if len(stamp) > LARGEST_STAMP:
        return None
    try:
        said = stamp.decode("ascii").strip()
        if not _WRITTEN.fullmatch(said):
            return None
        found: datetime = utils.parse_utc(said)
    except (ValueError, OverflowError):
        return None
    return found
