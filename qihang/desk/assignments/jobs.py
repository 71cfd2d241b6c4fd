"""What takes seconds, such as releasing and marking: a process of its own, one at a time.

Commands that are typed meanwhile wait for their turn at the locks of generating and marking,
and so does the process.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from dataclasses import dataclass, field
from typing import Any

from qihang.language.messages import Bilingual, Translated, message

log = logging.getLogger("qihang.desk.assignments")

MODULE = "qihang.desk.assignments.work"

MOST_LINES = 200
"""Sentences of a job that are shown; the last ones."""


@dataclass
class Job:
    """Something that is worked on, or was; ``owner`` is who may read what it says."""

    owner: str
    title: Translated
    session: str
    state: str = "running"
    """Then ``done`` or ``failed``."""
    done: int = 0
    of: int = 0
    says: list[Translated] = field(default_factory=list)

    def take(self, line: bytes) -> None:
        """One line of what the process says; what cannot be read is none."""
        try:
            said: dict[str, Any] = json.loads(line)
        except ValueError:
            log.warning("the job said: %r", line[:200])
            return
        if "of" in said:
            self.done, self.of = said["done"], said["of"]
        for name, state in (("says", "running"), ("error", "failed"), ("ok", "done")):
            if name in said:
                self.says = [*self.says, Bilingual(**said[name])][-MOST_LINES:]
                self.state = self.state if self.state == "failed" else state


class Jobs:
    """The one job of the desk."""

    def __init__(self) -> None:
        self.last: Job | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is worked on."""
        return self.last is not None and self.last.state == "running"

    def begin(self, job: Job, wish: dict[str, Any]) -> bool:
        """Begin a job, unless another one goes on; returns whether it was begun."""
        if self.is_busy:
            return False
        self.last = job
        self._task = asyncio.get_running_loop().create_task(self._run(job, wish))
        return True

    async def _run(self, job: Job, wish: dict[str, Any]) -> None:
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                MODULE,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(wish).encode())
            process.stdin.close()
            async for line in process.stdout:
                job.take(line)
            await process.wait()
        except (OSError, ValueError):
            log.exception("the job was broken off")
        if job.state == "running":
            job.says.append(
                message("It was broken off. What happened stands in the log of the desk.")
            )
            job.state = "failed"
