"""Marking: takes submissions through nbgrader and gives the results back to the answer service."""

from __future__ import annotations

import logging
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

from qihang.answers.client import Unreachable
from qihang.answers.pages import latest, pages, several
from qihang.answers.remote import RemoteAnswers
from qihang.answers.rules import any_marked_at_once
from qihang.answers.service import WAITING
from qihang.gradebook import Course, Marked, NoExercise, telling
from qihang.gradebook.opening import open_gradebook
from qihang.gradebook.strangers import misnamed
from qihang.language.messages import Translated, translations
from qihang.protocol.marker import MarkerCalls
from qihang.protocol.submission import MarkedSubmission, NotMarked, Result, Submission
from qihang.settings import language
from qihang.system.errors import OperatorError
from qihang.system.locks import marking, marking_if_free
from qihang.system.site import Site

log = logging.getLogger("qihang.gradebook.marker")

GATHERED = 0.5
"""Seconds for which results are gathered when a whole class is marked."""

PAUSE, LONGEST_PAUSE = 0.5, 5.0
"""Seconds until the service, or a marking that was broken off, is tried again; it doubles."""

MOST_PUT_OFF = 1000
"""Hand-ins that take long and are put off while others can be marked."""

AT_ONCE = 32
"""Results that are told to the answer service in one request."""


def mark(
    course: Course,
    answers: MarkerCalls,
    submissions: Sequence[Submission],
    force: bool = False,
    pause: float = 0.0,
    slow: int | None = None,
) -> Iterator[list[Marked]]:
    """Mark trainees' latest submissions; the best of several stays in place.

    Gives what is marked in batches, when the answer service knows of it. A submission that was
    replaced by a newer one meanwhile gets no result: the newer one is marked next. ``pause``
    and ``slow`` are as for :meth:`Course.mark`.
    """
    by_assignment: dict[str, list[Submission]] = defaultdict(list)
    for row in submissions:
        by_assignment[row["assignment"]].append(row)
    for assignment, rows in by_assignment.items():
        numbers = [row["number"] for row in rows]
        marked = {row["number"] for row in rows if row["marked_at"] is not None}
        begin = partial(_unsettle, answers, assignment, marked)
        # The others of a trainee come into their place one after the other, the best one last.
        again: list[str] = []
        for batch in course.mark(
            assignment, numbers, force=force, pause=pause, slow=slow, begin=begin
        ):
            again += give_back(course, answers, assignment, batch)
            yield batch
        _mark_again(course, answers, assignment, again)


def _unsettle(
    answers: MarkerCalls, assignment: str, marked: Collection[str], due: Sequence[str]
) -> None:
    """Before marks are replaced: whoever is killed meanwhile has them put right.

    What was never marked waits for its mark until it has one, so it need not be noted.
    """
    for some in several([one for one in due if one in marked]):
        answers.unsettle(assignment, some)


def read_results(
    site: Site, course: Course, answers: MarkerCalls, assignment: str, trainees: Sequence[str]
) -> list[Translated]:
    """Tell the answer service what stands in the gradebook; what is not marked stays so.

    Returns a sentence for each marked notebook that cannot be read: its mark stays.

    Points by hand may make another submission the best one: it comes into its place, marked.
    """
    again: list[str] = []
    damaged: list[Translated] = []
    for batch in course.standing(assignment, trainees):
        damaged += [one.hint for one in batch if one.hint]
        again += give_back(course, answers, assignment, batch)
    if again:
        with marking(site):
            _mark_again(course, answers, assignment, again)
    return damaged


def tell_given(site: Site, course: Course, answers: MarkerCalls) -> list[Translated]:
    """Tell the answer service the marks that people changed; what is not told yet stays so.

    Returns a sentence for each marked notebook that cannot be read.
    """
    read = partial(read_results, site, course, answers)
    return telling.tell(open_gradebook(site), answers, read)


