"""Asking whoever types a command for a word before something is done."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from qihang.language import typed

YES = ("y", "yes", "是", "好")
NOT_DONE = "Nothing was changed."


def is_sure(question: str, command: Sequence[str | Path]) -> bool:
    """Whether somebody at the terminal says yes; elsewhere says what to type to do it."""
    if not sys.stdin.isatty():
        _tell(f"Nothing is changed yet. To do it: {shlex.join(map(str, command))}\n")
        return False
    _tell(question)
    if typed.plain(sys.stdin.readline()).lower() in YES:
        return True
    _tell(f"{NOT_DONE}\n")
    return False


def _tell(sentence: str) -> None:
    print(sentence, end="", file=sys.stderr, flush=True)
