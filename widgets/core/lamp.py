"""What the lamp says that goes on at words that an offer may not use."""

from __future__ import annotations

from qihang.language.messages import Translated, message

LAMP_WORDS: dict[str, Translated] = {
    "lamp_wait": message("lamp waits"),
    "lamp_on": message("lamp on"),
    "lamp_off": message("lamp off"),
}
"""The lamp's three states in words, for ``lamp.js``."""