def _mark_again(
    course: Course, answers: MarkerCalls, assignment: str, trainees: Sequence[str]
) -> None:
    """Mark what came into its place, one after the other, until the best one lies there."""
    while trainees:
        begin = partial(_unsettle, answers, assignment, trainees)
        batches = list(course.mark(assignment, trainees, begin=begin))
        trainees = [
            one for batch in batches for one in give_back(course, answers, assignment, batch)
        ]


def give_back(
    course: Course, answers: MarkerCalls, assignment: str, batch: Sequence[Marked]
) -> list[str]:
    """Tell the results; gives the trainees of whom another submission is to be marked now.

    That is also how points and comments that were given by hand reach the trainee.
    """
    told: dict[str | None, list[MarkedSubmission]] = defaultdict(list)
    for one in batch:
        found: Result | NotMarked | None = one.result
        if one.error:
            found = {"trouble": translations(one.error)[course.language]}
        if found is not None:
            told[one.key].append({"number": one.trainee, "stamp": one.stamp, "result": found})
    again: list[str] = []
    for key, results in told.items():
        for start in range(0, len(results), AT_ONCE):
            again += answers.record_results(assignment, key, results[start : start + AT_ONCE])
    return again


def grade(
    site: Site,
    answers: MarkerCalls,
    session: str | None = None,
    force: bool = False,
    progress: Callable[[int, int], None] = lambda done, of: None,
    warn: Callable[[Translated], None] = lambda hint: None,
    numbers: Collection[str] | None = None,
) -> list[Translated]:
    """Mark every submission of a session, or of all; returns a sentence for each that failed.

    Those of ``numbers`` alone, if they are said. ``warn`` is given what an instructor should look
    at in the others.
    """
    course = Course(site)
    for said in misnamed(site):
        warn(said)
    errors: list[Translated] = []
    done, of = 0, sum(map(answers.handed_in, _editions(answers, session)))
    of = of if numbers is None else min(of, len(numbers))
    with marking(site):
        course.tidy()
        for assignment, some in groupby(latest(answers, session), key=itemgetter("assignment")):
            rows = [row for row in some if numbers is None or row["number"] in numbers]
            for those in several(rows):
                answers.put_back(assignment, [row["number"] for row in those])
            for batch in mark(course, answers, rows, force=force, pause=GATHERED):
                errors += [one.error for one in batch if one.error]
                for one in batch:
                    if one.hint:
                        warn(one.hint)
                done += len(batch)
                progress(done, of)
    return errors


def _editions(answers: MarkerCalls, session: str | None) -> list[str]:
    """The editions of a session that was released, or of all."""
    released = answers.released()
    names = released if session is None else released.keys() & {session}
    return [one["assignment"] for name in names for one in released[name]["editions"]]


class Stop:
    """Ends the process when it is told to stop.

    The exit is raised wherever the process is. In a finalizer Python takes no notice of it: so
    it is remembered, too.
    """

    def __init__(self) -> None:
        self.is_asked = False

    def __call__(self, *_: object) -> None:
        """A signal came."""
        self.is_asked = True
        sys.exit(0)


