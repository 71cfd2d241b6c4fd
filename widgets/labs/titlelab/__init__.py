"""TitleLab: put a title of goods together and see whether it fits, and what its words are worth."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from qihang.commerce import claims
from qihang.commerce.claims import Finding
from qihang.commerce.titles import MOST_BYTES, byte_length
from qihang.language.messages import (
    LANGUAGES,
    Bilingual,
    Message,
    Translated,
    listed,
    message,
    sentences,
    translations,
)
from widgets.core.lab import Lab, assets, bilingual, can_be_written, said
from widgets.core.lamp import LAMP_WORDS

FACTS: dict[str, Message] = {
    "what": message("what it is"),
    "use": message("what for"),
    "material": message("made of"),
    "size": message("sizes"),
    "place": message("from where"),
}
"""What a title tells, in the order in which it is usually told."""

PIECES: dict[str, Bilingual] = {
    "praise": Bilingual("超好看超舒服超轻", "so pretty"),
    "material": Bilingual("棉布鞋面布底", "cotton cloth"),
    "what": Bilingual("手工布鞋", "Hand-sewn shoes"),
    "best": Bilingual("全国最好", "best in China"),
    "size": Bilingual("36-40码", "size 36-40"),
    "brand": Bilingual("大步牌同款", "like Dabu"),
    "place": Bilingual("石桥村", "Shiqiao"),
    "use": Bilingual("平时走路穿", "for walking"),
}
"""What a title can be put together from, as it lies on the table."""

BRAND = re.compile("大步牌|dabu", re.IGNORECASE)
"""The other maker's brand, which is invented."""

LONGEST = 64
"""Characters of a title of the trainee's own."""

SHORT = 16
"""Bytes of it that a sentence repeats."""


claims.findings("")  # so that the lists of words are read once, before kernels are forked


