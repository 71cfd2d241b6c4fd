"""What the pages of assignments show: a row a session, and a row a class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qihang.answers.rules import Rules, rules
from qihang.answers.submission import answer_ids
from qihang.language.messages import Bilingual, Joined, Translated, message, ngettext
from qihang.operate.due import local
from qihang.protocol.desk import HowFar
from qihang.protocol.released import ReleasedSession
from qihang.sessions import Session, editions
from qihang.sessions.screens import has_screens
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook


@dataclass(frozen=True)
class Holds:
    """What holds for somebody, in words; ``is_mixed`` where it is not the same for all."""

    is_open: bool
    state: Translated
    due: Translated
    is_over: bool
    tries: Translated
    marks: Translated
    """Whether they are shown."""
    is_mixed: bool = False


@dataclass(frozen=True)
class Counts:
    """How many are how far."""

    people: int = 0
    begun: int = 0
    handed_in: int = 0
    marked: int = 0
    on_paper: int = 0
    """Whose last hand-in was typed in from a sheet."""

    @property
    def waits(self) -> int:
        """Whose last hand-in has no points."""
        return self.handed_in - self.marked


@dataclass(frozen=True)
class Row:
    """A session, or a class of it."""

    name: str
    holds: Holds | None
    counts: Counts
    title: Translated | None = None
    code: str = ""
    is_written: bool = True
    edition: int | None = None
    unreleased: int | None = None
    """The edition that is written and newer than the one that is released."""
    own: bool = False
    """Whether a class has something of its own."""


def row_of(
    session: Session,
    stood: ReleasedSession | None,
    masters: Sequence[str],
    counted: Sequence[HowFar],
    now: str,
) -> Row:
    """A session for some classes together."""
    written = [editions.parts(one)[1] for one in editions.editions_in(masters, session.name)]
    released = [one["number"] for one in stood["editions"]] if stood else []
    newest = max(written, default=None)
    return Row(
        name=session.name,
        code=session.code,
        title=session.title,
        is_written=session.is_written and newest is not None,
        edition=max(released, default=None),
        unreleased=newest if newest and newest not in released else None,
        holds=_together(
            [rules(stood, one["class_name"], now) for one in counted] if stood else [], stood, now
        ),
        counts=counts_of(counted),
    )


def class_rows(
    stood: ReleasedSession | None, theirs: Mapping[str, int], counted: Sequence[HowFar], now: str
) -> list[Row]:
    """A session, a row a class."""
    by_name = {one["class_name"]: one for one in counted}
    return [
        Row(
            name=name,
            holds=in_words(rules(stood, name, now)) if stood else None,
            counts=counts_of([by_name[name]] if name in by_name else []),
            own=bool(stood and stood["classes"].get(name)),
        )
        for name in theirs
    ]


def counts_of(counted: Iterable[HowFar]) -> Counts:
    """Of some classes together."""
    found = list(counted)
    return Counts(
        people=sum(one["people"] for one in found),
        begun=sum(one["begun"] for one in found),
        handed_in=sum(one["handed_in"] for one in found),
        marked=sum(one["marked"] for one in found),
        on_paper=sum(one["on_paper"] for one in found),
    )


def _together(each: Sequence[Rules], stood: ReleasedSession | None, now: str) -> Holds | None:
    if stood is None:
        return None
    said = [in_words(one) for one in each] or [in_words(rules(stood, None, now))]
    if all(one == said[0] for one in said):
        return said[0]
    opened = sum(one.is_open for one in each)
    differs = message("by class")
    return Holds(
        is_open=opened > 0,
        state=said[0].state
        if opened in (0, len(each))
        else message("open for {some} of {all}", some=opened, all=len(each)),
        due=_if_all([one.due for one in said], differs),
        is_over=all(one.is_over for one in said),
        tries=_if_all([one.tries for one in said], differs),
        marks=_if_all([one.marks for one in said], differs),
        is_mixed=True,
    )


def _if_all(words: Sequence[Translated], differs: Translated) -> Translated:
    return words[0] if all(one == words[0] for one in words) else differs


def in_words(holds: Rules) -> Holds:
    """What holds, in the words of a cell each."""
    return Holds(
        is_open=holds.is_open,
        state=message("open") if holds.is_open else message("closed"),
        due=_due(holds),
        is_over=holds.is_over,
        tries=_tries(holds.tries),
        marks=_marks(holds),
    )


def _due(holds: Rules) -> Translated:
    if holds.due_at is None:
        return message("none")
    if holds.is_over:
        return message("{time}, over", time=local(holds.due_at))
    return Bilingual(local(holds.due_at), local(holds.due_at))


def _tries(tries: int | None) -> Translated:
    if tries is None:
        return message("no limit")
    return ngettext("{n} try", "{n} tries", tries, n=tries)


def _marks(holds: Rules) -> Translated:
    if holds.marks_at_once:
        return message("shown at once")
    if holds.shown_at is not None:
        return message("shown since {time}", time=local(holds.shown_at))
    return message("shown") if holds.are_shown else message("held until you show them")


def about(master: Path) -> Translated | None:
    """What an edition asks, in words; nothing of one that cannot be read."""
    try:
        written = notebook(master)
        count = len(answer_ids(written))
    except OperatorError:
        return None
    form = message("screen by screen") if has_screens(written) else message("on one page")
    questions = ngettext("{n} question", "{n} questions", count, n=count)
    return Joined((questions, form), Bilingual("，", ", "))
