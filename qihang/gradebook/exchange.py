"""What stands in the place of nbgrader's exchange: the classroom hands out and collects itself.

nbgrader asks its exchange what is released and has it carry files. Here it is told what
trainees can open; whatever else is asked for is answered with what to do instead.
"""

from __future__ import annotations

from contextlib import closing
from typing import Any

from nbgrader.exchange import abc

from qihang.answers.store import Store
from qihang.system.errors import OperatorError
from qihang.system.site import Site


class OpenSessions(abc.ExchangeList):
    """The exercises that trainees can open, as ``nbgrader list`` and formgrader ask for them."""

    def start(self) -> list[dict[str, Any]]:
        """List them. Raises nbgrader's error for what cannot be done here."""
        wanted = self.coursedir.assignment_id
        if self.remove:
            self.fail(f"A session is closed by: qihang close {wanted or 'SESSION'}")
        if self.inbound or self.cached:
            self.log.info("What was handed in lies in %s already.", Site.here().submitted)
            return []
        try:
            names = [one for one in _opened(Site.here()) if wanted in ("", one)]
        except OperatorError as trouble:
            self.fail(str(trouble))
        self.log.info("Released assignments:")
        for name in names:
            self.log.info("%s %s", self.coursedir.course_id, name)
        return [self._described(name) for name in names]

    def _described(self, name: str) -> dict[str, Any]:
        path = Site.here().page("exercise", name)
        return {
            "course_id": self.coursedir.course_id,
            "assignment_id": name,
            "status": "released",
            "path": str(path.parent),
            "notebooks": [{"notebook_id": name, "path": str(path)}],
        }


class Release(abc.ExchangeReleaseAssignment):
    """Not done here."""

    def start(self) -> None:
        """Say who opens a session."""
        name = self.coursedir.assignment_id
        self.fail(f"The classroom opens sessions for trainees. Type: qihang release {name}")


class Collect(abc.ExchangeCollect):
    """Nothing to do."""

    def start(self) -> None:
        """Say where everything lies."""
        self.log.info("What was handed in lies in %s already.", Site.here().submitted)


class ReleaseFeedback(abc.ExchangeReleaseFeedback):
    """Not done here."""

    def start(self) -> None:
        """Say how trainees read points and comments."""
        name = self.coursedir.assignment_id
        self.fail(
            "Trainees read points and comments on their own pages. "
            f"Type: qihang results {name} --show"
        )


class _TraineesOwn:
    """What a trainee does on the pages of the classroom."""

    def start(self) -> None:
        """Say so."""
        self.fail("Trainees open and hand in exercises on their pages.")  # type: ignore[attr-defined]


class FetchAssignment(_TraineesOwn, abc.ExchangeFetchAssignment):
    """Not done here."""


class FetchFeedback(_TraineesOwn, abc.ExchangeFetchFeedback):
    """Not done here."""


class Submit(_TraineesOwn, abc.ExchangeSubmit):
    """Not done here."""


def _opened(site: Site) -> list[str]:
    """The exercises of open sessions, each edition by itself.

    Raises :class:`OperatorError` where the store cannot be read.
    """
    if not site.store.is_file():
        return []
    with closing(Store(site.store, only_read=True)) as store:
        opened = store.sessions.opened()
    return [one["assignment"] for name in sorted(opened) for one in opened[name]["editions"]]
