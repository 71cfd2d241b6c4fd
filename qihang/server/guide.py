"""The trainee's guide as a page: what stands in ``docs/trainee.zh.md`` and ``docs/trainee.md``."""

from __future__ import annotations

from functools import cache

import mistune
from markupsafe import Markup

from qihang.server.paths import TRAINEES_GUIDE

_TO_HTML = mistune.create_markdown(escape=True, plugins=["table"])

_TABLE = '<table class="q-table">'


@cache
def trainees() -> dict[str, Markup]:
    """The guide as HTML by language; the files have no tags of their own."""
    return {lang: _as_html(path.read_text("utf-8")) for lang, path in TRAINEES_GUIDE.items()}


def _as_html(text: str) -> Markup:
    return Markup(str(_TO_HTML(text)).replace("<table>", _TABLE))
