"""What the server tells a trainee of the class, and how the instructor is called."""

import json

import pytest

from tests.security.pages import page_of, state_of
from tests.support.lecturer import lecturing
from tests.support.visitor import Visitor, signed_in

pytestmark = pytest.mark.process


@pytest.fixture
def classroom(shared_classroom):
    """Nobody changes anything but by signing in, calling, and what a class is asked for."""
    return shared_classroom


@pytest.fixture
def lecturer(classroom):
    with lecturing(classroom) as one:
        yield one


@pytest.fixture
def trainee(classroom):
    """A trainee's number, and the browser where that trainee is signed in."""
    number = classroom.newcomer()
    return number, signed_in(classroom.address, number, classroom.pins[number])


def room_of(visitor):
    return json.loads(visitor.ask("/api/room").body)


def call(visitor, calls=True):
    headers = {"X-XSRFToken": visitor.cookies["_xsrf"], "Content-Type": "application/json"}
    assert visitor.ask("/api/help", "POST", json.dumps({"calls": calls}), headers).status == 204


def test_every_page_of_a_trainee_learns_what_the_class_is_asked_for(trainee, lecturer):
    _, visitor = trainee
    kernel = page_of(visitor, "/workbook/t1")
    lecturer.pause()
    lecturer.say("<b>十点</b>")
    lecturer.lead("workbook", "t1", "story")
    asked = room_of(visitor)["room"]
    assert asked["paused_at"]
    assert asked["said"] == "<b>十点</b>"
    assert asked["target"] == {"kind": "workbook", "session": "t1", "screen": "story"}
    assert state_of(visitor, kernel)["room"] == asked
    assert state_of(visitor, kernel)["alive"]
    lecturer.pause(False)
    assert room_of(visitor)["room"]["paused_at"] is None


def test_a_class_that_was_asked_for_nothing_has_no_room(classroom, lecturer):
    lecturer.pause()
    other = signed_in(classroom.address, "1001", classroom.pins["1001"])
    assert room_of(other) == {"room": None, "called_at": None, "answered_at": None}


@pytest.mark.security("who is not signed in asks what a class is told, or calls for help")
def test_without_a_sign_in_nothing_is_told_and_nobody_is_called(classroom, trainee, lecturer):
    number, visitor = trainee
    kernel = page_of(visitor, "/workbook/t1")
    lecturer.say("只给这个班")
    nobody = Visitor(classroom.address)
    answer = nobody.ask("/api/room")
    assert (answer.status, answer.headers["Location"][:6]) == (302, "/login")
    state = state_of(nobody, kernel)
    assert (state["room"], state["called_at"], state["closed"]) == (None, None, False)
    nobody.ask("/login")
    headers = {"X-XSRFToken": nobody.cookies["_xsrf"]}
    assert nobody.ask("/api/help", "POST", '{"calls": true}', headers).status == 403
    assert lecturer.called_at(number) is None


def test_a_call_stands_until_it_is_taken_back_or_answered(trainee, lecturer):
    number, visitor = trainee
    kernel = page_of(visitor, "/workbook/t1")
    call(visitor)
    since = lecturer.called_at(number)
    assert since
    call(visitor)
    assert lecturer.called_at(number) == since
    assert room_of(visitor)["called_at"] == state_of(visitor, kernel)["called_at"] == since
    call(visitor, calls=False)
    assert lecturer.called_at(number) is room_of(visitor)["called_at"] is None
    call(visitor)
    lecturer.answer(number)
    assert room_of(visitor)["called_at"] is None


@pytest.mark.security("a trainee calls for help in another one's name")
def test_a_call_is_of_who_is_signed_in_whatever_it_says(classroom, trainee, lecturer):
    number, visitor = trainee
    neighbour = classroom.newcomer()
    signed_in(classroom.address, neighbour, classroom.pins[neighbour])
    headers = {"X-XSRFToken": visitor.cookies["_xsrf"]}
    body = json.dumps({"calls": True, "number": neighbour})
    assert visitor.ask(f"/api/help?number={neighbour}", "POST", body, headers).status == 204
    assert lecturer.called_at(number)
    assert lecturer.called_at(neighbour) is None
