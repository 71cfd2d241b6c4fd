"""Which words of a text break a rule, and which only look like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from qihang.commerce.wording import phrases, spelling
from qihang.commerce.wording.numbers import personal
from qihang.commerce.wording.phrases import Lexicon, Phrase, Span
from qihang.commerce.wording.spelling import Word

NAMES = (
    "insult",
    "superlative",
    "cure",
    "belittle",
    "promise",
    "reviews",
    "off-platform",
    "private",
    "greeting",
    "one-apology",
    "hear",
    "next-step",
)
"""The files of rules in this folder."""

PRESENT = ("hear", "next-step")
"""Rules that a text keeps by words that stand in it. Nobody hides these."""

DENIAL = "denial"
"""Why words are fine that a text says no to, or only reports."""

PLAIN = "plain"
"""Why words are fine that only sound like others; nobody needs to be told."""


@dataclass(frozen=True)
class Found:
    """Words from ``start`` up to ``end`` of a text; ``fine`` says why they are, if they are."""

    start: int
    end: int
    fine: str | None


Listed = Mapping[str, Sequence[Phrase]]
"""Phrases by the list that their first word is of."""


@dataclass(frozen=True)
class _Rule:
    found: Listed
    suspect: Listed
    fair: Listed
    fine: Mapping[str, Listed]
    excuses: Listed
    unless: Listed
    denials: bool


@dataclass(frozen=True)
class Text:
    """A text as words, and where the words of each list stand."""

    words: Sequence[Word]
    hits: Mapping[str, list[Span]]


class _Book:
    """All rules, read once."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        common = spelling.read("common")
        self._lists(common, "")
        self._groups = {
            name: self._phrases(listed, "") for name, listed in common["excuse"].items()
        }
        self.not_denials = self._phrases(common["denial"]["none"], "")
        self.rules = {name: self._rule(name) for name in NAMES}

    def _rule(self, name: str) -> _Rule:
        data = spelling.read(name)
        prefix = f"{name}:"
        hidden = name not in PRESENT
        self._lists(data, prefix)
        excuse = data.get("excuse", {})
        own = self._phrases(excuse.get("phrases", ()), prefix)
        shared = [self._groups[group] for group in excuse.get("groups", ())]
        fine, suspect = data.get("fine", {}), data.get("suspect", {})
        return _Rule(
            found=self._phrases(data["found"]["phrases"], prefix, hidden),
            suspect=self._phrases(suspect.get("phrases", ()), prefix, hidden),
            fair=self._phrases(suspect.get("unless", ()), prefix),
            fine={why: self._phrases(listed, prefix) for why, listed in fine.items()},
            excuses=_listed(
                one for some in (own, *shared) for each in some.values() for one in each
            ),
            unless=self._phrases(excuse.get("unless", ()), prefix),
            denials=bool(excuse.get("denials", True)),
        )

    def _lists(self, data: Mapping[str, Mapping[str, list[str]]], prefix: str) -> None:
        for kind in ("lists", "hidden", "plain"):
            for name, listed in data.get(kind, {}).items():
                self.lexicon.add(prefix + name, listed, kind, prefix)

    def _phrases(self, listed: Iterable[str], prefix: str, looked_for: bool = False) -> Listed:
        return _listed(self.lexicon.phrase(text, prefix, looked_for) for text in listed)


@lru_cache(maxsize=1)
def _book() -> _Book:
    """The rules, read at the first text."""
    return _Book()


@lru_cache(maxsize=16)
def look_up(text: str) -> Text:
    """A text, looked up in all lists."""
    words = spelling.words(text, _book().lexicon.known)
    return Text(words, _book().lexicon.hits(words))


@lru_cache(maxsize=64)
def looked_at(name: str, text: str) -> tuple[Found, ...]:
    """What a rule finds in a text, forbidden and fine, in order; none overlaps another."""
    words = look_up(text).words
    return tuple(
        Found(words[span.first].start, words[span.end - 1].end, why)
        for span, why in _spans(name, look_up(text))
    )


def _spans(name: str, known: Text) -> Iterator[tuple[Span, str | None]]:
    rule = _book().rules[name]
    fine = [
        (span, why)
        for why, listed in rule.fine.items()
        for span in _all(listed, known.words, known.hits)
    ]
    hits = _without(known.hits, [span for span, _ in fine])
    excused = _Excused(rule, known)
    fair = {known.words[span.first].sentence for span in _all(rule.fair, known.words, hits)}
    suspect = (
        span
        for span in _all(rule.suspect, known.words, hits)
        if known.words[span.first].sentence not in fair
    )
    found = chain(_all(rule.found, known.words, hits), suspect)
    broken = [(span, excused.why(span)) for span in found]
    yield from _merged(sorted([*fine, *broken], key=_from_left))