class TitleLab(Lab):
    """Press words for a title, or write one; a counter and a lamp say what they see."""

    _esm, _css = assets("titlelab")
    item = "lab.title"
    verbs = frozenset({"press", "own"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._pieces: list[str] = []
        self._own = ""

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"pieces": list(self._pieces), "own": self._own}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        pieces = state.get("pieces")
        for piece in pieces if isinstance(pieces, list) else ():
            if piece not in self._pieces:
                self.do_press(piece)
        self.do_own(state.get("own"))

    def do_press(self, piece: object) -> None:
        """Put a piece at the end of the title, or take it out of there.

        In place of a title of one's own the pieces come back, with this one.
        """
        if not isinstance(piece, str) or piece not in PIECES:
            return
        if piece not in self._pieces:
            self._pieces.append(piece)
        elif self._counts(piece):
            self._pieces.remove(piece)
        self._own = ""
        self.redraw()

    def do_own(self, text: object) -> None:
        """Write a title of one's own; while there is one, the pieces do not count."""
        if not isinstance(text, str) or len(text) > LONGEST or not can_be_written(text):
            return
        self._own = text
        self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        titles = self._titles()
        return {
            "lab": "title",
            "words": bilingual(_WORDS),
            "pieces": [
                {"id": piece, "text": translations(text), "pressed": self._counts(piece)}
                for piece, text in PIECES.items()
            ],
            "facts": [
                {"id": fact, "text": translations(text), "there": self._counts(fact)}
                for fact, text in FACTS.items()
            ],
            "title": {language: _marked(title) for language, title in titles.items()},
            "bytes": {language: byte_length(title) for language, title in titles.items()},
            "most": MOST_BYTES,
            "count": {
                language: translations(_counted(title))[language]
                for language, title in titles.items()
            },
            "lamp": _lamp(titles["zh"]),
            "own": self._own,
            "longest": LONGEST,
            **self._said(titles),
        }

    def _titles(self) -> dict[str, str]:
        """The title in each language."""
        if self._own.strip():
            return dict.fromkeys(LANGUAGES, self._own.strip())
        pieces = [translations(PIECES[piece]) for piece in self._pieces]
        return {language: " ".join(piece[language] for piece in pieces) for language in LANGUAGES}

    def _counts(self, piece: str) -> bool:
        """Whether a piece is in the title; in a title of one's own none is."""
        return piece in self._pieces and not self._own.strip()

    def _said(self, titles: dict[str, str]) -> dict[str, Any]:
        """What there is to say: a title is not as long in one language as in the other."""
        verdicts = {language: self._verdict(title) for language, title in titles.items()}
        text = {
            language: translations(verdict.text)[language] for language, verdict in verdicts.items()
        }
        return said(Bilingual(**text), verdicts["zh"].tone, verdicts["zh"].sign)

    def _verdict(self, title: str) -> Verdict:
        """What there is to say of a title, the gravest first."""
        if not title:
            return Verdict(
                message("Press the words below, one by one. What counts most comes first.")
            )
        if found := _found(title):
            return _not_yet(_why_not(found[0]))
        if byte_length(title) > MOST_BYTES:
            return _not_yet(_too_long(title))
        if self._own.strip():
            return _of_own(title)
        if "praise" in self._pieces:
            return _not_yet(
                message("“{words}”: nobody can check it. Put a fact there.", words=PIECES["praise"])
            )
        return self._of_facts(title)

    def _of_facts(self, title: str) -> Verdict:
        """What there is to say of a title that has nothing but facts."""
        if "what" not in self._pieces:
            return _not_yet(message("A coat, a bag? It does not yet say what it is."))
        if self._pieces[0] != "what":
            return _not_yet(message("What it is comes first: a phone shows the first words only."))
        missing = [text for fact, text in FACTS.items() if fact not in self._pieces]
        if missing:
            return Verdict(message("Good so far. Still missing: {facts}.", facts=listed(missing)))
        if self._pieces != list(FACTS):
            return Verdict(message("All five are in it. Now the order, as in the list."), "", "→")
        return Verdict(
            message(
                "Right: {bytes} bytes, five facts in order."
                " Buyers can find it, and know what it is.",
                bytes=byte_length(title),
            ),
            "ok",
            "✓",
        )


class Verdict(NamedTuple):
    """What is said of a title, as :func:`said` takes it."""

    text: Translated
    tone: str = ""
    sign: str = ""


def _not_yet(text: Translated) -> Verdict:
    return Verdict(text, "notyet", "→")


def _found(title: str) -> list[Finding]:
    """What a title may not say: words that offers may not use, and another maker's brand."""
    brands = (Finding(*one.span(), one.group(), "brand") for one in BRAND.finditer(title))
    return sorted([*claims.findings(title), *brands], key=lambda one: one.start)


def _why_not(found: Finding) -> Translated:
    words = _short(found.words)
    if found.rule == "brand":
        return message(
            "“{words}” is another maker's brand. Buyers would mistake yours for it.", words=words
        )
    return sentences(message("Leave out “{words}”.", words=words), claims.explain(found.rule))


def _short(words: str) -> str:
    """Words of a title in a sentence, where much of the title would take its room."""
    words = words.strip()
    if byte_length(words) <= SHORT:
        return words
    while byte_length(words) > SHORT:
        words = words[:-1].rstrip()
    return f"{words}…"


def _too_long(title: str) -> Message:
    return message(
        "{bytes} bytes are {over} too many. Take out what buyers can do without.",
        bytes=byte_length(title),
        over=byte_length(title) - MOST_BYTES,
    )


def _of_own(title: str) -> Verdict:
    """What there is to say of a title that the trainee wrote, and that breaks no rule."""
    for fine in claims.allowed(title):
        stands = message("“{words}” may stand.", words=_short(fine.words))
        return Verdict(sentences(stands, claims.explain(fine.rule)), "", "○")
    return Verdict(
        message("Short enough, and no banned word. Check yourself: are the five facts in it?"),
        "",
        "○",
    )


def _lamp(title: str) -> str:
    if not title:
        return "wait"
    return "on" if _found(title) else "off"


def _marked(title: str) -> list[dict[str, Any]]:
    """A title in parts, of which some are what the lamp goes on at."""
    parts, at = [], 0
    for one in _found(title):
        parts += [{"text": title[at : one.start], "on": False}]
        parts += [{"text": title[one.start : one.end], "on": True}]
        at = one.end
    return [part for part in [*parts, {"text": title[at:], "on": False}] if part["text"]]


def _counted(title: str) -> Message:
    return message(
        "{bytes} of {most} bytes, {signs} characters",
        bytes=byte_length(title),
        most=MOST_BYTES,
        signs=len(title),
    )


_WORDS: dict[str, Translated] = {
    "title": message("A title for the goods"),
    "question": message(
        "At most {most} bytes. A letter, a digit or a space is 1, a Chinese character 2.",
        most=MOST_BYTES,
    ),
    "pieces": message("Words that lie ready"),
    "empty": message("no title yet"),
    "facts": message("What it tells, in this order"),
    "there": message("in the title"),
    "own": message("Or write your own, in their place"),
    **LAMP_WORDS,
    "again": message("Start again"),
}
