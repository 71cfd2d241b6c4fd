"""The numbers of the S1 exercise, first edition, are good ones, whatever the seed."""

from collections import Counter

import pytest

from qihang.commerce import codes, payments
from qihang.commerce.rates import rate
from qihang.questions.choice import Choice
from qihang.questions.code import Code
from qihang.questions.number import Number
from qihang.sessions.s1 import exercise as s1
from tests.questions.walk import walk

THOUGHTS = {
    "A higher level is always better.": ("level-too-high", "level-cures-all"),
    "A Chinese character is one byte.": ("chinese-one-byte", "chinese-two-bytes"),
    "A look at a stranger's code does no harm.": ("only-a-look", "stranger-trusted"),
    "No code can be trusted.": ("good-code-refused", "stranger-taken-for-payer"),
    "Both codes are the same.": ("receiving-taken-for-paying", "paying-taken-for-receiving"),
    "The box number is what is asked for.": ("box-for-shelf", "another-label", "whole-label"),
    "What was sold is what is missing.": ("all-sold", "what-came", "whole-counter"),
    "How many sales is how much money.": ("count-for-sum",),
    "Sums come first after a swap.": ("sums-before-telling", "go-on-selling"),
    "The false code may be thrown away.": ("new-code-before-photo",),
    "Whoever asks nicely may use my code.": ("lending-is-a-favour", "short-lending"),
    "Money is money.": ("others-money", "lending-for-pay"),
    "My code is for nobody, ever.": ("never-scan",),
    "Personal codes were stopped.": ("personal-code-stopped", "own-code-must"),
    "The seller's own code costs money.": ("own-code-costs", "own-code-for-others"),
}
"""What people think in S1, and which misconceptions answer it."""

SEEDS = [str(number) for number in range(300)]


@pytest.fixture(scope="module")
def cases():
    return [s1.generate(seed) for seed in SEEDS]


def test_the_labels_are_three_boxes_on_shelves_of_their_own(cases):
    for case in cases:
        assert len(set(case.labels.boxes)) == 3
        assert case.box in case.labels.boxes
        assert len({case.labels.shelf_of(box) for box in case.labels.boxes}) == 3


def test_what_a_printed_label_says_can_be_read(cases):
    for case in cases[:20]:
        for printed in case.labels.codes:
            assert codes.read(printed.qr.modules) == printed.text
        walk(Code("text").expecting(case.labels.shelf_of(case.box)))


def test_the_menu_s_smallest_version_is_in_its_table(cases):
    for case in cases:
        smallest = codes.smallest_version(case.menu.text, case.menu.level)
        enough = [row.version for row in case.menu.capacity if row.signs >= case.menu.length]
        assert enough[0] == smallest
        walk(Code("version").expecting(case.menu.text, level=case.menu.level))


def test_menus_ask_for_several_versions_and_levels(cases):
    assert {case.menu.level for case in cases} == set(codes.LEVELS)
    smallest = {codes.smallest_version(case.menu.text, case.menu.level) for case in cases}
    assert smallest >= {2, 3, 4, 5}


def test_a_table_counts_signs_as_the_standard_does(cases):
    for case in cases[:20]:
        for version, side, signs in case.menu.capacity:
            assert side == codes.side(version)
            assert signs == codes.capacity(version, case.menu.level, "byte")


def test_a_rubbed_label_outlives_its_damage_from_some_level_upwards(cases):
    lowest = Counter()
    for case in cases:
        reading = codes.levels_that_read(case.rubbed.text, case.rubbed.damage)
        assert reading in (("M", "Q", "H"), ("Q", "H"), ("H",))
        lowest[reading[0]] += 1
        walk(Code("level").expecting(case.rubbed.text, damage=case.rubbed.damage))
    assert min(lowest.values()) > 50


def test_a_rubbed_label_keeps_its_finder_squares(cases):
    for case in cases:
        for level in codes.LEVELS:
            names = codes.regions(codes.smallest_version(case.rubbed.text, level))
            lost = {names[row][column] for row, column in case.rubbed.damage.cells(len(names))}
            assert not lost & {"finder", "separator", "format"}


def test_the_eight_pictures_are_different_and_a_fair_mix(cases):
    for case in cases:
        assert [picture.id for picture in case.pictures] == [f"p{n}" for n in range(1, 9)]
        assert len({picture.scene for picture in case.pictures}) == 8
        assert all(picture.scene in s1.SCENES[picture.kind] for picture in case.pictures)
        receiving = {picture.id for picture in case.pictures if picture.kind == "receiving"}
        assert 3 <= len(receiving) <= 5
        options = tuple(picture.id for picture in case.pictures)
        walk(Choice(options, many=True).expecting(receiving))


def test_a_pretend_code_pays_nobody(cases):
    for case in cases:
        for picture in case.pictures:
            start = {"receiving": "https://pay.example.cn/", "paying": "00"}[picture.kind]
            assert picture.seed.startswith(start)
    assert all(len(p.seed) == 18 for case in cases for p in case.pictures if p.kind == "paying")


def test_every_distractor_with_a_bar_code_shows(cases):
    for case in cases:
        right = codes.check_digit(case.twelve)
        swapped = codes.with_weights_swapped(case.twelve)
        forgot = codes.forgot_to_subtract(case.twelve)
        assert len({right, swapped, forgot}) == 3
        question = Number().expecting(right).with_misconception(swapped, "weights-swapped")
        walk(question.with_misconception(forgot, "forgot-to-subtract"))


def test_every_distractor_with_the_limit_shows(cases):
    for case in cases:
        scans, limit = case.scans, rate("static_code_daily_limit").fen
        assert scans.limit_fen == limit
        found = (
            payments.first_refused(scans.rows, scans.payer, limit),
            payments.if_all_payers_counted(scans.rows, scans.payer, limit),
            payments.if_dynamic_counted(scans.rows, scans.payer, limit),
        )
        assert None not in found
        assert len(set(found)) == 3


def test_a_day_of_scans_is_in_order_and_in_full(cases):
    for case in cases:
        rows = case.scans.rows
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        assert [row.time for row in rows] == sorted({row.time for row in rows})
        assert {row.code for row in rows} == {"static", "dynamic"}
        assert case.scans.payer in case.scans.names
        assert {row.payer for row in rows} == set(case.scans.names)
