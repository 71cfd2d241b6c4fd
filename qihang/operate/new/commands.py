"""The commands for authors: ``qihang new …`` and ``qihang check``."""

from __future__ import annotations

import argparse

from qihang import sessions
from qihang.language.messages import Bilingual, message, together
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.operate.new.place import Repository
from qihang.sessions import editions
from qihang.system.errors import OperatorError
from qihang.system.site import Site


def add_commands(commands: Commands, t: Translate) -> None:
    """Add them to the command line."""
    _add_new(commands, t)
    checking = commands.add_parser(
        "check", help=t("look for what an author must still mend or write")
    )
    checking.add_argument(
        "session", nargs="?", metavar=t("SESSION"), help=t("such as {name}", name="s1")
    )
    checking.set_defaults(run=_check)


def _add_new(commands: Commands, t: Translate) -> None:
    new = commands.add_parser("new", help=t("make a skeleton: a session, an edition, a question …"))
    kinds = new.add_subparsers(required=True, metavar=t("WHAT"))
    name = t("NAME")

    session = kinds.add_parser("session", help=t("numbers, items, plan, workbook and exercise"))
    session.add_argument("name", metavar=name, help=t("such as {name}", name="s7"))
    session.add_argument(
        "--title",
        nargs=2,
        metavar=(t("CHINESE"), t("ENGLISH")),
        help=t("the session's title in both languages"),
    )
    session.add_argument(
        "--word", metavar=t("WORD"), help=t("ends the workbook's folder, as in s3_price")
    )
    session.set_defaults(run=_new_session)

    lab = kinds.add_parser("lab", help=t("a laboratory for a workbook"))
    lab.add_argument("name", metavar=name, help=t("such as {name}", name="WeightLab"))
    lab.set_defaults(run=_new_lab)

    question = kinds.add_parser("question", help=t("a question at the end of an exercise"))
    question.add_argument("name", metavar=name, help=t("session and name, such as s7.margin"))
    question.add_argument(
        "--kind", metavar=t("KIND"), default="number", help=t("number, choice, order, table …")
    )
    question.set_defaults(run=_new_question)

    edition = kinds.add_parser("edition", help=t("the next edition of an exercise, to be changed"))
    edition.add_argument("session", metavar=t("SESSION"), help=t("such as {name}", name="s7"))
    edition.set_defaults(run=_new_edition)

    kind = kinds.add_parser("kind", help=t("a new kind of question"))
    kind.add_argument("name", metavar=name, help=t("such as {name}", name="estimate"))
    kind.set_defaults(run=_new_kind)


def _new_session(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.new.session import new_session

    repository = Repository(site)
    title = Bilingual(*options.title) if options.title else None
    new_session(repository, options.name, title, options.word)
    _show(console, repository)


def _new_lab(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.new.lab import new_lab

    repository = Repository(site)
    new_lab(repository, options.name)
    _show(console, repository)


def _new_question(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.new.question import new_question

    repository = Repository(site)
    session, _, name = options.name.partition(".")
    new_question(repository, session, name, options.kind)
    _show(console, repository)


def _new_edition(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.new.edition import new_edition

    repository = Repository(site)
    session = options.session.lower()
    assignment = new_edition(repository, session)
    _show(console, repository)
    _, number = editions.parts(assignment)
    console.say(
        message(
            "It asks what the one before asks. Change solutions/{assignment}; to draw other "
            "numbers, write {file} and leave the one before as it is.",
            assignment=assignment,
            file=f"qihang/sessions/{session}/exercise_{number}.py",
        )
    )


def _new_kind(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.new.kind import new_kind

    repository = Repository(site)
    new_kind(repository, options.name)
    _show(console, repository)


def _show(console: Console, repository: Repository) -> None:
    """Say what was written, and what is to be filled in there."""
    from qihang.operate.new.marks import marks_in

    written = sorted(set(repository.written))
    console.say(message("Written:"))
    for path in written:
        console.row(f"  {path.relative_to(repository.root)}")
    made = ("exercises", "docs", "qihang/operate", "widgets/dist")
    generated = [repository.root / folder for folder in made]
    own = [path for path in written if not any(path.is_relative_to(one) for one in generated)]
    console.row()
    if marks := list(marks_in(own)):
        console.say(message("To fill in:"))
        console.say(*(together("  ", one.line(repository.root)) for one in marks))
        console.row()
    if repository.to_do:
        console.say(message("To run:"))
        console.say(*(together("  ", command) for command in repository.to_do))
        console.row()
    console.say(message("Later, `qihang check` names what is still to fill in."))


def _check(console: Console, site: Site, options: argparse.Namespace) -> int:
    from qihang.operate.check import check, check_course
    from qihang.operate.new.marks import still_to_fill_in

    one = sessions.session(options.session) if options.session else None
    if one and not one.is_written:
        raise OperatorError(
            message("{name} has no workbook yet. Run: qihang new session {name}", name=one.name)
        )
    mistakes = list(check(site, one) if one else check_course(site))
    for mistake in mistakes:
        console.say(message("to mend     {mistake}", mistake=mistake.line()))
    left = still_to_fill_in(site.root, one)
    for mark in left:
        console.say(message("to fill in  {mark}", mark=mark.line(site.root)))
    if not mistakes and not left:
        console.say(message("Nothing to mend, and nothing to fill in."))
    return 1 if mistakes else 0
