"""TypeLab: write what you see, by the keyboard or sign by sign with the mouse."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from random import Random
from typing import Any

from qihang.language.messages import (
    LANGUAGES,
    Bilingual,
    Message,
    Translated,
    message,
    translations,
)
from widgets.core.lab import Lab, assets, bilingual, can_be_written, said, whole

WORDS = (
    Bilingual("红茶", "tea"),
    Bilingual("大米", "rice"),
    Bilingual("鸡蛋", "eggs"),
    Bilingual("苹果", "apple"),
)
"""What is written in the last two rounds: in the language that the page has."""

OTHERS = Bilingual("店小王山水月", "bdkmoy")
"""Signs that are offered beside those of a word."""

ON_OFFER = 8
"""Signs from which a word is put together."""

LONGEST = 20
"""Signs that are written."""


@dataclass(frozen=True)
class Round:
    """What is to be written, and the signs from which it can be put together."""

    text: Bilingual
    signs: Bilingual

    def begins_with(self, written: str) -> int:
        """How many of the first signs of ``written`` are right, in whichever language."""
        return max(_alike(written, one.casefold()) for one in self.text.translations().values())

    def is_begun_by(self, written: str) -> bool:
        """Whether all of it stands there, and something after it."""
        return any(written.startswith(o.casefold()) for o in self.text.translations().values())

    def is_written(self, written: str) -> bool:
        """Whether all of it stands there, and nothing else."""
        return written in [one.casefold() for one in self.text.translations().values()]


class TypeLab(Lab):
    """A number, a price and two words: each is to be written as it stands there."""

    _esm, _css = assets("typelab")
    item = "lab.type"
    verbs = frozenset({"write", "sign", "erase", "next"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`: other texts."""
        self._begin_rounds(secrets.token_hex(4))

    def _begin_rounds(self, seed: str) -> None:
        self._seed = seed
        self._rounds = _draw(seed)
        self._number = 0
        self._written = ""

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`."""
        return {"texts": self._seed, "round": self._number, "written": self._written}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        seed = state.get("texts")
        if not isinstance(seed, str):
            return
        self._begin_rounds(seed)
        self._number = whole(state.get("round"), 0, len(self._rounds) - 1) or 0
        self.do_write(state.get("written"))

    def do_write(self, text: object) -> None:
        """What stands in the box now, typed or pasted."""
        if isinstance(text, str) and len(text) <= LONGEST and can_be_written(text):
            self._written = text
            self.redraw()

    def do_sign(self, sign: object) -> None:
        """Put one of the signs on offer behind what was written."""
        offered = self._rounds[self._number].signs.translations().values()
        if isinstance(sign, str) and len(sign) == 1 and any(sign in some for some in offered):
            self.do_write(self._written + sign)

    def do_erase(self) -> None:
        """Take the last sign away."""
        self.do_write(self._written[:-1])

    def do_next(self, text: object) -> None:
        """Go on to the next text, once this one is written. ``text`` is what stands in the box:
        the page may not have sent all of it yet."""
        self.do_write(text)
        if self._is_done() and self._number + 1 < len(self._rounds):
            self._number += 1
            self._written = ""
            self.redraw()

    def _is_done(self) -> bool:
        return self._rounds[self._number].is_written(_plain(self._written))

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`."""
        now = self._rounds[self._number]
        is_last = self._number + 1 == len(self._rounds)
        return {
            "lab": "type",
            "words": bilingual(_WORDS),
            "number": self._number,
            "count": translations(
                message("{number} of {all}", number=self._number + 1, all=len(self._rounds))
            ),
            "text": now.text.translations(),
            "signs": {name: list(signs) for name, signs in now.signs.translations().items()},
            "written": self._written,
            "longest": LONGEST,
            "has_next": self._is_done() and not is_last,
            **self._said(now, is_last),
        }

    def _said(self, now: Round, is_last: bool) -> dict[str, Any]:
        written = _plain(self._written)
        if not written:
            return said(message("The box is still empty."))
        if now.is_written(written):
            right = message("Right. All four are written.") if is_last else message("Right.")
            return said(right, "ok", "✓")
        good = now.begins_with(written)
        if good == len(written):
            return said(message("Right so far: {count}. Go on.", count=good))
        return said(_not_the_same(good, now.is_begun_by(written)), "notyet", "→")


def _not_the_same(good: int, is_all: bool) -> Message:
    """Where it is another text, after ``good`` signs that are right."""
    if is_all:
        return message("All of it is there, and something after it. Take that away.")
    if not good:
        return message("The first one is not the same yet. Take it away.")
    return message(
        "Right so far: {count}. Take away what comes after, with Backspace or the button.",
        count=good,
    )


def _plain(written: str) -> str:
    """As it counts: a digit of full width is a digit, the stop that a Chinese input method writes
    is a point, and spaces and capitals are no matter."""
    plain = unicodedata.normalize("NFKC", written).replace("。", ".")
    return "".join(plain.casefold().split())


def _alike(written: str, text: str) -> int:
    """How many of the first signs are the same."""
    pairs = zip(written, text, strict=False)
    return next(
        (place for place, (one, other) in enumerate(pairs) if one != other),
        min(len(written), len(text)),
    )


def _draw(seed: str) -> tuple[Round, ...]:
    random = Random(seed)
    box = str(random.randint(1000, 9999))
    price = f"{random.randint(10, 98)}.{random.randint(1, 9)}0"
    digits = Bilingual("1234567890", "1234567890")
    point = Bilingual("1234567890.", "1234567890.")
    words = random.sample(WORDS, 2)
    return (
        Round(Bilingual(box, box), digits),
        Round(Bilingual(price, price), point),
        *(Round(word, _offer(random, word)) for word in words),
    )


def _offer(random: Random, word: Bilingual) -> Bilingual:
    """The signs of a word among others, each once, in an order that does not tell the word."""
    mixed = {}
    others = OTHERS.translations()
    for language, text in word.translations().items():
        own = list(dict.fromkeys(text))
        spare = [sign for sign in others[language] if sign not in own]
        mixed[language] = random.sample([*own, *spare[: ON_OFFER - len(own)]], ON_OFFER)
    return Bilingual(*("".join(mixed[language]) for language in LANGUAGES))


_WORDS: dict[str, Translated] = {
    "title": message("Write what you see"),
    "question": message("Write the same into the box. Type it, or press the keys below."),
    "box": message("Here"),
    "signs": message("Signs"),
    "erase": message("Take the last one away"),
    "next": message("The next one"),
    "again": message("New ones"),
}
