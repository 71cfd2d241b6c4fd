"""A text as words, with the disguises undone that are used to hide a word from a rule.

``f-a-k-e``, ``b e s t``, ``r1sk``, ``国*家*级`` and a sign in place of a word are read as what
they stand for. Every word keeps its place in the text, so that it can be shown as it was written.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations, product


@dataclass(frozen=True, slots=True)
class Word:
    """A word, Chinese character, number or mark, and where it stands in the text.

    Words of the same ``clause`` have no comma between them, those of the same ``part`` no
    full stop and no "but", those of the same ``sentence`` no full stop.
    """

    text: str
    start: int
    end: int
    clause: int
    part: int
    sentence: int
    quoted: bool


class Vocabulary:
    """All words of Latin letters that rules look for, and the beginnings of some."""

    def __init__(self) -> None:
        self._words: dict[str, None] = {}
        self._stems: set[str] = set()

    def add(self, word: str) -> None:
        """Take in a word, or a beginning that ends in ``*``."""
        self._words.setdefault(word.removesuffix("*"))
        if word.endswith("*"):
            self._stems.add(word[:-1])

    def has(self, word: str) -> bool:
        """Whether it is a word by itself."""
        return word in self._words

    def __contains__(self, word: str) -> bool:
        return word in self._words or any(
            word[:size] in self._stems for size in range(_SHORTEST_STEM, len(word) + 1)
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)


_SHORTEST_STEM = 4
"""Letters of a beginning that a hidden word is told by."""

_SHORTEST_PART = 3
"""Letters of each part of a compound such as ``five-star``, which is two words."""


def read(name: str) -> dict[str, dict[str, list[str]]]:
    """A file of words beside this one, by its name without ``.toml``."""
    file = files("qihang.commerce.wording").joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


_DATA = read("spelling")
_SIGNS: dict[str, str] = {
    sign: f" {meant} " if meant.isascii() and len(meant) > 1 else meant
    for meant, signs in _DATA["signs"].items()
    for sign in signs
}
SOUNDS: dict[str, list[str]] = _DATA["sounds"]
"""What is written in place of a Chinese character to hide it."""

_LETTERS = str.maketrans(dict(zip("0134578@$!ıο", "oieastbasiio", strict=True)))
_OTHER_LETTERS = str.maketrans(dict(zip("01345789@$!", "olaestbgasl", strict=True)))
_OPENING, _CLOSING, _EITHER = "“「『《", "”」』》", '"'
STOPS, _COMMAS = ".!?。！？…~～\n", ",;:，；：、"
_BUTS = ("但", "但是", "不过", "可是", "but", "yet", "however", "though")

_WORD = re.compile(
    r"(?P<spaced>(?<![a-z0-9])[a-z](?:[ ._*-][a-z0-9@$!]){2,}(?![a-z0-9]))"
    r"|(?P<no>[#№](?=\d))"
    r"|(?P<rating>\b[1-5]\*+(?![\w*]))"
    r"|(?P<number>\d+(?:[.,]\d+)*(?![a-z@$*]))"
    r"|(?P<latin>[a-z0-9@$](?:[a-z0-9@$*'_]|!(?=[a-z]))*(?:(?:[-/·+]|\.(?=\d))[a-z0-9@$*'_]+)*)"
    r"|(?P<mark>[.!?;。！？；…~～\n,:，：、%“”「」『』《》\"=])"
    r"|(?P<sign>[^\W_])"
)


def words(text: str, known: Vocabulary) -> list[Word]:
    """The words of ``text``. A disguise is undone where that gives a word that is ``known``."""
    plain, origin = _plain(text)
    found: list[Word] = []
    clause = part = sentence = 0
    quoted = False
    for value, first, last in _pieces(plain, known):
        if value in _OPENING or value in _CLOSING or value in _EITHER:
            quoted = value in _OPENING or (value in _EITHER and not quoted)
            continue
        start, end = origin[first], origin[last - 1] + 1
        if value in STOPS:
            clause, part, sentence, quoted = clause + 1, part + 1, sentence + 1, False
            found.append(Word(value, start, end, clause - 1, part - 1, sentence - 1, False))
            continue
        if value in _COMMAS:
            clause += not quoted
            continue
        if value in _BUTS or (value == "是" and found and found[-1].text == "而"):
            clause, part = clause + 1, part + 1
        found.append(Word(value, start, end, clause, part, sentence, quoted))
    return found


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in plain small signs, and where each of them comes from."""
    signs: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text):
        if sign in _SIGNS:
            plain = _SIGNS[sign]
        elif sign.isascii() or "\u4e00" <= sign <= "\u9fff":
            plain = sign.lower()
        elif unicodedata.category(sign) in ("Cf", "Mn", "Cc"):
            continue
        else:
            plain = unicodedata.normalize("NFKC", sign).lower().replace("’", "'")
        signs.append(plain)
        origin.extend([place] * len(plain))
    return "".join(signs), origin


