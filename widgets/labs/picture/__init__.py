"""Picture: a drawing beside a text that only tells, such as what a mouse is."""

from __future__ import annotations

from typing import Any

from qihang.language.messages import Bilingual, Translated, message, translations
from widgets.core.widget import Drawn, assets

PICTURES: dict[str, dict[str, Translated]] = {
    "mouse": {
        "alt": message(
            "A mouse seen from above, its left button marked,"
            " and a screen with an arrow on a button."
        ),
        "key": message("left button"),
        "finger": message("pointing finger"),
        "arrow": message("the arrow"),
        "button": Bilingual("下一步", "Next"),
        "wheel": message("wheel:"),
        "turn": message("up, down"),
    },
    "keyboard": {
        "alt": message(
            "A keyboard. Marked are the digits, the point and three keys."
            " Backspace is above, Tab at the left, Enter at the right."
        ),
        "digits": message("the digits"),
        "away": message("Backspace: one away"),
        "next": message("Tab: next box"),
        "point": message("point"),
        "done": message("Enter: done"),
    },
    "keys": {
        "alt": message(
            "A keyboard. Marked are Tab and Shift at the left, and the long Space key below."
            " At the right are Enter, PgUp, PgDn and the four arrows."
        ),
        "on": message("Tab: on"),
        "back": message("Shift+Tab: back"),
        "choose": message("Space: choose"),
        "press": message("Enter: press"),
        "arrows": message("arrows"),
        "pages": message("PgDn: next page"),
    },
}
"""What is said in each picture, and instead of it (``alt``)."""


class Picture(Drawn):
    """Shows one of :data:`PICTURES`; there is nothing to do in it."""

    _esm, _css = assets("picture")

    def __init__(self, name: str):
        super().__init__()
        self.view: dict[str, Any] = {
            "name": name,
            "words": {id: translations(said) for id, said in PICTURES[name].items()},
        }
