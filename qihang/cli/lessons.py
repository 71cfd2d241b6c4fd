"""The commands of a lesson: ``release``, ``rules``, ``close`` and ``end-lesson``."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence

from qihang.answers.client import Refused
from qihang.cli.arguments import add_classes, add_session
from qihang.language.messages import listed, message
from qihang.operate.answering import answering
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.protocol.released import ToChange
from qihang.protocol.service import Answers
from qihang.system.site import Site


def add_commands(commands: Commands, t: Translate) -> None:
    """Add them to the command line."""
    _add_release(commands, t)
    _add_rules(commands, t)

    closing = commands.add_parser("close", help=t("let no page of a session be opened any more"))
    add_session(closing, t)
    add_classes(closing, t)
    closing.set_defaults(run=_close)

    ending = commands.add_parser("end-lesson", help=t("sign everybody out"))
    ending.set_defaults(run=_end_lesson)


def _add_release(commands: Commands, t: Translate) -> None:
    releasing = commands.add_parser("release", help=t("open a session to the trainees"))
    add_session(releasing, t)
    _add_what_holds(releasing, t)
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


def _add_rules(commands: Commands, t: Translate) -> None:
    ruling = commands.add_parser(
        "rules", help=t("show, or change, what holds in a session that is released")
    )
    add_session(ruling, t)
    _add_what_holds(ruling, t)
    ruling.add_argument(
        "--as-everybody",
        action="store_true",
        help=t("let the classes have nothing of their own any more"),
    )
    ruling.set_defaults(run=_rules)


def _add_what_holds(command: argparse.ArgumentParser, t: Translate) -> None:
    """Add what can be said of a session's classes, due time, tries and marks."""
    add_classes(command, t)
    command.add_argument(
        "--due",
        metavar=t("TIME"),
        help=t('until when it can be handed in, such as "2026-12-05 11:30"; none for no due time'),
    )
    tries = command.add_mutually_exclusive_group()
    tries.add_argument(
        "--tries", type=int, metavar="N", help=t("how many times it can be handed in")
    )
    tries.add_argument(
        "--once",
        action=argparse.BooleanOptionalAction,
        help=t("whether an exercise can be handed in only once; what is not said stays as it is"),
    )
    command.add_argument(
        "--marks",
        choices=("at-once", "later"),
        help=t("when trainees see their marks: as soon as they hand in, or after `results --show`"),
    )


def _release(console: Console, site: Site, options: argparse.Namespace) -> int:
    from qihang.operate.check import refuse_mistakes
    from qihang.operate.holding import after, changes, how_it_opens, refuse_unknown, stays_shown
    from qihang.operate.release import are_at_it, edition_to_release, happens, release

    name, classes = options.session, options.classes
    refuse_mistakes(site, name, warn=console.warn)
    assignment = edition_to_release(site, name, options.edition)
    with answering(console, site) as answers:
        refuse_unknown(answers, classes)
        change = _change(answers, options)
        stood = answers.operator.released().get(name)
        going_on = answers.operator.going_on(name)
        opens: ToChange = {**change, "is_open": True}
        console.say(*changes(stood, opens, classes), *happens(going_on, assignment))
        if stood:
            then = after(stood, opens, classes)
            console.say(*stays_shown(answers, stood, then, classes))
        asks = are_at_it(going_on, assignment) and not options.yes
        again_with_yes = ["qihang", *options.typed, "--yes"]
        if asks and not console.is_sure(message("Release it? [y/N]"), again_with_yes):
            return 1
        opened = release(site, answers.operator, assignment, change, classes)
    how = how_it_opens(opened, classes)
    console.say(message("{session} is open: {how}.", session=name, how=how))
    return 0


def _rules(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.holding import (
        after,
        after_without_own,
        changes,
        refuse_unknown,
        rows,
        stays_shown,
        without_own,
    )

    name, classes = options.session, options.classes
    with answering(console, site) as answers:
        refuse_unknown(answers, classes)
        stood = answers.operator.released().get(name)
        if stood is None:
            raise Refused("not-open")
        if options.as_everybody:
            names = classes or list(stood["classes"])
            then = after_without_own(stood, names)
            console.say(*without_own(stood, names), *stays_shown(answers, stood, then, names))
            answers.operator.as_everybody(name, names)
        if change := _change(answers, options):
            then = after(stood, change, classes)
            console.say(*changes(stood, change, classes))
            console.say(*stays_shown(answers, stood, then, classes))
            answers.operator.change_rules(name, classes, change)
        holds = answers.operator.released()[name]
    for row in rows(holds):
        console.row(*row)


def _change(answers: Answers, options: argparse.Namespace) -> ToChange:
    """What is said of what holds. Raises :class:`OperatorError` for a time that is none."""
    from qihang.operate import due
    from qihang.operate.holding import at_least_one

    change: ToChange = {}
    if options.due is not None:
        change["due_at"] = due.parsed(options.due, due.clock(answers.operator))
    if options.tries is not None:
        change["tries"] = at_least_one(options.tries)
    if options.once is not None:
        change["tries"] = 1 if options.once else None
    if options.marks is not None:
        change["marks_at_once"] = options.marks == "at-once"
    return change


def _close(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.holding import refuse_unknown

    with answering(console, site) as answers:
        refuse_unknown(answers, options.classes)
        was_open = answers.operator.close_session(options.session, options.classes)
    if not was_open:
        console.say(message("{session} is closed already.", session=options.session))
        return
    if options.classes:
        console.say(
            message(
                "{session} is closed to {classes}. What was done in it is kept; "
                "to open it again: {command}",
                session=options.session,
                classes=listed(options.classes),
                command=_release_again(options.session, options.classes),
            )
        )
        return
    console.say(
        message(
            "{session} is closed: its pages cannot be opened. What was done in it is kept; "
            "to open it again: qihang release {session}",
            session=options.session,
        )
    )


def _release_again(session: str, classes: Sequence[str]) -> str:
    """What is typed to open a session to some classes again."""
    chosen = [word for one in classes for word in ("--class", one)]
    return shlex.join(["qihang", "release", session, *chosen])


def _end_lesson(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site) as answers:
        count = answers.operator.end_lesson()
    console.say(message("{count} signed out.", count=count))
