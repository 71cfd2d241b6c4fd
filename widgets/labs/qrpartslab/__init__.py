"""QrPartsLab: what a code is made of, for whoever wants to know more.

It has five choices, and each is put back by itself; so it has no "start again".
"""

from __future__ import annotations

from typing import Any

from qihang.commerce import codes, codewords
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, can_be_written, said, squares, whole

LONGEST = 7_200
"""Characters that are looked at; the largest code holds 7,089 digits and no more."""

WIDEST_QUIET_ZONE = 6
MASKS = range(8)
TABLE = 2
"""Dark squares drawn around the label: it lies on the dark table that
:func:`qihang.commerce.codes.read` reads it on."""

FIRST_TEXT = "https://shop.example.cn/p/1001"

PARTS: dict[str, tuple[Message, Message]] = {
    "whole": (message("The whole code"), message("Choose a part. It stands out in the picture.")),
    "finder": (
        message("Finder squares"),
        message("Three corner squares show where the code is and which way up."),
    ),
    "timing": (
        message("Timing lines"),
        message("Dark and light squares take turns. The reader counts by them."),
    ),
    "alignment": (
        message("Alignment squares"),
        message("They help when the code is bent or seen from the side."),
    ),
    "format": (
        message("Format squares"),
        message("They hold the level and the mask. They stand there twice."),
    ),
    "version": (
        message("Version squares"),
        message("They hold the version number. They stand there twice."),
    ),
    "data": (
        message("Data"),
        message("These squares hold your words. Any free room is filled up."),
    ),
    "correction": (
        message("Correction"),
        message("With these squares the reader can mend damage. A higher level has more."),
    ),
}

ABSENT: dict[str, Message] = {
    "alignment": message("Version 1 has no alignment squares. Type more words to see them."),
    "version": message("Only version 7 and up has these squares. Type more words to see them."),
}


class QrPartsLab(Lab):
    """See the parts of a code, and what level, mask and quiet zone do to it."""

    _esm, _css = assets("qrpartslab")
    item = "lab.qr-parts"
    verbs = frozenset({"text", "level", "mask", "quiet", "part"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._text = FIRST_TEXT
        self._level = "M"
        self._mask: int | None = None
        self._quiet = codes.QUIET_ZONE
        self._part = "whole"

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {
            "text": self._text,
            "level": self._level,
            "mask": self._mask,
            "quiet": self._quiet,
            "part": self._part,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`; goes the way of what a page asks for."""
        self.do_text(state.get("text"))
        self.do_level(state.get("level"))
        self.do_mask(state.get("mask"))
        self.do_quiet(state.get("quiet"))
        self.do_part(state.get("part"))

    def do_text(self, text: object) -> None:
        """Put other words into the code."""
        if isinstance(text, str) and len(text) <= LONGEST and can_be_written(text):
            self._text = text
            self.redraw()

    def do_level(self, level: object) -> None:
        """Choose the correction level."""
        if isinstance(level, str) and level in codes.LEVELS:
            self._level = level
            self.redraw()

    def do_mask(self, mask: object) -> None:
        """Choose a mask from 0 to 7, or ``None`` for the one the standard prefers."""
        if mask is None or whole(mask, MASKS[0], MASKS[-1]) is not None:
            self._mask = whole(mask, MASKS[0], MASKS[-1])
            self.redraw()

    def do_quiet(self, width: object) -> None:
        """Choose how many empty squares stand around the code."""
        if (width := whole(width, 0, WIDEST_QUIET_ZONE)) is not None:
            self._quiet = width
            self.redraw()

    def do_part(self, part: object) -> None:
        """Choose the part that stands out."""
        if isinstance(part, str) and part in PARTS:
            self._part = part
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``rows`` and ``marks`` are rows of "1" and "0"."""
        return {
            "lab": "qr-parts",
            "words": bilingual(_WORDS),
            **self.state(),
            "longest": LONGEST,
            "table": TABLE,
            "levels": list(codes.LEVELS),
            "masks": list(MASKS),
            "widths": list(range(WIDEST_QUIET_ZONE + 1)),
            "parts": [
                {"id": part, "text": translations(name)} for part, (name, _) in PARTS.items()
            ],
            **self._picture(),
        }

    def _picture(self) -> dict[str, Any]:
        if not self._text:
            return _without_code(message("Type some words. Then the code appears here."))
        try:
            code = codes.Qr(self._text, self._level, mask=self._mask)
        except codes.TooLong:
            return _without_code(
                message(
                    "These words are too long for one code at level {level}."
                    " Take some away, or choose a lower level.",
                    level=self._level,
                )
            )
        marked = _squares(self._part, code)
        return {
            "rows": squares(code.modules),
            "marks": squares(
                [(row, column) in marked for column in range(code.side)] for row in range(code.side)
            ),
            "about": translations(self._about(len(marked))),
            **self._said(code),
        }

    def _about(self, count: int) -> Translated:
        if self._part == "whole":
            return PARTS["whole"][1]
        if not count:
            return ABSENT[self._part]
        return message("{what} Squares here: {count}.", what=PARTS[self._part][1], count=count)

    def _said(self, code: codes.Qr) -> dict[str, Any]:
        """The code in numbers; if its quiet zone is too narrow, what a reader makes of it."""
        if self._quiet >= codes.QUIET_ZONE:
            return said(
                message(
                    "Version {version}: {side} squares on each side. Level {level}, mask {mask}."
                    " Characters: {signs}. Bytes: {bytes}.",
                    version=code.version,
                    side=code.side,
                    level=code.level,
                    mask=code.mask,
                    signs=len(self._text),
                    bytes=codes.utf8_length(self._text),
                )
            )
        if codes.read(code.modules, self._quiet) == self._text:
            text = message("Our reader reads it. Under 4, others may fail.")
            return said(text, "notyet", "→")
        text = message("It is not read: the code runs into the dark table.")
        return said(text, "notyet", "×")


_WORDS: dict[str, Translated] = {
    "title": message("The parts of a code"),
    "question": message("What are the squares for?"),
    "text": message("Words in the code"),
    "part": message("Part"),
    "level": message("Level"),
    "mask": message("Mask"),
    "mask_auto": message("by itself"),
    "quiet": message("Quiet zone"),
}


def _without_code(sentence: Translated) -> dict[str, Any]:
    nothing: dict[str, Any] = {"rows": None, "marks": None}
    return {**nothing, "about": translations(PARTS["whole"][1]), **said(sentence)}


def _squares(part: str, code: codes.Qr) -> frozenset[codes.Cell]:
    """The squares of ``code`` that belong to ``part``."""
    if part in ("data", "correction"):
        return codewords.squares(code.version, code.level)[part]
    return frozenset(
        (row, column)
        for row, names in enumerate(codes.regions(code.version))
        for column, name in enumerate(names)
        if name == part
    )
