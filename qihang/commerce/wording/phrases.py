"""Phrases in plain words, found in a text: ``{other} .. {bad}``, ``better than {other}``.

A phrase is words that stand side by side. ``{name}`` is any word of the list of that name,
``_`` up to two words of any kind, ``..`` some words before the next comma, ``...`` some words
before the next full stop, ``....`` some words up to the end of the next sentence, ``^`` the
beginning and ``$`` the end of a clause. A word that ends in ``*`` may go on: ``cheat*``.
``(one|other)`` is either; in a list, ``(one|)`` may be left out. Phrases with ``&`` between
them stand in one sentence, in any order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from qihang.commerce.wording.spelling import STOPS, Vocabulary, Word, disguises

_ELEMENT = re.compile(r"\{([a-z-]+)\}|\(([^()]*)\)|(\.{2,4}|_)|([a-z0-9'@]+\*?|[^\s{}()])")
_CHOICE = re.compile(r"\{([a-z-]+)\}|\(([^()]*)\)")
_REACH = {"_": 2, "..": 12, "...": 40, "....": 40}
_NUMBER = "number"
_NO_WORDS = frozenset(["|", *_REACH])


@dataclass(slots=True)
class _Node:
    """A place in the tree of all words: what may follow, and what ends here.

    There are tens of thousands; most have nothing of one kind, and so make nothing for it.
    """

    after: dict[str, _Node] | None = None
    stems: dict[str, _Node] | None = None
    ends: tuple[str, ...] = ()

    def follow(self, piece: str) -> _Node:
        """The place behind a word, which is made where it is new."""
        if piece[-1] == "*":
            piece = piece[:-1]
            self.stems = places = {} if self.stems is None else self.stems
        else:
            self.after = places = {} if self.after is None else self.after
        found = places.get(piece)
        if found is None:
            found = places[piece] = _Node()
        return found


@dataclass(frozen=True, slots=True)
class Phrase:
    """Its lists of words in order, and how many words may stand ``between`` each two.

    The phrases of ``beside`` stand in the same sentence, before or behind it.
    """

    names: tuple[str, ...]
    between: tuple[str, ...]
    begins: bool
    finishes: bool
    beside: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase that was found: the first of its words, and the one after its last."""

    first: int
    end: int


