"""The rules of texts, measured on sentences of the trade (see ``sentences/README.md``)."""

import tomllib
from pathlib import Path

import pytest

from qihang.commerce.wording import rules as wording

SENTENCES = Path(__file__).parent / "sentences"

PASSED, FOUND = 98, 98
"""Percent of the innocent that pass and of the guilty that are found, at least."""

BELOW: dict[tuple[str, str], tuple[int, int]] = {("third/belittle", "zh"): (98, 96)}
"""Rules that do not reach this yet, and what they reach."""

SETS = ("", "second/", "third/")

LATER = ("hear", "next-step")
"""Rules that were made when the second and the third set were written already."""

EARLIER = tuple(sorted(set(wording.NAMES) - set(LATER)))

LEFT_OUT = {
    "电钻寄到咱们维修点：城南路18号，收件人写老李，收到次日开工。",
    "Send the sander to 18 South Road, attention Lee, and he starts the day after it arrives.",
    "赔付的钱走支付账户，您把实名姓名私发我，财务下午两点统一打。",
}
"""Next steps that another rule may stop: two say an address, one asks for a name in private."""

FORBIDDING = ("superlative", "cure", "belittle", "promise", "reviews", "off-platform", "private")

EACH = [
    (folder + rule, language)
    for folder in SETS
    for rule in (EARLIER if folder else sorted(wording.NAMES))
    for language in ("zh", "en")
]


def read(name):
    return tomllib.loads((SENTENCES / f"{name}.toml").read_text(encoding="utf-8"))


def breaks(rule, text):
    return wording.check(rule, text) is not None


@pytest.mark.parametrize(("name", "language"), EACH)
def test_a_rule_lets_the_innocent_pass_and_finds_the_guilty(name, language):
    sentences = read(f"{name}.{language}")
    innocent, guilty = sentences["innocent"], sentences["guilty"]
    assert min(len(innocent), len(guilty)) >= 10
    rule = name.rpartition("/")[2]
    wronged = [text for text in innocent if breaks(rule, text)]
    missed = [text for text in guilty if not breaks(rule, text)]
    passed, found = BELOW.get((name, language), (PASSED, FOUND))
    assert 100 * len(wronged) <= (100 - passed) * len(innocent), wronged
    assert 100 * len(missed) <= (100 - found) * len(guilty), missed


@pytest.mark.parametrize("rule", sorted(wording.NAMES))
def test_plain_examples_are_all_judged_rightly(rule):
    examples = read("plain")[rule]
    assert len(set(examples["innocent"])) == len(set(examples["guilty"])) == 20
    assert not [text for text in examples["innocent"] if breaks(rule, text)]
    assert not [text for text in examples["guilty"] if not breaks(rule, text)]


@pytest.mark.parametrize("rule", sorted(wording.NAMES))
def test_less_plain_sentences_stay_at_what_is_reached(rule):
    sentences = read("more")[rule]
    missed = [text for text in sentences["guilty"] if not breaks(rule, text)]
    assert not [text for text in sentences["innocent"] if breaks(rule, text)]
    assert 100 * len(missed) <= 8 * len(sentences["guilty"]), missed


def test_what_is_innocent_for_one_rule_is_innocent_for_those_that_forbid():
    listed = [one for name in ("plain", "more") for one in read(name).values()]
    listed += [read(f"{name}.{language}") for name, language in EACH]
    wronged = [
        (rule, text)
        for one in listed
        for text in sorted({*one["innocent"]} - LEFT_OUT)
        for rule in FORBIDDING
        if breaks(rule, text)
    ]
    assert wronged == []


@pytest.mark.parametrize(
    ("rules", "language", "passed", "found"),
    [
        (EARLIER, "zh", 95, 87),
        (EARLIER, "en", 95, 79),
        (LATER, "zh", 92, 95),
        (LATER, "en", 91, 92),
    ],
)
def test_sentences_that_no_list_has_learnt_from_stay_at_what_is_reached(
    rules, language, passed, found
):
    sets = {rule: read(f"unseen/{rule}.{language}") for rule in rules}
    fair = [not breaks(rule, text) for rule, one in sets.items() for text in one["innocent"]]
    seen = [breaks(rule, text) for rule, one in sets.items() for text in one["guilty"]]
    assert 100 * sum(fair) >= passed * len(fair), sum(fair)
    assert 100 * sum(seen) >= found * len(seen), sum(seen)
