"""What a misconception is."""

from __future__ import annotations

from dataclasses import dataclass

from qihang.language.messages import Message


@dataclass(frozen=True)
class Misconception:
    """The ``thought`` that may lie behind an answer, and the ``next_step`` from there."""

    thought: Message
    next_step: Message
