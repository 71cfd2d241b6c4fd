"""PhotoLab: change one thing in a picture of goods at a time, until a shop may show it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qihang.commerce.photos import Flaw, Photo, flaws
from qihang.language.messages import (
    Bilingual,
    Message,
    Translated,
    message,
    ngettext,
    sentences,
    translations,
)
from widgets.core.lab import Lab, assets, bilingual, said
from widgets.core.photo import photo_credit, photo_tree, photo_words

FIRST = Photo("shoes", light="yellow", behind="clutter", size="small")
"""Taken in the evening under a lamp, on a kitchen table."""

PARTS: dict[str, tuple[Bilingual, dict[str, Bilingual]]] = {
    "light": (
        Bilingual("光线", "Light"),
        {
            "true": Bilingual("白天", "daylight"),
            "dark": Bilingual("暗", "dark"),
            "yellow": Bilingual("黄灯", "lamp"),
        },
    ),
    "behind": (
        Bilingual("背后", "Behind"),
        {"plain": Bilingual("白布", "a white sheet"), "clutter": Bilingual("杂物", "other things")},
    ),
    "size": (
        Bilingual("远近", "Distance"),
        {
            "fill": Bilingual("合适", "good"),
            "small": Bilingual("远", "far"),
            "cut": Bilingual("太近", "too near"),
        },
    ),
    "on_it": (
        Bilingual("上面", "Over it"),
        {
            "nothing": Bilingual("没有", "nothing"),
            "watermark": Bilingual("水印", "watermark"),
            "words": Bilingual("价钱", "price"),
        },
    ),
    "taken_by": (
        Bilingual("谁照的", "Taken by"),
        {
            "us": Bilingual("自己", "us"),
            "another": Bilingual("别的店", "other shop"),
            "maker": Bilingual("厂家", "maker"),
        },
    ),
}
"""What can be changed, and how it can be."""

WHY: dict[Flaw, Message] = {
    "not-ours": message("Another shop took it. Take your own, or ask for a written yes."),
    "dark": message("It is so dark that the shoes are hard to see. Take it in daylight."),
    "colour": message("Under a lamp all of it is yellow. Buyers want to see the true colour."),
    "clutter": message("A buyer looks at what lies behind. Hang up a white sheet."),
    "small": message("The shoes are too small in it. Go nearer."),
    "cut": message("A part of the shoes is missing. Go back a step."),
    "watermark": message("Words lie over the shoes. Leave the first picture free of them."),
    "words": message("Big words hide the shoes. The price has its place on the page."),
}
"""What is wrong, and what helps."""


class PhotoLab(Lab):
    """Change light, distance, what is behind and over it, and who took it; see what is wrong."""

    _esm, _css = assets("photolab")
    item = "lab.photo"
    verbs = frozenset({"change"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._photo = FIRST

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {part: getattr(self._photo, part) for part in PARTS}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        for part in PARTS:
            self.do_change(part, state.get(part))

    def do_change(self, part: object, to: object) -> None:
        """Change one thing in the picture."""
        if not isinstance(part, str) or part not in PARTS:
            return
        _, choices = PARTS[part]
        if isinstance(to, str) and to in choices:
            change: dict[str, Any] = {part: to}
            self._photo = replace(self._photo, **change)
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        return {
            "lab": "photo",
            "words": bilingual(_WORDS),
            "parts": [self._part(part) for part in PARTS],
            "picture": photo_tree(self._photo),
            "seen": translations(photo_words(self._photo)),
            "credit": translations(photo_credit(self._photo)),
            **_said(self._photo),
        }

    def _part(self, part: str) -> dict[str, Any]:
        name, choices = PARTS[part]
        return {
            "id": part,
            "name": translations(name),
            "choices": [{"id": to, "text": translations(text)} for to, text in choices.items()],
            "chosen": getattr(self._photo, part),
        }


def _said(photo: Photo) -> dict[str, Any]:
    wrong = flaws(photo)
    if wrong:
        left = ngettext(
            "Not yet, {n} thing to mend.", "Not yet, {n} things to mend.", len(wrong), n=len(wrong)
        )
        return said(sentences(left, WHY[wrong[0]]), "notyet", "→")
    return said(
        message("This one may go on the page: the goods are whole, large and of true colour."),
        "ok",
        "✓",
    )


_WORDS: dict[str, Translated] = {
    "title": message("A picture of the goods"),
    "question": message("The first picture of the shoes. What must change before it goes up?"),
    "again": message("Start again"),
}
