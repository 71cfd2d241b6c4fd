"""What stands in the place of nbgrader's exchange: the classroom hands out and collects itself.

nbgrader asks its exchange what is released and has it carry files. Here it is told what
trainees can open; whatever else is asked for is answered with what to do instead.
"""

from __future__ import annotations

from contextlib import closing
from typing import Any

from nbgrader.exchange import abc

from qihang.answers.store import Store
from qihang.language.messages import Translated, message
from qihang.settings import language
from qihang.system.errors import OperatorError
from qihang.system.site import Site


class OpenSessions(abc.ExchangeList):
    """The exercises that trainees can open, as ``nbgrader list`` and formgrader ask for them."""

    def start(self) -> list[dict[str, Any]]:
        """List them. Raises nbgrader's error for what cannot be done here."""
        wanted = self.coursedir.assignment_id
        if self.remove:
            one = wanted or message("SESSION")
            self.fail(_said(message("A session is closed by: qihang close {session}", session=one)))
        if self.inbound or self.cached:
            self.log.info(_where_everything_lies())
            return []
        try:
            names = [one for one in _opened(Site.here()) if wanted in ("", one)]
        except OperatorError as trouble:
            self.fail(_said(trouble))
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
        self.fail(
            _said(
                message(
                    "The classroom opens sessions for trainees. Type: qihang release {session}",
                    session=name,
                )
            )
        )


class Collect(abc.ExchangeCollect):
    """Nothing to do."""

    def start(self) -> None:
        """Say where everything lies."""
        self.log.info(_where_everything_lies())


class ReleaseFeedback(abc.ExchangeReleaseFeedback):
    """Not done here."""

    def start(self) -> None:
        """Say how trainees read points and comments."""
        name = self.coursedir.assignment_id
        self.fail(
            _said(
                message(
                    "Trainees read points and comments on their own pages. "
                    "Type: qihang results {session} --show",
                    session=name,
                )
            )
        )


class _TraineesOwn:
    """What a trainee does on the pages of the classroom."""

    def start(self) -> None:
        """Say so."""
        here = message("Trainees open and hand in exercises on their pages.")
        self.fail(_said(here))  # type: ignore[attr-defined]


class FetchAssignment(_TraineesOwn, abc.ExchangeFetchAssignment):
    """Not done here."""


class FetchFeedback(_TraineesOwn, abc.ExchangeFetchFeedback):
    """Not done here."""


class Submit(_TraineesOwn, abc.ExchangeSubmit):
    """Not done here."""


def _said(text: Translated) -> str:
    """A text in the language of the house."""
    return text.translations()[language(Site.here())]


def _where_everything_lies() -> str:
    return _said(
        message("What was handed in lies in {folder} already.", folder=Site.here().submitted)
    )


def _opened(site: Site) -> list[str]:
    """The exercises of open sessions, each edition by itself.

    Raises :class:`OperatorError` where the store cannot be read.
    """
    if not Store.is_there(site):
        return []
    with closing(Store.of(site, only_read=True)) as store:
        opened = store.sessions.opened()
    return [one["assignment"] for name in sorted(opened) for one in opened[name]["editions"]]
