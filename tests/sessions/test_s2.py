"""The numbers of the S2 exercise, and of its items, whatever the seed."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from qihang.commerce import claims, photos, titles
from qihang.language.messages import translations
from qihang.questions.written import Written
from qihang.sessions import every_practice_item
from qihang.sessions.s2 import choosing, drafts, listed, sellers, sentences, stocked
from qihang.sessions.s2 import exercise as s2

SEEDS = [str(number) for number in range(300)]

PRACTICE = every_practice_item()

THOUGHTS = {
    "everything is found by a search": ["shelf-for-all"],
    "a video sells everything": ["content-for-all"],
    "people I know buy everything": ["chat-for-all"],
    "the highest sum wins though a paper is missing": ["highest-sum-wins"],
    "bytes are characters": ["bytes-are-characters", "digits-count-two"],
    "more adjectives sell more": ["more-adjectives-sell-more"],
    "all 最 are illegal": ["every-superlative-is-banned"],
    "no 最 is illegal": ["superlatives-are-only-praise"],
    "a proof excuses any word": ["proof-excuses-any-word"],
    "copying a rival's picture is free": ["pictures-are-free"],
    "a changed background makes it ours": ["changed-background-is-ours"],
    "the nicest picture is the right one": ["nicest-picture-wins", "untrue-colour-sells"],
    "one row for all sizes": ["one-row-for-all-sizes"],
    "stock is what was listed": ["stock-as-listed", "returned-not-put-back"],
    "whatever came back is stock": ["worn-put-back"],
    "a machine's text is true as it reads well": ["fluent-is-true"],
    "a machine's text is all false": ["all-of-it-mistrusted"],
    "a label excuses an untrue picture": ["label-excuses-a-picture"],
    "the papers can come later": ["papers-later"],
}
"""What people think, and the misconceptions of this session that answer it."""


def title_of(case, language):
    """What a person would call the goods, for the picture of the question in the docs."""
    goods = case.listed
    kind, size = listed.KINDS[goods.kind], translations(goods.size_words)
    what, material = kind.what.translations(), kind.material.translations()
    if language == "zh":
        return f"石桥村手工{material['zh']}{what['zh']} {size['zh']}"
    return f"{material['en'].capitalize()} {what['en']}, {size['en']}, made in Shiqiao"


SHOWN = {"title": title_of}
"""Answers for pictures in the docs, by the question."""


@pytest.fixture(scope="module")
def cases():
    return [s2.generate(seed) for seed in SEEDS]


def tasks(item, count=300):
    return [PRACTICE[item](Random(f"{item} {seed}")) for seed in range(count)]


def both(said):
    return said.translations().values()


# --- the exercise -------------------------------------------------------------------------


def test_of_a_worn_pair_that_came_back_nothing_is_to_be_taken_off():
    for task in tasks("s2.exit"):
        ideas = {idea for _, idea in task.question.misconceptions}
        assert "damaged-still-counted" not in ideas


def test_five_different_sellers_show_each_way(cases):
    for case in cases:
        assert len(set(case.sold_by)) == 5
        assert {one.way for one in case.sellers} == set(sellers.WAYS)
    assert len({name for case in cases for name in case.sold_by}) == len(sellers.SELLERS)


def test_goods_have_different_sums_and_all_or_no_points_for_their_papers(cases):
    for case in cases:
        sheets = case.choosing.sheets
        assert len({sheet.total for sheet in sheets}) == len(set(case.choosing.goods)) == 3
        for sheet in sheets:
            assert sheet.points["papers"] == (0 if sheet.stops else 2)


def test_the_highest_sum_is_often_not_to_be_sold_and_sometimes_nothing_is(cases):
    found = Counter()
    for case in cases:
        best = case.choosing.best
        found[choosing.NONE if best == choosing.NONE else best == case.choosing.highest] += 1
    assert found[False] > 120
    assert min(found[True], found[choosing.NONE]) > 30


def test_what_may_be_sold_is_needed_by_some_and_leaves_some_money(cases):
    for case in cases:
        for sheet in case.choosing.sheets:
            assert sheet.stops or min(sheet.points["need"], sheet.points["margin"]) > 0


def test_who_takes_the_highest_sum_hears_of_the_papers(cases):
    for case in cases:
        if case.choosing.highest != case.choosing.best:
            assert case.choosing.distractors[case.choosing.highest] == "highest-sum-wins"
        assert case.choosing.best not in case.choosing.distractors
        assert case.choosing.because not in case.choosing.distractors


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", listed.KINDS)
def test_goods_can_be_said_in_a_title_that_fits_in_either_language(kind, language):
    for size in listed.KINDS[kind].sizes:
        goods = listed.Listed(kind, size)
        what, material, large, _, place = [line for _, line in goods.card.lines]
        title = " ".join(translations(one)[language] for one in (what, material, large, place))
        assert 16 <= titles.byte_length(title) <= titles.MOST_BYTES
        assert all(fact.said_in(title) for fact in goods.said.values()), title
        assert not claims.findings(title)


def test_another_size_or_material_is_not_that_of_the_goods():
    said = listed.Listed("bag", 40).said
    assert not said["size"].said_in("布包 140 cm")
    assert not said["material"].said_in("布包 竹 40 cm")
    assert listed.Listed("shoes", 38).said["size"].said_in("Cloth shoes, size 38")


@pytest.mark.parametrize(
    "text",
    [
        *("Wooden soup bowl, 14 centimetres, for meals", "Wooden bowl, 14-centimeter, for meals"),
        *("Bowl 140 mm", "Bowl 140 millimetres", "木碗 140 毫米", "木碗 0.14 米", "木碗十四厘米"),
    ],
)
def test_a_size_may_be_said_in_any_unit_of_length(text):
    said = listed.Listed("bowl", 14).said
    assert said["size"].said_in(text)


@pytest.mark.parametrize("text", ["Bowl 14 mm", "Bowl 140 cm", "Bowl 14 m", "Bowl 140", "Bowl 14"])
def test_a_number_with_another_unit_is_not_the_size(text):
    assert not listed.Listed("bowl", 14).said["size"].said_in(text)


@pytest.mark.parametrize(
    ("draft", "line", "text"),
    [
        ("lamp", "tall", "The lamp is 40 centimetres tall."),
        ("lamp", "tall", "Height of the lamp 400 mm"),
        ("lamp", "light", "It weighs 0.9 kg."),
        ("shoes", "light", "一双八两，就是 0.4 公斤。"),
    ],
)
def test_a_line_may_be_mended_in_another_unit(draft, line, text):
    mended = {one.id: one.mended for one in drafts.DRAFTS[draft].lines}
    assert mended[line].said_in(text)


def test_five_sentences_have_a_superlative_that_may_stand_and_one_that_may_not(cases):
    places = Counter()
    for case in cases:
        assert len(set(case.written)) == 5
        assert any(one.looks_banned for one in case.sentences)
        assert any(one.breaks == "superlative" for one in case.sentences)
        places[tuple(sorted(Counter(one.place for one in case.sentences).values()))] += 1
    assert set(places) == {(1, 2, 2)}


@pytest.mark.parametrize("sentence", sentences.SENTENCES, ids=lambda one: one.id)
def test_a_sentence_breaks_the_rule_that_the_key_says_in_both_languages(sentence):
    for text in both(sentence):
        broken = [one.rule for one in claims.findings(text)]
        assert broken[:1] == ([sentence.breaks] if sentence.place == "change" else [])
        assert bool(claims.allowed(text)) == sentence.looks_banned


def test_of_four_pictures_one_at_most_may_be_used_and_the_fine_one_is_another_shops(cases):
    because = Counter()
    for case in cases:
        offering = case.offering
        found = [photos.flaws(one.photo) for one in offering.pictures]
        assert found.count(()) == (offering.best != "none")
        assert found.count(("not-ours",)) == 1
        assert len(set(offering.pictures)) == 4
        because[offering.because] += 1
    assert min(because.values()) > 40
    assert len(because) == 3


def test_what_is_left_of_a_row_is_told_from_every_distractor_of_it(cases):
    for case in cases:
        for one in case.shelf.rows:
            ends = one.distractors.values()
            assert len(set(ends)) == len(ends)
            assert min(one.row.left, *ends) >= 0
        total = case.shelf.total.row
        assert len({total.left, *total.distractors.values()}) == 4
        assert total.left == sum(one.row.left for one in case.shelf.kept)


def test_stock_has_each_colour_in_each_size(cases):
    for case in cases:
        picked = [one.row.picked for one in case.shelf.kept]
        colours, sizes = zip(*picked, strict=True)
        assert len(set(picked)) == len(set(colours)) * len(set(sizes)) == 4


def test_a_row_is_sometimes_sold_out(cases):
    assert any(one.row.left == 0 for case in cases for one in case.shelf.kept)


def test_six_lines_of_a_draft_are_of_each_kind(cases):
    for case in cases:
        assert len(set(case.checking.chosen)) == 6
        assert {line.judged for line in case.checking.lines} == set(drafts.JUDGED)
    assert {case.checking.draft for case in cases} == set(drafts.DRAFTS)


LINES = [(name, line) for name, draft in drafts.DRAFTS.items() for line in draft.lines]


@pytest.mark.parametrize(("name", "line"), LINES, ids=lambda one: getattr(one, "id", one))
def test_a_line_of_a_draft_breaks_the_rule_that_the_key_says_in_both_languages(name, line):
    for text in both(line):
        broken = [one.rule for one in claims.findings(text)]
        assert broken[:1] == ([line.breaks] if line.judged == "banned" else []), name


@pytest.mark.parametrize(("name", "line"), LINES, ids=lambda one: getattr(one, "id", one))
def test_a_line_that_can_be_mended_does_not_say_yet_what_the_card_says(name, line):
    if line.mended:
        card = " ".join(text for _, value in drafts.DRAFTS[name].known for text in both(value))
        assert line.mended.said_in(card)
        assert not any(line.mended.said_in(text) for text in both(line))


# --- the items ------------------------------------------------------------------------------


def test_the_session_has_its_items():
    assert {item for item in PRACTICE if item.startswith("s2.")} == {
        f"s2.{item}"
        for item in (
            *("way-guess", "way", "sheet-half", "sheet"),
            *("bytes-half", "bytes", "better-title", "title", "words", "photo"),
            *("stock-half", "stock", "rows", "own-stock", "draft", "mend", "steps", "exit"),
        )
    }


def test_guesses_and_half_worked_examples_have_fixed_numbers():
    for name in (item for item in PRACTICE if item.startswith("s2.")):
        task = PRACTICE[name](Random(1))
        assert task.fixed == name.endswith(("-half", "-guess"))
        assert task.guess == name.endswith("-guess")


@pytest.mark.parametrize(
    ("item", "answer"), [("s2.sheet-half", "9"), ("s2.bytes-half", "26"), ("s2.stock-half", "8")]
)
def test_a_half_worked_example_ends_as_its_text_begins(item, answer):
    assert PRACTICE[item](Random(1)).question.mark(answer).outcome == "right"


@pytest.mark.parametrize(
    ("item", "texts"),
    [
        ("s2.sheet-half", ["9", "9分", "9 分", "九分", "9 points"]),
        ("s2.stock-half", ["8", "8双", "8 双", "八双", "8 pairs"]),
        ("s2.bytes-half", ["26", "26字节", "26 个字节", "26 bytes"]),
    ],
)
def test_an_answer_may_have_the_unit_that_the_question_asks_for(item, texts):
    task = PRACTICE[item](Random(1))
    assert {task.question.mark(text).outcome for text in texts} == {"right"}


@pytest.mark.parametrize("item", ["s2.bytes", "s2.stock", "s2.rows"])
def test_the_distractors_of_an_item_are_told_from_its_answer_and_from_one_another(item):
    for task in tasks(item):
        question = task.question
        ends = [question.answer, *(value for value, _ in question.misconceptions)]
        assert len(set(ends)) == len(ends)


def test_a_title_fits_or_is_a_little_too_long():
    over = Counter(listed.draw_title(Random(seed)).over for seed in SEEDS)
    assert over[0] > 60
    assert sum(over.values()) - over[0] > 60
    assert max(over) <= 12


def test_a_titles_signs_are_counted_as_the_form_counts_them():
    title = listed.Title("手工布鞋38码")
    assert (title.characters, title.digits, title.length) == (5, 2, 12)


def test_titles_of_ones_own_fit_the_form_and_the_facts_can_be_said_in_it():
    for task in tasks("s2.title", 60):
        assert isinstance(task.question, Written)
        assert (task.question.counts, task.question.most) == ("bytes", 60)
        assert all(titles.byte_length(one) <= 60 for one in task.question.examples().right)


def test_the_last_item_is_answered_with_yes_and_with_no():
    right = Counter(next(iter(task.question.answer)) for task in tasks("s2.exit", 100))
    assert min(right["yes"], right["no"]) > 30


def test_the_papers_come_first_and_the_page_opens_last():
    task = PRACTICE["s2.steps"](Random(1))
    order = [step for level in task.question.answer for step in level]
    assert (order[0], order[-2:]) == ("papers", ["check", "open"])
    swapped = ["papers", "measure", "stock", "words", "check", "open"]
    assert task.question.mark(swapped).outcome == "right"


def test_rows_of_goods_are_more_than_their_colours_and_sizes():
    for seed in SEEDS:
        choices = stocked.draw_choices(Random(seed))
        ends = sorted([choices.rows, *choices.distractors.values()])
        assert choices.rows == ends[-1]
        assert all(one < other for one, other in pairwise(ends))
