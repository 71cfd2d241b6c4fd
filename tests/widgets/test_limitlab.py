"""LimitLab: a payer's day, scan by scan."""

import pytest

from qihang.commerce import payments
from qihang.commerce.rates import rate
from widgets import LimitLab
from widgets.labs.limitlab import DAY, _day

CHANGE = {"do": "next"}
"""Something that is done in it, for what every laboratory is tried with."""

LIMIT = rate("static_code_daily_limit").fen


@pytest.fixture
def limit():
    made = LimitLab()
    made.restore({"seed": "a day"})
    made.redraw()
    return made


def used(lab):
    return sum(scan["fen"] for scan in lab.view["counted"])


def statuses(lab):
    return [scan["status"] for scan in lab.view["scans"]]


def set_next(lab, yuan):
    lab.do_amount(yuan, lab.view["next"]["number"])


def go_to_static_scan(lab, payer):
    """Stop just before the next scan of a static code by ``payer``."""
    for scan in _day("a day")[lab.view["position"] :]:
        if (scan.payer, scan.code) == (payer, "static"):
            return
        lab.do_next()


@pytest.mark.parametrize("seed", [f"seed {number}" for number in range(40)])
def test_on_every_day_a_scan_is_refused_and_a_later_one_fits(seed):
    own = [scan for scan in _day(seed) if scan.payer == "lin"]
    refused = payments.refused(own, LIMIT)
    assert refused
    assert own[-1].number not in refused
    assert all(0 < scan.fen <= LIMIT and scan.fen % 100 == 0 for scan in _day(seed))


def test_the_day_goes_on_and_back_scan_by_scan(limit):
    limit.do_next()
    limit.do_next()
    limit.do_back()
    assert limit.view["position"] == 1
    assert statuses(limit)[:3] == ["counted", "next", "later"]


def test_the_day_has_two_ends(limit):
    limit.do_back()
    assert limit.view["position"] == 0
    limit.do_go(len(DAY))
    limit.do_next()
    assert limit.view["position"] == len(DAY)
    assert limit.view["next"] is None


def test_only_static_codes_of_the_chosen_payer_fill_the_bar(limit):
    limit.do_go(len(DAY))
    for scan, status in zip(_day("a day"), statuses(limit), strict=True):
        if scan.payer != "lin":
            assert status == "other"
        elif scan.code == "dynamic":
            assert status == "free"
        else:
            assert status in ("counted", "refused")
    assert used(limit) <= LIMIT


def test_a_refused_scan_does_not_count(limit):
    first = payments.first_refused(_day("a day"), "lin", LIMIT)
    limit.do_go(first - 1)
    before = used(limit)
    limit.do_next()
    assert limit.view["said"]["sign"] == "×"
    assert "It does not count." in limit.view["said"]["text"]["en"]
    assert limit.view["refused"]["number"] == first
    assert used(limit) == before


def test_another_payers_scan_is_shown_not_to_count(limit):
    limit.do_go(2)
    assert "does not touch the limit of Lin Yu" in limit.view["said"]["text"]["en"]
    limit.do_payer("zhao")
    assert used(limit) == _day("a day")[1].fen


def test_the_limit_may_be_reached_but_not_passed(limit):
    set_next(limit, LIMIT // 100 - 1)
    limit.do_next()
    go_to_static_scan(limit, "lin")
    set_next(limit, 1)
    limit.do_next()
    assert used(limit) == LIMIT
    go_to_static_scan(limit, "lin")
    set_next(limit, 1)
    limit.do_next()
    assert statuses(limit)[limit.view["position"] - 1] == "refused"
    assert used(limit) == LIMIT


def test_the_sentence_says_what_is_used_and_what_is_left(limit):
    set_next(limit, 123)
    limit.do_next()
    total = LIMIT // 100
    assert limit.view["sentence"]["en"] == (
        f"Lin Yu has used 123 of {total} yuan. Still free: {total - 123} yuan."
    )


def test_changed_amounts_come_back_with_the_state(limit):
    set_next(limit, 77)
    limit.do_next()
    set_next(limit, 88)
    again = LimitLab()
    again.restore(limit.state())
    assert [scan["yuan"] for scan in again.view["scans"]][:2] == ["77", "88"]
    assert again.state() == limit.state()


def test_starting_again_brings_another_day(limit):
    limit.do_next()
    limit.do_again()
    assert limit.view["position"] == 0
    assert limit.state()["seed"] != "a day"


def test_the_rule_and_the_day_it_was_looked_up_are_named(limit):
    source = limit.view["words"]["source"]["zh"]
    assert rate("static_code_daily_limit").source in source
    assert str(rate("static_code_daily_limit").date_checked) in source


@pytest.mark.parametrize(
    "ask",
    [
        lambda lab: lab.do_go(len(DAY) + 1),
        lambda lab: lab.do_go(-1),
        lambda lab: lab.do_go(True),
        lambda lab: lab.do_payer("nobody"),
        lambda lab: lab.do_amount(0, 1),
        lambda lab: lab.do_amount(LIMIT // 100 + 1, 1),
        lambda lab: lab.do_amount(5.5, 1),
        lambda lab: lab.do_amount(5, 2),
        lambda lab: lab.do_amount(5, None),
    ],
)
def test_what_makes_no_sense_changes_nothing(limit, ask):
    before = limit.state()
    ask(limit)
    assert limit.state() == before
