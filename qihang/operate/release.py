"""Releasing a session: from the course's folders to the trainees' pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from qihang import sessions
from qihang.answers import submission
from qihang.gradebook import Course
from qihang.protocol import Edition, GoingOn, OperatorCalls, ReleasedSession, SessionSettings
from qihang.sessions import editions
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
        raise OperatorError(f"{name} has no edition {number}: there is no solutions/{wanted}.")
    return wanted


def release(
    site: Site,
    operator: OperatorCalls,
    assignment: str,
    marks_at_once: bool | None = None,
    hand_in_again: bool | None = None,
) -> ReleasedSession:
    """Generate an exercise with nbgrader and open its session's pages; returns what holds.

    What is ``None`` stays as it is. Raises :class:`OperatorError` if a notebook is missing or
    damaged, nbgrader refuses, or trainees were asked something else by this edition; nothing
    that was open before is changed then.
    """
    name, _ = editions.parts(assignment)
    session = sessions.session(name)
    if session.workbook is None:
        raise OperatorError(f"Session {name} has no workbook yet.")
    site.prepare()
    course = Course(site)
    publish = _publisher(site, operator)
    course.finish_generating(publish)
    wanted = {"marks_at_once": marks_at_once, "hand_in_again": hand_in_again}
    said = {setting: value for setting, value in wanted.items() if value is not None}
    # What cannot be read, and other questions, are refused before anything is made.
    practice_items(notebook(site.root / session.workbook))
    _refuse_other_questions(site, operator, assignment)
    course.generate(
        assignment, partial(_with_questions, assignment), json.dumps(said).encode(), publish
    )
    return operator.released()[name]


def how_it_opens(session: SessionSettings) -> str:
    """What holds for trainees in a session, in words."""
    return f"{_marks(session['marks_at_once'])}; {_again(session['hand_in_again'])}"


def changes(
    stood: ReleasedSession | None, marks_at_once: bool | None, hand_in_again: bool | None
) -> Iterator[str]:
    """What a release changes for trainees in a session that was released before, in words."""
    if stood is None:
        return
    if stood["closed_at"] is not None:
        yield "It was closed and opens again."
    for now, then, said in (
        (marks_at_once, stood["marks_at_once"], _marks),
        (hand_in_again, stood["hand_in_again"], _again),
    ):
        if now is not None and now != then:
            yield f"Changes for trainees: {said(now)}; until now {said(then)}."


def _marks(at_once: bool) -> str:
    return "marks are shown at once" if at_once else "marks are shown later"


def _again(again: bool) -> str:
    return "it can be handed in again" if again else "it can be handed in once"


def happens(going_on: Sequence[GoingOn], assignment: str) -> Iterator[str]:
    """What the release of an edition means for trainees who are at an exercise, in words."""
    for one in going_on:
        yield from (_same if one["assignment"] == assignment else _other)(one, assignment)


def _same(one: GoingOn, assignment: str) -> Iterator[str]:
    """For those who are at the edition that is released again."""
    if one["begun"]:
        yield (
            f"{_trainees(one['begun'])} answers to {assignment} that are not handed in: they keep "
            "them and their numbers, and see what changed when they open it again."
        )
    if one["handed_in"]:
        yield (
            f"{_trainees(one['handed_in'])} handed in {assignment}: their marks stay until you "
            f"mark again (qihang grade {editions.parts(assignment)[0]})."
        )


def _other(one: GoingOn, assignment: str) -> Iterator[str]:
    """For those who are at another edition."""
    if one["begun"]:
        yield (
            f"{_trainees(one['begun'])} answers to {one['assignment']} that are not handed in: "
            "they finish it; a new try after that has the newest questions."
        )
    if one["untouched"]:
        yield (
            f"{_trainees(one['untouched'])} {one['assignment']} open and answered nothing: "
            "they get the newest questions when they open it again."
        )
    if one["handed_in"]:
        yield (
            f"{_trainees(one['handed_in'])} handed in {one['assignment']}: that is kept, and "
            "marked as it was asked; a new try has the newest questions."
        )


def are_at_it(going_on: Sequence[GoingOn], assignment: str) -> bool:
    """Whether the release of an edition changes what somebody has open."""
    return any(
        one["begun"] or (one["untouched"] and one["assignment"] != assignment) for one in going_on
    )


def _trainees(number: int) -> str:
    return "1 trainee has" if number == 1 else f"{number} trainees have"


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
            "".join(
                f"solutions/{edition['assignment']} was changed after it was released. "
                for _, edition in changed
            )
            + "Nothing was marked. Run first: "
            + ", ".join(how_to_release(one, edition) for one, edition in changed)
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
    workbook = site.root / str(sessions.session(name).workbook)
    exercise = site.exercise(assignment)
    _copy(workbook, site.page("workbook", name))
    _copy(exercise, site.page("exercise", assignment))
    stands = operator.released().get(name)
    said = json.loads(note)
    operator.open_session(
        name,
        {
            "items": practice_items(notebook(workbook)),
            "marks_at_once": said.get("marks_at_once", stands is None or stands["marks_at_once"]),
            "hand_in_again": said.get("hand_in_again", stands is None or stands["hand_in_again"]),
        },
        {
            "assignment": assignment,
            "number": number,
            "questions": submission.answer_ids(notebook(exercise)),
            "draws": sessions.fingerprint(assignment),
        },
    )


def _with_questions(assignment: str, made: Path) -> None:
    if not submission.answer_ids(notebook(made)):
        raise OperatorError(
            f"The exercise of {assignment} has no question. Check solutions/{assignment}."
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
    was, new = set(edition["questions"]), set(submission.answer_ids(notebook(master)))
    wrong = []
    if was != new:
        said = [f"{word} {', '.join(sorted(some))}" for word, some in _differences(was, new)]
        wrong.append(f"The questions of {assignment} are others now ({'; '.join(said)}).")
    if draws_otherwise(edition):
        wrong.append(f"The numbers of {assignment} are drawn otherwise now.")
    if wrong:
        raise OperatorError(
            f"{' '.join(wrong)} Trainees have answers to what it asked, so it stays as it was. "
            f"Put it back, and for the new questions make an edition: qihang new edition {name}"
        )


def draws_otherwise(edition: Edition) -> bool:
    """Whether an edition's generator makes other numbers than when it was released."""
    return edition["draws"] not in (None, sessions.fingerprint(edition["assignment"]))


def _differences(was: set[str], new: set[str]) -> Iterator[tuple[str, set[str]]]:
    if new - was:
        yield "new:", new - was
    if was - new:
        yield "gone:", was - new


def _copy(source: Path, page: Path) -> None:
    page.parent.mkdir(parents=True, exist_ok=True)
    files.put(page, source.read_bytes())
