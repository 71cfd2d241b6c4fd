"""Forms and cards: plain data of questions as the page draws it."""

import json
from random import Random

import pytest

from qihang.cases import s1
from qihang.cases.base import PRACTICE
from qihang.commerce import codes
from qihang.commerce.payments import yuan
from qihang.questions import KINDS
from qihang.text import Both
from widgets.cards import card, form

LABEL = {"zh": "答", "en": "Answer"}


@pytest.fixture(scope="module")
def case():
    return s1.draw("1.seed")


def pairs(value):
    """All texts of two languages in some JSON."""
    if isinstance(value, dict) and value.keys() == {"zh", "en"}:
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from pairs(part)


def test_a_number_has_its_unit_in_both_languages():
    assert form(KINDS["number"](unit="元"), {}, LABEL)["unit"] == {"zh": "元", "en": "yuan"}
    assert form(KINDS["number"](unit="%"), {}, LABEL)["unit"] == {"zh": "%", "en": "%"}
    assert form(KINDS["number"](), {}, LABEL)["unit"] is None


def test_options_stand_in_the_order_of_the_question():
    words = {"a": Both("甲", "A"), "b": Both("乙", "B")}
    drawn = form(KINDS["choice"](options=("b", "a")), words, LABEL)
    assert [option["id"] for option in drawn["options"]] == ["b", "a"]
    assert drawn["options"][0]["text"] == {"zh": "乙", "en": "B"}


def test_pictures_are_options_with_a_drawing_and_words(case):
    words = {picture.id: picture for picture in case.pictures}
    drawn = form(KINDS["choice"](options=tuple(words), many=True), words, LABEL)
    assert all(
        option["picture"][0] == "svg" and option["text"]["zh"] for option in drawn["options"]
    )


def test_nothing_in_a_form_with_pictures_tells_the_kind(case):
    words = {picture.id: picture for picture in case.pictures}
    drawn = json.dumps(form(KINDS["choice"](options=tuple(words), many=True), words, LABEL))
    assert "receiving" not in drawn
    assert "paying" not in drawn


@pytest.mark.parametrize(
    ("part", "kind"), [("text", "text"), ("version", "number"), ("level", "choice")]
)
def test_each_part_of_a_code_is_answered_in_its_own_way(part, kind):
    assert form(KINDS["code"](part=part), {}, LABEL)["kind"] == kind


def test_the_levels_are_answered_by_their_letters():
    drawn = form(KINDS["code"](part="level"), {}, LABEL)
    assert [option["id"] for option in drawn["options"]] == list(codes.LEVELS)


def test_twelve_digits_leave_a_gap_for_the_thirteenth(case):
    assert card(case.twelve) == {"card": "digits", "digits": case.twelve}


def test_other_words_are_shown_as_they_are():
    assert card("4821") == {"card": "words", "text": {"zh": "4821", "en": "4821"}}


def test_a_scanner_says_what_the_printed_code_really_holds(case):
    drawn = card(case.labels)
    texts = [code.text for code in case.labels.codes]
    said = [label["says"]["en"] for label in drawn["labels"]]
    assert all(text in one for text, one in zip(texts, said, strict=True))


def test_a_text_stands_above_what_each_version_holds(case):
    drawn = card(case.menu)
    assert drawn["text"] == case.menu.text
    assert len(drawn["table"]["rows"]) == len(case.menu.capacity)
    assert str(case.menu.length) in drawn["says"]["en"]


def test_a_rubbed_label_reads_from_its_lowest_level_on(case):
    lowest = codes.lowest_level_that_reads(case.rubbed.text, case.rubbed.damage)
    reads = {level["level"]: level["reads"] for level in card(case.rubbed)["levels"]}
    first = codes.LEVELS.index(lowest)
    assert [reads[level] for level in codes.LEVELS] == [n >= first for n in range(4)]


def test_a_days_scans_name_the_payer_and_the_limit(case):
    drawn = card(case.scans)
    assert yuan(case.scans.limit_fen) in drawn["says"]["zh"]
    assert case.scans.names[case.scans.payer].pair()["en"] in drawn["caption"]["en"]
    assert len(drawn["table"]["rows"]) == len(case.scans.rows)


@pytest.mark.parametrize("what", [card, lambda shown: form(shown, {}, LABEL)])
def test_what_is_not_known_is_a_slip_of_the_author(what):
    with pytest.raises(TypeError, match=r"no (card|form) for object"):
        what(object())


@pytest.mark.parametrize("name", sorted(PRACTICE))
def test_every_practice_item_can_be_drawn_in_both_languages(name):
    for seed in range(5):
        task = PRACTICE[name](Random(seed))
        drawn = [form(task.question, task.words, LABEL)]
        if task.shows is not None:
            drawn.append(card(task.shows))
        assert json.loads(json.dumps(drawn)) == drawn
        assert all(text["zh"] and text["en"] for text in pairs(drawn))
