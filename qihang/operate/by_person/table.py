"""One session by person as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from qihang.answers import counting
from qihang.answers.store import Store
from qihang.language.messages import Bilingual, Joined, Message, Translated, message
from qihang.operate.by_person import points
from qihang.operate.due import local
from qihang.operate.export.table import Table, Text
from qihang.operate.taught import titles
from qihang.protocol.desk import Person
from qihang.protocol.paper import PAPER
from qihang.protocol.released import Edition
from qihang.protocol.submission import Result, Submission
from qihang.sessions import Session
from qihang.system.site import Site

TITLE: Message = message("Points")

WITH_SPACE = Bilingual(" ", " ")

NOT_BEGUN: Message = message("Not begun")
BEGUN: Message = message("Begun")
HANDED_IN: Message = message("Handed in")
WAITS: Message = message("Waits for a person")
MARKED: Message = message("Marked")
NOT_MARKED: Message = message("could not be marked")
ON_PAPER: Message = message("on paper")


@dataclass(frozen=True)
class Work:
    """What somebody has done at one edition."""

    state: Translated
    counts: Submission | None = None
    """The hand-in that counts."""
    result: Result | None = None


def by_person(
    site: Site, session: Session, editions: Sequence[Edition], classes: Sequence[str]
) -> Table:
    """Everybody of some classes, by class and number; who worked at two editions has two lines.

    Points are those of the hand-in that counts, as they stand in the gradebook now. Raises
    :class:`qihang.system.errors.OperatorError` if the store or the gradebook cannot be read.
    """
    with closing(Store.of(site, only_read=True)) as store:
        people = store.people.some(classes, "", False, "", store.people.count(classes, "", False))
        begun = store.how_far.begun(session.name, classes)
        rows = store.how_far.handed_in(session.name, classes)
    handed_in: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    numbers: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        place = (row["number"], row["assignment"])
        if place not in handed_in:
            numbers[row["assignment"]].append(row["number"])
        handed_in[place].append(row)
    stands = points.standing(numbers)
    works = {
        place: _work(handed_in.get(place, ()), place in begun, stands)
        for place in handed_in.keys() | begun
    }
    return _table(site, editions, people, works)


def titled(table: Table, session: Session, classes: Sequence[Text]) -> Table:
    """The table as paper has it, which says of which session and classes it is."""
    return replace(table, about=[Joined((session.code, session.title), WITH_SPACE), *classes])


def _work(rows: Sequence[Submission], is_begun: bool, stands: points.Standing) -> Work:
    if not rows:
        return Work(BEGUN)
    counts, result = _counts(rows, stands)
    last = rows[-1]
    state = _state(last, result if counts["id"] == last["id"] else _of(last))
    if is_begun:
        return Work(message("{state}, begun again", state=state), counts, result)
    return Work(state, counts, result)


def _counts(
    rows: Sequence[Submission], stands: points.Standing
) -> tuple[Submission, Result | None]:
    """The hand-in that counts: the one that the gradebook's points are of, if it has any."""
    for row in rows:
        if found := stands.get((row["number"], row["assignment"], row["at"])):
            return row, found
    counts = counting.that_counts(rows)
    return counts, _of(counts)


def _of(row: Submission) -> Result | None:
    """What the answer service was told of a hand-in."""
    if row["points"] is None or row["most"] is None:
        return None
    return {"points": row["points"], "most": row["most"], "questions": row["questions"] or {}}


def _state(last: Submission, result: Result | None) -> Message:
    """How far the last hand-in is."""
    if result is None:
        return HANDED_IN if last["marked_at"] is None else NOT_MARKED
    return WAITS if any(one["by_hand"] for one in result["questions"].values()) else MARKED


def _table(
    site: Site,
    editions: Sequence[Edition],
    people: Sequence[Person],
    works: Mapping[tuple[str, str], Work],
) -> Table:
    has_several = len(editions) > 1
    questions = [(one, name) for one in editions for name in one["questions"]]
    head: list[Text] = [
        message("Trainee number"),
        message("Name of the person"),
        message("Class"),
        message("Edition"),
        message("State"),
        message("Attempt"),
        message("Handed in at"),
        message("On paper"),
        message("Points"),
        message("Most points"),
        *(_heading(site, one, name, has_several) for one, name in questions),
    ]
    rows = [
        [person["number"], person["name"], person["class_name"], *cells]
        for person in sorted(people, key=lambda one: (one["class_name"], one["number"]))
        for cells in _lines(person["number"], editions, questions, works)
    ]
    return Table(TITLE, head, rows, texts=(0, 1, 2, 4, 6, 7))


def _heading(site: Site, edition: Edition, question: str, has_several: bool) -> Text:
    title = titles(site, edition["assignment"]).get(question, question)
    if not has_several:
        return title
    return message("Edition {number}: {title}", number=edition["number"], title=title)


def _lines(
    number: str,
    editions: Sequence[Edition],
    questions: Sequence[tuple[Edition, str]],
    works: Mapping[tuple[str, str], Work],
) -> Iterator[list[Text]]:
    there = [one for one in editions if (number, one["assignment"]) in works]
    if not there:
        yield ["", NOT_BEGUN, *[""] * (5 + len(questions))]
    for edition in there:
        work = works[number, edition["assignment"]]
        counts, result = work.counts, work.result
        found = result["questions"] if result else {}
        yield [
            str(edition["number"]),
            work.state,
            str(counts["attempt"]) if counts else "",
            local(counts["at"]) if counts else "",
            ON_PAPER if counts and counts["source"] == PAPER else "",
            f"{result['points']:g}" if result else "",
            f"{result['most']:g}" if result else "",
            *(
                f"{found[name]['points']:g}" if of is edition and name in found else ""
                for of, name in questions
            ),
        ]
