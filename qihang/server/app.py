"""The trainee server: Voilà with our own doors, identity and kernels."""

from __future__ import annotations

import asyncio
import logging
import os
import resource
import sys
from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.ioloop import IOLoop
from tornado.web import StaticFileHandler
from traitlets import Bool, Instance
from traitlets.config import Config
from voila.app import Voila
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.utils import get_page_config

from qihang.kernels.forking import adopt_orphans, fork_server
from qihang.server import assets, pages
from qihang.server.identity import OwnKernelsOnly, SeatIdentity
from qihang.server.kernels import PageConnection, PageKernels
from qihang.server.paths import STATIC, WIDGETS
from qihang.server.prepared import AheadRenderer, Outputs, PreparedPages
from qihang.site import Site, Trouble

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; "
        "object-src 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

LARGEST_MESSAGE = 128 * 1024
"""Bytes of one websocket message from a page."""

IDLE_KERNEL = 20 * 60
"""Seconds after which a kernel without a page is stopped."""

KERNEL_ID = r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"

VOILA_DOORS = (
    TemplateStaticFileHandler,
    MultiStaticFileHandler,
    ThemesHandler,
    FileFindHandler,
    VoilaKernelWebsocketHandler,
)
"""What is kept of Voilà's own doors; its lists, files and kernel pages are not."""


class Classroom(Voila):
    """Voilà for signed-in trainees, on one fixed port."""

    site = Instance(Site)
    open_browser = Bool(False)

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings and what our own doors need."""
        return super().init_settings() | {
            "qihang_site": self.site,
            "qihang_control": str(self.site.control_socket),
            "qihang_prepared": PreparedPages(self.site.pages, fork_server(), self._draw),
            "headers": HEADERS,
            "websocket_max_message_size": LARGEST_MESSAGE,
        }

    def init_handlers(self) -> list[Any]:
        """The whole table of doors."""
        kept = [versioned(row) for row in super().init_handlers() if row[1] in VOILA_DOORS]
        lesson = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        own: list[tuple[Any, ...]] = [
            (r"/", pages.Home),
            (r"/login", pages.SignIn),
            (r"/logout", pages.SignOut),
            (r"/(workbook|exercise)/([a-z0-9]{1,20})", pages.Lesson, lesson),
            (r"/api/me", pages.Me),
            (r"/api/preferences", pages.Preferences),
            (rf"/api/page/{KERNEL_ID}", pages.PageState),
            (rf"/api/kernels/{KERNEL_ID}", pages.KernelModel),
            (rf"/voila/api/shutdown/{KERNEL_ID}", pages.ShutDown),
            (r"/static/glossary\.json", pages.Glossary),
            (r"/static/widgets\.(js|css)", assets.WidgetFiles),
            (r"/static/widgets/(.*)", StaticFileHandler, {"path": str(WIDGETS)}),
            (r"/static/(.*)", StaticFileHandler, {"path": str(STATIC)}),
        ]
        nothing_else = (r"/.*", pages.NotHere)
        return [(row[0], guarded(row[1]), *row[2:]) for row in [*own, *kept, nothing_else]]

    async def _draw(self, path: str, outputs: Outputs, kernel_id: str) -> str:
        """Have Voilà draw a notebook that has been run; see :mod:`qihang.server.prepared`."""
        settings = self.app.settings
        renderer = AheadRenderer(
            outputs,
            kernel_id,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.config,
            notebook_path=path,
            template_paths=self.template_paths,
            config_manager=settings["config_manager"],
            contents_manager=settings["contents_manager"],
            kernel_spec_manager=settings["kernel_spec_manager"],
            base_url=settings["base_url"],
            page_config=assets.page_config(
                get_page_config(
                    base_url=settings["base_url"],
                    settings=settings,
                    log=self.log,
                    voila_configuration=self.voila_configuration,
                )
            ),
            mathjax_config=settings.get("mathjax_config"),
            mathjax_url=settings.get("mathjax_url"),
        )
        await renderer.initialize()
        return str(await renderer.generate_content_str())

    def listen(self) -> None:
        """Serve until told to stop. Raises :class:`Trouble` if the port is not free."""
        try:
            self.app.listen(self.port, self.ip, xheaders=False)
        except OSError as error:
            raise Trouble(
                f"Port {self.port} of {self.ip} cannot be used: {error.strerror}. "
                "Stop the other program, or choose another port with PORT=…"
            ) from error
        self.ioloop = IOLoop.current()
        prepared = self.app.settings["qihang_prepared"]
        self.ioloop.add_callback(prepared.keep)
        try:
            self.ioloop.start()
        finally:
            self.stop()


def versioned(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row of Voilà's own files also under a path that says their version."""
    if not row[0].endswith("/voila/static/(.*)"):
        return row
    return (row[0].replace("(.*)", f"(?:{assets.VOILA}/)?(.*)"), *row[1:])


def guarded(handler: type) -> type:
    """``handler`` with our security headers on every answer it gives.

    Files are kept by the browser for good where that is right; see :mod:`.assets`.
    """
    if issubclass(handler, VoilaKernelWebsocketHandler):
        return handler

    def set_default_headers(self: Any) -> None:
        handler.set_default_headers(self)  # type: ignore[attr-defined]
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def set_headers(self: Any) -> None:
        handler.set_headers(self)  # type: ignore[attr-defined]
        self.set_header("Cache-Control", assets.keeping(self.request.uri))

    own: dict[str, Any] = {"set_default_headers": set_default_headers}
    if issubclass(handler, StaticFileHandler):
        own["set_headers"] = set_headers
    return type(handler.__name__, (handler,), own)


def settings(site: Site, host: str, port: int) -> Config:
    """What makes a Voilà a classroom; ``voila.json`` has the rest."""
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
    # A kernel that died stays dead: a blank one under the same id would lie to its page.
    config.KernelRestarter.restart_limit = 0
    config.MappingKernelManager.allow_tracebacks = False
    config.MappingKernelManager.buffer_offline_messages = False
    config.MappingKernelManager.cull_idle_timeout = IDLE_KERNEL
    config.MappingKernelManager.cull_interval = 60
    return config


def main() -> None:
    """Run the trainee server: ``python -m qihang.server.app HOST PORT``."""
    asyncio.set_event_loop(asyncio.new_event_loop())
    host, port = sys.argv[1], int(sys.argv[2])
    site = Site.here()
    # Widgets in the kernels take their scripts from the page.
    os.environ[assets.WIDGETS_AT] = assets.widgets_at()
    # It imports for a second, beside this process, which does so too.
    try:
        fork_server().start()
    except Trouble as trouble:
        sys.exit(str(trouble))
    adopt_orphans()
    # An open page takes twelve descriptors here; a full house needs more than the usual 1,024.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    server = Classroom(site=site, config=settings(site, host, port))
    server.initialize([])
    logging.getLogger("tornado.access").setLevel(logging.ERROR)
    try:
        server.start()
    except Trouble as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    main()
