"""The commands ``qihang roster …``; what they say stands in :mod:`qihang.operate.roster.says`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from qihang.answers import pages
from qihang.language import typed
from qihang.language.messages import message
from qihang.operate.answering import answering
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.operate.export.paper import paper
from qihang.operate.roster import enrolling, hints, reading, says
from qihang.operate.roster.listed import class_list
from qihang.operate.roster.people import Trainee
from qihang.protocol.operator import OperatorCalls
from qihang.protocol.operator import Trainee as Row
from qihang.settings import language
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.site import Site


def add_commands(commands: Commands, t: Translate) -> None:
    """Add them to the command line."""
    parser = commands.add_parser("roster", help=t("trainees: enrol, change, take off, PINs"))
    verbs = parser.add_subparsers(required=True, metavar=t("WHAT"))

    importing = verbs.add_parser(
        "import", help=t("enrol and change the trainees of a list (.xlsx or CSV)")
    )
    importing.add_argument(
        "file", type=Path, metavar=t("FILE"), help=t("columns number, name, class")
    )
    importing.add_argument("--yes", action="store_true", help=t("do it without asking"))
    _add_cards(importing, t)
    importing.set_defaults(run=_import)

    listing = verbs.add_parser("list", help=t("who is enrolled"))
    listing.add_argument("--removed", action="store_true", help=t("who was taken off instead"))
    listing.add_argument("--class", dest="class_name", metavar=t("NAME"), help=t("a whole class"))
    listing.add_argument(
        "--pdf",
        type=Path,
        metavar=t("FILE"),
        help=t("write a new file ({kind}) instead of showing it", kind="pdf"),
    )
    listing.set_defaults(run=_list)

    removing = verbs.add_parser("remove", help=t("take trainees off; work and marks are kept"))
    _add_who(removing, t)
    removing.set_defaults(run=_remove)

    bringing_back = verbs.add_parser("back", help=t("undo that"))
    _add_who(bringing_back, t)
    bringing_back.set_defaults(run=_back)

    moving = verbs.add_parser("move", help=t("move a class, or join it to another"))
    moving.add_argument("old", metavar=t("OLD-CLASS"))
    moving.add_argument("new", metavar=t("NEW-CLASS"))
    moving.set_defaults(run=_move)

    new_pins = verbs.add_parser("pin", help=t("give trainees new PINs"))
    _add_who(new_pins, t)
    _add_cards(new_pins, t)
    new_pins.set_defaults(run=_pin)


def _add_who(command: argparse.ArgumentParser, t: Translate) -> None:
    """Trainees who are named one by one, or as a class."""
    who = command.add_mutually_exclusive_group(required=True)
    who.add_argument("numbers", nargs="*", default=[], metavar=t("NUMBER"))
    who.add_argument("--class", dest="class_name", metavar=t("NAME"), help=t("a whole class"))


def _add_cards(command: argparse.ArgumentParser, t: Translate) -> None:
    command.add_argument(
        "--cards",
        type=Path,
        metavar=t("FILE.pdf"),
        help=t("write the PINs as cards to be printed"),
    )


def _import(console: Console, site: Site, options: argparse.Namespace) -> int:
    with options.file.open("rb") as file:
        roster = reading.read(file.read(reading.LARGEST + 1))
    with answering(console, site) as answers:
        changes = enrolling.changes(answers.operator, roster.trainees)
        console.warn(*says.plan(options.file, roster.encoding, len(roster.trainees), changes))
        if not changes:
            console.warn(says.NOTHING_NEW, *([says.NO_CARDS] if options.cards else []))
            return 0
        console.warn(*roster.notes, *hints.of(changes))
        command = ["qihang", "roster", "import", options.file, "--yes"]
        if not (options.yes or console.is_sure(says.SURE, command)):
            return 1
        made = enrolling.with_pins(changes.new)
        changed = [enrolling.as_row(after) for _, after in changes.changed]
        with _given(console, made, options.cards):
            answers.operator.enrol(enrolling.hashed(made), changed)
    console.warn(says.enrolled(len(changes.new), len(changes.changed)))
    if options.cards and not made:
        console.warn(says.NO_CARDS)
    return 0


def _list(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site) as answers:
        listed = pages.removed_trainees if options.removed else pages.trainees
        rows = [row for row in listed(answers.operator) if _is_of(row, options.class_name)]
    if options.pdf:
        table = class_list(rows, [options.class_name] if options.class_name else [])
        if not files.put_first(options.pdf, paper(table, language(site))):
            raise OperatorError(says.file_exists(options.pdf))
        console.say(message("The list is in {file}.", file=options.pdf))
        return
    for row in rows:
        console.row(row["number"], row["name"], row["class_name"])


def _is_of(row: Row, class_name: str | None) -> bool:
    return class_name is None or row["class_name"] == typed.tidy(class_name)


def _remove(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site) as answers:
        trainees = _named(answers.operator, options)
        answers.operator.remove_trainees([one.number for one in trainees])
    _show(console, trainees)
    console.warn(says.removed(trainees, options.class_name))


def _back(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site) as answers:
        off = list(pages.removed_trainees(answers.operator))
        trainees = enrolling.chosen(off, options.numbers, options.class_name)
        answers.operator.bring_back_trainees([one.number for one in trainees])
    _show(console, trainees)
    console.warn(says.back(len(trainees)))


def _move(console: Console, site: Site, options: argparse.Namespace) -> None:
    new = typed.tidy(options.new)
    if not (new.isprintable() and 0 < len(new) <= reading.LONGEST["class"]):
        raise OperatorError(says.bad_class_name(reading.LONGEST["class"]))
    with answering(console, site) as answers:
        everybody = list(pages.trainees(answers.operator))
        trainees = enrolling.chosen(everybody, [], typed.tidy(options.old))
        moved = [enrolling.as_row(replace(one, class_name=new)) for one in trainees]
        answers.operator.enrol([], moved)
    console.warn(says.moved(len(moved), new))


def _pin(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site) as answers:
        made = enrolling.with_pins(_named(answers.operator, options))
        with _given(console, made, options.cards):
            enrolling.set_pins(answers.operator, made)


def _named(operator: OperatorCalls, options: argparse.Namespace) -> list[Trainee]:
    """Those on the roster whom a command names."""
    return enrolling.chosen(list(pages.trainees(operator)), options.numbers, options.class_name)


@contextmanager
def _given(console: Console, made: enrolling.Pins, cards: Path | None) -> Iterator[None]:
    """Give the PINs out, this once: as cards before they hold, else on the screen afterwards.

    Cards of PINs that were not taken are taken away again.
    """
    if not made:
        yield
        return
    if cards is None:
        yield
        for one, pin in made:
            console.row(says.line(one), pin)
        console.warn(says.PINS_ARE_SHOWN)
        return
    from qihang.operate.roster.cards import write

    write(cards, made)
    try:
        yield
    except BaseException:
        cards.unlink()
        raise
    console.warn(says.cards_are_in(cards, len(made)))


def _show(console: Console, trainees: list[Trainee]) -> None:
    for one in trainees:
        console.row(says.line(one))