def _pieces(plain: str, known: Vocabulary) -> Iterator[tuple[str, int, int]]:
    waiting: tuple[str, int, int] | None = None
    for match in _WORD.finditer(plain):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "mark" and _is_separator(plain, start):
            continue
        if kind not in ("latin", "spaced"):
            if waiting:
                yield waiting
                waiting = None
            yield from _sign(kind, match[0], start, end)
            continue
        for piece in _undone(match[0], start, known):
            joined = waiting and _joined(waiting, piece, known)
            if waiting and not joined:
                yield waiting
            waiting = joined or piece
    if waiting:
        yield waiting


def _sign(kind: str | None, written: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """What a sign stands for: ``#`` for "no", ``5*`` for five stars."""
    if kind == "rating":
        yield written[0], start, start + 1
        yield "星", start + 1, end
        return
    yield ("no" if kind == "no" else written), start, end


def _is_separator(plain: str, place: int) -> bool:
    """Whether a stop ends no sentence: in ``No. 1``, or to pull a Chinese word apart."""
    if plain[place] != "." or not place:
        return False
    before, after = plain[:place], plain[place + 1 :].lstrip(" ")
    if before.endswith("no") and after[:1].isdigit():
        return True
    return before[-1] > "\u2e80" and plain[place + 1 : place + 2] > "\u2e80"


def _joined(
    one: tuple[str, int, int], other: tuple[str, int, int], known: Vocabulary
) -> tuple[str, int, int] | None:
    """One word of two that stand beside each other and are none by themselves: ``nu mber``."""
    both = one[0] + other[0]
    if len(both) < 5 or other[1] - one[2] > 1 or not known.has(both):
        return None
    if one[0] in known and other[0] in known:
        return None
    return both, one[1], other[2]


def _undone(written: str, start: int, known: Vocabulary) -> Iterator[tuple[str, int, int]]:
    pieces = list(re.finditer(r"[a-z0-9@$!*']+", written))
    if len(pieces) > 1:
        whole = "".join(piece[0] for piece in pieces)
        pulled_apart = any(len(piece[0]) < _SHORTEST_PART for piece in pieces)
        meant = whole if known.has(whole) else pulled_apart and meaning(whole, known)
        if meant:
            yield meant, start, start + len(written)
            return
    for piece in pieces:
        first, last = start + piece.start(), start + piece.end()
        yield meaning(piece[0], known) or piece[0], first, last


def meaning(written: str, known: Vocabulary) -> str | None:
    """The known word behind ``written``, if there is one."""
    if written in known:
        return written
    for table in (_LETTERS, _OTHER_LETTERS):
        plain = written.translate(table)
        if plain != written and re.search("[a-z]", written) and plain in known:
            return plain
    if "*" in written.strip("*"):
        return _starred(written, known)
    if re.search(r"(.)\1\1", written):
        return _squeezed(known).get(_squeeze(written))
    return None


def _starred(written: str, known: Vocabulary) -> str | None:
    if written.replace("*", "") in known:
        return written.replace("*", "")
    pattern = re.compile(re.escape(written).replace(r"\*", "."))
    return next((one for one in known if pattern.fullmatch(one)), None)


def _squeeze(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _squeezed(known: Vocabulary) -> dict[str, str]:
    return {_squeeze(one): one for one in known}


def disguises(word: str) -> Iterator[list[str]]:
    """What a hidden Chinese ``word`` may be written as, besides itself, as words of a text.

    One or two characters are replaced, or all of them by their sounds. Single letters alone
    hide too many other words.
    """
    others = [SOUNDS.get(sign, []) for sign in word]
    positions = range(len(word))
    for count in (1, 2):
        for places in combinations(positions, count):
            for chosen in product(*(others[place] for place in places)):
                signs = list(word)
                for place, sign in zip(places, chosen, strict=True):
                    signs[place] = sign
                if any(len(sign) > 1 or not sign.isascii() for sign in signs):
                    yield _words_of(signs)
    if all(others):
        yield _words_of([each[0] for each in others])


def _words_of(signs: list[str]) -> list[str]:
    return re.findall(r"[a-z0-9]+|[^a-z0-9]", "".join(signs))
