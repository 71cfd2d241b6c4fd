"""The commands of marking: ``grade``, ``mark``, ``progress``, ``results``, ``wrong``, ``learnt``.

With them stand those that write a file of what came of it: ``plans`` and ``export``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from qihang import sessions
from qihang.cli.arguments import add_classes, add_session
from qihang.language.messages import message
from qihang.operate.answering import answering
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.operate.progress import Progress
from qihang.operate.roster import says as roster_says
from qihang.protocol.service import Answers
from qihang.settings import language
from qihang.system import files as disk
from qihang.system.errors import OperatorError
from qihang.system.site import Site


def add_commands(commands: Commands, t: Translate) -> None:
    """Add them to the command line."""
    grading = commands.add_parser("grade", help=t("mark what was handed in"))
    add_session(grading, t, nargs="?")
    add_classes(grading, t)
    grading.add_argument("--force", action="store_true", help=t("mark again what is marked"))
    grading.set_defaults(run=_grade)

    _add_mark(commands, t)

    walking = commands.add_parser("progress", help=t("how far each trainee is in a session"))
    add_session(walking, t)
    walking.set_defaults(run=_progress)

    results = commands.add_parser("results", help=t("points by trainee and question"))
    add_session(results, t)
    add_classes(results, t)
    results.add_argument("--show", action="store_true", help=t("show the trainees their results"))
    results.add_argument(
        "--pdf",
        type=Path,
        metavar=t("FILE"),
        help=t("write a new file ({kind}) instead of showing it", kind="pdf"),
    )
    results.set_defaults(run=_results)

    missing = commands.add_parser("wrong", help=t("what is not right yet, and the ideas behind it"))
    add_session(missing, t)
    missing.add_argument(
        "--class",
        dest="classes",
        action="append",
        metavar=t("NAME"),
        help=t("of this class alone; may be said more than once"),
    )
    missing.add_argument(
        "--edition", type=int, metavar="N", help=t("which edition of the exercise; else the newest")
    )
    missing.set_defaults(run=_wrong)

    gained = commands.add_parser("learnt", help=t("what was learnt between the two tests"))
    gained.add_argument(
        "--class",
        dest="classes",
        action="append",
        metavar=t("NAME"),
        help=t("of this class alone; may be said more than once"),
    )
    gained.set_defaults(run=_learnt)

    _add_papers(commands, t)


def _add_mark(commands: Commands, t: Translate) -> None:
    """Add the one that gives points by hand."""
    giving = commands.add_parser("mark", help=t("give points and a comment by hand"))
    add_session(giving, t)
    giving.add_argument("question", metavar=t("QUESTION"), help=t("its name, as results has it"))
    giving.add_argument("number", metavar=t("NUMBER"), help=t("whose hand-in"))
    points = giving.add_mutually_exclusive_group(required=True)
    points.add_argument("--points", metavar=t("POINTS"), help=t("such as 1.5"))
    points.add_argument(
        "--by-the-rules", action="store_true", help=t("take back what a person gave")
    )
    giving.add_argument(
        "--comment", metavar=t("TEXT"), help=t("for the trainee; empty to take it away")
    )
    giving.add_argument(
        "--edition", type=int, metavar="N", help=t("which edition of the exercise; else the newest")
    )
    giving.set_defaults(run=_mark)


def _add_papers(commands: Commands, t: Translate) -> None:
    """Add those that write a file to be printed, or opened elsewhere."""
    plans = commands.add_parser("plans", help=t("print the plans of trainees, a page each"))
    add_session(plans, t)
    plans.add_argument(
        "--class", dest="class_name", metavar=t("NAME"), help=t("of this class alone")
    )
    plans.add_argument(
        "--to",
        type=Path,
        metavar=t("FILE.pdf"),
        default=Path("plans.pdf"),
        help=t("a new file; plans.pdf if none is named"),
    )
    plans.set_defaults(run=_plans)

    exporting = commands.add_parser("export", help=t("write the class list with all points"))
    exporting.add_argument(
        "--to",
        type=Path,
        metavar=t("FILE"),
        default=Path("grades.csv"),
        help=t("a new file, or one to be replaced; grades.csv if none is named"),
    )
    exporting.set_defaults(run=_export)


def _grade(console: Console, site: Site, options: argparse.Namespace) -> int:
    from qihang.gradebook.marker import grade
    from qihang.operate.holding import of_classes
    from qihang.operate.release import refuse_unreleased

    with answering(console, site) as answers:
        if options.force:
            released = answers.operator.released()
            names = [options.session] if options.session in released else sorted(released)
            refuse_unreleased(site, [released[name] for name in names])
        progress = Progress(console, message("marked"))
        numbers = of_classes(answers, options.classes)
        errors = grade(
            site, answers.marker, options.session, options.force, progress, console.warn, numbers
        )
    console.warn(*errors)
    return 1 if errors else 0


def _mark(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.gradebook import Course
    from qihang.gradebook.marker import tell_given
    from qihang.operate import marking, wrong

    points = None if options.by_the_rules else options.points
    by = marking.By("", message("command").translations()[language(site)])
    with answering(console, site) as answers:
        released = wrong.opened(answers.operator.released(), options.session)
        assignment = wrong.edition(released, options.edition)["assignment"]
        place = marking.Place(assignment, options.question, options.number)
        mark, is_changed = marking.give_now(site, place, points, options.comment, by)
        console.warn(*tell_given(site, Course(site), answers.marker))
    said = message("{points} of {most}", points=f"{mark.points or 0:g}", most=f"{mark.most:g}")
    if is_changed:
        console.say(
            message(
                "{question} of {number}: {points}.",
                question=options.question,
                number=options.number,
                points=said,
            )
        )
    else:
        console.say(message("That stood there already: {points}.", points=said))


def _progress(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.how_far import rows

    with answering(console, site) as answers:
        found = list(rows(site, answers, options.session))
    for row in found:
        console.row(*row)


def _results(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate.holding import of_classes
    from qihang.operate.results import rows

    with answering(console, site) as answers:
        found = list(rows(site, answers, options.session, of_classes(answers, options.classes)))
        if options.show:
            answers.operator.show_results(options.session, options.classes)
        if options.pdf:
            _write_results(site, answers, options)
            console.say(message("The points are in {file}.", file=options.pdf))
            return
    for row in found:
        console.row(*row)


def _write_results(site: Site, answers: Answers, options: argparse.Namespace) -> None:
    from qihang.operate.by_person.table import by_person, titled
    from qihang.operate.export.paper import paper

    one = sessions.session(options.session)
    editions = answers.operator.released()[one.name]["editions"]
    classes = options.classes or list(answers.desk.classes())
    table = titled(by_person(site, one, editions, classes), one, options.classes)
    if not disk.put_first(options.pdf, paper(table, language(site))):
        raise OperatorError(roster_says.file_exists(options.pdf))


def _wrong(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate import wrong

    with answering(console, site) as answers:
        released = wrong.opened(answers.operator.released(), options.session)
        edition = wrong.edition(released, options.edition)
        found = wrong.wrong(site, options.session, edition, wrong.Whose(options.classes))
    for row in wrong.rows(found):
        console.row(*row)


def _learnt(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.answers.store.standings import Whose
    from qihang.operate import learnt

    with answering(console, site) as answers:
        compared = learnt.refuse_without_tests(learnt.tests_of(answers.operator.released()))
        found = learnt.learnt(site, compared, Whose(options.classes))
    for row in learnt.rows(found):
        console.row(*row)


def _plans(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate import plan_papers

    session = sessions.session(options.session)
    with answering(console, site) as answers:
        made = list(
            plan_papers.pages(answers.operator, session, options.class_name, language(site))
        )
    plan_papers.write(options.to, made)
    console.say(message("{count} plans are in {file}.", count=len(made), file=options.to))


def _export(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.operate import class_list

    with answering(console, site) as answers:
        rows = class_list.class_list(site, answers)
    class_list.write(rows, options.to)
    console.say(message("The class list with all points is in {file}.", file=options.to))
