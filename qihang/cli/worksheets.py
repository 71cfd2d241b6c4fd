"""The command ``worksheets``: an exercise on paper, for a class."""

from __future__ import annotations

import argparse
from pathlib import Path

from qihang.language.messages import LANGUAGES, message
from qihang.operate.answering import answering
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.operate.roster import says as roster_says
from qihang.operate.worksheets import making
from qihang.sessions import session
from qihang.settings import language
from qihang.system import files as disk
from qihang.system.errors import OperatorError
from qihang.system.site import Site


def add_commands(commands: Commands, t: Translate) -> None:
    """Add it to the command line."""
    printing = commands.add_parser(
        "worksheets", help=t("an exercise on paper, with each trainee's own numbers")
    )
    printing.add_argument("session", metavar=t("SESSION"))
    printing.add_argument(
        "--class", dest="class_name", metavar=t("CLASS"), required=True, help=t("for whom")
    )
    printing.add_argument("--number", nargs="+", metavar=t("NUMBER"), help=t("only for these"))
    printing.add_argument("--key", action="store_true", help=t("the key to these sheets instead"))
    printing.add_argument("--language", choices=LANGUAGES, help=t("the language of the sheets"))
    printing.add_argument(
        "--pdf", type=Path, metavar=t("FILE"), required=True, help=t("the new file")
    )
    printing.set_defaults(run=_worksheets)


def _worksheets(console: Console, site: Site, options: argparse.Namespace) -> None:
    one = session(options.session)
    if options.pdf.exists():
        raise OperatorError(roster_says.file_exists(options.pdf))
    with answering(console, site) as answers:
        people = making.people(answers, options.class_name)
        if options.number:
            wanted = set(options.number)
            if unknown := wanted - {person["number"] for person in people}:
                raise OperatorError(message("{number} is not in this class.", number=min(unknown)))
            people = [person for person in people if person["number"] in wanted]
        making.see_that_it_can_be_made(people)
        asked = making.attempts(answers, one.name, [person["number"] for person in people])
        said = options.language or language(site)
        pdf = making.made(site, one, people, asked, said, options.key)
        if not disk.put_first(options.pdf, pdf):
            raise OperatorError(roster_says.file_exists(options.pdf))
        if options.key:
            making.note_key(answers, one.name, people, "")
    console.say(message("The sheets are in {file}.", file=options.pdf))
