"""What pages load, and how long a browser may keep it.

Everything whose address says which version it is (by ``?v=``, a hash in its name, or a
version in its path) is kept for good; everything else is asked for again each time. The
scripts and style sheets of all widgets are one file each on a page of the classroom:
sent once to a seat, and not once a widget with the widgets' state.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from itertools import starmap
from typing import Any
from urllib.parse import parse_qs, urlsplit

import voila
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler

from qihang.server.paths import SHARED, STATIC, WIDGETS

FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

WIDGETS_AT = "QIHANG_WIDGETS_AT"
"""Environment of a page's kernel: where the widgets' script is; see ``widgets/core/widget.py``."""

TOOLS = ("core/static/common", "exercise/form", "core/static/lab")
"""The scripts that widgets' own scripts stand on; the rest are widgets."""

_HASH = re.compile(r"\.[0-9a-f]{8,}\.js$")


def version_of(content: bytes | str) -> str:
    """16 characters that change with the content."""
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()[:16]


VOILA = version_of(voila.__version__)
"""Stands in the path of Voilà's own files, which change with its version."""


def may_be_kept(uri: str) -> bool:
    """Whether the address (path and query) will always mean the same content."""
    asked = urlsplit(uri)
    return (
        "v" in parse_qs(asked.query)
        or f"/static/{VOILA}/" in asked.path
        or _HASH.search(asked.path) is not None
    )


def keeping(uri: str) -> str:
    """The ``Cache-Control`` of the file at this address."""
    return FOR_GOOD if may_be_kept(uri) else ASK_AGAIN


@cache
def widgets_script() -> str:
    """One ECMAScript module whose ``widgets`` holds every widget by the name of its file.

    A widget's own script is a module that exports its widget as default. Here each stands
    in a function of its own, below the tools that all share.
    """
    tools = [_text(f"{name}.js") for name in TOOLS]
    own = starmap(_entry, scripts().items())
    return "\n".join([*tools, "export const widgets = {", *own, "};\n"])


def scripts() -> dict[str, str]:
    """The files of the widgets' own scripts, without their endings, by the widgets' names."""
    exercise = {path.stem: f"exercise/{path.stem}" for path in WIDGETS.glob("exercise/*.js")}
    folders = [path.parent.name for path in WIDGETS.glob("labs/*/lab.js")]
    labs = {name: f"labs/{name}/lab" for name in folders}
    return {name: at for name, at in sorted({**exercise, **labs}.items()) if at not in TOOLS}


@cache
def widgets_style() -> str:
    """The style sheets of all widgets, below those that all share."""
    names = ["core/static/tokens", *TOOLS, *scripts().values()]
    return "\n".join(_text(f"{name}.css") for name in names)


def address(path: str) -> str:
    """The address of a static file (``page.css``, ``widgets/tokens.css``) with its version."""
    return f"/static/{path}?v={_version_of_file(path)}"


def widgets_at() -> str:
    """The address of the widgets' script."""
    return f"/static/widgets.js?v={version_of(widgets_script())}"


def widgets_style_at() -> str:
    """The address of the widgets' style sheet."""
    return f"/static/widgets.css?v={version_of(widgets_style())}"


def page_config(current_page_config: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Voilà's page settings with our addresses; Voilà calls this for each page it draws."""
    return current_page_config | {
        "fullStaticUrl": f"{current_page_config['fullStaticUrl']}/{VOILA}",
        "widgetsScript": widgets_at(),
        "widgetsStyle": widgets_style_at(),
    }


class WidgetFiles(JupyterHandler):
    """The two files that hold all widgets."""

    @allow_unauthenticated
    async def get(self, ending: str) -> None:
        """``js`` or ``css``, the same for everybody."""
        text, kind = {
            "js": (widgets_script, "text/javascript"),
            "css": (widgets_style, "text/css"),
        }[ending]
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.set_header("Cache-Control", keeping(self.request.uri or ""))
        self.finish(text())


def _entry(name: str, at: str) -> str:
    head, found, widget = _text(f"{at}.js").partition("\nexport default {")
    if not found:
        raise ValueError(f"{at}.js exports no widget")
    return f"{name}: (() => {{\n{head}\nreturn {{{widget}\n}})(),"


@cache
def _version_of_file(path: str) -> str:
    inner = path.removeprefix("widgets/")
    return version_of(((SHARED if inner != path else STATIC) / inner).read_bytes())


def _text(name: str) -> str:
    return (WIDGETS / name).read_text(encoding="utf-8")
