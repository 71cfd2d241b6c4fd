"""What the box of a number says; apart from what draws, as marking reads it, too."""

from __future__ import annotations

from qihang.language.messages import Translated, message

UNREAD: dict[str, Translated] = {
    "unread": message("is not a number. As before:"),
    "comma": message("We do not take a comma for a decimal point. Please write a point."),
    "least": message("is too low here. The lowest:"),
    "most": message("is too high here. The highest:"),
    "enter": message("Press Enter to choose it."),
}
"""What the box of a number says of what was written into it; what counts follows, but for a
comma. And how one chooses what an arrow key came to, where that is judged."""
