"""What of a request is written to the log: what failed, and nothing else.

A refusal is an answer like any other. Whoever asks decides how many there are, so none leaves a
line, and what is asked with (cookies, queries, bodies) stands in no line at all.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from types import TracebackType
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.base.websocket import WebSocketMixin
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError

from qihang.answers.client import Unreachable

log = logging.getLogger("qihang.server")

of_requests = logging.getLogger("qihang.server.requests")
"""Where Jupyter's handlers say what they think of a request: mostly why they refuse it."""

LONGEST_PATH = 200
"""Characters of a path in a line of the log."""

HUNG_UP = (StreamClosedError, WebSocketClosedError)


def no_answer(handler: Any) -> None:
    """Log nothing of an answer; tornado calls this for each."""


def only_failures(
    handler: Any,
    kind: type[BaseException] | None,
    error: BaseException | None,
    places: TracebackType | None,
) -> None:
    """Log what ended a request, unless it is a refusal; tornado calls this for each exception."""
    if isinstance(error, HUNG_UP) or (isinstance(error, HTTPError) and error.status_code < 500):
        return
    asked = f"{handler.request.method} {handler.request.path[:LONGEST_PATH]}"
    if isinstance(error, Unreachable):
        log.error("%s: the answer service does not answer (%s)", asked, error)
        return
    log.error("%s failed", asked, exc_info=(kind, error, places))  # type: ignore[arg-type]


def hush_refusals() -> None:
    """Have nobody warn of what visitors do wrong; tornado does so for each odd byte."""
    for one in (logging.getLogger("tornado.access"), logging.getLogger("tornado.general")):
        one.setLevel(logging.ERROR)
    of_requests.setLevel(logging.ERROR)


def refuse_odd_origins() -> None:
    """Have Jupyter refuse an origin or a referrer that is no address, where it would fail."""
    for handler in (JupyterHandler, WebSocketMixin):
        for name in {"check_origin", "check_referer"} & vars(handler).keys():
            setattr(handler, name, _or_refuse(getattr(handler, name)))


def _or_refuse(check: Callable[..., bool]) -> Callable[..., bool]:
    @wraps(check)
    def checked(*arguments: Any, **named: Any) -> bool:
        try:
            return check(*arguments, **named)
        except ValueError:
            return False

    return checked
