"""Handlers of the routes that are not pages."""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from qihang.language import glossary
from qihang.server import assets, guide
from qihang.server.page import Page


class Help(Page):
    """How a trainee works with the pages: the same for everybody, signed in or not."""

    @allow_unauthenticated
    async def get(self) -> None:
        """The trainee's guide in both languages."""
        self.show("help.html", guide=guide.trainees())


class Glossary(Page):
    """The trade's words that a lesson's page marks: the same for everybody."""

    @allow_unauthenticated
    async def get(self) -> None:
        """A list of words; a browser that has it already is told so."""
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-cache")
        self.finish(json.dumps(glossary.for_pages(), ensure_ascii=False))


class WidgetFiles(Page):
    """The two files that hold all widgets."""

    @allow_unauthenticated
    async def get(self, ending: str) -> None:
        """``js`` or ``css``, the same for everybody."""
        text, kind = {
            "js": (assets.widgets_script, "text/javascript"),
            "css": (assets.widgets_style, "text/css"),
        }[ending]
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.set_header("Cache-Control", assets.keeping(self.request.uri or ""))
        self.finish(text())


class NotHere(Page):
    """Whatever is not in the table of routes."""

    @allow_unauthenticated
    async def prepare(self, **settings: Any) -> None:
        """Answer 404 to any method."""
        self.current_user = None
        raise web.HTTPError(404)
