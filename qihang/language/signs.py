"""Signs as people type them: those that cannot be seen, and those of a Chinese input method."""

from __future__ import annotations

import re

from qihang.language import width

UNSEEN = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x600, 0x605), (0x61C, 0x61C), (0x6DD, 0x6DD), (0x70F, 0x70F),
    (0x890, 0x891), (0x8E2, 0x8E2), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0x110BD, 0x110BD), (0x110CD, 0x110CD),
    (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""Characters, from and to, that stand in a text and show nothing: Unicode's format characters,
its variation selectors, and signs that are blank. They come with what is pasted."""

NARROW = width.NARROW | {ord(space): " " for space in "\u3000\u00a0\u2009\u202f\t"}
NARROW |= {ord(minus): "-" for minus in "\u2212\u2013\u2014\u2010\u2011\ufe63"}
NARROW |= {ord("\uffe5"): "¥"}
"""Signs by their code points, and the plain ones that they stand for."""

_UNSEEN = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in UNSEEN)}]")


def seen(text: str) -> str:
    """``text`` without the signs that cannot be seen."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def narrow(text: str) -> str:
    """``text`` as it is seen, with plain letters, digits and signs, and no outer spaces."""
    return seen(text).translate(NARROW).strip()