class Lexicon:
    """All lists of words. Words are added first, then texts are looked at."""

    def __init__(self) -> None:
        self._root = _Node()
        self._lists: dict[str, list[str]] = {_NUMBER: []}
        self.known = Vocabulary()

    def add(self, name: str, entries: Iterable[str], kind: str = "lists", prefix: str = "") -> None:
        """Take in a list of words; of ``hidden`` ones the disguises, too.

        Words of a ``plain`` list are ones that nobody hides. An entry may hold choices and
        lists that were taken in before.
        """
        self._lists[name] = [one for entry in entries for one in self._each(entry, prefix)]
        for entry in self._lists[name]:
            pieces = [match[0] for match in _ELEMENT.finditer(entry.lower())]
            self._add(name, pieces, kind != "plain")
            if kind == "hidden" and not entry.isascii():
                for way in disguises(entry):
                    self._add(name, way)

    def _each(self, entry: str, prefix: str) -> Iterator[str]:
        """Everything that an entry with choices stands for."""
        ways: list[list[str]] = []
        end = 0
        for match in _CHOICE.finditer(entry):
            name, choice = match.groups()
            ways += [[entry[end : match.start()]], self._ways(name, choice, prefix)]
            end = match.end()
        yield from ("".join(way) for way in product(*ways, [entry[end:]]))

    def _ways(self, name: str | None, choice: str, prefix: str) -> list[str]:
        if name:
            return self._lists[self._named(name, prefix)]
        return [one for way in choice.split("|") for one in self._each(way, prefix)]

    def phrase(self, text: str, prefix: str = "", looked_for: bool = False) -> Phrase:
        """A phrase of what is written in a file; a list with the ``prefix`` goes first."""
        first, *others = (self._side_by_side(each, prefix, looked_for) for each in text.split("&"))
        return replace(first, beside=tuple(others))

    def _side_by_side(self, text: str, prefix: str, looked_for: bool) -> Phrase:
        text = text.strip()
        names: list[str] = []
        between: list[str] = []
        gap = ""
        for kind, pieces in _parts(text):
            if kind == "gap":
                gap = pieces[0]
                continue
            if kind == "list":
                name = self._named(pieces[0], prefix)
            elif kind == "choice":
                name = "=" + pieces[0]
                for way in self._ways(None, pieces[0], prefix):
                    self._add(name, [match[0] for match in _ELEMENT.finditer(way)], looked_for)
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
            if one in self._lists:
                return one
        raise ValueError(f"there is no list {name!r} of words")

    def _add(self, name: str, pieces: Sequence[str], looked_for: bool = True) -> None:
        if not pieces or any(piece in _NO_WORDS or piece[0] == "(" for piece in pieces):
            raise ValueError(f"these are no words side by side: {' '.join(pieces)!r}")
        node = self._root
        for piece in pieces:
            if looked_for and piece.isascii():
                self.known.add(piece)
            node = node.follow(piece)
        if name not in node.ends:
            node.ends = (*node.ends, name)

    def hits(self, words: Sequence[Word]) -> dict[str, list[Span]]:
        """Where the words of each list stand, from left to right."""
        found: dict[str, list[Span]] = defaultdict(list)
        for first, word in enumerate(words):
            if word.text[0].isdigit():
                found[_NUMBER].append(Span(first, first + 1))
            for span, names in self._from(words, first):
                for name in names:
                    found[name].append(span)
        return found

    def _from(self, words: Sequence[Word], first: int) -> Iterator[tuple[Span, tuple[str, ...]]]:
        """What begins at a word, with the lists that it is of; the shortest first."""
        nodes = _following(self._root, words[first].text)
        clause = words[first].clause
        place = first
        while nodes:
            place += 1
            for node in nodes:
                if node.ends:
                    yield Span(first, place), node.ends
            if place == len(words) or words[place].clause != clause:
                return
            text = words[place].text
            if len(nodes) == 1:
                nodes = _following(nodes[0], text)
            else:
                nodes = [after for node in nodes for after in _following(node, text)]


def _following(node: _Node, text: str) -> list[_Node]:
    exact = node.after.get(text) if node.after else None
    found = [exact] if exact else []
    if node.stems and text.isascii():
        stems = (text[:size] for size in range(2, len(text) + 1))
        found += [node.stems[stem] for stem in stems if stem in node.stems]
    return found


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    """The gaps, lists and words of a phrase; words that stand side by side are one part."""
    words: list[str] = []
    for match in _ELEMENT.finditer(text.lower().strip("^$ ")):
        name, choice, gap, word = match.groups()
        if word:
            words.append(word)
            continue
        if words:
            yield "words", words
            words = []
        yield _part(name, choice, gap)
    if words:
        yield "words", words


def _part(name: str | None, choice: str | None, gap: str) -> tuple[str, list[str]]:
    if name:
        return "list", [name]
    return ("gap", [gap]) if choice is None else ("choice", [choice])


def find(phrase: Phrase, words: Sequence[Word], hits: Mapping[str, list[Span]]) -> Iterator[Span]:
    """Where ``phrase`` stands in a text whose ``words`` were looked up before.

    Of phrases that stand beside each other, the first is what was found.
    """
    for span in _alone(phrase, words, hits):
        sentence = words[span.first].sentence
        if all(
            any(words[one.first].sentence == sentence for one in _alone(other, words, hits))
            for other in phrase.beside
        ):
            yield span


def _alone(phrase: Phrase, words: Sequence[Word], hits: Mapping[str, list[Span]]) -> Iterator[Span]:
    """Where ``phrase`` stands, whatever stands beside it."""
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
    if gap == "....":
        return other.sentence - one.sentence in (0, 1)
    if gap == "...":
        return one.sentence == other.sentence
    return one.clause == other.clause


def _begins(words: Sequence[Word], place: int, reach: int) -> bool:
    """Whether a clause begins at ``place``, or at most ``reach`` words before it."""
    start = max(0, place - reach)
    return any(not at or not _same_clause(words, at - 1, at) for at in range(start, place + 1))


def _same_clause(words: Sequence[Word], one: int, other: int) -> bool:
    return words[one].clause == words[other].clause and words[one].text not in STOPS
