"""What I can do: the tasks that a trainee has shown, and the jobs that they are part of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from tornado import web

from qihang.commerce import jobs
from qihang.language.messages import Message, message
from qihang.server.page import Page, bilingual
from qihang.sessions import sessions

REACHES: tuple[tuple[str, Message, Message], ...] = (
    (
        "A",
        message("You can begin here"),
        message(
            "With nine years of school and this course you can apply as a beginner. With fewer, ask"
            " first about work as a courier (rider), as a picker, in a warehouse or a parcel"
            " station."
        ),
    ),
    (
        "A-B",
        message("You can begin with a part of it"),
        message("The rest is learnt at work, or in a further course."),
    ),
    (
        "B",
        message("With further training"),
        message("This course is a part of it. What else is needed stands with each job."),
    ),
)
"""What is told of each reach; of the last one only the names."""


class Jobs(Page):
    """The page from home that leads from the course to work."""

    @web.authenticated
    async def get(self) -> None:
        """The trainee's own tasks and, for each job, what is shown and what is missing."""
        trainee = self.current_user.username
        found = await self.answers.right_once(trainee)
        right = {f"{session}.{name}" for session, names in found.items() for name in names}
        is_open = found.keys() - set(await self.answers.closed(trainee))
        standings = jobs.standings(right)
        self.show(
            "jobs.html",
            read_on=jobs.READ_ON.isoformat(),
            shown=sum(task.is_shown(right) for task in jobs.TASKS),
            of=len(jobs.TASKS),
            tasks=list(_by_session(right, is_open)),
            without=", ".join(one.code for one in sessions() if not _tasks_of(one.name)),
            reaches=[
                (bilingual(title), bilingual(says), [_job(one) for one in standings[reach]])
                for reach, title, says in REACHES
            ],
            good_to_know=[bilingual(one.job.name) for one in standings["C"]],
        )


def _tasks_of(session: str) -> list[jobs.JobTask]:
    return [task for task in jobs.TASKS if session in task.sessions]


def _by_session(right: Collection[str], is_open: Collection[str]) -> Iterator[dict[str, Any]]:
    """The tasks of each session that has some, with the way to show those that are missing."""
    for session in sessions():
        if tasks := _tasks_of(session.name):
            yield {
                "code": session.code,
                "title": bilingual(session.title),
                "url": f"/exercise/{session.name}" if session.name in is_open else None,
                "tasks": [(bilingual(task.name), task.is_shown(right)) for task in tasks],
            }


def _job(standing: jobs.Standing) -> dict[str, Any]:
    job = standing.job
    return {
        "name": bilingual(job.name),
        "does": bilingual(job.does) if job.does else None,
        "of": len(job.tasks),
        "shown": [bilingual(task.name) for task in standing.shown],
        "missing": [
            (bilingual(task.name), ", ".join(task.sessions).upper()) for task in standing.missing
        ],
        "further": bilingual(job.further) if job.further else None,
        "named_in": bilingual(job.named_in),
    }
