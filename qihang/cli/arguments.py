"""What several commands ask for alike: the session that is meant, and the classes."""

from __future__ import annotations

import argparse

from qihang import sessions
from qihang.operate.arguments import Translate


def session_name(said: str) -> str:
    """The session that somebody means, as an argument of a command.

    Raises :class:`OperatorError` naming the ones there are.
    """
    return sessions.session(said.lower()).name


def add_session(command: argparse.ArgumentParser, t: Translate, nargs: str | None = None) -> None:
    """Add the session that a command is about."""
    command.add_argument(
        "session",
        nargs=nargs,
        type=session_name,
        metavar=t("SESSION"),
        help=t("such as {name}", name="s1"),
    )


def add_classes(command: argparse.ArgumentParser, t: Translate) -> None:
    """Add the classes that a command is for; none of them means everybody."""
    command.add_argument(
        "--class",
        dest="classes",
        action="append",
        default=[],
        metavar=t("NAME"),
        help=t("for this class alone; may be said for several"),
    )
