"""The answer service without its sockets: the store, and the calls of each client.

It is what the sockets lead to, and what a command opens when no classroom is running.
"""

from __future__ import annotations

from qihang.answers.attempts import Attempts
from qihang.answers.desk_api import DeskApi
from qihang.answers.handing_in import HandingIn
from qihang.answers.marker_api import MarkerApi
from qihang.answers.operator_api import OperatorApi
from qihang.answers.page_api import PageApi
from qihang.answers.paper_api import PaperApi
from qihang.answers.places import Places
from qihang.answers.server_api import ServerApi
from qihang.answers.store import Store
from qihang.answers.submitted import Submitted
from qihang.language.messages import message
from qihang.settings import language, read
from qihang.system.errors import OperatorError
from qihang.system.site import Site
from qihang.system.telling import Tell, nobody


class AnswerService:
    """All calls of the answer service, by client."""

    def __init__(self, site: Site, tell: Tell = nobody):
        """Open it; ``tell`` is told how far that is where it takes long."""
        house = read(site)
        self.language = language(site)
        """The language of what operators are told."""
        _see_that_nothing_is_gone(site)
        self._store = Store.of(site, tell=tell)
        places = Places(self._store, Submitted(site.submitted))
        attempts = Attempts(self._store, site.secret("seeds"))
        handing_in = HandingIn(site, self._store, attempts, places)
        self.page = PageApi(site, self._store, attempts, handing_in)
        self.server = ServerApi(self._store, attempts, house)
        self.marker = MarkerApi(self._store, places)
        self.operator = OperatorApi(self._store, places)
        self.desk = DeskApi(self._store, house, attempts)
        self.paper = PaperApi(self._store, attempts, handing_in)
        places.put_right(tell)

    def started(self) -> None:
        """Note that it serves from now on; a start without a stop before was a kill."""
        self._store.note("started")

    def stopped(self) -> None:
        """Note that it was told to stop."""
        self._store.note("stopped")

    def close(self) -> None:
        """Close the store."""
        self._store.close()


def _see_that_nothing_is_gone(site: Site) -> None:
    """Refuse to replace a database that was there before and is missing.

    Raises :class:`OperatorError`.
    """
    if not site.has_secret("seeds"):
        return
    if not Store.is_there(site):
        raise OperatorError(
            message(
                "{file} is missing or empty, but this classroom was used before. Restore "
                "{folder} from a backup, or move it away to begin with a new classroom.",
                file=Store.named(site),
                folder=site.var,
            )
        )
