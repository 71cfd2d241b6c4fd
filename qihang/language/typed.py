"""What people type, and paste, made plain: the same for the eye is the same for the program.

An input method gives full-width letters and spaces; what is copied out of a chat or a
spreadsheet brings signs along that nobody can see. Whoever compares what was typed with what
is meant reads it through :func:`plain` first.
"""

from __future__ import annotations

import re
import unicodedata

from qihang.language.signs import seen


def plain(typed: str) -> str:
    """What was typed in the usual width (NFKC), without unseen signs and spaces around it."""
    return unicodedata.normalize("NFKC", seen(typed)).strip()


def tidy(text: str) -> str:
    """A name, as people are to read it again.

    Its signs keep their width; there is one usual space where there were some of any kind, and
    a character that has two codes has the usual one (NFC).
    """
    return " ".join(unicodedata.normalize("NFC", seen(text)).split())


def can_be_written(text: str) -> bool:
    """Whether a text is free of lone surrogates and of control characters."""
    return not any(
        unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text
    )


def unspaced(text: str) -> str:
    """A text without any space."""
    return "".join(text.split())


def hyphened(text: str) -> str:
    """A text whose hyphens, dashes and minus signs are all the one of the keyboard."""
    return re.sub("[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]", "-", text)
