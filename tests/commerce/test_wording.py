"""Words in context: disguises are undone, phrases are found, and what stands around them counts."""

import pytest

from qihang.commerce.wording import rules, spelling
from qihang.commerce.wording.phrases import Lexicon, find


def found(phrase, text, **lists):
    """The words of ``text`` that a phrase covers."""
    lexicon = Lexicon()
    for name, entries in lists.items():
        lexicon.add(name, entries)
    looked_for = lexicon.phrase(phrase, looked_for=True)
    words = spelling.words(text, lexicon.known)
    spans = find(looked_for, words, lexicon.hits(words))
    return [" ".join(word.text for word in words[span.first : span.end]) for span in spans]


@pytest.mark.parametrize(
    ("phrase", "text", "covered"),
    [
        ("best tea", "The best tea.", ["best tea"]),
        ("best tea", "The best, tea.", []),
        ("cheat*", "They cheated.", ["cheated"]),
        ("别家 .. 差", "别家的茶差", ["别 家 的 茶 差"]),
        ("别家 .. 差", "别家有茶，我们不差", []),
        ("别家 ... 差", "别家有茶，就是差", ["别 家 有 茶 就 是 差"]),
        ("别家 ... 差", "别家有茶。不差", []),
        ("no _ tea", "no other good tea", ["no other good tea"]),
        ("no _ tea", "no other very good tea", []),
        ("^hello", "Hello, tea", ["hello"]),
        ("^hello", "Oh hello", []),
        ("滚 $", "滚，别来", ["滚"]),
        ("滚 $", "滚开的水", []),
        ("{who} lie", "They lie", ["they lie"]),
        ("(good|fine) tea", "A fine tea", ["fine tea"]),
        ("({who}|i) lie", "They lie", ["they lie"]),
        ("stars ... gift", "Five stars? A gift", []),
        ("stars .... gift", "Five stars? A gift", ["stars ? a gift"]),
        ("stars .... gift", "Five stars? Good. A gift", []),
        ("stars & gift", "A gift for five stars", ["stars"]),
        ("stars & gift", "Five stars, a gift", ["stars"]),
        ("stars & gift", "Five stars. A gift", []),
    ],
)
def test_a_phrase_is_found_as_far_as_its_signs_reach(phrase, text, covered):
    assert found(phrase, text, who=["they"]) == covered


@pytest.mark.parametrize(
    "text",
    [
        "best",
        "BEST",
        "b-e-s-t",
        "b e s t",
        "b3st",
        "be*st",
        "b*st",
        "ｂｅｓｔ",
        "be\u200bst",
        "b.e.s.t",
    ],
)
def test_a_disguise_is_undone(text):
    assert found("best", text) == ["best"]


@pytest.mark.parametrize("text", ["国*家*级", "国 家 级", "国.家.级", "guo家级", "国家及"])
def test_a_chinese_word_is_found_in_pieces_and_by_its_sound(text):
    lexicon = Lexicon()
    lexicon.add("high", ["国家级"], "hidden")
    words = spelling.words(text, lexicon.known)
    assert lexicon.hits(words)["high"]


def test_a_word_that_nobody_looks_for_stays_as_it_is():
    assert [word.text for word in spelling.words("Model P15-b, 2.5 kg", Lexicon().known)] == [
        "model",
        "p15",
        "b",
        "2.5",
        "kg",
    ]


def test_a_list_holds_choices_and_lists_before_it():
    lexicon = Lexicon()
    lexicon.add("seller", ["shop", "host"])
    lexicon.add("other", ["(that|the other) (big |){seller}"])
    words = spelling.words("That shop, the other big host, a host", lexicon.known)
    assert len(lexicon.hits(words)["other"]) == 2


@pytest.mark.parametrize("entry", ["(good|) tea", "(a .. b|c)", "(a|(b|c))"])
def test_what_cannot_be_found_is_a_mistake_of_the_author(entry):
    with pytest.raises(ValueError, match="no words side by side"):
        Lexicon().phrase(entry)


def test_choices_within_choices_are_a_mistake_of_the_author():
    with pytest.raises(ValueError, match="no words side by side"):
        Lexicon().add("seller", ["(my|(our|this)) shop"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("five-star tea", ["five", "star", "tea"]),
        ("5* tea", ["5", "星", "tea"]),
        ("f-a-k-e tea", ["fake", "tea"]),
    ],
)
def test_a_compound_is_two_words_and_a_rating_is_stars(text, words):
    known = Lexicon()
    known.add("bad", ["fake", "fiv*"])
    assert [word.text for word in spelling.words(text, known.known)] == words


def test_a_list_that_is_not_there_is_a_mistake_of_the_author():
    with pytest.raises(ValueError, match="no list 'nobody'"):
        Lexicon().phrase("{nobody} lies")


@pytest.mark.parametrize(
    ("text", "is_broken"),
    [
        ("能治感冒", True),
        ("不能治感冒", False),
        ("不贵，能治感冒", True),
        ("我们不说“能治感冒”", False),
        ("能治感冒吗？不能。", False),
        ("It cures colds", True),
        ("It does not cure colds, it cures coughs", True),
        ("It does not cure colds", False),
        ("We don't say it cures, but it cures colds", True),
        ("Does it cure colds? No, it does not.", False),
    ],
)
def test_what_is_denied_is_fine_up_to_the_next_comma_or_but(text, is_broken):
    assert (rules.check("cure", text) is not None) is is_broken


def test_the_words_are_shown_as_they_were_written():
    text = "您看：国*家*级好茶"
    start, end = rules.check("superlative", text)
    assert text[start:end] == "国*家*级"
