"""QrLab: words go in, squares come out."""

from __future__ import annotations

from typing import Any

from qihang.commerce import codes
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, can_be_written, squares

LONGEST = 7_200
"""Characters that are looked at; the largest code holds 7,089 digits and no more."""

LEVEL = "M"
"""The correction level of all codes here; ScratchLab is about levels."""

FIRST_TEXT = "你好"

EXAMPLES: dict[str, tuple[Message, str]] = {
    "name": (message("A shop's name"), "西湖茶叶店"),
    "one": (message("One sentence"), "今天有三种新茶，欢迎来看。"),
    "two": (message("Two sentences"), "今天的包子有三种：白菜、豆腐、红豆。欢迎来店里看看。"),
    "three": (
        message("Three sentences"),
        "今天的包子有三种：白菜、豆腐、红豆。欢迎来店里看看。先到的客人，送一碗热豆浆。",
    ),
}
"""What can be taken by a press, from short to long. Each makes a larger code than the one before;
so they are all Chinese: digits and letters take less room."""


class QrLab(Lab):
    """Type words and see their code at once, with its squares on a side."""

    _esm, _css = assets("qrlab")
    item = "lab.qr"
    verbs = frozenset({"text", "example"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._text = FIRST_TEXT

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"text": self._text}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`. The first edition kept more: what QrPartsLab is about."""
        self.do_text(state.get("text"))

    def do_text(self, text: object) -> None:
        """Put other words into the code."""
        if isinstance(text, str) and len(text) <= LONGEST and can_be_written(text):
            self._text = text
            self.redraw()

    def do_example(self, name: object) -> None:
        """Take one of the examples."""
        if isinstance(name, str) and name in EXAMPLES:
            self.do_text(EXAMPLES[name][1])

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``rows`` are rows of "1" and "0", or ``None``."""
        code = self._code()
        return {
            "lab": "qr",
            "words": bilingual(_WORDS),
            "text": self._text,
            "longest": LONGEST,
            "quiet": codes.QUIET_ZONE,
            "examples": [
                {"id": name, "name": translations(text)} for name, (text, _) in EXAMPLES.items()
            ],
            "rows": code and squares(code.modules),
            "sentence": translations(self._sentence(code)),
        }

    def _code(self) -> codes.Qr | None:
        try:
            return codes.Qr(self._text, LEVEL) if self._text else None
        except codes.TooLong:
            return None

    def _sentence(self, code: codes.Qr | None) -> Translated:
        if code is not None:
            return message(
                "Characters: {signs}. Squares on each side: {side}.",
                signs=len(self._text),
                side=code.side,
            )
        if self._text:
            return message("This is too much for one code. Please take some words away.")
        return message("Type some words. Then the code appears here.")


_WORDS: dict[str, Translated] = {
    "title": message("From words to a code"),
    "question": message("What changes in the picture when your words change?"),
    "text": message("Words in the code"),
    "examples": message("Or take one of these"),
    "again": message("Start again"),
}
