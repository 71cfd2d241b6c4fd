"""Scripts, style sheets and letters of the desk's pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tornado.web import HTTPError, StaticFileHandler

from qihang.server.assets import keeping, version_of
from qihang.server.paths import STATIC as SHARED

OWN = Path(__file__).parent / "static"
"""What is built of ``browser/``; see ``deploy/assets.js``."""


def address(name: str) -> str:
    """The address of a file (``desk.css``, ``logo.svg``) with its version."""
    return f"/static/{name}?v={_version(name)}"


def _place(name: str) -> Path:
    own = OWN / name
    return own if own.is_file() else SHARED / name


@cache
def _version(name: str) -> str:
    return version_of(_place(name).read_bytes())


class Files(StaticFileHandler):
    """A file of :data:`OWN`, or a letter or a sign that the trainee server has, too."""

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:
        """Where a file lies that a page may ask for."""
        return str(_place(path))

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Tornado asks whether it may be served from there."""
        place = Path(absolute_path)
        if not place.is_file() or not {OWN, SHARED} & set(place.parents):
            raise HTTPError(404)
        return absolute_path

    def parse_url_path(self, url_path: str) -> str:
        """A path whose parts all name something."""
        if "\0" in url_path or {"", ".", ".."} & set(url_path.split("/")):
            raise HTTPError(404)
        return url_path

    def set_extra_headers(self, path: str) -> None:
        """What has its version in its address is kept for good."""
        self.set_header("Cache-Control", keeping(self.request.uri or ""))
