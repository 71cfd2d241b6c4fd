"""The desk of a shop's chat as pages draw it, in a question and in a laboratory."""

from __future__ import annotations

from typing import Any

from qihang.commerce.chat.talk import ENDS, MOST_REPLIES, Case, Talk
from qihang.language.messages import Bilingual, Translated, message, together, translations

WORDS: dict[str, Translated] = {
    "chat_log": message("The chat so far"),
    "chat_you": message("You wrote:"),
    "chat_robot": message("Robot:"),
    "chat_lead": message("Shift lead:"),
    "chat_reads": message("The customer is reading your reply."),
    "chat_quick": message("Quick replies: press one, then change it"),
    "chat_say": message("Your reply"),
    "chat_send": message("Send"),
    "chat_back": message("Undo the reply"),
}
"""What the desk says."""


def desk(case: Case, longest: int) -> dict[str, Any]:
    """A desk before the first reply: who writes, what was said, what is offered, the bounds."""
    return {
        "customer": translations(together(case.customer, Bilingual("：", ":"))),
        "before": [
            _line("customer", case.opening),
            _line("robot", case.robot),
            _line("customer", case.still),
        ],
        "quick": [translations(one) for one in case.quick],
        "most": MOST_REPLIES,
        "longest": longest,
    }


def so_far(talk: Talk, replies: list[str]) -> dict[str, Any]:
    """What was said to some replies, and what is said of the end, if the talk has come to one."""
    return {
        "replies": replies,
        "turns": [_line(turn.by, turn.says) for turn in talk.turns],
        "ended": translations(ENDS[talk.end]) if talk.end else None,
    }


def _line(by: str, says: Translated) -> dict[str, Any]:
    """Something said in a chat, and by whom: customer, robot or lead."""
    return {"by": by, "says": translations(says)}