def main() -> None:
    """Mark submissions as they come, where the instructor wants them marked at once."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    stop = Stop()
    signal.signal(signal.SIGTERM, stop)
    site = Site.here()
    try:
        course = Course(site)
        course.warm_up()
    except OperatorError as error:
        sys.exit(error.translations()[language(site)])
    _mark_as_they_come(site, course, stop)


def _mark_as_they_come(site: Site, course: Course, stop: Stop) -> None:
    answers = RemoteAnswers(site, patience=WAITING + 10).marker
    log.info("waiting for hand-ins")
    is_caught_up = False
    put_off: dict[int, Submission] = {}
    pause = PAUSE
    while not stop.is_asked:
        try:
            waiting = _waiting(answers, put_off) if is_caught_up else []
        except Unreachable:
            time.sleep(PAUSE)
            continue
        try:
            if is_caught_up:
                _tell_given(site, course, answers)
            if waiting:
                with marking(site):
                    put_off |= {row["id"]: row for row in _mark(course, answers, waiting, slow=0)}
            elif put_off:
                row = put_off.pop(next(iter(put_off)))
                with marking(site):
                    left = _mark(course, answers, [row])
                if left:  # its exercise is missing
                    put_off[row["id"]] = row
                    time.sleep(PAUSE)
            elif is_caught_up:
                settle(site, course, answers)
            else:
                catch_up(site, course, answers)
                is_caught_up = True
            pause = PAUSE
        except (OperatorError, Unreachable, OSError):
            # What is not recorded is waiting still, and is marked when that is over.
            log.exception("marking was broken off")
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def _tell_given(site: Site, course: Course, answers: MarkerCalls) -> None:
    """Tell the marks that people changed; where that fails, hand-ins are marked all the same."""
    try:
        for said in tell_given(site, course, answers):
            log.warning("%s", said)
    except OperatorError:
        log.exception("marks that were given by hand are told later")


def _waiting(answers: MarkerCalls, put_off: Collection[int]) -> list[Submission]:
    """What can be marked now; what takes long comes when nothing else waits, one by one."""
    if not put_off:
        return answers.wait_for_submission()
    return [] if len(put_off) >= MOST_PUT_OFF else answers.to_mark_at_once(list(put_off))


def _mark(
    course: Course,
    answers: MarkerCalls,
    submissions: Sequence[Submission],
    slow: int | None = None,
) -> list[Submission]:
    """Mark some and log what is to be said; gives those that were left unmarked.

    They are what ``slow`` left, and those of which the exercise is missing: it stops no other.
    """
    by_assignment: dict[str, list[Submission]] = defaultdict(list)
    for row in submissions:
        by_assignment[row["assignment"]].append(row)
    left: list[Submission] = []
    for rows in by_assignment.values():
        done = set()
        try:
            for batch in mark(course, answers, rows, slow=slow):
                for one in batch:
                    done.add(one.trainee)
                    for said in filter(None, (one.error, one.hint)):
                        log.warning("%s", said)
        except NoExercise as error:
            log.error("%s", error)
        left += [row for row in rows if row["number"] not in done]
    return left


def catch_up(site: Site, course: Course, answers: MarkerCalls) -> None:
    """Mark again what has a result in the store and none in the gradebook, as after a power cut.

    Only what is unsettled is looked at; that is everything where the gradebook is empty.
    """
    with marking(site):
        course.tidy()
    if not course.has_marks():
        answers.unsettle_marked()
    for rows in pages(answers.unsettled):
        with marking(site):
            _mark_left_behind(course, answers, rows)


def _mark_left_behind(course: Course, answers: MarkerCalls, rows: Sequence[Submission]) -> None:
    _mark(course, answers, left_behind(course, answers, rows))


def left_behind(
    course: Course, answers: MarkerCalls, rows: Sequence[Submission]
) -> list[Submission]:
    """Those of the submissions that the gradebook lacks, of exercises that are marked at once."""
    released = answers.released()
    by_assignment: dict[str, list[Submission]] = defaultdict(list)
    for row in rows:
        session = released.get(row["session"])
        if session and any_marked_at_once(session) and not row["trouble"]:
            by_assignment[row["assignment"]].append(row)
    found = []
    for assignment, some in by_assignment.items():
        marked = course.marked(assignment, [row["number"] for row in some])
        lacking = [row for row in some if row["number"] not in marked]
        # Else a result would never be found to be that of this submission.
        answers.put_back(assignment, [row["number"] for row in lacking])
        found += lacking
    return found


def settle(site: Site, course: Course, answers: MarkerCalls) -> None:
    """Have what was marked on disk once there is much of it: the next start has less to look at.

    Raises ``OSError`` where the disk fails; nothing is settled then.
    """
    with marking_if_free(site) as is_free:
        until = answers.settling() if is_free else None
        if until is None:
            return
        # Else what a marking that was broken off left would never be looked at again.
        for rows in pages(answers.unsettled):
            _mark_left_behind(course, answers, rows)
        course.flush()
        answers.settled(until)


if __name__ == "__main__":
    main()
