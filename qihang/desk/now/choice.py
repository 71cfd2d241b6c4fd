"""Which classes somebody looks at, kept in their browser until they choose others."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs, urlencode

from qihang.desk.page import DeskPage

COOKIE = "qihang_desk_classes"

LONGEST = 3500
"""Signs of the cookie; browsers take some more. A longer choice is not kept."""


def keep_choice(page: DeskPage, chosen: Sequence[str]) -> None:
    """Keep a choice of classes, for who is signed in alone; none of them for all."""
    said = urlencode({"of": page.staff["id"], "class": chosen}, doseq=True)
    if not chosen or len(said) > LONGEST:
        page.clear_cookie(COOKIE)
    else:
        page.set_cookie(COOKIE, said, expires_days=None, httponly=True, samesite="Strict")


def kept_choice(page: DeskPage) -> list[str]:
    """The classes that were chosen last; none if it was somebody else who chose."""
    said = parse_qs(page.get_cookie(COOKIE) or "")
    return said.get("class", []) if said.get("of") == [page.staff["id"]] else []
