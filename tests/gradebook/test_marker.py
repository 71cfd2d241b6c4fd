"""What the marker does when the world moves while it marks."""

from qihang.answers.submitted import nbgrader_timestamp
from qihang.gradebook import Marked, marker
from tests.conftest import page_token


class SlowCourse:
    """A course whose marking takes so long that the trainee hands in again meanwhile."""

    def __init__(self, answers, meanwhile=lambda: None, points=1.0, error=None):
        self.answers = answers
        self.meanwhile = meanwhile
        self.points = points
        self.error = error
        self.marked = []

    def mark(self, session, numbers, force=False, pause=0.0):
        stamps = [
            nbgrader_timestamp(self.answers.operator.in_place(one, session)["at"])
            for one in numbers
        ]
        self.marked += stamps
        self.meanwhile()
        result = {"points": self.points, "most": 4.0, "questions": {}}
        for number, stamp in zip(numbers, stamps, strict=True):
            yield [Marked(number, stamp, None if self.error else result, self.error)]


def run(course, answers, submissions):
    return [one for batch in marker.mark(course, answers.marker, submissions) for one in batch]


def test_a_result_is_never_given_to_a_submission_that_came_while_marking(answers):
    token = page_token(answers)

    def hand_in_again():
        answers.page.again(token)
        answers.page.hand_in(token)

    answers.page.hand_in(token)
    [first] = answers.marker.latest_submissions()
    run(SlowCourse(answers, hand_in_again), answers, [first])
    [second] = answers.marker.to_mark_at_once()
    assert second["id"] != first["id"]
    assert second["points"] is None
    run(SlowCourse(answers), answers, [second])
    assert answers.marker.to_mark_at_once() == []


def test_the_best_submission_is_marked_again_once_it_is_back_in_place(answers):
    token = page_token(answers)
    answers.page.hand_in(token)
    run(SlowCourse(answers, points=3.0), answers, answers.marker.to_mark_at_once())
    answers.page.again(token)
    answers.page.hand_in(token)
    worse = SlowCourse(answers, points=1.0)
    run(worse, answers, answers.marker.to_mark_at_once())
    best = answers.operator.in_place("1001", "t1")
    assert (best["attempt"], best["points"]) == (1, 3.0)
    assert worse.marked[-1] == nbgrader_timestamp(best["at"])


def test_why_a_submission_is_not_marked_is_kept_so_that_it_is_not_tried_for_ever(answers):
    answers.page.hand_in(page_token(answers))
    run(SlowCourse(answers, error="it is damaged"), answers, answers.marker.to_mark_at_once())
    assert answers.marker.to_mark_at_once() == []
    assert answers.marker.latest_submissions()[0]["trouble"] == "it is damaged"
