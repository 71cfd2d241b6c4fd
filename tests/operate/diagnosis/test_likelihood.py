"""Whether somebody holds an idea, by what was answered."""

import pytest

from qihang.operate.diagnosis.likelihood import SURE, SURE_NOT, Seen, judged


def day(number, showed=0, right=0, other=0, among=20, idea="fee-on-cost"):
    return Seen(f"2026-12-{number:02d}", idea, showed, right, other, among)


def said(*seen):
    return judged(seen)["fee-on-cost"].says


@pytest.mark.parametrize(
    ("seen", "says"),
    [
        ([day(1, right=1)], "does-not"),
        ([day(1, showed=1)], "holds"),
        ([day(1, showed=1, among=1)], "not-known"),  # a tick more or less is soon made
        ([day(1, showed=2, among=1)], "holds"),
        ([day(1, showed=3, right=1)], "holds"),
        ([day(1, right=1), day(2, right=2), day(3, showed=1, among=3)], "does-not"),
        ([day(1, showed=3), day(2, right=3)], "holds"),  # rather a good day
        ([day(1, showed=3), day(2, right=3), day(3, right=3)], "does-not"),
        ([day(1, showed=3), day(2, right=3), day(3, showed=1)], "holds"),
    ],
)
def test_slips_good_days_and_growing_out(seen, says):
    assert said(*seen) == says


def test_twenty_right_cells_of_a_day_are_not_twenty_proofs():
    held = [day(1, showed=5), day(2, showed=5)]
    once, often = (judged([*held, day(3, right=many)])["fee-on-cost"] for many in (1, 20))
    assert often.says != "does-not"
    assert once.likely - often.likely < 0.1


def test_another_idea_at_the_same_place_says_little_against_it():
    assert judged([day(1, other=1)])["fee-on-cost"].likely < SURE_NOT
    assert said(day(1, showed=2), day(2, other=2)) == "holds"


def test_the_order_of_what_was_seen_is_free_and_days_are_put_together():
    seen = [day(2, right=1), day(1, showed=2), day(1, right=1), day(2, showed=1)]
    assert judged(seen) == judged(seen[::-1])
    one = judged(seen)["fee-on-cost"]
    assert (one.showed, one.could, one.last) == (3, 5, "2026-12-02")


def test_each_idea_is_judged_for_itself_and_what_could_not_show_is_not_judged():
    found = judged([day(1, showed=2), day(1, right=1, idea="cut-off"), day(1, idea="all-sold")])
    assert {idea: one.says for idea, one in found.items()} == {
        "cut-off": "does-not",
        "fee-on-cost": "holds",
    }
    assert judged([]) == {}


def test_what_never_showed_has_no_last_day():
    assert judged([day(1, right=1)])["fee-on-cost"].last is None


def test_however_much_was_seen_it_stays_between_nothing_and_all():
    many = [day(1 + n % 28, showed=n % 2 * 50, right=(n + 1) % 2 * 50) for n in range(400)]
    assert 0 <= judged(many)["fee-on-cost"].likely <= 1
    assert SURE > SURE_NOT
