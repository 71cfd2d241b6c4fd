"""A submission that was marked, or could not be, with what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from qihang.language.messages import Translated, message
from qihang.protocol.submission import Result
from qihang.system.handed_in import shown
from qihang.system.site import Site


@dataclass(frozen=True)
class Marked:
    """A submission that has been dealt with: its ``result``, or the ``error`` instead of one.

    ``stamp`` is the ``timestamp.txt`` of the very submission that it belongs to.
    """

    trainee: str
    stamp: str = ""
    result: Result | None = None
    key: str | None = None
    """The key that it was marked with; none is known of a mark from before marks had one."""
    error: Translated | None = None
    hint: Translated | None = None
    """What an instructor should look at in a marked submission."""


def refusal(site: Site, assignment: str, trainee: str, reason: Translated, key: str) -> Marked:
    """A submission that is not marked at all, for a ``reason``."""
    return Marked(trainee, error=refused(site, assignment, trainee, reason), key=key)


def refused(site: Site, assignment: str, trainee: str, reason: Translated) -> Translated:
    """Why a submission is not marked, and what to do about it."""
    return message(
        "{session} of {number} {reason}. It was not marked. Look at {folder} and move it to "
        "another place; to put back what was handed in on a page, run: qihang grade",
        session=assignment,
        number=shown(trainee),
        reason=reason,
        folder=site.submitted / shown(trainee) / assignment,
    )


def hint(assignment: str, trainee: str, reason: Translated | None) -> Translated | None:
    """What an instructor should look at, where there is a ``reason`` to."""
    if not reason:
        return None
    return message(
        "{session} of {number} is not as it was given out: {reason}. "
        "Only its answers count; look at it in formgrader.",
        session=assignment,
        number=trainee,
        reason=reason,
    )
