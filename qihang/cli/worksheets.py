"""The commands ``worksheets`` and ``type-in``: an exercise on paper, and answers from it."""

from __future__ import annotations

import argparse
from pathlib import Path

from qihang.language.messages import LANGUAGES, message
from qihang.operate.answering import answering
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.operate.roster import says as roster_says
from qihang.operate.worksheets import making, typing_in
from qihang.sessions import session
from qihang.settings import language
from qihang.system import files as disk
from qihang.system.errors import OperatorError
from qihang.system.site import Site

EXAMPLE = '[{"number": "0031", "edition": 1, "try": 1, "answers": {"margin": ["25.3"]}}]'


def add_commands(commands: Commands, t: Translate) -> None:
    """Add them to the command line."""
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

    typing = commands.add_parser(
        "type-in",
        help=t("answers from worksheets, out of a file"),
        description=t(
            "FILE is JSON: a list of sheets such as {example}. Each question has its fields as on "
            "the sheet, in their order: numbers and texts as written; choices by letter (several: "
            "AC); of an order the number before each step; of a table its empty cells, line by "
            "line. Have an empty file written with --new.",
            example=EXAMPLE,
        ),
    )
    typing.add_argument("session", metavar=t("SESSION"))
    typing.add_argument("file", type=Path, metavar=t("FILE"))
    typing.add_argument(
        "--new", action="store_true", help=t("write an empty file for a class instead")
    )
    typing.add_argument(
        "--class", dest="class_name", metavar=t("CLASS"), help=t("for whom, with --new")
    )
    typing.add_argument(
        "--hand-in", action="store_true", help=t("hand each sheet in, also where it is not whole")
    )
    typing.add_argument(
        "--replace", action="store_true", help=t("replace other answers that are saved already")
    )
    typing.set_defaults(run=_type_in)


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
        else:
            making.note_sheets(answers, one.name, asked, "")
    console.say(message("The sheets are in {file}.", file=options.pdf))


def _type_in(console: Console, site: Site, options: argparse.Namespace) -> None:
    one = session(options.session)
    if options.new:
        _new(console, site, one.name, options)
        return
    given = typing_in.read(options.file)
    refused = 0
    with answering(console, site) as answers:
        done = typing_in.take(site, answers, one.name, given, options.hand_in, options.replace)
        for each in done:
            refused += each.is_refused
            console.say(each.says)
    if refused:
        raise OperatorError(
            message("{n} of {all} sheets were not taken; see above.", n=refused, all=len(given))
        )


def _new(console: Console, site: Site, name: str, options: argparse.Namespace) -> None:
    if not options.class_name:
        raise OperatorError(message("Say for which class: --class"))
    with answering(console, site) as answers:
        people = making.people(answers, options.class_name)
        written = typing_in.new(site, answers, name, people)
    if not disk.put_first(options.file, written.encode()):
        raise OperatorError(roster_says.file_exists(options.file))
    console.say(message("The empty sheets are in {file}.", file=options.file))
