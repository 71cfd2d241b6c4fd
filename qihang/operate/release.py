"""Releasing a session: from the course's folders to the trainees' pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from qihang import sessions
from qihang.answers import submission
from qihang.gradebook import Course
from qihang.language.messages import Translated, listed, message, sentences
from qihang.protocol import OperatorCalls, ReleasedSession, SessionSettings
from qihang.sessions.workbook import practice_items
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from qihang.system.site import Site


def release(
    site: Site,
    operator: OperatorCalls,
    name: str,
    marks_at_once: bool | None = None,
    hand_in_again: bool | None = None,
) -> ReleasedSession:
    """Generate the exercise with nbgrader and open the session's pages; returns what holds.

    What is ``None`` stays as it is. Raises :class:`OperatorError` if a notebook is missing
    or damaged, or nbgrader refuses; nothing that was open before is changed then.
    """
    session = sessions.session(name)
    if session.workbook is None:
        raise OperatorError(message("Session {name} has no workbook yet.", name=name))
    site.prepare()
    course = Course(site)
    publish = _publisher(site, operator)
    course.finish_generating(publish)
    wanted = {"marks_at_once": marks_at_once, "hand_in_again": hand_in_again}
    said = {setting: value for setting, value in wanted.items() if value is not None}
    # A workbook that cannot be read is refused before anything is made.
    practice_items(notebook(site.root / session.workbook))
    course.generate(name, partial(_with_questions, name), json.dumps(said).encode(), publish)
    return operator.released()[name]


def how_it_opens(session: SessionSettings) -> Translated:
    """What holds for trainees in a session, in words."""
    marks, again = _marks(session["marks_at_once"]), _again(session["hand_in_again"])
    return message("{marks}; {again}", marks=marks, again=again)


def changes(
    stood: ReleasedSession | None, marks_at_once: bool | None, hand_in_again: bool | None
) -> Iterator[Translated]:
    """What a release changes for trainees in a session that was released before, in words."""
    if stood is None:
        return
    if stood["closed_at"] is not None:
        yield message("It was closed and opens again.")
    for now, then, said in (
        (marks_at_once, stood["marks_at_once"], _marks),
        (hand_in_again, stood["hand_in_again"], _again),
    ):
        if now is not None and now != then:
            yield message(
                "Changes for trainees: {now}; until now {then}.", now=said(now), then=said(then)
            )


def _marks(at_once: bool) -> Translated:
    return message("marks are shown at once") if at_once else message("marks are shown later")


def _again(again: bool) -> Translated:
    return message("it can be handed in again") if again else message("it can be handed in once")


def refuse_unreleased(site: Site, names: Sequence[str]) -> None:
    """Raises :class:`OperatorError` if a master was changed and not released since.

    Marking would go on with the key from before, and nobody would see it.
    """
    changed = [name for name in names if Course(site).is_changed(name)]
    if changed:
        raise OperatorError(
            sentences(
                *(
                    message("solutions/{name} was changed after it was released.", name=name)
                    for name in changed
                ),
                message(
                    "Nothing was marked. Run first: {commands}",
                    commands=listed(f"qihang release {name}" for name in changed),
                ),
            )
        )


def finish(site: Site, operator: OperatorCalls) -> None:
    """Go on with a release over which somebody was killed."""
    Course(site).finish_generating(_publisher(site, operator))


def _publisher(site: Site, operator: OperatorCalls) -> Callable[[str, bytes], None]:
    return partial(_publish, site, operator)


def _publish(site: Site, operator: OperatorCalls, name: str, note: bytes) -> None:
    """Put the pages of a session where trainees open them, and open it."""
    if not note:  # an author's; nobody released it
        return
    workbook = site.root / str(sessions.session(name).workbook)
    exercise = site.exercise(name)
    _copy(workbook, site.page("workbook", name))
    _copy(exercise, site.page("exercise", name))
    stands = operator.released().get(name)
    said = json.loads(note)
    operator.open_session(
        name,
        {
            "items": practice_items(notebook(workbook)),
            "questions": submission.answer_ids(notebook(exercise)),
            "marks_at_once": said.get("marks_at_once", stands is None or stands["marks_at_once"]),
            "hand_in_again": said.get("hand_in_again", stands is None or stands["hand_in_again"]),
        },
    )


def _with_questions(name: str, made: Path) -> None:
    if not submission.answer_ids(notebook(made)):
        raise OperatorError(
            message("The exercise of {name} has no question. Check solutions/{name}.", name=name)
        )


def _copy(source: Path, page: Path) -> None:
    page.parent.mkdir(parents=True, exist_ok=True)
    files.put(page, source.read_bytes())
