"""QrLab: what a code is made of, seen while typing."""

from __future__ import annotations

from collections import Counter
from typing import Any

from qihang.commerce import codes, codewords
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, can_be_written, mending, squares, whole

LONGEST = 7_200
"""Characters that are looked at; the largest code holds 7,089 digits and no more."""

WIDEST_QUIET_ZONE = 6
TABLE = 2
"""Dark squares drawn around the label: it lies on the dark table that
:func:`qihang.commerce.codes.read` reads it on."""

FIRST_TEXT = "BOX 4821"
EXAMPLES: dict[str, tuple[Message, str]] = {
    "digits": (message("A number"), "6901234567892"),
    "capitals": (message("Capital letters"), "BOX 4821 SHELF C07"),
    "address": (message("A shop's address"), "https://shop.example.cn/p/1001"),
    "chinese": (message("Chinese words"), "西湖茶叶店"),
}

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

MODES: dict[str, Message] = {
    "numeric": message("digits only"),
    "alphanumeric": message("digits and capital letters"),
    "byte": message("bytes"),
}


class QrLab(Lab):
    """Type words and see their code at once, with everything that can be set about it."""

    _esm, _css = assets("qrlab")
    item = "lab.qr"
    verbs = frozenset({"text", "example", "level", "mask", "quiet", "part"})

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

    def do_example(self, name: object) -> None:
        """Take one of the examples."""
        if isinstance(name, str) and name in EXAMPLES:
            self.do_text(EXAMPLES[name][1])

    def do_level(self, level: object) -> None:
        """Choose the correction level."""
        if isinstance(level, str) and level in codes.LEVELS:
            self._level = level
            self.redraw()

    def do_mask(self, mask: object) -> None:
        """Choose a mask from 0 to 7, or ``None`` for the one the standard prefers."""
        if mask is None or whole(mask, 0, 7) is not None:
            self._mask = whole(mask, 0, 7)
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
            "lab": "qr",
            "words": bilingual(_WORDS),
            **self.state(),
            "longest": LONGEST,
            "widest": WIDEST_QUIET_ZONE,
            "table": TABLE,
            "examples": [
                {"id": name, "name": translations(text)} for name, (text, _) in EXAMPLES.items()
            ],
            "levels": mending(),
            "parts": [
                {"id": part, "name": translations(name)} for part, (name, _) in PARTS.items()
            ],
            "bytes": translations(_bytes_sentence(self._text)),
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
            "facts": [
                {"name": translations(n), "value": translations(v)} for n, v in self._facts(code)
            ],
            "about": translations(self._about(len(marked))),
            "reading": self._reading(code),
            "sentence": translations(
                message(
                    "A code of version {version}: {side} by {side} squares at level {level}.",
                    version=code.version,
                    side=code.side,
                    level=code.level,
                )
            ),
        }

    def _facts(self, code: codes.Qr) -> list[tuple[Translated, Translated | str]]:
        return [
            (message("Version"), str(code.version)),
            (message("Squares on a side"), f"{code.side}"),
            (message("Characters"), str(len(self._text))),
            (message("Bytes"), str(codes.utf8_length(self._text))),
            (message("Written as"), MODES[codes.mode(self._text)]),
            (message("Mask"), str(code.mask)),
        ]

    def _about(self, count: int) -> Translated:
        if self._part == "whole":
            return PARTS["whole"][1]
        if not count:
            return ABSENT[self._part]
        return message("{what} Squares here: {count}.", what=PARTS[self._part][1], count=count)

    def _reading(self, code: codes.Qr) -> dict[str, Any]:
        reads = codes.read(code.modules, self._quiet) == self._text
        enough = self._quiet >= codes.QUIET_ZONE
        if reads and enough:
            text = message("Our reader reads it. 4 empty squares are the rule.")
        elif reads:
            text = message("Our reader still reads it. Under 4, other readers may fail.")
        else:
            text = message("Our reader cannot read it. The code runs into the dark table.")
        return {"reads": reads, "enough": enough, "text": translations(text)}


_WORDS: dict[str, Translated] = {
    "title": message("Look inside a code"),
    "question": message("What changes in the picture when your words change?"),
    "text": message("Words in the code"),
    "examples": message("Or take one of these"),
    "level": message("Correction level"),
    "level_help": message("A higher level mends more damage and needs more squares."),
    "mask": message("Mask"),
    "mask_auto": message("by itself"),
    "mask_help": message("A mask turns some squares over, so that no big spots arise."),
    "quiet": message("Quiet zone"),
    "quiet_unit": message("squares"),
    "quiet_less": message("Quiet zone: one less"),
    "quiet_more": message("Quiet zone: one more"),
    "part": message("What are the squares for?"),
    "facts": message("This code in numbers"),
    "again": message("Start again"),
}


def _without_code(sentence: Translated) -> dict[str, Any]:
    nothing: dict[str, Any] = {"rows": None, "marks": None, "facts": [], "reading": None}
    return {**nothing, "about": translations(PARTS["whole"][1]), "sentence": translations(sentence)}


def _bytes_sentence(text: str) -> Translated:
    """How the words are counted: a Chinese character is 3 bytes of UTF-8."""
    mode = codes.mode(text) if text else "byte"
    if mode == "numeric":
        return message("Only digits: this is the shortest way. 3 digits share 10 bits.")
    if mode == "alphanumeric":
        return message("Digits and capital letters: 2 of them share 11 bits.")
    widths = Counter(len(sign.encode()) for sign in text)
    if widths[3]:
        return message(
            "A Chinese character or sign takes 3 bytes. Here: {count} × 3 = {bytes} bytes.",
            count=widths[3],
            bytes=widths[3] * 3,
        )
    if widths[2] or widths[4]:
        return message("Some of these signs take 2 or 4 bytes.")
    return message("Each letter or sign takes 1 byte. Small letters need this way.")


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
