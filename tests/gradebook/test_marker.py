"""What the marker does when the world moves while it marks."""

from contextlib import suppress

from qihang.answers.submitted import nbgrader_timestamp
from qihang.gradebook import Marked, marker
from tests.conftest import hand_in_so, page_token


class SlowCourse:
    """A course whose marking takes so long that the trainee hands in again meanwhile."""

    key = "first key"
    language = "en"

    def __init__(self, answers, meanwhile=lambda: None, points=1.0, error=None):
        self.answers = answers
        self.meanwhile = meanwhile
        self.points = points
        self.error = error
        self.marked = []
        self.found = {}
        """What was found in the submissions that were marked, by their moment."""

    def mark(self, session, numbers, begin=lambda due: None, **_how):
        stamps = [
            nbgrader_timestamp(self.answers.operator.in_place(one, session)["at"])
            for one in numbers
        ]
        self.marked += stamps
        self.meanwhile()
        for number, stamp in zip(numbers, stamps, strict=True):
            result = {"points": self.points, "most": 4.0, "questions": {}}
            found = None if self.error else self.found.setdefault(stamp, result)
            yield [Marked(number, stamp, found, self.key, self.error)]


def run(course, answers, submissions):
    return [one for batch in marker.mark(course, answers.marker, submissions) for one in batch]


def test_a_result_is_never_given_to_a_submission_that_came_while_marking(answers):
    token = page_token(answers)

    def hand_in_again():
        answers.page.again(token)
        hand_in_so(answers, token)

    hand_in_so(answers, token)
    [first] = answers.marker.latest_submissions()
    run(SlowCourse(answers, hand_in_again), answers, [first])
    [second] = answers.marker.to_mark_at_once()
    assert second["id"] != first["id"]
    assert second["points"] is None
    run(SlowCourse(answers), answers, [second])
    assert answers.marker.to_mark_at_once() == []


def test_the_best_submission_is_marked_again_once_it_is_back_in_place(answers):
    course = SlowCourse(answers, points=3.0)
    twice_handed_in(answers, course, 1.0)
    best = answers.operator.in_place("1001", "t1")
    assert (best["attempt"], best["points"]) == (1, 3.0)
    assert course.marked[-1] == nbgrader_timestamp(best["at"])


def twice_handed_in(answers, course, then):
    """An attempt, and another one that earns ``then``, both marked."""
    token = page_token(answers)
    hand_in_so(answers, token)
    run(course, answers, answers.marker.to_mark_at_once())
    answers.page.again(token)
    hand_in_so(answers, token)
    course.points = then
    run(course, answers, answers.marker.to_mark_at_once())


def test_with_a_mended_key_every_submission_is_marked_again_before_one_counts(answers):
    course = SlowCourse(answers, points=2.0)
    twice_handed_in(answers, course, 1.0)
    first, second = answers.marker._store.submissions.of("1001", "t1")
    course.key = "mended key"
    course.found = {
        nbgrader_timestamp(first["at"]): {"points": 1.0, "most": 4.0, "questions": {}},
        nbgrader_timestamp(second["at"]): {"points": 3.0, "most": 4.0, "questions": {}},
    }
    run(course, answers, answers.marker.latest_submissions())
    assert answers.operator.in_place("1001", "t1")["id"] == second["id"]
    points = [row["points"] for row in answers.marker._store.submissions.of("1001", "t1")]
    assert points == [1.0, 3.0]


def test_trouble_stands_at_the_submission_that_has_it_and_goes_when_it_goes(answers, bare_site):
    course = SlowCourse(answers, points=3.0)
    twice_handed_in(answers, course, 0.0)
    first, _ = answers.marker._store.submissions.of("1001", "t1")
    path = bare_site.submitted / "1001" / "t1" / "t1.ipynb"
    whole = path.read_bytes()
    path.write_bytes(b"{]")
    course.error = "it is damaged"
    run(course, answers, answers.marker.latest_submissions())
    rows = answers.marker._store.submissions.of("1001", "t1")
    assert [row["trouble"] for row in rows] == ["it is damaged", None]
    assert answers.operator.in_place("1001", "t1")["id"] == first["id"]
    path.write_bytes(whole)
    course.error = None
    run(course, answers, answers.marker.latest_submissions())
    rows = answers.marker._store.submissions.of("1001", "t1")
    assert [(row["points"], row["trouble"]) for row in rows] == [(3.0, None), (0.0, None)]


def test_why_a_submission_is_not_marked_is_kept_so_that_it_is_not_tried_for_ever(answers):
    hand_in_so(answers, page_token(answers))
    run(SlowCourse(answers, error="it is damaged"), answers, answers.marker.to_mark_at_once())
    assert answers.marker.to_mark_at_once() == []
    assert answers.marker.latest_submissions()[0]["trouble"] == "it is damaged"


def test_a_marker_that_was_told_to_stop_in_a_finalizer_stops_all_the_same(monkeypatch, site):
    stop = marker.Stop()

    def wait(*_):
        with suppress(SystemExit):  # as Python does with whatever a finalizer raises
            stop()
        return []

    monkeypatch.setattr(marker, "catch_up", lambda *_: None)
    monkeypatch.setattr(marker, "settle", lambda *_: None)
    monkeypatch.setattr(marker, "_waiting", wait)
    marker._mark_as_they_come(site, None, stop)
    assert stop.is_asked
