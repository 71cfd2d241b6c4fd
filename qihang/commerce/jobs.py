"""Occupations of the digital economy, and what of each the course teaches: see ``jobs.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from qihang.language.messages import Bilingual

REACHES = ("A", "A-B", "B", "C")
"""How far a job is from whoever has junior-high schooling and this course, the nearest first."""


@dataclass(frozen=True)
class JobTask:
    """Something that a person can do, shown by questions of the course (``s1.takings``)."""

    id: str
    name: Bilingual
    shown_by: tuple[str, ...]

    def is_shown(self, right: Collection[str]) -> bool:
        """Whether all its questions are among those that were ``right``."""
        return all(question in right for question in self.shown_by)

    @property
    def sessions(self) -> tuple[str, ...]:
        """The sessions in which it is asked for, in order."""
        return tuple(sorted({question.split(".")[0] for question in self.shown_by}))


@dataclass(frozen=True)
class Job:
    """An occupation, a type of work, or what the trade calls one.

    ``does`` is empty for one of which only the name was read. ``tasks`` are those of the course
    that it has among others; ``further`` is what it needs besides, if anything is known of it.
    """

    id: str
    name: Bilingual
    does: Bilingual | None
    reach: str
    named_in: Bilingual
    tasks: tuple[JobTask, ...]
    further: Bilingual | None


@dataclass(frozen=True)
class Standing:
    """A job as one person sees it: the tasks that were shown, and those that were not yet."""

    job: Job
    shown: tuple[JobTask, ...]
    missing: tuple[JobTask, ...]


def _bilingual(row: Mapping[str, Any] | None) -> Bilingual | None:
    return Bilingual(row["zh"], row["en"]) if row else None


def _read() -> tuple[date, tuple[JobTask, ...], tuple[Job, ...]]:
    read = tomllib.loads(files("qihang.commerce").joinpath("jobs.toml").read_text("utf-8"))
    tasks = {
        row["id"]: JobTask(row["id"], Bilingual(row["zh"], row["en"]), tuple(row["shown_by"]))
        for row in read["task"]
    }
    lists = {name: Bilingual(row["zh"], row["en"]) for name, row in read["lists"].items()}
    jobs = tuple(
        Job(
            row["id"],
            Bilingual(row["zh"], row["en"]),
            _bilingual(row.get("does")),
            row["reach"],
            lists[row["list"]],
            tuple(tasks[task] for task in row.get("tasks", ())),
            _bilingual(row.get("further")),
        )
        for row in read["job"]
    )
    return read["read_on"], tuple(tasks.values()), jobs


READ_ON, TASKS, JOBS = _read()
"""The day on which the lists were read; all tasks in the order of the course; all jobs."""


def standings(right: Collection[str]) -> dict[str, tuple[Standing, ...]]:
    """All jobs by reach, for whoever had these questions ``right`` (``s1.takings``).

    Within a reach those come first of which the most was shown; otherwise they stay as listed.
    """
    return {
        reach: tuple(
            sorted(
                (_standing(job, right) for job in JOBS if job.reach == reach),
                key=lambda one: -len(one.shown),
            )
        )
        for reach in REACHES
    }


def _standing(job: Job, right: Collection[str]) -> Standing:
    shown = tuple(task for task in job.tasks if task.is_shown(right))
    return Standing(job, shown, tuple(task for task in job.tasks if task not in shown))