def _merged(found: Iterable[tuple[Span, str | None]]) -> Iterator[tuple[Span, str | None]]:
    """Words that overlap and break the rule become one, and are stronger than denied ones.

    Others yield to what stands before.
    """
    last: tuple[Span, str | None] | None = None
    for span, why in found:
        if last and span.first < last[0].end:
            if not why and not last[1]:
                last = Span(last[0].first, max(last[0].end, span.end)), None
            elif not why and last[1] == DENIAL:
                last = span, None
            continue
        if last:
            yield last
        last = span, why
    if last:
        yield last


def _from_left(found: tuple[Span, str | None]) -> tuple[int, bool, int]:
    span, why = found
    return span.first, why is not None, -span.end


def _first(name: str, text: str) -> tuple[int, int] | None:
    """The place of the first words that a rule looks for and that are not fine, if any are."""
    first = next((one for one in looked_at(name, text) if not one.fine), None)
    return (first.start, first.end) if first else None


class _Excused:
    """Says whether something found stands in a sentence that says no to it, or reports it."""

    def __init__(self, rule: _Rule, known: Text) -> None:
        words, self._words = known.words, known.words
        never = list(_all(_book().not_denials, words, known.hits))
        self._not = _without(known.hits, never).get("not", []) if rule.denials else []
        hits = _without(known.hits, known.hits.get("untold", []))
        self._parts = {words[span.first].part for span in _all(rule.excuses, words, hits)}
        told = {words[span.first].sentence for span in hits.get("told", [])}
        asked = {word.sentence for word in words if word.text in "?？"}
        answered = {
            words[span.first].sentence - 1
            for span in known.hits.get("no", [])
            if self._is_early(span.first)
        }
        self._answered = (told | asked) & answered if rule.denials else set()
        meant = [*known.hits.get("wink", []), *_all(rule.unless, words, known.hits)]
        winks = {words[span.first].sentence for span in meant}
        self._parts -= {one.part for one in words if one.sentence in winks}
        self._said = {words[span.first].part for span in known.hits.get("say", [])}

    def _is_early(self, place: int) -> bool:
        start = max(0, place - 4)
        before = self._words[start:place]
        return place == 0 or any(one.sentence != self._words[place].sentence for one in before)

    def why(self, span: Span) -> str | None:
        """Why what was found is fine, if it is."""
        first, last = self._words[span.first], self._words[span.end - 1]
        if first.part in self._parts or first.sentence in self._answered:
            return DENIAL
        if first.quoted and last.quoted and first.part in self._said:
            return DENIAL
        denied = any(
            one.end <= span.first and self._words[one.first].clause == first.clause
            for one in self._not
        )
        return DENIAL if denied else None


def _listed(some: Iterable[Phrase]) -> Listed:
    found: dict[str, list[Phrase]] = defaultdict(list)
    for one in some:
        found[one.names[0]].append(one)
    return dict(found)


def _all(listed: Listed, words: Sequence[Word], hits: Mapping[str, list[Span]]) -> Iterator[Span]:
    for name in hits.keys() & listed.keys():
        for phrase in listed[name]:
            yield from phrases.find(phrase, words, hits)


def _without(hits: Mapping[str, list[Span]], taken: Sequence[Span]) -> Mapping[str, list[Span]]:
    """The hits that do not touch what is ``taken``."""
    if not taken:
        return hits
    places = {place for span in taken for place in range(span.first, span.end)}
    return {
        name: [one for one in spans if places.isdisjoint(range(one.first, one.end))]
        for name, spans in hits.items()
    }


def check(name: str, text: str) -> tuple[int, int] | None:
    """The place of the first words that break rule ``name``, or ``(0, 0)`` if some are missing."""
    if name == "greeting":
        return None if greets(text) else (0, 0)
    if name in PRESENT:
        return None if _first(name, text) else (0, 0)
    if name == "one-apology":
        said = [one for one in looked_at(name, text) if not one.fine]
        return (said[1].start, said[1].end) if len(said) > 1 else None
    if name == "private":
        return personal(text) or _first(name, text)
    return _first(name, text)


_LONGEST_CALL = 8
"""Words of a clause that calls somebody, as in "dear friends of our shop, good evening"."""


_LONGEST_NAME = 3
"""Words of a name, as in "Uncle Zhao, good evening"."""


def greets(text: str) -> bool:
    """Whether a text begins with a greeting, alone or behind a name or a call."""
    known = look_up(text)
    words = known.words
    if not words:
        return False
    clauses = {words[0].clause}
    second = next((at for at, one in enumerate(words) if one.clause != words[0].clause), 0)
    if 0 < second <= _LONGEST_CALL and _calls(words, known, second):
        clauses.add(words[second].clause)
    return any(
        not why and words[span.first].clause in clauses for span, why in _spans("greeting", known)
    )


def _calls(words: Sequence[Word], known: Text, end: int) -> bool:
    if any(word.sentence != words[0].sentence for word in words[: end - 1]):
        return False
    if end <= _LONGEST_NAME:
        return True
    names = ("greeting:vocative", "greeting:people", "greeting:hi", "greeting:folk")
    return any(span.end <= end for name in names for span in known.hits.get(name, ()))
