"""Whether what was released is what trainees see, and what is marked."""

from __future__ import annotations

from collections.abc import Iterator

from qihang.answers.store import Store
from qihang.language.messages import Translated, message, sentences
from qihang.operate.release import (
    draws_otherwise,
    has_workbook,
    how_to_release,
    other_questions,
)
from qihang.protocol.released import Edition
from qihang.system.errors import OperatorError
from qihang.system.site import Site

KINDS = {"workbook": message("workbook"), "exercise": message("exercise")}


def pages_of_sessions(site: Site, store: Store) -> Iterator[Translated]:
    """What is wrong with the pages and exercises of released sessions."""
    for name, opened in store.sessions.released().items():
        if has_workbook(name) and not site.page("workbook", name).is_file():
            yield _page_missing("workbook", name, f"qihang release {name}")
        asked = {one["assignment"] for one in store.exercises.going_on(name) if one["asked"]}
        for edition in opened["editions"]:
            command = how_to_release(opened, edition)
            yield from _exercise(site, edition, command)
            if edition["assignment"] in asked:
                yield from _questions(site, name, edition, command)


def _page_missing(kind: str, name: str, command: str) -> Translated:
    return message(
        "The page of {kind} {name} is missing. Run: {command}",
        kind=KINDS[kind],
        name=name,
        command=command,
    )


def _exercise(site: Site, edition: Edition, command: str) -> Iterator[Translated]:
    name = edition["assignment"]
    exercise, page = site.exercise(name), site.page("exercise", name)
    if not page.is_file():
        yield _page_missing("exercise", name, command)
    if not exercise.is_file():
        yield message(
            "{file} is missing, so nothing can be marked. Run: {command}",
            file=exercise,
            command=command,
        )
    elif page.is_file() and page.read_bytes() != exercise.read_bytes():
        yield message(
            "{file} is not what trainees see. To let them see it: {command}",
            file=exercise,
            command=command,
        )
    if draws_otherwise(edition):
        yield message(
            "The numbers of {name} are drawn otherwise than when it was released: what trainees "
            "were asked is not what is marked. Put its generator back, in the session's folder.",
            name=name,
        )


def _questions(site: Site, session: str, edition: Edition, command: str) -> Iterator[Translated]:
    """Whether an exercise asks what its trainees answered: nbgrader makes it of anything."""
    name, exercise = edition["assignment"], site.exercise(edition["assignment"])
    if not exercise.is_file():
        return
    try:
        others: list[Translated] = [*other_questions(edition, exercise)]
    except OperatorError as error:
        others = [error]
    if others:
        yield sentences(
            *others,
            message(
                "Trainees have answers to what it asked, so nothing of {name} is marked right. For "
                "new questions make an edition (qihang new edition {session}). Put "
                "solutions/{name} back as it was, then run: {command}",
                name=name,
                command=command,
                session=session,
            ),
        )
