"""Names of classes, as people type them: where there is a 三班, 三 班 means that one."""

from __future__ import annotations

from collections.abc import Collection

from qihang.language import typed


def meant(name: str, there: Collection[str]) -> str:
    """The class that is there and differs in spaces, width and case alone; else the name itself."""
    if name in there:
        return name
    return next((one for one in there if _folded(one) == _folded(name)), name)


def _folded(name: str) -> str:
    return typed.unspaced(typed.plain(name)).casefold()
