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
from typing import Any
from urllib.parse import parse_qs, urlsplit

import voila

from qihang.server.paths import DIST, STATIC

FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


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
    """One ECMAScript module whose ``widgets`` holds every widget by its name."""
    return _built("widgets.js")


@cache
def widgets_style() -> str:
    """The style sheets of all widgets, below those that all share."""
    return _built("widgets.css")


def address(path: str) -> str:
    """The address of a static file (``page.css``) with its version."""
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


def light_page_config(kernel_id: str) -> dict[str, Any]:
    """The settings of a page that is drawn by the runtime of our own, without Voilà's scripts."""
    return {
        "light": True,
        "kernelId": kernel_id,
        "widgetsScript": widgets_at(),
        "widgetsStyle": widgets_style_at(),
    }


@cache
def _version_of_file(path: str) -> str:
    return version_of((STATIC / path).read_bytes())


def _built(name: str) -> str:
    return (DIST / name).read_text(encoding="utf-8")
