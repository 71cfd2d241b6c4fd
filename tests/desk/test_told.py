"""What a form has done is kept for a while, for who sent it, and not more than fits."""

import pytest

from qihang.desk.told import LASTS, MOST, MOST_OF_ONE, Told


@pytest.fixture
def later():
    """What was asked to be done later, with the seconds until then."""
    return []


@pytest.fixture
def told(later):
    return Told(lambda seconds, call: later.append((seconds, call)))


def test_it_is_found_again_by_its_owner_and_by_nobody_else(told):
    name = told.keep("one", {"pin": "123456"})
    assert told.find("one", name) == told.find("one", name) == {"pin": "123456"}
    assert told.find("other", name) == told.find("one", "another name") == {}


def test_after_ten_minutes_it_is_gone(told, later):
    name = told.keep("one", {"pin": "123456"})
    [(seconds, drop)] = later
    assert seconds == LASTS
    drop()
    assert told.find("one", name) == {}


def test_it_ends_with_the_sign_in(told, later):
    gone, stays = told.keep("one", {"pin": "1"}), told.keep("other", {"pin": "2"})
    told.forget("one")
    later[0][1]()
    assert told.find("one", gone) == {}
    assert told.find("other", stays) == {"pin": "2"}


def test_of_one_and_of_all_only_so_much_is_kept(told):
    first = told.keep("quiet", {"pin": "0"})
    many = [told.keep("busy", {"at": at}) for at in range(MOST_OF_ONE + 1)]
    assert told.find("busy", many[0]) == {}
    assert told.find("busy", many[1]) == {"at": 1}
    assert told.find("quiet", first) == {"pin": "0"}
    for at in range(MOST):
        told.keep(f"owner {at}", {})
    assert told.find("quiet", first) == {}
