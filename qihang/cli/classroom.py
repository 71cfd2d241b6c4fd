"""The commands ``start`` and ``teach``: the classroom, and the instructor's JupyterLab."""

from __future__ import annotations

import argparse
from pathlib import Path

from qihang.language.messages import Bilingual, Joined, Translated, message
from qihang.officer.nightly import Nightly
from qihang.operate.answering import looked_at
from qihang.operate.arguments import Commands, Translate
from qihang.operate.classroom import Classroom, begin, prepare
from qihang.operate.console import Console
from qihang.operate.serving import Served, for_the_desk, for_the_instructor, for_trainees
from qihang.settings import SETTINGS, read, standing
from qihang.system.locks import the_only_classroom
from qihang.system.site import Site


def add_commands(commands: Commands, t: Translate) -> None:
    """Add them to the command line."""
    start = commands.add_parser("start", help=t("run the classroom until Ctrl-C"))
    _add_address(start, t)
    start.add_argument(
        "--desk-port", metavar=t("PORT"), help=t("port of the desk at this time; 0 for none")
    )
    start.set_defaults(run=_start)

    teaching = commands.add_parser("teach", help=t("run the instructor's JupyterLab"))
    _add_address(teaching, t)
    teaching.add_argument("--new-password", action="store_true", help=t("make a new password"))
    teaching.set_defaults(run=_teach)


def _add_address(command: argparse.ArgumentParser, t: Translate) -> None:
    command.add_argument("--host", metavar=t("ADDRESS"), help=t("address to serve at this time"))
    command.add_argument("--port", metavar=t("PORT"), help=t("port to serve at this time"))


def _start(console: Console, site: Site, options: argparse.Namespace) -> None:
    served = for_trainees(read(site), options.host, options.port)
    desk = for_the_desk(read(site), options.desk_port)
    site.prepare()
    with the_only_classroom(site, served.own):
        for one in filter(None, (served, desk)):
            one.check()
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
            if desk:
                console.say(message("The desk of instructors: {addresses}", addresses=_at(desk)))
            console.say(message("Stop with Ctrl-C."))

        Classroom(site, served, desk, Nightly(site, begin)).run(ready, console.warn)
    console.say(message("The classroom is closed."))


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
