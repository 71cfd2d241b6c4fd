"""What holds in a session for everybody and for classes, in words, and what a change changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

from qihang.answers.pages import trainees
from qihang.answers.rules import Rules, of_class, of_everybody, rules
from qihang.language.messages import Bilingual, Joined, Translated, listed, message, ngettext
from qihang.operate.due import local
from qihang.protocol.released import ClassRules, ReleasedSession, ToChange
from qihang.protocol.service import Answers
from qihang.sessions import Session
from qihang.system.errors import OperatorError

MOST_TRIES = 99

NOW = "9999-12-31T00:00:00.000000+00:00"
"""Stands for the moment of a change that is only looked at."""


NEVER_RELEASED: ReleasedSession = {
    "session": "",
    "opened_at": NOW,
    "closed_at": NOW,
    "items": [],
    "marks_at_once": True,
    "hand_in_again": True,
    "tries": None,
    "due_at": None,
    "results_shown": False,
    "editions": [],
    "classes": {},
}
"""What holds of a session before anybody says something else, as the store begins with it."""


def never_released(session: Session) -> ReleasedSession:
    """What holds before anybody says something else.

    A test is taken once and its marks are held: what was asked before the course is asked again
    after it, in another form.
    """
    is_lesson = session.test is None
    return {**NEVER_RELEASED, "marks_at_once": is_lesson, "hand_in_again": is_lesson}


def refuse_unknown(answers: Answers, classes: Sequence[str]) -> None:
    """Raises :class:`OperatorError` if nobody on the roster is in one of the classes."""
    known = answers.desk.classes()
    for name in classes:
        if name not in known:
            raise OperatorError(
                message(
                    "Nobody is in a class {name}. There are: {known}.",
                    name=name,
                    known=listed(known) if known else message("none"),
                )
            )


def how_it_opens(session: ReleasedSession, classes: Sequence[str] = ()) -> Translated:
    """What holds for trainees in a session, in words; for the first of some classes."""
    holds = rules(session, classes[0] if classes else None, "")
    said = (_marks(holds.marks_at_once), _tries(holds.tries), _due(holds.due_at))
    return Joined(said, Bilingual("；", "; "))


def at_first(
    session: Session, change: ToChange, classes: Sequence[str] = ()
) -> Iterator[Translated]:
    """All that holds for trainees when a session is released for the first time, in words."""
    how = how_it_opens(after(never_released(session), change, classes), classes)
    yield message("So it opens: {how}.", how=how)
    yield from changes(None, change, classes)


def changes(
    stood: ReleasedSession | None, change: ToChange, classes: Sequence[str] = ()
) -> Iterator[Translated]:
    """What a change means for trainees in a session that was released before, in words.

    A release opens what is closed: its change says so, too.
    """
    if stood is None:
        if classes:
            yield message("Nobody else gets it: it stays closed to all other classes.")
        return
    then = after(stood, change, classes)
    names: Sequence[str | None] = classes or [None, *stood["classes"]]
    for name in names:
        yield from map(
            partial(_of, name), _differences(rules(stood, name, ""), rules(then, name, ""))
        )


def after(stood: ReleasedSession, change: ToChange, classes: Sequence[str]) -> ReleasedSession:
    """What would stand in the store after a change."""
    own = of_class(change, NOW)
    then = stood.copy()
    if classes:
        changed = {name: stood["classes"].get(name, ClassRules()) | own for name in classes}
        then["classes"] = stood["classes"] | changed
        return then
    left = {
        name: cast(ClassRules, {key: value for key, value in had.items() if key not in own})
        for name, had in stood["classes"].items()
    }
    then["classes"] = left
    return cast(ReleasedSession, {**then, **of_everybody(change, NOW)})


def after_without_own(stood: ReleasedSession, classes: Sequence[str]) -> ReleasedSession:
    """What would stand in the store when classes have nothing of their own any more."""
    then = stood.copy()
    then["classes"] = {name: own for name, own in stood["classes"].items() if name not in classes}
    return then


def without_own(stood: ReleasedSession, classes: Sequence[str]) -> Iterator[Translated]:
    """What changes for classes that are to have nothing of their own any more, in words."""
    then = after_without_own(stood, classes)
    for name in classes:
        found = _differences(rules(stood, name, ""), rules(then, name, ""))
        yield from map(partial(_of, name), found)


def stays_shown(
    answers: Answers, stood: ReleasedSession, then: ReleasedSession, classes: Sequence[str] = ()
) -> Iterator[Translated]:
    """How many marks stay shown, where a change holds those that come later; in words.

    Of some classes, or with none of them of all.
    """
    held = [
        name
        for name in classes or answers.desk.classes()
        if rules(stood, name, "").may_be_seen and not rules(then, name, "").may_be_seen
    ]
    if not held:
        return
    seen = sum(one["marked"] for one in answers.desk.how_far(stood["session"], held))
    if seen:
        yield ngettext(
            "{n} mark that a trainee has seen stays shown.",
            "{n} marks that trainees have seen stay shown.",
            seen,
            n=seen,
        )


def _of(class_name: str | None, said: Translated) -> Translated:
    if class_name is None:
        return said
    return message("{name}: {said}", name=class_name, said=said)


def _differences(was: Rules, then: Rules) -> Iterator[Translated]:
    if then.is_open and not was.is_open:
        yield message("It was closed and opens again.")
    if was.is_open and not then.is_open:
        yield message("It is closed: its pages cannot be opened. Who is at one can go on.")
    pairs = (
        (_marks(then.marks_at_once), _marks(was.marks_at_once)),
        (_tries(then.tries), _tries(was.tries)),
        (_due(then.due_at), _due(was.due_at)),
    )
    values = (
        then.marks_at_once != was.marks_at_once,
        then.tries != was.tries,
        then.due_at != was.due_at,
    )
    for (now, before), is_changed in zip(pairs, values, strict=True):
        if is_changed:
            yield message("Changes for trainees: {now}; until now {then}.", now=now, then=before)
    if then.may_be_seen != was.may_be_seen and then.marks_at_once == was.marks_at_once:
        if then.may_be_seen:
            yield message("Trainees see their marks from now on.")
        else:
            yield message("Marks that come from now on are held until you show them.")


def said(change: ToChange) -> Iterator[Translated]:
    """What a change says of marks, tries and due time, in words."""
    if "marks_at_once" in change:
        yield _marks(change["marks_at_once"])
    if "tries" in change:
        yield _tries(change["tries"])
    if "due_at" in change:
        yield _due(change["due_at"])


def _marks(at_once: bool) -> Translated:
    return message("marks are shown at once") if at_once else message("marks are shown later")


def _tries(tries: int | None) -> Translated:
    if tries is None:
        return message("it can be handed in again")
    if tries == 1:
        return message("it can be handed in once")
    return ngettext("it can be handed in {n} time", "it can be handed in {n} times", tries, n=tries)


def _due(due_at: str | None) -> Translated:
    if due_at is None:
        return message("it has no due time")
    return message("it can be handed in until {time}", time=local(due_at))


def rows(session: ReleasedSession) -> Iterator[tuple[Translated | str, ...]]:
    """What holds for everybody, and for each class that has something of its own: a row each."""
    for name in (None, *session["classes"]):
        holds = rules(session, name, "")
        yield (
            message("everybody") if name is None else name,
            message("open") if holds.is_open else message("closed"),
            _due(holds.due_at),
            _tries(holds.tries),
            _marks(holds.marks_at_once),
            message("trainees see them")
            if holds.may_be_seen
            else message("held until you show them"),
        )


def of_classes(answers: Answers, classes: Sequence[str]) -> set[str] | None:
    """The numbers of the trainees in some classes; ``None`` where no class is named.

    Raises :class:`OperatorError` for a class that is not there.
    """
    if not classes:
        return None
    refuse_unknown(answers, classes)
    return {one["number"] for one in trainees(answers.operator) if one["class_name"] in classes}


def at_least_one(tries: int) -> int:
    """How many times something can be handed in. Raises :class:`OperatorError` below one."""
    if not 1 <= tries <= MOST_TRIES:
        raise OperatorError(
            message(
                "It can be handed in 1 to {most} times. {n} is none of them.",
                most=MOST_TRIES,
                n=tries,
            )
        )
    return tries
