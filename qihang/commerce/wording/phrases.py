"""Phrases in plain words, found in a text: ``{other} .. {bad}``, ``better than {other}``.

A phrase is words that stand side by side. ``{name}`` is any word of the list of that name,
``_`` up to two words of any kind, ``..`` some words before the next comma, ``...`` some words
before the next full stop, ``^`` the beginning and ``$`` the end of a clause. A word that ends
in ``*`` may go on: ``cheat*``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qihang.commerce.wording.spelling import STOPS, Vocabulary, Word, disguises

_ELEMENT = re.compile(r"\{([a-z-]+)\}|(\.\.\.|\.\.|_)|([a-z0-9'@]+\*?|[^\s{}])")
_REACH = {"_": 2, "..": 12, "...": 40}
_NUMBER = "number"


@dataclass(slots=True)
class _Node:
    """A place in the tree of all words: what may follow, and what ends here."""

    after: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, _Node] = field(default_factory=dict)
    ends: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Its lists of words in order, and how many words may stand ``between`` each two."""

    names: tuple[str, ...]
    between: tuple[str, ...]
    begins: bool
    finishes: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase that was found: the first of its words, and the one after its last."""

    first: int
    end: int


class Lexicon:
    """All lists of words. Words are added first, then texts are looked at."""

    def __init__(self) -> None:
        self._root = _Node()
        self._names = {_NUMBER}
        self.known = Vocabulary()

    def add(self, name: str, entries: Iterable[str], kind: str = "lists") -> None:
        """Take in a list of words; of ``hidden`` ones the disguises, too.

        Words of a ``plain`` list are ones that nobody hides.
        """
        self._names.add(name)
        for entry in entries:
            pieces = [match[0] for match in _ELEMENT.finditer(entry.lower())]
            self._add(name, pieces, kind != "plain")
            if kind == "hidden" and not entry.isascii():
                for way in disguises(entry):
                    self._add(name, way)

    def phrase(self, text: str, prefix: str = "", looked_for: bool = False) -> Phrase:
        """A phrase of what is written in a file; a list with the ``prefix`` goes first."""
        names: list[str] = []
        between: list[str] = []
        gap = ""
        for kind, pieces in _parts(text):
            if kind == "gap":
                gap = pieces[0]
                continue
            if kind == "list":
                name = self._named(pieces[0], prefix)
            else:
                name = "=" + " ".join(pieces)
                self._add(name, pieces, looked_for)
            names.append(name)
            between.append(gap)
            gap = ""
        begins, finishes = text.startswith("^"), text.endswith("$")
        return Phrase(tuple(names), tuple(between), begins, finishes)

    def _named(self, name: str, prefix: str) -> str:
        for one in (prefix + name, name):
            if one in self._names:
                return one
        raise ValueError(f"there is no list {name!r} of words")

    def _add(self, name: str, pieces: Sequence[str], looked_for: bool = True) -> None:
        node = self._root
        for piece in pieces:
            if looked_for and piece.isascii():
                self.known.add(piece)
            if piece.endswith("*"):
                node = node.stems.setdefault(piece[:-1], _Node())
            else:
                node = node.after.setdefault(piece, _Node())
        if name not in node.ends:
            node.ends.append(name)

    def hits(self, words: Sequence[Word]) -> dict[str, list[Span]]:
        """Where the words of each list stand, from left to right."""
        found: dict[str, list[Span]] = defaultdict(list)
        for first, word in enumerate(words):
            if word.text[0].isdigit():
                found[_NUMBER].append(Span(first, first + 1))
            for name, end in self._walk(self._root, words, first, first):
                found[name].append(Span(first, end))
        return found

    def _walk(
        self, node: _Node, words: Sequence[Word], first: int, place: int
    ) -> Iterator[tuple[str, int]]:
        if place >= len(words) or (place > first and not _same_clause(words, place - 1, place)):
            return
        text = words[place].text
        following = [node.after[text]] if text in node.after else []
        if node.stems and text.isascii():
            stems = (text[:size] for size in range(2, len(text) + 1))
            following += [node.stems[stem] for stem in stems if stem in node.stems]
        for after in following:
            for name in after.ends:
                yield name, place + 1
            yield from self._walk(after, words, first, place + 1)


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    """The gaps, lists and words of a phrase; words that stand side by side are one part."""
    words: list[str] = []
    for match in _ELEMENT.finditer(text.lower().strip("^$ ")):
        name, gap, word = match.groups()
        if word:
            words.append(word)
            continue
        if words:
            yield "words", words
            words = []
        yield ("list", [name]) if name else ("gap", [gap])
    if words:
        yield "words", words


def find(phrase: Phrase, words: Sequence[Word], hits: Mapping[str, list[Span]]) -> Iterator[Span]:
    """Where ``phrase`` stands in a text whose ``words`` were looked up before."""
    if not all(hits.get(name) for name in phrase.names):
        return
    for span in hits[phrase.names[0]]:
        if phrase.begins and not _begins(words, span.first, _REACH.get(phrase.between[0], 0)):
            continue
        end = _end(phrase, 1, span.end, words, hits)
        if end is not None:
            yield Span(span.first, end)


def _end(
    phrase: Phrase,
    number: int,
    place: int,
    words: Sequence[Word],
    hits: Mapping[str, list[Span]],
) -> int | None:
    if number == len(phrase.names):
        last = place >= len(words) or not _same_clause(words, place - 1, place)
        last = last or words[place].text in STOPS
        return place if last or not phrase.finishes else None
    gap = phrase.between[number]
    reach = _REACH.get(gap, 0)
    for span in hits[phrase.names[number]]:
        if span.first < place:
            continue
        if span.first > place + reach:
            return None
        if not _reaches(words[place - 1], words[span.first], gap):
            return None
        end = _end(phrase, number + 1, span.end, words, hits)
        if end is not None:
            return end
    return None


def _reaches(one: Word, other: Word, gap: str) -> bool:
    if gap == "...":
        return one.sentence == other.sentence
    return one.clause == other.clause


def _begins(words: Sequence[Word], place: int, reach: int) -> bool:
    """Whether a clause begins at ``place``, or at most ``reach`` words before it."""
    start = max(0, place - reach)
    return any(not at or not _same_clause(words, at - 1, at) for at in range(start, place + 1))


def _same_clause(words: Sequence[Word], one: int, other: int) -> bool:
    return words[one].clause == words[other].clause and words[one].text not in STOPS
