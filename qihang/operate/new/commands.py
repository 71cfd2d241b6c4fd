"""The commands for authors: ``qihang new …`` and ``qihang check``."""

from __future__ import annotations

import argparse

from qihang import sessions
from qihang.language.messages import Bilingual
from qihang.operate.new.place import Repository
from qihang.sessions import editions
from qihang.system.errors import OperatorError
from qihang.system.site import Site

Commands = argparse._SubParsersAction


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add them to the command line."""
    new = commands.add_parser("new", help="make a skeleton: a session, an edition, a question …")
    kinds = new.add_subparsers(required=True, metavar="WHAT")

    session = kinds.add_parser("session", help="numbers, items, plan, workbook and exercise")
    session.add_argument("name", help="such as s7")
    session.add_argument("--title", nargs=2, metavar=("CHINESE", "ENGLISH"))
    session.add_argument("--word", help="ends the workbook's folder, as in s3_price")
    session.set_defaults(run=_new_session)

    lab = kinds.add_parser("lab", help="a laboratory for a workbook")
    lab.add_argument("name", help="such as WeightLab")
    lab.set_defaults(run=_new_lab)

    question = kinds.add_parser("question", help="a question at the end of an exercise")
    question.add_argument("name", help="session and name, such as s7.margin")
    question.add_argument("--kind", default="number", help="number, choice, order, table …")
    question.set_defaults(run=_new_question)

    edition = kinds.add_parser("edition", help="the next edition of an exercise, to be changed")
    edition.add_argument("session", help="such as s7")
    edition.set_defaults(run=_new_edition)

    kind = kinds.add_parser("kind", help="a new kind of question")
    kind.add_argument("name", help="such as estimate")
    kind.set_defaults(run=_new_kind)

    checking = commands.add_parser("check", help="look for what an author must still mend or write")
    checking.add_argument("session", nargs="?")
    checking.set_defaults(run=_check)


def _new_session(site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.new.session import new_session

    repository = Repository(site)
    title = Bilingual(*options.title) if options.title else None
    new_session(repository, options.name, title, options.word)
    _show(repository)


def _new_lab(site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.new.lab import new_lab

    repository = Repository(site)
    new_lab(repository, options.name)
    _show(repository)


def _new_question(site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.new.question import new_question

    repository = Repository(site)
    session, _, name = options.name.partition(".")
    new_question(repository, session, name, options.kind)
    _show(repository)


def _new_edition(site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.new.edition import new_edition

    repository = Repository(site)
    assignment = new_edition(repository, options.session.lower())
    _show(repository)
    _, number = editions.parts(assignment)
    folder = repository.root / "qihang" / "sessions" / options.session.lower()
    print(
        f"\nIt asks what the one before asks. Change solutions/{assignment}; to draw other "
        f"numbers, write {folder.relative_to(repository.root)}/exercise_{number}.py and leave "
        "the one before as it is."
    )


def _new_kind(site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.new.kind import new_kind

    repository = Repository(site)
    new_kind(repository, options.name)
    _show(repository)


def _show(repository: Repository) -> None:
    """Print what was written, and what is to be filled in there."""
    from qihang.operate.new.marks import marks_in

    written = sorted(set(repository.written))
    print("Written:", *(f"  {path.relative_to(repository.root)}" for path in written), sep="\n")
    made = ("exercises", "docs", "qihang/operate", "widgets/dist")
    generated = [repository.root / folder for folder in made]
    own = [path for path in written if not any(path.is_relative_to(one) for one in generated)]
    print("\nTo fill in:", *(f"  {one.line(repository.root)}" for one in marks_in(own)), sep="\n")
    if repository.to_do:
        print("\nTo run:", *(f"  {command}" for command in repository.to_do), sep="\n")
    print("\nLater, `qihang check` names what is still to fill in.")


def _check(site: Site, options: argparse.Namespace) -> int:
    from qihang.operate.check import check, check_course
    from qihang.operate.new.marks import still_to_fill_in

    one = sessions.session(options.session) if options.session else None
    if one and not one.workbook:
        raise OperatorError(f"{one.name} has no workbook yet. Run: qihang new session {one.name}")
    mistakes = list(check(site, one) if one else check_course(site))
    for mistake in mistakes:
        print(f"to mend     {mistake.line()}")
    left = still_to_fill_in(site.root, one)
    for mark in left:
        print(f"to fill in  {mark.line(site.root)}")
    if not mistakes and not left:
        print("Nothing to mend, and nothing to fill in.")
    return 1 if mistakes else 0
