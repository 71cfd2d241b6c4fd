"""Classes in two halves: balanced, by chance, kept; and the seed that says the half."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.answers import seeds
from qihang.answers.store.halves import split
from qihang.databases.where import answers as where
from tests.conftest import edition, page_token
from tests.support.rows import rows

SECRET = b"a secret of a test"

some_numbers = st.sets(st.integers(1, 9999).map(str), max_size=45)


@given(numbers=some_numbers, first=st.sampled_from((1, 2)))
def test_the_halves_of_a_class_differ_by_one_at_most_and_neighbours_alternate(numbers, first):
    found = split(list(numbers), [], first)
    halves = [found[one] for one in sorted(numbers, key=int)]
    assert abs(halves.count(1) - halves.count(2)) <= 1
    assert halves == [first if place % 2 == 0 else 3 - first for place in range(len(halves))]


@given(some_numbers, st.lists(st.sampled_from((1, 2)), max_size=20), st.sampled_from((1, 2)))
def test_who_comes_later_gets_the_smaller_half(numbers, there, first):
    found = split(list(numbers), there, first)
    before = abs(there.count(1) - there.count(2))
    halves = [*there, *found.values()]
    assert abs(halves.count(1) - halves.count(2)) <= max(1, before - len(numbers))


def test_a_toss_is_the_same_for_a_class_and_comes_out_both_ways():
    tosses = [seeds.coin(SECRET, f"class {n}") for n in range(200)]
    assert tosses == [seeds.coin(SECRET, f"class {n}") for n in range(200)]
    assert 60 < sum(tosses) < 140


@pytest.mark.parametrize("half", [None, 1, 2])
def test_a_seed_is_ones_own_with_its_half_alone(half):
    seed = seeds.make(SECRET, "1001", "test1", 1, half)
    assert seeds.is_own(SECRET, seed, "1001", "test1")
    assert not seeds.is_own(SECRET, seed, "1002", "test1")
    assert not seeds.is_own(SECRET, seed, "1001", "test2")
    _, _, signed = seed.rpartition(".")
    for forged in (f"1.half1.{signed}", f"1.half2.{signed}", f"1.{signed}", f"1.half3.{signed}"):
        assert seeds.is_own(SECRET, forged, "1001", "test1") == (forged == seed)


@pytest.fixture
def halved(answers):
    """The small exercise, asked by halves, and a class of seven in two batches."""
    settings = {"items": [], "marks_at_once": True, "hand_in_again": True, "in_halves": True}
    answers.operator.open_session("t1", settings, edition(1))
    return answers


def enrolled(answers, numbers, class_name="B"):
    pin_hash = answers.page._store.trainees.one("1001")["pin_hash"]
    answers.operator.enrol(
        [
            {"number": one, "name": "n", "class_name": class_name, "pin_hash": pin_hash}
            for one in numbers
        ]
    )


def half_of(answers, number):
    seed = answers.page.claim(page_token(answers, number))["seed"]
    return int(seed.split(".")[1].removeprefix("half"))


def kept(site):
    return dict(rows(where(site), "SELECT number, half FROM half"))


def test_the_class_is_split_when_the_first_of_it_is_asked(halved, bare_site):
    enrolled(halved, ["21", "22", "23", "24"])
    assert kept(bare_site) == {}
    half = half_of(halved, "23")
    assert kept(bare_site) == {"21": half, "22": 3 - half, "23": half, "24": 3 - half}
    assert [half_of(halved, one) for one in ("21", "22", "24")] == [half, 3 - half, 3 - half]
    assert not kept(bare_site).keys() & {"1001", "1002"}


def test_the_late_one_gets_the_smaller_half_and_who_changes_class_keeps_theirs(halved, bare_site):
    enrolled(halved, ["21", "22", "23"])
    first = half_of(halved, "21")
    enrolled(halved, ["9"])
    assert half_of(halved, "9") == 3 - first
    enrolled(halved, ["31", "32"], "C")
    halved.operator.enrol([], [{"number": "21", "name": "n", "class_name": "C"}])
    half_of(halved, "31")
    found = kept(bare_site)
    assert found["21"] == first
    assert sorted([found["31"], found["32"]]) == [1, 2]


def test_a_paper_is_asked_by_the_same_half_as_the_page(halved):
    enrolled(halved, ["21", "22"])
    on_paper = halved.desk.next_attempts("t1", ["21"])[0]["seed"]
    assert halved.page.claim(page_token(halved, "21"))["seed"] == on_paper


def test_an_ordinary_session_knows_of_no_half(answers, bare_site):
    seed = answers.page.claim(page_token(answers, "1001"))["seed"]
    assert "half" not in seed
    assert kept(bare_site) == {}
