"""The desk of a shop's chat as pages draw it, in a question and in a laboratory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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


def line(by: str, says: Translated) -> dict[str, Any]:
    """Something said in a chat, and by whom: customer, robot or lead."""
    return {"by": by, "says": translations(says)}


def desk(
    customer: Translated,
    before: Iterable[Mapping[str, Any]],
    quick: Iterable[Translated],
    most: int,
    longest: int,
) -> dict[str, Any]:
    """A desk before the first reply: who writes, what was said, what is offered, the bounds."""
    return {
        "customer": translations(together(customer, Bilingual("：", ":"))),
        "before": list(before),
        "quick": [translations(one) for one in quick],
        "most": most,
        "longest": longest,
    }
