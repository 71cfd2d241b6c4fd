"""The answer service of a running classroom, for the marker and for commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from qihang.answers.calls import DESK, MARKER, OPERATOR, PAGE, PAPER, SERVER, Call
from qihang.answers.client import PATIENCE, Blocking
from qihang.protocol.desk import DeskCalls
from qihang.protocol.marker import MarkerCalls
from qihang.protocol.operator import OperatorCalls
from qihang.protocol.page import PageCalls
from qihang.protocol.paper import PaperCalls
from qihang.protocol.server import ServerCalls
from qihang.system.site import Site


class Remote:
    """The calls of one client, as methods: each is sent over a socket and waited for."""

    def __init__(self, path: Path, calls: Mapping[str, Call], patience: float = PATIENCE):
        self._calls = calls
        self._socket = Blocking(path, patience)

    def close(self) -> None:
        """Close the connection; the next call opens another."""
        self._socket.close()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in self._calls:
            raise AttributeError(name)
        signature = self._calls[name].signature

        def call(*values: Any, **fields: Any) -> Any:
            return self._socket.call(name, **signature.bind(*values, **fields).arguments)

        return call


class RemoteAnswers:
    """The answer service of a running classroom, by client."""

    def __init__(self, site: Site, patience: float = PATIENCE):
        """``patience``: seconds to wait for a reply."""
        self._remotes = [
            Remote(path, calls, patience)
            for path, calls in (
                (site.answer_socket, PAGE),
                (site.control_socket, SERVER),
                (site.control_socket, MARKER),
                (site.control_socket, OPERATOR),
                (site.control_socket, DESK),
                (site.control_socket, PAPER),
            )
        ]
        page, server, marker, operator, desk, paper = self._remotes
        # A Remote has the methods of the protocol whose calls it was given.
        self.page = cast(PageCalls, page)
        self.server = cast(ServerCalls, server)
        self.marker = cast(MarkerCalls, marker)
        self.operator = cast(OperatorCalls, operator)
        self.desk = cast(DeskCalls, desk)
        self.paper = cast(PaperCalls, paper)

    def close(self) -> None:
        """Close the connections."""
        for remote in self._remotes:
            remote.close()
