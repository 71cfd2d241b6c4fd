"""The command ``qihang``: thin over functions; each command does no work of its own.

A module holds a group of commands: what each may be given stands beside what it does. Those that
are long live with what they do (:mod:`qihang.operate.roster.commands`). A command is given a
console, which speaks the language of the house, the site and its options. What needs nbgrader or
JupyterLab is imported by the commands that need it: both are slow to import, and a classroom
should open in seconds.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from qihang import __version__
from qihang.answers.client import Refused, Unreachable
from qihang.cli import classroom, hours, lessons, marking, officer, reviews, worksheets
from qihang.language.messages import Bilingual, message
from qihang.operate import settings, staff
from qihang.operate.arguments import speak
from qihang.operate.console import Console
from qihang.operate.new import commands as authors
from qihang.operate.roster import commands as roster
from qihang.settings import language
from qihang.system.errors import OperatorError, reason
from qihang.system.site import Site


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    os.umask(0o077)
    site = Site.here()
    console = Console(language(site))
    speak(console)
    try:
        typed = sys.argv[1:] if arguments is None else list(arguments)
        options = _parser(console).parse_args(typed, argparse.Namespace(typed=typed))
        return int(options.run(console, site, options) or 0)
    except OperatorError as error:
        console.warn(error)
    except Refused as refused:
        console.warn(_REFUSALS.get(refused.reason) or Bilingual(refused.reason, refused.reason))
    except Unreachable as error:
        why = reason(error.__cause__ or error)
        console.warn(message("The classroom does not answer ({why}). Start it again.", why=why))
    except OSError as error:
        file = error.filename or message("A file")
        console.warn(message("{file}: {reason}.", file=file, reason=reason(error)))
    return 1


_REFUSALS = {
    "not-open": message("This session is not released. Run: qihang release SESSION"),
    "closed": message("This session is not open to this class. Open it first."),
    "name-taken": message("Somebody has this name already. Choose another one."),
    "no-name": message("A name has 1 to 40 characters."),
    "no-office-left": message("Nobody would be left for the office. Add somebody first."),
    "no-reason": message("What is otherwise than the classroom knows needs a reason: --reason"),
    "no-minutes": message("Say how many minutes it was: --minutes"),
    "no-words": message("Beside “Other” say in a few words what it was: --words"),
    "bad-words": message("Own words are too long (200 characters at most), or cannot be read."),
    "bad-attendance": message("Minutes are a whole number from 0 to 1440."),
    "unknown-trainee": message("Nobody with this number is enrolled. See: qihang roster list"),
}


def _parser(console: Console) -> argparse.ArgumentParser:
    t = console.t
    parser = argparse.ArgumentParser(prog="qihang", description=t("Qihang, an offline classroom."))
    parser.add_argument(
        "--version", action="version", version=f"qihang {__version__}", help=t("show the version")
    )
    commands = parser.add_subparsers(required=True, metavar=t("COMMAND"))
    # In the order in which `qihang --help` lists them.
    classroom.add_commands(commands, t)
    roster.add_commands(commands, t)
    staff.add_commands(commands, t)
    lessons.add_commands(commands, t)
    marking.add_commands(commands, t)
    hours.add_commands(commands, t)
    worksheets.add_commands(commands, t)
    reviews.add_commands(commands, t)
    officer.add_commands(commands, t)
    settings.add_command(commands, t)
    authors.add_commands(commands, t)
    return parser
