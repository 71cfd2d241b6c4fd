"""What somebody wishes to change in a session, what that would change, and how it is done."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from qihang.language.messages import Message, Translated, listed, message, ngettext, translations
from qihang.operate import due
from qihang.operate.holding import (
    after,
    after_without_own,
    at_first,
    at_least_one,
    changes,
    stays_shown,
    without_own,
)
from qihang.operate.release import edition_to_release, happens
from qihang.protocol.desk import HowFar
from qihang.protocol.operator import GoingOn
from qihang.protocol.released import ReleasedSession, ToChange
from qihang.protocol.service import Answers
from qihang.sessions import editions, session
from qihang.system.errors import OperatorError
from qihang.system.site import Site

RELEASE, RULES, OPEN, CLOSE = "release", "rules", "open", "close"
SHOW, MARK, EVERYBODY = "show", "mark", "as-everybody"

DOES: dict[str, Message] = {
    RELEASE: message("Release"),
    RULES: message("Change the rules"),
    OPEN: message("Open"),
    CLOSE: message("Close"),
    SHOW: message("Show marks"),
    MARK: message("Mark what waits"),
    EVERYBODY: message("As everybody again"),
}
"""What can be wished for, and the words of its button."""

_CHANGES: dict[str, ToChange] = {
    OPEN: {"is_open": True},
    CLOSE: {"is_open": False},
    SHOW: {"are_shown": True},
}
"""What a button changes by itself."""

_WITH_FIELDS = (RELEASE, RULES, OPEN)
"""The wishes for which due time, tries and marks are chosen."""


@dataclass(frozen=True)
class Wish:
    """What somebody wishes for a session; ``classes`` is empty for everybody."""

    do: str
    session: str
    classes: tuple[str, ...]
    change: ToChange
    edition: int | None = None


def change_of(do: str, said: Callable[[str], str], answers: Answers) -> ToChange:
    """What the fields of the form say, each by its name.

    Raises :class:`OperatorError` for a time or a number that is none, and for what was chosen
    and would be left undone: the reader has to know of it.
    """
    _refuse_unchosen(said)
    fields = _fields(said, answers)
    if fields and do not in _WITH_FIELDS:
        raise OperatorError(
            message(
                "“{verb}” changes no due time, tries or marks. Put these back to “as it is”, or "
                "press “{rules}”.",
                verb=DOES[do],
                rules=DOES[RULES],
            )
        )
    return {**_CHANGES.get(do, {}), **fields}


def _refuse_unchosen(said: Callable[[str], str]) -> None:
    """What is typed beside a choice that is not chosen is a question, and not nothing."""
    pairs = (("due", "at", message("until")), ("tries", "some", message("at most")))
    for name, needed, choice in pairs:
        typed = said(name).strip()
        if typed and said(f"{name}-how") != needed:
            raise OperatorError(
                message(
                    "You wrote {typed}, and “{choice}” is not chosen. Choose it, or empty the box.",
                    typed=typed[:40],
                    choice=choice,
                )
            )


def _fields(said: Callable[[str], str], answers: Answers) -> ToChange:
    change: ToChange = {}
    if said("due-how") in ("none", "at"):
        typed = said("due") if said("due-how") == "at" else due.NONE[0]
        change["due_at"] = due.parsed(typed, due.clock(answers.operator))
    if said("tries-how") == "any":
        change["tries"] = None
    elif said("tries-how") == "some":
        change["tries"] = _number(said("tries"))
    if said("marks") in ("at-once", "later"):
        change["marks_at_once"] = said("marks") == "at-once"
    return change


def _number(said: str) -> int:
    try:
        return at_least_one(int(said))
    except ValueError:
        return at_least_one(0)


@dataclass(frozen=True)
class Look:
    """What a wish would change, in sentences, and a fingerprint of just that."""

    says: tuple[Translated, ...]
    changes_something: bool
    fingerprint: str
    assignment: str | None = None


def look(
    site: Site, answers: Answers, wish: Wish, theirs: Sequence[str], has_every_class: bool
) -> Look:
    """What a wish would change now, of somebody who looks after ``theirs``.

    Raises :class:`OperatorError` where it cannot be done.
    """
    stood = answers.operator.released().get(wish.session)
    assignment = None
    changed: Sequence[Translated] = ()
    if wish.do == RELEASE:
        if stood and not has_every_class:
            raise OperatorError(
                message(
                    "It is released already. Press “{opens}” to open it to your classes. Making "
                    "its exercise again concerns every class: who looks after all of them does it.",
                    opens=DOES[OPEN],
                )
            )
        assignment = edition_to_release(site, wish.session, wish.edition)
        going_on = answers.operator.going_on(wish.session)
        says = [
            *_released(stood, wish, assignment, going_on),
            *_stays_shown(answers, stood, wish, theirs),
        ]
    elif stood is None:
        raise OperatorError(message("This session is not released yet."))
    elif wish.do == MARK:
        changed = says = [*_marks(_counted(answers, wish, theirs))]
    else:
        changed = [*_of_rules(stood, wish)]
        beside = _beside(wish, _counted(answers, wish, theirs)) if changed else ()
        says = [*changed, *_stays_shown(answers, stood, wish, theirs), *beside]
    is_some = wish.do == RELEASE or bool(changed)
    shown = tuple(says) or (message("Nothing would change: it is so already."),)
    return Look(shown, is_some, _fingerprint(wish, stood, shown), assignment)


def _fingerprint(wish: Wish, stood: ReleasedSession | None, says: Sequence[Translated]) -> str:
    told = [asdict(wish), stood, [translations(one) for one in says]]
    return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]


def _counted(answers: Answers, wish: Wish, theirs: Sequence[str]) -> list[HowFar]:
    return answers.desk.how_far(wish.session, list(wish.classes or theirs))


def _of_rules(stood: ReleasedSession, wish: Wish) -> Iterator[Translated]:
    if wish.do == EVERYBODY:
        return without_own(stood, wish.classes)
    return changes(stood, wish.change, wish.classes)


def _stays_shown(
    answers: Answers, stood: ReleasedSession | None, wish: Wish, theirs: Sequence[str]
) -> Iterator[Translated]:
    """How many marks stay shown, where those that come later are to be held."""
    if stood is None:
        return
    if wish.do == EVERYBODY:
        then = after_without_own(stood, wish.classes)
    else:
        then = after(stood, wish.change, wish.classes)
    yield from stays_shown(answers, stood, then, wish.classes or theirs)


def _released(
    stood: ReleasedSession | None, wish: Wish, assignment: str, going_on: Sequence[GoingOn]
) -> Iterator[Translated]:
    """What a release means: the edition, what holds then, and who is at it."""
    opens: ToChange = {**wish.change, "is_open": True}
    if stood is None:
        _, number = editions.parts(assignment)
        yield message("It was never released. Trainees get edition {number}.", number=number)
        yield from at_first(session(wish.session), opens, wish.classes)
        return
    yield _edition(stood, assignment)
    if wish.classes:
        yield message("That concerns every class: all of them have the same editions.")
    yield from changes(stood, opens, wish.classes)
    yield from happens(going_on, assignment)


def _edition(stood: ReleasedSession, assignment: str) -> Translated:
    """Which edition is made."""
    _, number = editions.parts(assignment)
    if assignment not in [one["assignment"] for one in stood["editions"]]:
        return message("Edition {number} is new: new tries have its questions.", number=number)
    return message(
        "Edition {number} is made again from solutions/{name}.", number=number, name=assignment
    )


def _beside(wish: Wish, counted: Sequence[HowFar]) -> Iterator[Translated]:
    """Who is concerned."""
    begun = sum(one["begun"] for one in counted)
    marked = sum(one["marked"] for one in counted)
    waits = sum(one["handed_in"] for one in counted) - marked
    if wish.do == SHOW:
        yield ngettext("{n} trainee has marks.", "{n} trainees have marks.", marked, n=marked)
        if waits:
            yield ngettext(
                "{n} hand-in waits for marks: its trainee sees none yet.",
                "{n} hand-ins wait for marks: their trainees see none yet.",
                waits,
                n=waits,
            )
    elif begun:
        yield ngettext(
            "{n} trainee has answers that are not handed in. They stay saved.",
            "{n} trainees have answers that are not handed in. They stay saved.",
            begun,
            n=begun,
        )


def _marks(counted: Sequence[HowFar]) -> Iterator[Translated]:
    waits = [(one["class_name"], one["handed_in"] - one["marked"]) for one in counted]
    some = [(name, count) for name, count in waits if count]
    if some:
        total = sum(count for _, count in some)
        yield ngettext(
            "{n} hand-in waits for marks.", "{n} hand-ins wait for marks.", total, n=total
        )
        yield message("By class: {classes}.", classes=listed(f"{one} {n}" for one, n in some))


def do_now(answers: Answers, wish: Wish, by: str) -> None:
    """Do what takes no time."""
    name, classes = wish.session, list(wish.classes)
    if wish.do == CLOSE:
        answers.operator.close_session(name, classes, by)
    elif wish.do == SHOW:
        answers.operator.show_results(name, classes, by)
    elif wish.do == EVERYBODY:
        answers.operator.as_everybody(name, classes, by)
    else:
        answers.operator.change_rules(name, classes, wish.change, by)


def done(wish: Wish, code: str) -> Message:
    """What is said when it is done; ``code`` is that of the session, such as S1."""
    who = listed(wish.classes) if wish.classes else message("everybody")
    said = {
        OPEN: message("Done: {code} is open for {who}.", code=code, who=who),
        RULES: message("Done: what you chose for {code} holds for {who}.", code=code, who=who),
        CLOSE: message("Done: {code} is closed for {who}.", code=code, who=who),
        SHOW: message("Done: marks of {code} are shown to {who}.", code=code, who=who),
        EVERYBODY: message(
            "Done: in {code} the rules of everybody hold for {who}.", code=code, who=who
        ),
    }
    return said[wish.do]


def as_job(wish: Wish, assignment: str | None, by: str) -> dict[str, Any]:
    """What is told to the process that does what takes long."""
    return {
        "do": wish.do,
        "session": wish.session,
        "classes": list(wish.classes),
        "change": wish.change,
        "assignment": assignment,
        "by": by,
    }
