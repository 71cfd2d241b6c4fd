"""Files that a page of the desk gives: their names, and the header that says them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote


def named(parts: Iterable[str], ending: str) -> str:
    """The name of a file, such as ``pins-三班-2026-12-01.pdf``."""
    return "-".join(filter(None, parts)) + ending


def plain(name: str) -> str:
    """A class as a part of a file's name: letters and digits of any script."""
    return "".join(sign for sign in name if sign.isalnum())


def attached(name: str, ascii_name: str) -> str:
    """The header that names a file; a browser of long ago takes the second name."""
    return f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name)}"
