"""The payer's daily limit, and a day's takings checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import payments
from qihang.commerce.payments import Payment, Sale, Scan
from qihang.commerce.rates import rate

LIMIT = 10_000


def day(*rows):
    return tuple(
        Scan(number, "09:00", payer, code, fen)
        for number, (payer, code, fen) in enumerate(rows, start=1)
    )


def refused_by_trying_everything(scans, payer, limit_fen):
    """The rule said in another way: each scan against all that was paid before it."""
    paid = []
    for scan in scans:
        if scan.payer != payer or scan.code == "dynamic":
            continue
        if sum(before.fen for before in paid) > limit_fen - scan.fen:
            return scan.number
        paid.append(scan)
    return None


scans_of_a_day = st.lists(
    st.tuples(
        st.sampled_from("ABC"), st.sampled_from(["static", "dynamic"]), st.integers(1, LIMIT + 1)
    ),
    max_size=12,
).map(lambda rows: day(*rows))


def test_the_lesson_s_example_is_decided_as_the_lesson_says():
    wang_and_li = day(
        ("wang", "static", 6000),
        ("li", "static", 7000),
        ("wang", "dynamic", 8000),
        ("wang", "static", 5000),
        ("wang", "static", 4000),
    )
    assert payments.refused(wang_and_li, LIMIT) == (4,)
    assert payments.first_refused(wang_and_li, "wang", LIMIT) == 4
    assert payments.first_refused(wang_and_li, "li", LIMIT) is None


def test_the_limit_may_be_reached_but_not_passed():
    assert payments.refused(day(("A", "static", LIMIT)), LIMIT) == ()
    assert payments.refused(day(("A", "static", LIMIT + 1)), LIMIT) == (1,)


def test_a_refused_scan_does_not_count():
    rows = day(("A", "static", 9000), ("A", "static", 2000), ("A", "static", 1000))
    assert payments.refused(rows, LIMIT) == (2,)


def test_each_mistake_finds_the_scan_that_it_would_find():
    rows = day(
        ("B", "static", 5000),
        ("A", "dynamic", 4000),
        ("A", "static", 5500),
        ("A", "static", 4000),
        ("A", "static", 3000),
    )
    assert payments.first_refused(rows, "A", LIMIT) == 5
    assert payments.if_all_payers_counted(rows, "A", LIMIT) == 3
    assert payments.if_dynamic_counted(rows, "A", LIMIT) == 4


def test_a_mistake_is_about_the_payer_s_own_scans_too():
    rows = day(("A", "static", 6000), ("B", "static", 6000), ("A", "static", 5000))
    assert payments.if_all_payers_counted(rows, "A", LIMIT) == 3
    assert payments.if_all_payers_counted(rows, "B", LIMIT) == 2
    assert payments.if_all_payers_counted((), "A", LIMIT) is None


@given(scans_of_a_day)
def test_the_first_refused_scan_is_the_one_found_by_trying_everything(scans):
    for payer in "ABC":
        expected = refused_by_trying_everything(scans, payer, LIMIT)
        assert payments.first_refused(scans, payer, LIMIT) == expected


@given(scans_of_a_day)
def test_what_went_through_never_passes_the_limit(scans):
    refused = payments.refused(scans, LIMIT)
    for payer in "ABC":
        paid = (scan for scan in scans if scan.payer == payer and scan.number not in refused)
        assert sum(scan.fen for scan in paid if scan.code == "static") <= LIMIT


def test_the_limit_is_known_with_its_source_and_a_date():
    limit = rate("static_code_daily_limit")
    assert limit.fen == 50_000
    assert "银发〔2017〕296号" in limit.source.zh
    assert limit.date_checked.year >= 2026


def test_a_rate_that_nobody_looked_up_is_not_made_up():
    with pytest.raises(KeyError):
        rate("no such rate")


SALES = (
    Sale("09:00", "1", 1000),
    Sale("09:10", "2", 2000),
    Sale("09:20", "1", 3000),
    Sale("09:30", "2", 4000),
    Sale("09:40", "1", 5000),
)


def paid(*sales):
    return [Payment(sale.time, sale.fen) for sale in sales]


def test_nothing_is_missing_when_every_sale_was_paid():
    found = payments.reconcile(SALES, paid(*SALES))
    assert (found.missing, found.extra, found.fen) == ((), (), 0)
    assert (found.counter, found.since) == (None, None)


def test_the_counter_of_a_swapped_code_is_found_and_since_when():
    found = payments.reconcile(SALES, paid(SALES[0], SALES[1], SALES[3]))
    assert found.missing == (SALES[2], SALES[4])
    assert (found.counter, found.since, found.fen) == ("1", "09:20", 8000)


def test_no_counter_is_blamed_when_both_miss_money():
    assert payments.reconcile(SALES, paid(*SALES[:3])).counter is None


def test_a_payment_without_a_sale_is_extra():
    stray = Payment("09:05", 777)
    assert payments.reconcile(SALES, [*paid(*SALES), stray]).extra == (stray,)


def test_one_payment_never_settles_two_sales():
    twice = (Sale("09:00", "1", 1000), Sale("09:01", "2", 1000))
    found = payments.reconcile(twice, [Payment("09:02", 1000)])
    assert found.missing == (twice[1],)


@pytest.mark.parametrize(
    ("time", "arrives"), [("08:59", 0), ("09:00", 1), ("09:05", 1), ("09:06", 0)]
)
def test_a_payment_is_looked_for_in_the_minutes_after_the_sale(time, arrives):
    found = payments.reconcile(SALES[:1], [Payment(time, 1000)])
    assert len(found.missing) == 1 - arrives


@given(st.integers(0, 24 * 60 - 1))
def test_a_time_of_day_is_read_as_it_is_written(minutes):
    assert payments.minutes(payments.clock(minutes)) == minutes
