"""The trainee server: Voilà with our own routes, identity and kernels."""

from __future__ import annotations

import asyncio
import os
import resource
import sys
from typing import Any

from tornado.ioloop import IOLoop, PeriodicCallback
from traitlets import Bool, Instance
from traitlets.config import Config
from voila.app import Voila
from voila.utils import get_page_config

from qihang.answers.client import Projector, Server
from qihang.kernels.fork.client import Template, adopt_orphans, fork_server
from qihang.language.messages import message
from qihang.protocol.page import WIDGETS_AT
from qihang.server import assets, staff
from qihang.server.headers import HEADERS
from qihang.server.hosts import Elsewhere, guard
from qihang.server.identity import OwnKernelsOnly, SeatIdentity
from qihang.server.kernels import PageKernels
from qihang.server.lesson import Lesson
from qihang.server.logged import hush_refusals, no_answer, refuse_odd_origins
from qihang.server.prepared import AheadRenderer, PreparedPages
from qihang.server.review import lay
from qihang.server.review.pages import Review
from qihang.server.routes import rows, with_headers
from qihang.server.sockets import LARGEST_MESSAGE, PageConnection
from qihang.settings import Settings, language, read
from qihang.system.errors import OperatorError, reason
from qihang.system.hosts import Hosts
from qihang.system.site import Site

LARGEST_BODY = 64 * 1024
"""Bytes of a request's body: preferences, or number and PIN."""

LARGEST_HEAD = 16 * 1024
"""Bytes of a request's headers."""

SLOWEST_BODY = 30
"""Seconds within which a body has to be here."""

IDLE_CONNECTION = 120
"""Seconds after which a browser's connection that asks for nothing is closed."""

LOOK_EVERY = 2
"""Seconds between two looks for sign-ins that have ended."""


class Classroom(Voila):
    """Voilà for signed-in trainees, on one fixed port."""

    site = Instance(Site)
    house = Instance(Settings)
    open_browser = Bool(False)

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings and what our own routes need."""
        return super().init_settings() | {
            "qihang_site": self.site,
            "qihang_house": self.house,
            "qihang_answers": Server(self.site.control_socket),
            "qihang_desk": Projector(self.site.control_socket),
            "qihang_desk_secret": self.site.secret(staff.SECRET),
            "qihang_prepared": PreparedPages(self.site.pages, fork_server(), self._draw),
            "headers": HEADERS,
            "log_function": no_answer,
            "websocket_max_message_size": LARGEST_MESSAGE,
            "xsrf_cookie_kwargs": {"samesite": "Strict", "expires_days": None},
        }

    def init_handlers(self) -> list[Any]:
        """The table of routes, each with what it needs."""
        settings = {row[1]: row[2] for row in super().init_handlers() if len(row) > 2}
        for handler in (Lesson, Review):
            settings[handler] = {
                "template_paths": self.template_paths,
                "config": self.config,
                "voila_configuration": self.voila_configuration,
            }
        return rows(settings)

    async def _draw(
        self, path: str, template: Template, kernel_id: str, is_projected: bool = False
    ) -> str:
        """Have Voilà draw a notebook that has been run; see :mod:`qihang.server.prepared`."""
        settings = self.app.settings
        config = assets.light_page_config(kernel_id) if template.is_light else self._page_config()
        renderer = AheadRenderer(
            template.outputs,
            kernel_id,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.config,
            notebook_path=path,
            template_paths=self.template_paths,
            config_manager=settings["config_manager"],
            contents_manager=settings["contents_manager"],
            kernel_spec_manager=settings["kernel_spec_manager"],
            base_url=settings["base_url"],
            page_config=config | {"projected": is_projected},
            mathjax_config=settings.get("mathjax_config"),
            mathjax_url=settings.get("mathjax_url"),
        )
        await renderer.initialize()
        return str(await renderer.generate_content_str())

    def _page_config(self) -> dict[str, Any]:
        """The settings that Voilà's scripts read from a page."""
        return assets.page_config(
            get_page_config(
                base_url=self.app.settings["base_url"],
                settings=self.app.settings,
                log=self.log,
                voila_configuration=self.voila_configuration,
            )
        )

    def listen(self) -> None:
        """Serve until told to stop. Raises :class:`OperatorError` if the port is not free."""
        served = Hosts([self.ip, *self.house.hosts])
        guard(self.app, served, self.house.trusted_proxies, with_headers(Elsewhere))
        try:
            self.app.listen(
                self.port,
                self.ip,
                xheaders=False,
                max_body_size=LARGEST_BODY,
                max_header_size=LARGEST_HEAD,
                body_timeout=SLOWEST_BODY,
                idle_connection_timeout=IDLE_CONNECTION,
            )
        except OSError as error:
            raise OperatorError(
                message(
                    "Port {port} of {host} cannot be used: {reason}. Stop the other program, or "
                    "choose another port: qihang settings port 8950",
                    port=self.port,
                    host=self.ip,
                    reason=reason(error),
                )
            ) from error
        self.ioloop = IOLoop.current()
        prepared = self.app.settings["qihang_prepared"]
        self.ioloop.add_callback(prepared.keep)
        PeriodicCallback(self.kernel_manager.close_ended, LOOK_EVERY * 1000).start()
        try:
            self.ioloop.start()
        finally:
            self.stop()


def settings(site: Site, house: Settings, host: str, port: int) -> Config:
    """Voilà's settings for the classroom; ``voila.json`` has the rest."""
    config = Config()
    config.Voila.ip = host
    config.Voila.port = port
    config.Voila.root_dir = str(site.pages)
    config.Voila.cookie_secret = site.secret("cookies")
    config.Voila.identity_provider_class = SeatIdentity
    config.Voila.authorizer_class = OwnKernelsOnly
    config.Voila.kernel_websocket_connection_class = PageConnection
    config.VoilaConfiguration.page_config_hook = assets.page_config
    config.VoilaConfiguration.multi_kernel_manager_class = PageKernels
    config.KernelManager.transport = "ipc"
    # No automatic restart: the page would show answers that the new kernel does not have.
    config.KernelRestarter.restart_limit = 0
    config.MappingKernelManager.allow_tracebacks = False
    config.MappingKernelManager.buffer_offline_messages = False
    config.MappingKernelManager.cull_idle_timeout = house.idle_minutes * 60
    config.PageKernels.pages_open = house.pages_open
    config.PageKernels.pages_ahead = house.pages_ahead
    config.MappingKernelManager.cull_interval = 60
    return config


def main() -> None:
    """Run the trainee server: ``python -m qihang.server.app HOST PORT``."""
    asyncio.set_event_loop(asyncio.new_event_loop())
    host, port = sys.argv[1], int(sys.argv[2])
    site = Site.here()
    house = read(site)
    lay(site.pages, house.review)
    # Widgets in the kernels take their scripts from the page.
    os.environ[WIDGETS_AT] = assets.widgets_at()
    # Started early: it imports for a second, in parallel with this process.
    try:
        fork_server().start()
    except OperatorError as error:
        sys.exit(error.translations()[language(site)])
    adopt_orphans()
    # An open page takes twelve descriptors here; a full classroom needs more than the usual 1,024.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    config = settings(site, house, host, port)
    server = Classroom(site=site, house=house, config=config)
    server.initialize([])
    hush_refusals()
    refuse_odd_origins()
    try:
        server.start()
    except OperatorError as error:
        sys.exit(error.translations()[language(site)])


if __name__ == "__main__":
    main()
