"""What the marker does when the world moves while it marks."""

from qihang import marker
from tests.conftest import seat


class SlowCourse:
    """A course whose marking takes so long that the trainee hands in again meanwhile."""

    def __init__(self, desk, meanwhile=lambda: None):
        self.desk = desk
        self.meanwhile = meanwhile
        self.marked = None

    def autograde(self, session, number, force=False):
        self.marked = self.desk.in_place(number, session)["id"]
        self.meanwhile()

    def is_marked(self, session, number):
        return self.desk.in_place(number, session)["id"] == self.marked

    def result(self, session, number):
        return {"points": 1.0, "most": 4.0, "questions": {}}


def test_a_result_is_never_given_to_a_hand_in_that_came_while_marking(desk):
    token = seat(desk)

    def hand_in_again():
        desk.again(token)
        desk.hand_in(token)

    desk.hand_in(token)
    [first] = desk.latest_hand_ins()
    marker.mark(SlowCourse(desk, hand_in_again), desk, first)
    [second] = desk.to_mark_at_once()
    assert second["id"] != first["id"]
    assert second["points"] is None
    marker.mark(SlowCourse(desk), desk, second)
    assert desk.to_mark_at_once() == []


def test_points_are_given_back_only_to_what_is_marked(desk):
    desk.hand_in(seat(desk))
    marker.give_back(SlowCourse(desk), desk, "1001", "s1")
    [waiting] = desk.to_mark_at_once()
    assert waiting["points"] is None
