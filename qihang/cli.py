"""The command ``qihang``: thin over functions; each command does no work of its own.

What needs nbgrader or JupyterLab is imported by the commands that need it: both are slow
to import, and a classroom should open in seconds.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from qihang import __version__, sessions
from qihang.answers.client import Refused, Unreachable
from qihang.answers.service import open_answers
from qihang.officer.nightly import Nightly
from qihang.operate import settings as settings_command
from qihang.operate.classroom import Classroom, begin, prepare
from qihang.operate.new.commands import add_commands as add_authors
from qihang.operate.progress import Progress
from qihang.operate.roster import BadRoster
from qihang.operate.roster.commands import add_commands as add_roster
from qihang.operate.serving import Served, for_the_instructor, for_trainees
from qihang.operate.sure import is_sure
from qihang.settings import SETTINGS, read, standing
from qihang.system.errors import OperatorError
from qihang.system.locks import the_only_classroom
from qihang.system.site import Site


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    os.umask(0o077)
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(Site.here(), options) or 0)
    except BadRoster as bad:
        print(*bad.faults, "Nothing was imported.", sep="\n", file=sys.stderr)
    except OperatorError as error:
        print(error, file=sys.stderr)
    except Refused as refused:
        print(_REFUSALS.get(refused.reason, refused.reason), file=sys.stderr)
    except Unreachable as error:
        print(f"The classroom does not answer ({error}). Start it again.", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror}.", file=sys.stderr)
    return 1


def session_name(said: str) -> str:
    """The session that somebody means, as an argument of a command.

    Raises :class:`OperatorError` naming the ones there are.
    """
    return sessions.session(said.lower()).name


_REFUSALS = {
    "not-open": "This session is not released. Run: qihang release SESSION",
    "unknown-trainee": "Nobody with this number is enrolled. See: qihang roster list",
}


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""Where commands are added."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="qihang", description="Qihang, an offline classroom.")
    parser.add_argument("--version", action="version", version=f"qihang {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_lesson(commands)
    _add_marking(commands)
    _add_officers(commands)
    settings_command.add_command(commands)
    add_authors(commands)
    return parser


def _add_lesson(commands: Commands) -> None:
    """Add the commands for the classroom, its trainees and its sessions."""
    start = commands.add_parser("start", help="run the classroom until Ctrl-C")
    start.add_argument("--host", help="address to serve at this time")
    start.add_argument("--port", help="port to serve at this time")
    start.set_defaults(run=_start)

    teaching = commands.add_parser("teach", help="run the instructor's JupyterLab")
    teaching.add_argument("--host", help="address to serve at this time")
    teaching.add_argument("--port", help="port to serve at this time")
    teaching.add_argument("--new-password", action="store_true", help="make a new password")
    teaching.set_defaults(run=_teach)

    add_roster(commands)

    releasing = commands.add_parser("release", help="open a session to the trainees")
    releasing.add_argument("session", type=session_name)
    releasing.add_argument(
        "--marks",
        choices=("at-once", "later"),
        help="when trainees see their marks: as soon as they hand in, or after `results --show`",
    )
    releasing.add_argument(
        "--once",
        action=argparse.BooleanOptionalAction,
        help="whether an exercise can be handed in only once; what is not said stays as it is",
    )
    releasing.add_argument(
        "--edition",
        type=int,
        metavar="N",
        help="which edition of the exercise, such as 1 to mend its key; else the newest",
    )
    releasing.add_argument(
        "--yes", action="store_true", help="do it without asking while trainees are at it"
    )
    releasing.set_defaults(run=_release)

    closing = commands.add_parser("close", help="let no page of a session be opened any more")
    closing.add_argument("session", type=session_name)
    closing.set_defaults(run=_close)

    ending = commands.add_parser("end-lesson", help="sign everybody out")
    ending.set_defaults(run=_end_lesson)


def _add_marking(commands: Commands) -> None:
    """Add the commands for marking and results."""
    grading = commands.add_parser("grade", help="mark what was handed in")
    grading.add_argument("session", nargs="?", type=session_name)
    grading.add_argument("--force", action="store_true", help="mark again what is marked")
    grading.set_defaults(run=_grade)

    results = commands.add_parser("results", help="points by trainee and question")
    results.add_argument("session", type=session_name)
    results.add_argument("--show", action="store_true", help="show the trainees their results")
    results.set_defaults(run=_results)

    exporting = commands.add_parser("export", help="write the class list with all points")
    exporting.add_argument("--to", type=Path, default=Path("grades.csv"))
    exporting.set_defaults(run=_export)


def _add_officers(commands: Commands) -> None:
    """Add the commands for backup, checks and the audit."""
    saving = commands.add_parser("backup", help="write everything into one file")
    saving.add_argument("file", type=Path, help="a new file, such as backup-1126.tar.gz")
    saving.set_defaults(run=_backup)

    restoring = commands.add_parser("restore", help="put what a backup holds in place")
    restoring.add_argument("file", type=Path)
    restoring.add_argument(
        "--move-old-data-aside",
        action="store_true",
        help="where there are data already: keep them in a folder beside var/",
    )
    restoring.set_defaults(run=_restore)

    looking = commands.add_parser("doctor", help="look at everything; changes nothing")
    looking.add_argument("--noted", help="a head of the audit log that was noted earlier")
    looking.set_defaults(run=_doctor)

    auditing = commands.add_parser("audit", help="write down everything for the officer")
    auditing.add_argument("folder", type=Path, help="a new folder")
    auditing.set_defaults(run=_audit)


def _start(site: Site, options: argparse.Namespace) -> None:
    served = for_trainees(read(site), options.host, options.port)
    site.prepare()
    with the_only_classroom(site, served.own):
        served.check()
        _say_what_is_stronger(site, served)
        print("Preparing the classroom …", flush=True)
        demo_class = prepare(site, _warn)

        def ready() -> None:
            print(f"\nThe classroom is open: {_addresses(served)}")
            for number, pin in demo_class:
                print(f"  trainee number {number}   PIN {pin}")
            print("Stop with Ctrl-C.", flush=True)

        Classroom(site, served, Nightly(site, begin)).run(ready, _warn)
    print("The classroom is closed.")


def _warn(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _say_what_is_stronger(site: Site, served: Served) -> None:
    """Say what holds instead of the settings, because it was typed or stands in the environment."""
    print(*served.notes, sep="\n", end="\n" if served.notes else "")
    for one in standing(site):
        if one.source == "environment":
            print(
                f"{one.name} is {one.written} by {SETTINGS[one.name].environment}, which a later "
                f"version will not read. To keep it: qihang settings {one.name} {one.written}"
            )


def _addresses(served: Served) -> str:
    """What trainees type; each of several in a line of its own."""
    if served.addresses:
        return "\n                       ".join(served.addresses)
    return f"on this PC alone, as no network is up: {served.own}"


def _teach(site: Site, options: argparse.Namespace) -> None:
    from qihang.operate import teach

    served = for_the_instructor(read(site), options.host, options.port)
    site.prepare()
    served.check()
    _say_what_is_stronger(site, served)
    fresh = teach.password(site, renew=options.new_password)
    for address in served.addresses or [served.own]:
        print(f"JupyterLab: {address}lab   marking: …/formgrader")
    if fresh:
        print(f"Password (shown only here): {fresh}")
    else:
        print("Sign in with the password you noted. A new one: qihang teach --new-password")
    sys.stdout.flush()
    teach.run(site, served)


def _release(site: Site, options: argparse.Namespace) -> int:
    from qihang.operate.check import refuse_mistakes
    from qihang.operate.release import (
        are_at_it,
        changes,
        edition_to_release,
        happens,
        how_it_opens,
        release,
    )

    name = options.session
    refuse_mistakes(site, name, warn=partial(print, file=sys.stderr))
    at_once = None if options.marks is None else options.marks == "at-once"
    again = None if options.once is None else not options.once
    assignment = edition_to_release(site, name, options.edition)
    with open_answers(site) as answers:
        stood = answers.operator.released().get(name)
        going_on = answers.operator.going_on(name)
        for change in [*changes(stood, at_once, again), *happens(going_on, assignment)]:
            print(change, flush=True)
        asks = are_at_it(going_on, assignment) and not options.yes
        if asks and not is_sure("Release it? [y/N] ", _again_with_yes()):
            return 1
        opened = release(site, answers.operator, assignment, at_once, again)
    print(f"{name} is open: {how_it_opens(opened)}.")
    return 0


def _again_with_yes() -> list[str]:
    """The command that was typed, to be typed with its word."""
    return ["qihang", *sys.argv[1:], "--yes"]


def _close(site: Site, options: argparse.Namespace) -> None:
    with open_answers(site) as answers:
        answers.operator.close_session(options.session)
    print(
        f"{options.session} is closed: its pages cannot be opened. What was done in it is kept; "
        f"to open it again: qihang release {options.session}"
    )


def _grade(site: Site, options: argparse.Namespace) -> int:
    from qihang.gradebook.marker import grade
    from qihang.operate.release import refuse_unreleased

    with open_answers(site) as answers:
        if options.force:
            released = answers.operator.released()
            names = [options.session] if options.session in released else sorted(released)
            refuse_unreleased(site, [released[name] for name in names])
        errors = grade(site, answers.marker, options.session, options.force, Progress("marked"))
    print(*errors, sep="\n", end="\n" if errors else "", file=sys.stderr)
    return 1 if errors else 0


def _results(site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.results import lines

    with open_answers(site) as answers:
        found = list(lines(site, answers, options.session))
        if options.show:
            answers.operator.show_results(options.session)
    print(*found, sep="\n", end="\n" if found else "")


def _export(site: Site, options: argparse.Namespace) -> None:
    from qihang.operate import class_list

    with open_answers(site) as answers:
        rows = class_list.class_list(site, answers)
    class_list.write(rows, options.to)
    print(f"The class list with all points is in {options.to}.")


def _end_lesson(site: Site, options: argparse.Namespace) -> None:
    with open_answers(site) as answers:
        print(f"{answers.operator.end_lesson()} signed out.")


def _backup(site: Site, options: argparse.Namespace) -> None:
    from qihang.officer.backup import backup

    sha256 = backup(site, options.file, Progress("files saved"))
    with open_answers(site) as answers:
        answers.operator.backed_up(options.file.name, sha256)
    print(f"Everything is in {options.file}. Its SHA-256, to be noted:\n{sha256}")


def _restore(site: Site, options: argparse.Namespace) -> None:
    from qihang.officer.restore import restore

    progress = Progress("files checked")
    old = restore(site, options.file, options.move_old_data_aside, progress)
    print(f"{options.file} is restored in {site.var}. Everybody signs in anew.")
    if old:
        print(f"The data that were there are now in {old}.")


def _doctor(site: Site, options: argparse.Namespace) -> int:
    from qihang.officer.doctor import doctor

    is_well = True
    for finding in doctor(site, options.noted, Progress("marks compared")):
        print(finding.line(), flush=True)
        is_well = is_well and finding.is_well
    return 0 if is_well else 1


def _audit(site: Site, options: argparse.Namespace) -> int:
    from qihang.officer.audit import audit

    made = audit(site, options.folder, Progress)
    with open_answers(site) as answers:
        answers.operator.audited(made.manifest)
    for fact in made.facts:
        print(f"{'ok   ' if fact.is_well else 'LOOK '}  {fact.said.en}")
    print(f"Open {options.folder / 'index.html'}. To be noted:")
    print(f"SHA-256 of MANIFEST   {made.manifest}")
    print(f"head of the audit log {made.head}")
    return 0 if all(fact.is_well for fact in made.facts) else 1


if __name__ == "__main__":
    sys.exit(main())
