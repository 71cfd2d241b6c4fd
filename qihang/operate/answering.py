"""The answer service for a command, which shows how far opening it is where that takes long."""

from __future__ import annotations

from contextlib import AbstractContextManager

from qihang.answers.service import open_answers
from qihang.language.messages import message
from qihang.operate.console import Console
from qihang.operate.progress import Progress
from qihang.protocol.service import Answers
from qihang.system.site import Site


def answering(console: Console, site: Site) -> AbstractContextManager[Answers]:
    """The answer service; an older store is brought up to date, what is missing put in place."""
    return open_answers(site, looked_at(console))


def looked_at(console: Console) -> Progress:
    """Shows how many hand-ins were looked at."""
    return Progress(console, message("hand-ins looked at"))
