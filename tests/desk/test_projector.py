"""The desk's list of what can be projected."""

import re

import pytest

from qihang.answers import service
from qihang.desk.projector import address
from qihang.settings import DEFAULTS
from tests.support.desk import DeskSeat, add_staff, at_the_desk
from tests.support.pages import faults, small_targets, spill


@pytest.mark.parametrize(
    ("host", "over_tls", "where"),
    [
        ("127.0.0.1:8902", False, "http://127.0.0.1:8900"),
        ("classroom.lan", False, "http://classroom.lan:8900"),
        ("[::1]:8902", False, "http://[::1]:8900"),
        ("desk.lan:443", True, "https://desk.lan:8900"),
    ],
)
def test_the_projector_is_at_the_name_by_which_the_desk_was_reached(host, over_tls, where):
    assert address(host, 8900, over_tls) == where


@pytest.mark.process
@pytest.mark.parametrize("role", ["lecturer", "author", "class-teacher"])
def test_each_released_session_has_its_pages(desk, role):
    page = at_the_desk(desk.address, role).ask("/projector").text
    found = re.findall(r'href="([^"]*/show/[^"]*)" target="_blank" rel="noopener"', page)
    at = f"http://127.0.0.1:{DEFAULTS.port}"
    assert found == [f"{at}/show/t1", f"{at}/show/exercise/t1"]


@pytest.mark.process
def test_it_is_told_for_which_classes_a_session_is_open(desk):
    with service.open_answers(desk.site) as answers:
        people = [
            {"number": f"77{one}", "name": "n", "class_name": f"pr{one}", "pin_hash": ""}
            for one in (1, 2)
        ]
        answers.operator.enrol(people)
        answers.operator.close_session("t1", ["pr1"])
    add_staff(desk.site, "teacher of two", "lecturer", ["pr1", "pr2"])
    add_staff(desk.site, "teacher of pr1", "lecturer", ["pr1"])
    page = at_the_desk(desk.address, "teacher of two").ask("/projector").text
    assert re.search(r"Open for</span> <bdi[^>]*>pr2</bdi></p>", page)
    page = at_the_desk(desk.address, "teacher of pr1").ask("/projector").text
    assert "Closed for trainees" in page


@pytest.mark.process
@pytest.mark.parametrize("role", ["office", "officer"])
def test_office_and_officer_have_no_projector(desk, role):
    visitor = at_the_desk(desk.address, role)
    assert visitor.ask("/projector").status == 403
    assert 'href="/projector"' not in visitor.ask("/password").text


@pytest.mark.process
@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_usable_by_everybody(browser, desk, language):
    seat = DeskSeat.at(browser, desk.address, "lecturer", "/projector")
    seat.speak(language)
    assert faults(seat.page) == []
    assert spill(seat.page) == 0
    assert small_targets(seat.page) == []
    seat.close()
