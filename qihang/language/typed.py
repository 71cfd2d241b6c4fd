"""What people type, and paste, made plain: the same for the eye is the same for the program.

An input method gives full-width letters and spaces; what is copied out of a chat or a
spreadsheet brings signs along that nobody can see. Whoever compares what was typed with what
is meant reads it through :func:`plain` first.
"""

from __future__ import annotations

import re
import unicodedata

_IGNORABLE = (
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer vowels without a shape
    (0x180B, 0x180F),  # Mongolian variation selectors
    (0x2800, 0x2800),  # a Braille pattern without dots
    (0x3164, 0x3164),  # Hangul filler
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFFA0, 0xFFA0),  # half-width Hangul filler
    (0xE0000, 0xE0FFF),  # tags, and variation selectors of characters
)
"""Signs without a shape that are not of the category Cf; most of Default_Ignorable_Code_Point."""

_UNSEEN = {code for first, last in _IGNORABLE for code in range(first, last + 1)}


def plain(typed: str) -> str:
    """What was typed in the usual width (NFKC), without unseen signs and spaces around it."""
    return unicodedata.normalize("NFKC", seen(typed)).strip()


def seen(text: str) -> str:
    """A text without the signs that cannot be seen; spaces stay."""
    return "".join(
        sign for sign in text if ord(sign) not in _UNSEEN and unicodedata.category(sign) != "Cf"
    )


def tidy(text: str) -> str:
    """A name, as people are to read it again.

    Its signs keep their width; there is one usual space where there were some of any kind, and
    a character that has two codes has the usual one (NFC).
    """
    return " ".join(unicodedata.normalize("NFC", seen(text)).split())


def unspaced(text: str) -> str:
    """A text without any space."""
    return "".join(text.split())


def hyphened(text: str) -> str:
    """A text whose hyphens, dashes and minus signs are all the one of the keyboard."""
    return re.sub("[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]", "-", text)
