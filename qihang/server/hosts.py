"""Answers only who asks for a host that is served, whatever is asked for."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web
from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher, Rule

from qihang.language.messages import message, translations
from qihang.server.seats import host_of
from qihang.system.hosts import Hosts


class NotServed(Matcher):
    """Fits every request for a host that is not served.

    Behind a trusted proxy that says which host the browser asked for, that one counts.
    """

    def __init__(self, hosts: Hosts, trusted: Collection[str]):
        self._hosts, self._trusted = hosts, trusted

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """See the base class."""
        # From here on one host, the browser's: Jupyter compares it with where a form came from.
        request.host = request.headers["Host"] = host_of(request, self._trusted).lower()
        return None if self._hosts.has(request.host) else {}


class Elsewhere(web.RequestHandler):
    """What is asked for at a host that is not served: one kind sentence, to any method."""

    @allow_unauthenticated
    def prepare(self) -> None:
        """Answer 400; what a page is drawn with would be asked for at that host too."""
        says = translations(message("Please type the address that your instructor shows you."))
        self.set_status(400)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("\n".join([*says.values(), ""]))


def guard(app: web.Application, hosts: Hosts, trusted: Collection[str], handler: type) -> None:
    """Have ``handler`` answer all that is asked for at other hosts, before any route is looked at.

    Called when the application has its routes.
    """
    put_first(app, Rule(NotServed(hosts, trusted), handler))


def put_first(app: web.Application, rule: Rule) -> None:
    """Have a rule looked at before all routes of the application, which it has by now."""
    app.add_handlers(".*$", [rule])
    routes = app.default_router.rules
    routes.insert(0, routes.pop(-2))  # from where tornado puts it
