"""The command ``review``: what is due for whom."""

from __future__ import annotations

import argparse

from qihang.language.messages import message
from qihang.operate import reviews
from qihang.operate.answering import answering
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.server.review import course
from qihang.settings import read
from qihang.system.errors import OperatorError
from qihang.system.site import Site


def add_commands(commands: Commands, t: Translate) -> None:
    """Add it to the command line."""
    looking = commands.add_parser("review", help=t("what trainees are asked again, and when"))
    looking.add_argument("number", nargs="?", metavar=t("NUMBER"), help=t("only this trainee"))
    looking.add_argument(
        "--class", dest="class_name", metavar=t("CLASS"), help=t("only this class")
    )
    looking.set_defaults(run=_review)


def _review(console: Console, site: Site, options: argparse.Namespace) -> None:
    if not read(site).review:
        console.warn(message("Reviews are off here. On again: qihang settings review true"))
    with answering(console, site) as answers:
        if options.number:
            if answers.desk.person(options.number) is None:
                raise OperatorError(message("There is no trainee {n}.", n=options.number))
            facts = answers.server.review_facts(options.number)
            for row in reviews.topics(facts, course(site.pages)):
                console.row(*row)
            return
        people = reviews.of_classes(site, options.class_name and [options.class_name])
    if not people:
        raise OperatorError(message("Nobody is on this roster."))
    for cells in reviews.rows(people):
        console.row(*cells)
    console.say(reviews.said_counts(reviews.counts(people)))
