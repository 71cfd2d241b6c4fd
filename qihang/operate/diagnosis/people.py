"""Who holds which misconception still: read from the store, judged, and said in words.

It reads the store itself, beside the answer service, as common mistakes do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from qihang import sessions
from qihang.answers.store import Store
from qihang.answers.store.evidence import Noted
from qihang.answers.store.standings import Whose
from qihang.language.messages import Translated
from qihang.operate.diagnosis.likelihood import Judgement, Seen, judged
from qihang.operate.taught import taught
from qihang.questions import evidence
from qihang.sessions.screens import Screen
from qihang.system.site import Site

MOST_PEOPLE = 150
"""People of whom a page judges all at once: as many take a fifth of a second."""


@dataclass(frozen=True)
class Thought:
    """What somebody probably holds still, in the words that trainees read of it."""

    judgement: Judgement
    thought: Translated
    next_step: Translated
    session: str
    """Where it showed last."""
    screen: Screen | None
    """Where they look again."""


def held_by(site: Site, number: str) -> list[Thought]:
    """What a trainee probably holds still: what is surest first.

    Raises :class:`qihang.system.errors.OperatorError` if the store cannot be read.
    """
    with closing(Store.of(site, only_read=True)) as store:
        noted = store.evidence.of_person(number)
    found = (
        _in_words(site, one, noted) for one in judged(_seen(noted)).values() if one.says == "holds"
    )
    return sorted(filter(None, found), key=lambda one: (-one.judgement.likely, one.judgement.idea))


def held_in(site: Site, whose: Whose, ideas: Collection[str]) -> Mapping[str, int]:
    """How many of some classes probably hold each of some ``ideas`` still; 0 for what nobody does.

    Those that could show nowhere are not among them. Raises as :func:`held_by`.
    """
    with closing(Store.of(site, only_read=True)) as store:
        noted = store.evidence.of_classes(whose)
    by_person: dict[str, list[Noted]] = defaultdict(list)
    for one in noted:
        by_person[one.number].append(one)
    holding: Counter[str] = Counter()
    for theirs in by_person.values():
        for idea, judgement in judged(_seen(theirs, ideas)).items():
            holding[idea] += judgement.says == "holds"
    return holding


def _seen(noted: Iterable[Noted], ideas: Collection[str] | None = None) -> Iterable[Seen]:
    for one in noted:
        for told in evidence.read(one.told, ideas):
            yield Seen(_day(one.at), *told)


@lru_cache(maxsize=1024)
def _day(at: str) -> str:
    """The local day of a moment."""
    return datetime.fromisoformat(at).astimezone().date().isoformat()


def _in_words(site: Site, judgement: Judgement, noted: Iterable[Noted]) -> Thought | None:
    """``None`` for one of an older version, of which nobody knows the words any more."""
    said = sessions.misconception(judgement.idea)
    showed = [one for one in noted if _shows(judgement.idea, one)]
    if said is None or not showed:
        return None
    last = max(showed, key=lambda one: one.at)
    where = taught(site, last.session)
    screen = where.items.get(last.asked) if last.is_item else None
    screen = screen or where.screen(last.asked, judgement.idea)
    return Thought(judgement, said.thought, said.next_step, last.session, screen)


def _shows(idea: str, noted: Noted) -> bool:
    return any(one.showed for one in evidence.read(noted.told, {idea}))
