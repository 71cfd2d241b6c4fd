"""The desk's server: ``python -m qihang.desk.app HOST PORT [PORT_OF_TRAINEES]``."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys

from tornado import web

from qihang.desk import assignments, identity, marking, notebooks, now, routes, wrong
from qihang.desk.asking import Asking
from qihang.desk.told import Told
from qihang.desk.typing_in.drawing import Drawing
from qihang.language.messages import message
from qihang.server import staff
from qihang.server.headers import with_headers
from qihang.server.hosts import Elsewhere, guard
from qihang.server.logged import hush_refusals, no_answer
from qihang.settings import Settings, language, read
from qihang.system.errors import OperatorError, reason
from qihang.system.hosts import Hosts
from qihang.system.site import Site

LARGEST_BODY = 8 * 2**20
"""Bytes of a request's body: a roster as a spreadsheet is the largest."""

LARGEST_HEAD = 16 * 1024
SLOWEST_BODY = 30
IDLE_CONNECTION = 120
"""As those of the trainee server."""


def application(
    site: Site, house: Settings, host: str, trainees_port: int | None = None
) -> web.Application:
    """The desk with its routes; ``trainees_port`` is that of the trainee server at this time."""
    asking, later = Asking(site), asyncio.get_running_loop().call_later
    made = web.Application(
        list(routes.rows()),
        cookie_secret=site.secret(staff.SECRET),
        xsrf_cookies=True,
        xsrf_cookie_name=identity.XSRF_COOKIE,
        xsrf_cookie_kwargs={"samesite": "Strict", "expires_days": None},
        log_function=no_answer,
        websocket_ping_interval=20,
        qihang_site=site,
        qihang_house=house,
        qihang_asking=asking,
        qihang_told=Told(later),
        # Whoever is not signed in pushes out nothing of those who are.
        qihang_told_anybody=Told(later),
        qihang_places=routes.places,
        qihang_trainees_port=trainees_port or house.port,
        qihang_watch=now.Watch(asking),
        qihang_lab=notebooks.JupyterLab(site),
        qihang_pictures=wrong.Pictures(),
        qihang_jobs=assignments.Jobs(),
        qihang_marking=marking.MarkingRoom(site),
        qihang_sheets=Drawing(site),
    )
    guard(made, Hosts([host, *house.hosts]), house.trusted_proxies, with_headers(Elsewhere))
    return made


async def serve(site: Site, host: str, port: int, trainees_port: int | None = None) -> None:
    """Serve until told to stop. Raises :class:`OperatorError` if the port is not free."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    try:
        server = application(site, read(site), host, trainees_port).listen(
            port,
            host,
            max_body_size=LARGEST_BODY,
            max_header_size=LARGEST_HEAD,
            body_timeout=SLOWEST_BODY,
            idle_connection_timeout=IDLE_CONNECTION,
        )
    except OSError as error:
        raise OperatorError(
            message(
                "Port {port} of {host} cannot be used: {reason}. Stop the other program, or "
                "choose another port: qihang settings desk_port 8952",
                port=port,
                host=host,
                reason=reason(error),
            )
        ) from error
    await stopped.wait()
    server.stop()


def main() -> None:
    """Run the desk of the site in the environment."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    hush_refusals()
    site = Site.here()
    try:
        asyncio.run(serve(site, sys.argv[1], *map(int, sys.argv[2:4])))
    except OperatorError as error:
        sys.exit(error.translations()[language(site)])


if __name__ == "__main__":
    main()
