"""Asking the answer service from the desk, without holding up its event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from qihang.answers.remote import RemoteAnswers
from qihang.protocol.service import Answers
from qihang.system.site import Site

T = TypeVar("T")

AT_ONCE = 8
"""Requests that are worked on at the same time; each waits in a thread of its own."""


class Asking:
    """The answer service of the running classroom, for whoever must not wait."""

    def __init__(self, site: Site):
        self._site = site
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="asking")
        self._here = threading.local()

    async def ask(self, what: Callable[[Answers], T]) -> T:
        """What ``what`` returns; it is called in a thread, with a connection of its own.

        Raises as the calls do: :class:`qihang.answers.client.Refused` or ``Unreachable``.
        """
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, lambda: what(self._answers())
        )

    def _answers(self) -> Answers:
        if not hasattr(self._here, "answers"):
            self._here.answers = RemoteAnswers(self._site)
        answers: Answers = self._here.answers
        return answers
