"""The answer service, by who asks it."""

from __future__ import annotations

from typing import Protocol

from qihang.protocol.desk import DeskCalls
from qihang.protocol.marker import MarkerCalls
from qihang.protocol.operator import OperatorCalls
from qihang.protocol.page import PageCalls
from qihang.protocol.paper import PaperCalls
from qihang.protocol.server import ServerCalls

PAGE = 100
"""Rows in the reply of a call that lists: others wait while a reply is made."""


class Answers(Protocol):
    """The answer service, by client."""

    @property
    def page(self) -> PageCalls:
        """For the kernel of a page."""

    @property
    def server(self) -> ServerCalls:
        """For the trainee server."""

    @property
    def marker(self) -> MarkerCalls:
        """For the marker."""

    @property
    def operator(self) -> OperatorCalls:
        """For the operator's commands."""

    @property
    def desk(self) -> DeskCalls:
        """For the instructor's desk."""

    @property
    def paper(self) -> PaperCalls:
        """For sheets of paper."""
