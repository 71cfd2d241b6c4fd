"""The guide for lecturers as a page that can be opened in any browser, and printed."""

from __future__ import annotations

from pathlib import Path

import mistune

from deploy.course.plans import ROOT

PAPER = ROOT / "docs" / "course.html"

FONTS = ROOT / "qihang" / "server" / "browser" / "parts" / "fonts.css"
LETTERS = "../qihang/server/static/fonts/"
"""Where the letters lie, seen from the page. A copy of it elsewhere has those of its computer."""

_TO_HTML = mistune.create_markdown(escape=False, plugins=["table"])

_PAGE = """\
<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>教员手册 · Course guide</title>
<style>
{style}</style>
</head>
<body>
{body}</body>
</html>
"""


def on_paper(guide: str) -> str:
    """The guide's Markdown as HTML: our own text, tags and all."""
    letters = FONTS.read_text(encoding="utf-8").replace('url("fonts/', f'url("{LETTERS}')
    style = letters + Path(__file__).with_name("paper.css").read_text(encoding="utf-8")
    return _PAGE.format(style=style, body=_TO_HTML(guide))
