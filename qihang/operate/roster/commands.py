"""The commands ``qihang roster …``; what they say stands in :mod:`qihang.operate.roster.says`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from qihang.answers.service import open_answers
from qihang.language import typed
from qihang.operate import fonts
from qihang.operate.roster import enrolling, reading, says
from qihang.operate.roster.people import Trainee
from qihang.operate.sure import is_sure
from qihang.protocol import OperatorCalls
from qihang.system.errors import OperatorError
from qihang.system.site import Site

Commands = argparse._SubParsersAction


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add them to the command line."""
    parser = commands.add_parser("roster", help="trainees: enrol, change, take off, PINs")
    verbs = parser.add_subparsers(required=True, metavar="WHAT")

    importing = verbs.add_parser("import", help="enrol and change the trainees of a CSV file")
    importing.add_argument("file", type=Path, help="columns number, name, class")
    importing.add_argument("--yes", action="store_true", help="do it without asking")
    _add_cards(importing)
    importing.set_defaults(run=_import)

    listing = verbs.add_parser("list", help="who is enrolled")
    listing.add_argument("--removed", action="store_true", help="who was taken off instead")
    listing.set_defaults(run=_list)

    _add_who(verbs, "remove", "take trainees off; work and marks are kept", _remove)
    _add_who(verbs, "back", "undo that", _back)

    moving = verbs.add_parser("move", help="move a class, or join it to another")
    moving.add_argument("old", metavar="OLD-CLASS")
    moving.add_argument("new", metavar="NEW-CLASS")
    moving.set_defaults(run=_move)

    _add_cards(_add_who(verbs, "pin", "give trainees new PINs", _pin))


def _add_who(
    verbs: Commands[argparse.ArgumentParser], name: str, help_text: str, run: Callable[..., None]
) -> argparse.ArgumentParser:
    """A command for trainees who are named one by one, or as a class."""
    command = verbs.add_parser(name, help=help_text)
    who = command.add_mutually_exclusive_group(required=True)
    who.add_argument("numbers", nargs="*", default=[], metavar="NUMBER")
    who.add_argument("--class", dest="class_name", metavar="NAME", help="a whole class")
    command.set_defaults(run=run)
    return command


def _add_cards(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--cards", type=Path, metavar="FILE.pdf", help="write the PINs as cards to be printed"
    )


def _import(site: Site, options: argparse.Namespace) -> int:
    with options.file.open("rb") as file:
        roster = reading.read(file.read(reading.LARGEST + 1))
    with open_answers(site) as answers:
        changes = enrolling.changes(answers.operator, roster.trainees)
        _tell(*says.plan(options.file, roster.encoding, len(roster.trainees), changes))
        if not changes:
            _tell(says.NOTHING_NEW, *([says.NO_CARDS] if options.cards else []))
            return 0
        _tell(*_unheld([*changes.new, *(after for _, after in changes.changed)]))
        command = ["qihang", "roster", "import", options.file, "--yes"]
        if not (options.yes or is_sure(says.SURE, command)):
            return 1
        made = enrolling.with_pins(changes.new)
        changed = [enrolling.as_row(after) for _, after in changes.changed]
        with _given(made, options.cards):
            answers.operator.enrol(enrolling.hashed(made), changed)
    _tell(says.enrolled(len(changes.new), len(changes.changed)))
    if options.cards and not made:
        _tell(says.NO_CARDS)
    return 0


def _unheld(trainees: list[Trainee]) -> Iterator[str]:
    for one in trainees:
        if signs := fonts.unheld(one.name + one.class_name):
            yield says.unheld(one, signs)


def _list(site: Site, options: argparse.Namespace) -> None:
    with open_answers(site) as answers:
        rows = (
            answers.operator.removed_trainees() if options.removed else answers.operator.trainees()
        )
    for row in rows:
        print(row["number"], row["name"], row["class_name"], sep="\t")


def _remove(site: Site, options: argparse.Namespace) -> None:
    with open_answers(site) as answers:
        trainees = _named(answers.operator, options)
        answers.operator.remove_trainees([one.number for one in trainees])
    _show(trainees)
    _tell(says.removed(trainees, options.class_name))


def _back(site: Site, options: argparse.Namespace) -> None:
    with open_answers(site) as answers:
        off = answers.operator.removed_trainees()
        trainees = enrolling.chosen(off, options.numbers, options.class_name)
        answers.operator.bring_back_trainees([one.number for one in trainees])
    _show(trainees)
    _tell(says.back(len(trainees)))


def _move(site: Site, options: argparse.Namespace) -> None:
    new = typed.tidy(options.new)
    if not (new.isprintable() and 0 < len(new) <= reading.LONGEST["class"]):
        raise OperatorError(says.bad_class_name(reading.LONGEST["class"]))
    with open_answers(site) as answers:
        trainees = enrolling.chosen(answers.operator.trainees(), [], typed.tidy(options.old))
        moved = [enrolling.as_row(replace(one, class_name=new)) for one in trainees]
        answers.operator.enrol([], moved)
    _tell(says.moved(len(moved), new))


def _pin(site: Site, options: argparse.Namespace) -> None:
    with open_answers(site) as answers:
        made = enrolling.with_pins(_named(answers.operator, options))
        with _given(made, options.cards):
            enrolling.set_pins(answers.operator, made)


def _named(operator: OperatorCalls, options: argparse.Namespace) -> list[Trainee]:
    """Those on the roster whom a command names."""
    return enrolling.chosen(operator.trainees(), options.numbers, options.class_name)


@contextmanager
def _given(made: enrolling.Pins, cards: Path | None) -> Iterator[None]:
    """Give the PINs out, this once: as cards before they hold, else on the screen afterwards.

    Cards of PINs that were not taken are taken away again.
    """
    if not made:
        yield
        return
    if cards is None:
        yield
        for one, pin in made:
            print(f"{says.line(one)}\t{pin}")
        _tell(says.PINS_ARE_SHOWN)
        return
    from qihang.operate.roster.cards import write

    write(cards, made)
    try:
        yield
    except BaseException:
        cards.unlink()
        raise
    _tell(says.cards_are_in(cards, len(made)))


def _show(trainees: list[Trainee]) -> None:
    for one in trainees:
        print(says.line(one))


def _tell(*sentences: str) -> None:
    """Say something beside what a command prints for other programs."""
    for sentence in sentences:
        print(sentence, file=sys.stderr, flush=True)
