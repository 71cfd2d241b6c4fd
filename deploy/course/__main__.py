"""``python -m deploy.course`` writes the guide (to read, and to print) and the page of the labs."""

import sys
from collections.abc import Iterator

from deploy.course import labs
from deploy.course.lessons import said_of
from deploy.course.paper import PAPER, on_paper
from deploy.course.plans import planned
from deploy.course.writing import GUIDE, guide, is_not_written, minutes_of
from qihang.language.messages import Bilingual, Translated
from qihang.operate.check import check
from qihang.operate.console import Console
from qihang.settings import language
from qihang.system.errors import OperatorError
from qihang.system.site import Site

AS_IT_WAS = Bilingual("docs/course.md 没有改动。", "docs/course.md is as it was.")


def main() -> int:
    """Write all of it, or say why not; returns the exit code."""
    site = Site.here()
    try:
        text, page = guide(), labs.page()
    except Exception as error:  # whatever a plan, a notebook or its code raises
        console = Console(language(site))
        found = list(dict.fromkeys(console.texts(_mistakes(site))))
        if not found and not isinstance(error, OperatorError):
            raise
        console.warn(*(found or [error]), AS_IT_WAS)
        return 1
    GUIDE.write_text(text, encoding="utf-8")
    PAPER.write_text(on_paper(text), encoding="utf-8")
    labs.PAGE.write_text(page, encoding="utf-8")
    _say_minutes(Console(language(site)))
    return 0


def _say_minutes(console: Console) -> None:
    """Print what each lesson takes, as far as its notebooks have screens."""
    for session in planned():
        for lesson in minutes_of(session):
            console.say(
                Bilingual(
                    *(
                        f"{session.name} {lesson.number}: {words}"
                        for words in said_of(lesson).values()
                    )
                )
            )


def _mistakes(site: Site) -> Iterator[Translated]:
    """What the authors must mend, as far as it is known what it is."""
    try:
        for session in planned():
            try:
                yield from (one.line() for one in check(site, session))
            except OperatorError:
                raise
            except Exception as error:  # a plan or a notebook of another shape than any
                raise is_not_written(session.name, error) from error
    except OperatorError as error:
        yield error


sys.exit(main())
