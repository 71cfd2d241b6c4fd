"""Releasing a session: from the course's folders to the trainees' pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal

from qihang import sessions
from qihang.answers import submission
from qihang.gradebook import Course
from qihang.language.messages import Message, Translated, listed, message, ngettext, sentences
from qihang.operate.holding import never_released
from qihang.protocol.operator import GoingOn, OperatorCalls
from qihang.protocol.released import Edition, ReleasedSession, ToChange
from qihang.sessions import Session, editions
from qihang.sessions.workbook import practice_items
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site


def edition_to_release(site: Site, name: str, number: int | None = None) -> str:
    """The assignment of a session's edition, the newest one that has a master if none is named.

    Raises :class:`OperatorError` if there is none of that number.
    """
    there = [path.name for path in site.solutions.iterdir() if path.is_dir()]
    known = editions.editions_in(there, name)
    if number is None:
        return (known or [name])[-1]
    wanted = editions.assignment(name, number)
    if wanted not in known:
        raise OperatorError(
            message(
                "{name} has no edition {number}: there is no solutions/{wanted}.",
                name=name,
                number=number,
                wanted=wanted,
            )
        )
    return wanted


def release(
    site: Site,
    operator: OperatorCalls,
    assignment: str,
    change: ToChange | None = None,
    classes: Sequence[str] = (),
    by: str = "",
) -> ReleasedSession:
    """Generate an exercise with nbgrader and open its session's pages; returns what holds.

    To some classes alone where some are named. What ``change`` does not name stays as it is;
    ``by`` is the id of who of the staff does it.
    Raises :class:`OperatorError` if a notebook is missing or
    damaged, nbgrader refuses, or trainees were asked something else by this edition; nothing
    that was open before is changed then.
    """
    name, _ = editions.parts(assignment)
    session = sessions.session(name)
    if not session.is_written:
        raise OperatorError(message("Session {name} has no workbook yet.", name=name))
    site.prepare()
    course = Course(site)
    publish = _publisher(site, operator)
    course.finish_generating(publish)
    said = {"change": change or {}, "classes": list(classes), "by": by}
    # What cannot be read, and other questions, are refused before anything is made.
    _items(site, session)
    _refuse_other_questions(site, operator, assignment)
    course.generate(
        assignment, partial(_with_questions, assignment), json.dumps(said).encode(), publish
    )
    return operator.released()[name]


def has_workbook(name: str) -> bool:
    """Whether a session has a page to learn from; a test has an exercise alone."""
    with suppress(OperatorError):
        return sessions.session(name).workbook is not None
    return True  # the course does not name it any more


def happens(going_on: Sequence[GoingOn], assignment: str) -> Iterator[Translated]:
    """What the release of an edition means for trainees who are at an exercise, in words."""
    for one in _concerned(going_on, assignment):
        means = _same if one["assignment"] == assignment else _other
        for far, happening in means(one["assignment"]).items():
            if one[far]:
                yield sentences(_how_many(one[far], far, one["assignment"]), happening)


Far = Literal["begun", "untouched", "handed_in"]
"""How far somebody is; see :class:`GoingOn`."""


def _how_many(count: int, far: Far, assignment: str) -> Translated:
    some = {"n": count, "name": assignment}
    if far == "begun":
        return ngettext(
            "{n} trainee has answers to {name} that are not handed in.",
            "{n} trainees have answers to {name} that are not handed in.",
            count,
            **some,
        )
    if far == "untouched":
        return ngettext(
            "{n} trainee opened {name} and answered nothing.",
            "{n} trainees opened {name} and answered nothing.",
            count,
            **some,
        )
    return ngettext(
        "{n} trainee handed in {name}.", "{n} trainees handed in {name}.", count, **some
    )


def _same(assignment: str) -> dict[Far, Translated]:
    """What the release of their own edition means for trainees."""
    session, _ = editions.parts(assignment)
    return {
        "begun": message(
            "Answers and numbers stay; what changed is seen when the page is opened again."
        ),
        "handed_in": message(
            "The marks stay until you mark again: qihang grade {session}", session=session
        ),
    }


def _other(_assignment: str) -> dict[Far, Translated]:
    """What the release of another edition means for trainees."""
    return {
        "begun": message("They finish it; a new try after that has the newest questions."),
        "untouched": message("They get the newest questions when they open the page again."),
        "handed_in": message(
            "That is kept, and marked as it was asked; a new try has the newest questions."
        ),
    }


def are_at_it(going_on: Sequence[GoingOn], assignment: str) -> bool:
    """Whether the release of an edition changes what somebody has open."""
    return any(
        one["begun"] or (one["untouched"] and one["assignment"] != assignment)
        for one in _concerned(going_on, assignment)
    )


def _concerned(going_on: Sequence[GoingOn], assignment: str) -> list[GoingOn]:
    """Without those who are at a newer edition than the one that is released."""
    newest = editions.parts(assignment)
    return [one for one in going_on if editions.parts(one["assignment"]) <= newest]


def refuse_unreleased(site: Site, released: Iterable[ReleasedSession]) -> None:
    """Raises :class:`OperatorError` if a master was changed and not released since.

    Marking would go on with the key from before, and nobody would see it.
    """
    course = Course(site)
    changed = [
        (one, edition)
        for one in released
        for edition in one["editions"]
        if course.is_changed(edition["assignment"])
    ]
    if changed:
        raise OperatorError(
            sentences(
                *(
                    message(
                        "solutions/{name} was changed after it was released.",
                        name=edition["assignment"],
                    )
                    for _, edition in changed
                ),
                message(
                    "Nothing was marked. Run first: {commands}",
                    commands=listed(how_to_release(*one) for one in changed),
                ),
            )
        )


def how_to_release(opened: ReleasedSession, edition: Edition) -> str:
    """What is typed to release an edition again."""
    is_newest = edition == opened["editions"][-1]
    option = "" if is_newest else f" --edition {edition['number']}"
    return f"qihang release {opened['session']}{option}"


def finish(site: Site, operator: OperatorCalls) -> None:
    """Go on with a release over which somebody was killed."""
    Course(site).finish_generating(_publisher(site, operator))


def _publisher(site: Site, operator: OperatorCalls) -> Callable[[str, bytes], None]:
    return partial(_publish, site, operator)


def _publish(site: Site, operator: OperatorCalls, assignment: str, note: bytes) -> None:
    """Put the pages of a session where trainees open them, and open it."""
    if not note:  # an author's; nobody released it
        return
    name, number = editions.parts(assignment)
    session, exercise = sessions.session(name), site.exercise(assignment)
    if session.workbook is not None:
        _copy(site.root / session.workbook, site.page("workbook", name))
    _copy(exercise, site.page("exercise", assignment))
    stands = operator.released().get(name)
    said = json.loads(note)
    # A note of a version before had what was said of marks and tries alone, by its column.
    change: ToChange = said.get("change", {})
    before = {one: said[one] for one in ("marks_at_once", "hand_in_again") if one in said}
    if "marks_at_once" in before:
        change["marks_at_once"] = before["marks_at_once"]
    if "hand_in_again" in before:
        change["tries"] = None if before["hand_in_again"] else 1
    holds = stands or never_released(session)
    operator.open_session(
        name,
        {
            "items": _items(site, session),
            "marks_at_once": holds["marks_at_once"],
            "hand_in_again": holds["hand_in_again"],
            "in_halves": session.test is not None,
        },
        {
            "assignment": assignment,
            "number": number,
            "questions": submission.answer_ids(notebook(exercise)),
            "draws": sessions.fingerprint(assignment),
        },
        said.get("classes", []),
        change,
        said.get("by", ""),
    )


def _items(site: Site, session: Session) -> list[str]:
    """The items to try of a session. Raises :class:`OperatorError` if they cannot be read."""
    if session.workbook is None:
        return []
    return practice_items(notebook(site.root / session.workbook))


def _with_questions(assignment: str, made: Path) -> None:
    if not submission.answer_ids(notebook(made)):
        raise OperatorError(
            message(
                "The exercise of {name} has no question. Check solutions/{name}.", name=assignment
            )
        )


def _refuse_other_questions(site: Site, operator: OperatorCalls, assignment: str) -> None:
    """Raises :class:`OperatorError` if an edition asks something else than trainees answered."""
    name, _ = editions.parts(assignment)
    asked = {one["assignment"] for one in operator.going_on(name) if one["asked"]}
    if assignment not in asked:
        return
    [edition] = [
        one for one in operator.released()[name]["editions"] if one["assignment"] == assignment
    ]
    master = site.solutions / assignment / f"{assignment}.ipynb"
    wrong = [*other_questions(edition, master)]
    if draws_otherwise(edition):
        wrong.append(message("The numbers of {name} are drawn otherwise now.", name=assignment))
    if wrong:
        stays = message(
            "Trainees have answers to what it asked, so it stays as it was. Put it back, and for "
            "the new questions make an edition: qihang new edition {session}",
            session=name,
        )
        raise OperatorError(sentences(*wrong, stays))


def draws_otherwise(edition: Edition) -> bool:
    """Whether an edition's generator makes other numbers than when it was released."""
    return edition["draws"] not in (None, sessions.fingerprint(edition["assignment"]))


def other_questions(edition: Edition, made: Path) -> Iterator[Message]:
    """What a notebook asks otherwise than the edition that trainees were given.

    Raises :class:`OperatorError` if it is no notebook.
    """
    assignment = edition["assignment"]
    was, now = set(edition["questions"]), set(submission.answer_ids(notebook(made)))
    new, gone = now - was, was - now
    if new:
        names = listed(sorted(new))
        yield message("{name} asks what it did not ask: {names}.", name=assignment, names=names)
    if gone:
        names = listed(sorted(gone))
        yield message("{name} does not ask any more: {names}.", name=assignment, names=names)


def _copy(source: Path, page: Path) -> None:
    page.parent.mkdir(parents=True, exist_ok=True)
    files.put(page, source.read_bytes())
