"""The commands ``qihang staff …``: who works at the desk, also where nobody can sign in there."""

from __future__ import annotations

import argparse
import secrets

from qihang.answers import numbers, pins
from qihang.language.messages import message
from qihang.operate.answering import answering
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.protocol.desk import ROLES, Staff
from qihang.protocol.service import Answers
from qihang.system.errors import OperatorError
from qihang.system.site import Site

BY_COMMAND = ""
"""Who did it, in the audit log: nobody who is signed in."""

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that is taken for another."""


def password() -> str:
    """A new random password, which its owner changes at the first sign-in."""
    return "".join(secrets.choice(_SIGNS) for _ in range(12))


def in_groups(made: str) -> str:
    """A made password as it is shown; with or without the spaces it is the same."""
    return " ".join(made[at : at + 4] for at in range(0, len(made), 4))


def add_commands(commands: Commands, t: Translate) -> None:
    """Add them to the command line."""
    parser = commands.add_parser("staff", help=t("who works at the desk: add, take off, passwords"))
    verbs = parser.add_subparsers(required=True, metavar=t("WHAT"))

    listing = verbs.add_parser("list", help=t("who works here, and as what"))
    listing.set_defaults(run=_list)

    adding = verbs.add_parser("add", help=t("add somebody, and make a password"))
    adding.add_argument("name", metavar=t("NAME"))
    adding.add_argument("--role", choices=ROLES, required=True, help=t("what the person may do"))
    adding.add_argument(
        "--class",
        dest="classes",
        action="append",
        metavar=t("NAME"),
        help=t("of this class alone; may be said several times"),
    )
    adding.set_defaults(run=_add)

    for verb, run, says in (
        ("remove", _remove, t("take somebody off; what they did is kept")),
        ("back", _back, t("undo that")),
        ("password", _password, t("make a new password")),
    ):
        one = verbs.add_parser(verb, help=says)
        one.add_argument("name", metavar=t("NAME"))
        one.set_defaults(run=run)


def _list(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site) as answers:
        people = answers.desk.staff()
    for one in people:
        classes = "*" if one["classes"] is None else ",".join(one["classes"])
        console.row(one["name"], one["role"], classes, one["removed_at"] or "")


def _add(console: Console, site: Site, options: argparse.Namespace) -> None:
    made = password()
    with answering(console, site) as answers:
        answers.desk.add_staff(
            {"name": options.name, "role": options.role, "classes": options.classes},
            pins.hashed(made),
            True,
            BY_COMMAND,
        )
    _show(console, options.name, made)


def _remove(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site) as answers:
        answers.desk.remove_staff(_named(answers, options.name)["id"], BY_COMMAND)
    console.say(message("{name} is taken off.", name=options.name))


def _back(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site) as answers:
        answers.desk.bring_back_staff(_named(answers, options.name)["id"], BY_COMMAND)
    console.say(message("{name} is back, with the password as before.", name=options.name))


def _password(console: Console, site: Site, options: argparse.Namespace) -> None:
    made = password()
    with answering(console, site) as answers:
        staff = _named(answers, options.name)["id"]
        answers.desk.set_staff_password(staff, pins.hashed(made), True, BY_COMMAND)
    _show(console, options.name, made)


def _show(console: Console, name: str, made: str) -> None:
    console.row(name, in_groups(made))
    console.warn(message("The password is shown only here; it is changed at the first sign-in."))


def _named(answers: Answers, name: str) -> Staff:
    """Who has that name. Raises :class:`OperatorError` if nobody has."""
    for one in answers.desk.staff():
        if numbers.folded(one["name"]) == numbers.folded(name):
            return one
    raise OperatorError(
        message("Nobody on the staff is called {name}. See: qihang staff list", name=name)
    )
