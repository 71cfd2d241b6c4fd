"""What the marker does when the world moves while it marks."""

from qihang.answers.submitted import nbgrader_timestamp
from qihang.gradebook import Marked, marker
from tests.conftest import seat


class SlowCourse:
    """A course whose marking takes so long that the trainee hands in again meanwhile."""

    def __init__(self, desk, meanwhile=lambda: None, points=1.0, trouble=None):
        self.desk = desk
        self.meanwhile = meanwhile
        self.points = points
        self.trouble = trouble
        self.marked = []

    def mark(self, session, numbers, force=False, pause=0.0):
        stamps = [nbgrader_timestamp(self.desk.in_place(one, session)["at"]) for one in numbers]
        self.marked += stamps
        self.meanwhile()
        result = {"points": self.points, "most": 4.0, "questions": {}}
        for number, stamp in zip(numbers, stamps, strict=True):
            yield [Marked(number, stamp, None if self.trouble else result, self.trouble)]


def run(course, desk, hand_ins):
    return [one for batch in marker.mark(course, desk, hand_ins) for one in batch]


def test_a_result_is_never_given_to_a_hand_in_that_came_while_marking(desk):
    token = seat(desk)

    def hand_in_again():
        desk.again(token)
        desk.hand_in(token)

    desk.hand_in(token)
    [first] = desk.latest_hand_ins()
    run(SlowCourse(desk, hand_in_again), desk, [first])
    [second] = desk.to_mark_at_once()
    assert second["id"] != first["id"]
    assert second["points"] is None
    run(SlowCourse(desk), desk, [second])
    assert desk.to_mark_at_once() == []


def test_the_best_hand_in_is_marked_again_once_it_is_back_in_place(desk):
    token = seat(desk)
    desk.hand_in(token)
    run(SlowCourse(desk, points=3.0), desk, desk.to_mark_at_once())
    desk.again(token)
    desk.hand_in(token)
    worse = SlowCourse(desk, points=1.0)
    run(worse, desk, desk.to_mark_at_once())
    best = desk.in_place("1001", "s1")
    assert (best["attempt"], best["points"]) == (1, 3.0)
    assert worse.marked[-1] == nbgrader_timestamp(best["at"])


def test_trouble_with_a_hand_in_is_kept_so_that_it_is_not_tried_for_ever(desk):
    desk.hand_in(seat(desk))
    run(SlowCourse(desk, trouble="it is damaged"), desk, desk.to_mark_at_once())
    assert desk.to_mark_at_once() == []
    assert desk.latest_hand_ins()[0]["trouble"] == "it is damaged"
