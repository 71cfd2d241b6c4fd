"""How what was read from a code, its version and its level are marked."""

import pytest

from qihang.commerce.codes import Damage, Patch, levels_that_read
from qihang.questions.code import Code

QUESTIONS = [
    Code("text").expecting("C07"),
    Code("version").expecting("1", level="L"),
    Code("version").expecting("https://shop.example.cn/p/1001", level="M"),
    Code("level").expecting(
        "https://shop.example.cn/p/1001", damage=Damage((Patch(0.5, 0.5, 0.25, 0.25),))
    ),
]
"""Of this kind, for what every kind is tried with."""

ADDRESS = "https://shop.example.cn/p/1001"
RUBBED = Damage((Patch(0.5, 0.5, 0.25, 0.25),))

TEXT = Code("text").expecting("C07")
VERSION = Code("version").expecting(ADDRESS, level="M")
LEVEL = Code("level").expecting(ADDRESS, damage=RUBBED)


@pytest.mark.parametrize("raw", ["C07", " c07 ", "Ｃ０７", "ｃ０７\n", "C07\u3000"])
def test_a_text_may_be_written_wide_small_and_with_spaces_around_it(raw):
    assert TEXT.mark(raw).outcome == "right"


@pytest.mark.parametrize("raw", ["C7", "C 07", "CO7", "C08", "BOX 4821 SHELF C07", "07"])
def test_another_text_is_not_yet_right(raw):
    assert TEXT.mark(raw).outcome == "not-yet"
    assert TEXT.mark(raw).idea == "not-yet-text"


def test_letters_are_told_apart_when_it_matters():
    strict = Code("text").expecting("Qihang", case_matters=True)
    assert strict.mark("Qihang").outcome == "right"
    assert strict.mark("QIHANG").outcome == "not-yet"


def test_a_text_of_another_label_names_its_misconception():
    question = TEXT.with_misconception("B12", "another-label")
    assert question.mark("b12").idea == "another-label"
    assert question.mark("C07").idea is None


@pytest.mark.parametrize(
    "raw", [3, "3", "３", "03", " 3 ", "v3", "V 3", "版本3", "版本 3", "version 3"]
)
def test_the_smallest_version_is_right(raw):
    assert VERSION.mark(raw).outcome == "right"


@pytest.mark.parametrize(
    ("raw", "misconception"),
    [
        (1, "version-too-small"),
        ("2", "version-too-small"),
        (4, "version-larger-than-needed"),
        ("40", "version-larger-than-needed"),
    ],
)
def test_another_version_is_not_yet_right_and_says_why(raw, misconception):
    verdict = VERSION.mark(raw)
    assert (verdict.outcome, verdict.share, verdict.idea) == ("not-yet", 0, misconception)


@pytest.mark.parametrize(
    "raw", [0, 41, -1, "0", "00", "41", "3.5", 3.0, "three", True, [3], "3" * 20]
)
def test_what_is_no_version_is_unreadable(raw):
    assert VERSION.mark(raw).outcome == "unreadable"


def test_the_lowest_level_that_reads_is_right_and_a_higher_one_earns_half():
    reading = levels_that_read(ADDRESS, RUBBED)
    assert 1 < len(reading) < 4
    assert LEVEL.mark(reading[0]).outcome == "right"
    for level in reading[1:]:
        verdict = LEVEL.mark(level)
        assert (verdict.outcome, verdict.idea) == ("partly", "level-higher-than-needed")
        assert verdict.points(2) == 1.0


def test_a_level_that_does_not_read_earns_nothing():
    for level in {"L", "M", "Q", "H"} - set(levels_that_read(ADDRESS, RUBBED)):
        verdict = LEVEL.mark(level)
        assert (verdict.outcome, verdict.share) == ("not-yet", 0)
        assert verdict.idea == "level-does-not-read"


@pytest.mark.parametrize("raw", ["h", "Ｈ", "ｈ", " H ", "H级", "level H", "H 级"])
def test_a_level_may_be_written_wide_or_small(raw):
    assert LEVEL.read(raw) == "H"


@pytest.mark.parametrize("raw", ["X", "LM", "30%", "30", 2, True, ["H"], None])
def test_what_is_no_level_is_never_marked(raw):
    assert LEVEL.mark(raw).outcome in {"unreadable", "empty"}


@pytest.mark.parametrize("question", [TEXT, VERSION, LEVEL])
def test_ten_thousand_signs_are_unreadable(question):
    assert question.mark("1" * 10_001).outcome == "unreadable"


@pytest.mark.parametrize(
    ("part", "key"),
    [
        ("text", {"level": "M"}),
        ("version", {}),
        ("version", {"level": "M", "damage": RUBBED}),
        ("level", {}),
        ("level", {"damage": Damage(())}),
        ("level", {"damage": Damage((Patch(0, 0, 1, 1),))}),
    ],
)
def test_a_key_that_asks_for_nothing_is_an_error(part, key):
    with pytest.raises(ValueError, match=r"no key for|nothing to repair"):
        Code(part).expecting(ADDRESS, **key)


def test_a_part_that_a_code_does_not_have_is_an_error():
    with pytest.raises(ValueError, match="no part of a code"):
        Code("colour")


@pytest.mark.parametrize("part", ["text", "version", "level"])
def test_marking_without_a_key_is_an_error(part):
    with pytest.raises(ValueError, match="no key"):
        Code(part).mark({"text": "A", "version": "1", "level": "L"}[part])
