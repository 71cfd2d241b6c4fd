"""The command ``qihang``: thin over functions; each command does no work of its own.

A command is given a console, which speaks the language of the house, the site and its options.
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

from qihang import __version__, sessions
from qihang.answers.client import Refused, Unreachable
from qihang.language.messages import Bilingual, Joined, Translated, message
from qihang.officer.nightly import Nightly
from qihang.operate import settings as settings_command
from qihang.operate.answering import answering, looked_at
from qihang.operate.arguments import Commands, Translate, speak
from qihang.operate.classroom import Classroom, begin, prepare
from qihang.operate.console import Console
from qihang.operate.new.commands import add_commands as add_authors
from qihang.operate.progress import Progress
from qihang.operate.roster.commands import add_commands as add_roster
from qihang.operate.serving import Served, for_the_instructor, for_trainees
from qihang.settings import SETTINGS, language, read, standing
from qihang.system.errors import OperatorError, reason
from qihang.system.locks import the_only_classroom
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


def session_name(said: str) -> str:
    """The session that somebody means, as an argument of a command.

    Raises :class:`OperatorError` naming the ones there are.
    """
    return sessions.session(said.lower()).name


_REFUSALS = {
    "not-open": message("This session is not released. Run: qihang release SESSION"),
    "unknown-trainee": message("Nobody with this number is enrolled. See: qihang roster list"),
}


def _parser(console: Console) -> argparse.ArgumentParser:
    t = console.t
    parser = argparse.ArgumentParser(prog="qihang", description=t("Qihang, an offline classroom."))
    parser.add_argument(
        "--version", action="version", version=f"qihang {__version__}", help=t("show the version")
    )
    commands = parser.add_subparsers(required=True, metavar=t("COMMAND"))
    _add_lesson(commands, t)
    _add_marking(commands, t)
    _add_officers(commands, t)
    settings_command.add_command(commands, t)
    add_authors(commands, t)
    return parser


def _add_lesson(commands: Commands, t: Translate) -> None:
    """Add the commands for the classroom, its trainees and its sessions."""
    start = commands.add_parser("start", help=t("run the classroom until Ctrl-C"))
    _add_address(start, t)
    start.set_defaults(run=_start)

    teaching = commands.add_parser("teach", help=t("run the instructor's JupyterLab"))
    _add_address(teaching, t)
    teaching.add_argument("--new-password", action="store_true", help=t("make a new password"))
    teaching.set_defaults(run=_teach)

    add_roster(commands, t)
    _add_release(commands, t)

    closing = commands.add_parser("close", help=t("let no page of a session be opened any more"))
    _add_session(closing, t)
    closing.set_defaults(run=_close)

    ending = commands.add_parser("end-lesson", help=t("sign everybody out"))
    ending.set_defaults(run=_end_lesson)


def _add_release(commands: Commands, t: Translate) -> None:
    releasing = commands.add_parser("release", help=t("open a session to the trainees"))
    _add_session(releasing, t)
    releasing.add_argument(
        "--marks",
        choices=("at-once", "later"),
        help=t("when trainees see their marks: as soon as they hand in, or after `results --show`"),
    )
    releasing.add_argument(
        "--once",
        action=argparse.BooleanOptionalAction,
        help=t("whether an exercise can be handed in only once; what is not said stays as it is"),
    )
    releasing.add_argument(
        "--edition",
        type=int,
        metavar="N",
        help=t("which edition of the exercise, such as 1 to mend its key; else the newest"),
    )
    releasing.add_argument(
        "--yes", action="store_true", help=t("do it without asking while trainees are at it")
    )
    releasing.set_defaults(run=_release)


def _add_address(command: argparse.ArgumentParser, t: Translate) -> None:
    command.add_argument("--host", metavar=t("ADDRESS"), help=t("address to serve at this time"))
    command.add_argument("--port", metavar=t("PORT"), help=t("port to serve at this time"))


def _add_session(command: argparse.ArgumentParser, t: Translate, nargs: str | None = None) -> None:
    command.add_argument(
        "session",
        nargs=nargs,
        type=session_name,
        metavar=t("SESSION"),
        help=t("such as {name}", name="s1"),
    )


def _add_marking(commands: Commands, t: Translate) -> None:
    """Add the commands for marking and results."""
    grading = commands.add_parser("grade", help=t("mark what was handed in"))
    _add_session(grading, t, nargs="?")
    grading.add_argument("--force", action="store_true", help=t("mark again what is marked"))
    grading.set_defaults(run=_grade)

    walking = commands.add_parser("progress", help=t("how far each trainee is in a session"))
    _add_session(walking, t)
    walking.set_defaults(run=_progress)

    results = commands.add_parser("results", help=t("points by trainee and question"))
    _add_session(results, t)
    results.add_argument("--show", action="store_true", help=t("show the trainees their results"))
    results.set_defaults(run=_results)

    exporting = commands.add_parser("export", help=t("write the class list with all points"))
    exporting.add_argument(
        "--to",
        type=Path,
        metavar=t("FILE"),
        default=Path("grades.csv"),
        help=t("a new file, or one to be replaced; grades.csv if none is named"),
    )
    exporting.set_defaults(run=_export)


def _add_officers(commands: Commands, t: Translate) -> None:
    """Add the commands for backup, checks and the audit."""
    saving = commands.add_parser("backup", help=t("write everything into one file"))
    saving.add_argument(
        "file", type=Path, metavar=t("FILE"), help=t("a new file, such as backup-1126.tar.gz")
    )
    saving.set_defaults(run=_backup)

    restoring = commands.add_parser("restore", help=t("put what a backup holds in place"))
    restoring.add_argument("file", type=Path, metavar=t("FILE"), help=t("the backup"))
    restoring.add_argument(
        "--move-old-data-aside",
        action="store_true",
        help=t("where there are data already: keep them in a folder beside var/"),
    )
    restoring.set_defaults(run=_restore)

    looking = commands.add_parser("doctor", help=t("look at everything; changes nothing"))
    looking.add_argument(
        "--noted", metavar=t("HEAD"), help=t("a head of the audit log that was noted earlier")
    )
    looking.set_defaults(run=_doctor)

    auditing = commands.add_parser("audit", help=t("write down everything for the officer"))
    auditing.add_argument("folder", type=Path, metavar=t("FOLDER"), help=t("a new folder"))
    auditing.set_defaults(run=_audit)


def _start(console: Console, site: Site, options: argparse.Namespace) -> None:
    served = for_trainees(read(site), options.host, options.port)
    site.prepare()
    with the_only_classroom(site, served.own):
        served.check()
        _say_what_is_stronger(console, site, served)
        console.say(message("Preparing the classroom …"))
        demo_class = prepare(site, console.warn, looked_at(console))

        def ready() -> None:
            console.row()
            console.say(message("The classroom is open: {addresses}", addresses=_at(served)))
            for number, pin in demo_class:
                console.say(
                    message("  trainee number {number}   PIN {pin}", number=number, pin=pin)
                )
            console.say(message("Stop with Ctrl-C."))

        Classroom(site, served, Nightly(site, begin)).run(ready, console.warn)
    console.say(message("The classroom is closed."))


def _say_what_is_stronger(console: Console, site: Site, served: Served) -> None:
    """Say what holds instead of the settings, because it was typed or stands in the environment."""
    console.say(*served.notes)
    for one in standing(site):
        if one.source == "environment":
            console.say(
                message(
                    "{name} is {value} by {variable}, which a later version will not read. "
                    "To keep it: qihang settings {name} {value}",
                    name=one.name,
                    value=one.written,
                    variable=SETTINGS[one.name].environment,
                )
            )


def _at(served: Served) -> Translated:
    """What trainees type; each of several in a line of its own."""
    if served.addresses:
        return Joined(tuple(served.addresses), Bilingual(f"\n{' ' * 12}", f"\n{' ' * 23}"))
    return message("on this PC alone, as no network is up: {address}", address=served.own)


def _teach(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate import teach

    served = for_the_instructor(read(site), options.host, options.port)
    site.prepare()
    served.check()
    _say_what_is_stronger(console, site, served)
    fresh = teach.password(site, renew=options.new_password)
    for address in served.addresses or [served.own]:
        console.say(message("JupyterLab: {address}lab   marking: …/formgrader", address=address))
    if fresh:
        console.say(message("Password (shown only here): {password}", password=fresh))
    else:
        console.say(
            message("Sign in with the password you noted. A new one: qihang teach --new-password")
        )

    def ready(log: Path) -> None:
        console.say(message("JupyterLab is open; its log is {file}.", file=log))
        console.say(message("Stop with Ctrl-C."))

    teach.run(site, served, ready)


def _release(console: Console, site: Site, options: argparse.Namespace) -> int:
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
    refuse_mistakes(site, name, warn=console.warn)
    at_once = None if options.marks is None else options.marks == "at-once"
    again = None if options.once is None else not options.once
    assignment = edition_to_release(site, name, options.edition)
    with answering(console, site) as answers:
        stood = answers.operator.released().get(name)
        going_on = answers.operator.going_on(name)
        console.say(*changes(stood, at_once, again), *happens(going_on, assignment))
        asks = are_at_it(going_on, assignment) and not options.yes
        again_with_yes = ["qihang", *options.typed, "--yes"]
        if asks and not console.is_sure(message("Release it? [y/N]"), again_with_yes):
            return 1
        opened = release(site, answers.operator, assignment, at_once, again)
    console.say(message("{session} is open: {how}.", session=name, how=how_it_opens(opened)))
    return 0


def _close(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site) as answers:
        was_open = answers.operator.close_session(options.session)
    if not was_open:
        console.say(message("{session} is closed already.", session=options.session))
        return
    console.say(
        message(
            "{session} is closed: its pages cannot be opened. What was done in it is kept; "
            "to open it again: qihang release {session}",
            session=options.session,
        )
    )


def _grade(console: Console, site: Site, options: argparse.Namespace) -> int:
    from qihang.gradebook.marker import grade
    from qihang.operate.release import refuse_unreleased

    with answering(console, site) as answers:
        if options.force:
            released = answers.operator.released()
            names = [options.session] if options.session in released else sorted(released)
            refuse_unreleased(site, [released[name] for name in names])
        progress = Progress(console, message("marked"))
        errors = grade(site, answers.marker, options.session, options.force, progress, console.warn)
    console.warn(*errors)
    return 1 if errors else 0


def _progress(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.how_far import rows

    with answering(console, site) as answers:
        found = list(rows(site, answers, options.session))
    for row in found:
        console.row(*row)


def _results(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.results import rows

    with answering(console, site) as answers:
        found = list(rows(site, answers, options.session))
        if options.show:
            answers.operator.show_results(options.session)
    for row in found:
        console.row(*row)


def _export(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate import class_list

    with answering(console, site) as answers:
        rows = class_list.class_list(site, answers)
    class_list.write(rows, options.to)
    console.say(message("The class list with all points is in {file}.", file=options.to))


def _end_lesson(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site) as answers:
        count = answers.operator.end_lesson()
    console.say(message("{count} signed out.", count=count))


def _backup(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.officer.backup import backup

    sha256 = backup(site, options.file, partial(Progress, console)).origin.sha256
    with answering(console, site) as answers:
        answers.operator.backed_up(options.file.name, sha256)
    console.say(message("Everything is in {file}. Its SHA-256, to be noted:", file=options.file))
    console.row(sha256)


def _restore(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.officer.restore import restore

    progress = Progress(console, message("files checked"))
    old = restore(site, options.file, options.move_old_data_aside, progress)
    console.say(
        message(
            "{file} is restored in {folder}. Everybody signs in anew.",
            file=options.file,
            folder=site.var,
        )
    )
    if old:
        console.say(message("The data that were there are now in {folder}.", folder=old))


def _doctor(console: Console, site: Site, options: argparse.Namespace) -> int:
    from qihang.officer.doctor import doctor

    is_well = True
    for finding in doctor(site, options.noted, partial(Progress, console)):
        console.say(finding.line())
        is_well = is_well and finding.is_well
    return 0 if is_well else 1


def _audit(console: Console, site: Site, options: argparse.Namespace) -> int:
    from qihang.officer.audit import audit

    made = audit(site, options.folder, partial(Progress, console))
    with answering(console, site) as answers:
        answers.operator.audited(made.manifest)
    for fact in made.facts:
        console.say(fact.line())
    page = options.folder / "index.html"
    console.say(
        message("Open {page}. To be noted:", page=page),
        message("SHA-256 of MANIFEST   {digest}", digest=made.manifest),
        message("head of the audit log {digest}", digest=made.head),
    )
    return 0 if all(fact.is_well for fact in made.facts) else 1


if __name__ == "__main__":
    sys.exit(main())
