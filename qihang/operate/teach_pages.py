"""What the instructor's server adds to every page: own scripts alone, and hosts that are served.

Jupyter loads it as an extension of its server, after nbgrader's. The pages of JupyterLab and of
formgrader hold scripts of their own; each gets the nonce of its answer where its template is
read, so that a text of a trainee that looks like a script or a handler never has it.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from jinja2 import BaseLoader, Environment
from jupyter_server import CallContext
from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.routing import Matcher, Rule
from tornado.web import ErrorHandler, OutputTransform

from qihang.server.hosts import Elsewhere, guard, put_first
from qihang.settings import read
from qihang.system.hosts import Hosts
from qihang.system.site import Site

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "frame-src 'self' data: blob:; frame-ancestors 'self'; form-action 'self'; "
    "object-src 'none'"
)
"""JupyterLab compiles the schemas of its settings, for which it needs ``unsafe-eval``; pages of
formgrader do without, see :class:`Policy`."""

FORMGRADER = "/formgrader"
THEMES = "/lab/api/themes/"

HANDLERS = ("toggle_name(true);", "toggle_name(false);", "toggleAllNames()")
"""What buttons of formgrader do when they are pressed, written in its templates."""

WITH_NAMES = "formgrade_macros.html.j2"
"""The template around a handed-in notebook; those inside of it show what was handed in."""

_BROUGHT = re.compile(rf"{FORMGRADER}/+submissions/+[^/]+/+.")
"""Files that lie beside a handed-in notebook: a page among them is shown, and can do nothing."""

_NONCE = "_qihang_nonce"
_SCRIPT = re.compile(r"<script(?=[\s>])")
_TEXT_OF_SCRIPT = re.compile(r'(var \w+ = )"\{\{\s*([\w.]+)\s*\}\}";')


class Policy(OutputTransform):
    """Lets the scripts with the nonce of an answer run, and no others that a page holds."""

    def __init__(self, request: HTTPServerRequest):
        self._request = request

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Tornado calls this with the head of every answer."""
        if "Content-Security-Policy" in headers:
            policy = headers["Content-Security-Policy"]
            policy = policy.replace("script-src 'self' 'unsafe-eval'", self._scripts())
            if _BROUGHT.match(self._request.path):
                policy = f"{policy}; sandbox"
            headers["Content-Security-Policy"] = policy
        return status_code, headers, chunk

    def _scripts(self) -> str:
        nonce = f"script-src 'self' 'nonce-{_nonce_of(self._request)}'"
        if not self._request.path.startswith(FORMGRADER):
            return f"{nonce} 'unsafe-eval'"
        return " ".join([nonce, "'unsafe-hashes'", *map(_hash_of, HANDLERS)])


class OwnScripts(BaseLoader):
    """Templates whose scripts have the nonce, and take texts as texts."""

    def __init__(self, loader: BaseLoader, has: Callable[[str], bool] = lambda _: True):
        self._loader, self._has = loader, has

    def get_source(self, environment: Environment, template: str) -> tuple[str, Any, Any]:
        """Jinja calls this for every template."""
        source, file, is_fresh = self._loader.get_source(environment, template)
        if self._has(template):
            source = _SCRIPT.sub('<script nonce="{{ own_nonce() }}"', source)
            source = _TEXT_OF_SCRIPT.sub(r"\1{{ \2 | tojson }};", source)
        return source, file, is_fresh

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return self._loader.list_templates()


class NoFile(Matcher):
    """Fits a path that no file has: at a null sign in it Jupyter's and nbgrader's handlers fail.

    A theme is asked for as a whole: JupyterLab rewrites it as it sends it, and so has no parts.
    """

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """See the base class."""
        if request.path.startswith(THEMES):
            request.headers.pop("Range", None)
        return {} if "\0" in unquote(request.path) else None


def _load_jupyter_server_extension(server: Any) -> None:
    """Jupyter calls this when it starts."""
    app = server.web_app
    house = read(Site.here())
    put_first(app, Rule(NoFile(), ErrorHandler, {"status_code": 404}))
    guard(app, Hosts([server.ip, *house.hosts]), house.trusted_proxies, Elsewhere)
    app.settings["qihang_house"] = house
    app.transforms.append(Policy)
    for one in app.settings.values():
        if isinstance(one, Environment):
            _with_own_scripts(one)
    # nbgrader's own pages show names and folders as they are.
    app.settings["nbgrader_jinja2_env"].autoescape = True
    around = app.settings["nbgrader_exporter"].environment
    _with_own_scripts(around, WITH_NAMES.__eq__)
    around.autoescape = WITH_NAMES.__eq__


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _with_own_scripts(
    environment: Environment, has: Callable[[str], bool] = lambda _: True
) -> None:
    assert environment.loader is not None
    environment.loader = OwnScripts(environment.loader, has)
    environment.globals["own_nonce"] = _nonce_of_this_request
    if environment.cache is not None:
        environment.cache.clear()


def _nonce_of_this_request() -> str:
    handler = CallContext.get(CallContext.JUPYTER_HANDLER)
    # An error before Jupyter looked who asks has none: that page is drawn, its script does not run.
    return _nonce_of(handler.request) if handler else ""


def _nonce_of(request: HTTPServerRequest) -> str:
    if not hasattr(request, _NONCE):
        setattr(request, _NONCE, secrets.token_urlsafe(16))
    return str(getattr(request, _NONCE))


def _hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
