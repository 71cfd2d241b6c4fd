"""What is typed, made plain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.language import typed

UNSEEN = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\ufeff\u00ad\ufe0f\ufe0e\U000e0100"
    "\u034f\u180b\u3164"
)


@pytest.mark.parametrize("sign", UNSEEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_cannot_be_seen_is_nothing(sign):
    assert typed.plain(f"{sign}5{sign}56{sign}") == "556"
    assert typed.tidy(f"王{sign}伟") == "王伟"


def test_full_width_signs_are_the_usual_ones():
    assert typed.plain("　Ｂ－１２ ") == "B-12"


def test_a_name_keeps_the_width_of_its_signs_and_has_usual_spaces():
    assert typed.tidy("\u3000王　\u00a0伟（大）\n") == "王 伟（大）"


@pytest.mark.parametrize("sign", "-‐‑‒–—―−﹘﹣－")
def test_every_kind_of_hyphen_is_one(sign):
    assert typed.hyphened(f"B{sign}12") == "B-12"


@given(st.text())
def test_what_is_plain_stays_as_it_is(text):
    plain = typed.plain(text)
    assert typed.plain(plain) == plain
    assert not any(unicodedata.category(sign) == "Cf" for sign in plain)
