"""How long a title is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce.titles import MOST_BYTES, byte_length


@pytest.mark.parametrize(
    ("title", "characters", "in_bytes"),
    [
        ("现摘涌泉蜜橘5斤装新鲜水果家庭装", 16, 31),
        ("手工竹编收纳篮桌面杂物筐客厅零食盘浙江老师傅编2个装", 26, 51),
        ("正宗临海涌泉蜜橘新鲜现摘现发当季水果5斤装产地直发坏果包赔礼盒", 31, 61),
    ],
)
def test_a_title_is_as_long_as_its_bytes(title, characters, in_bytes):
    assert (len(title), byte_length(title)) == (characters, in_bytes)
    assert byte_length(title) == len(title.encode("gbk"))


def test_one_byte_too_long_is_too_long():
    assert byte_length("橘" * 30) == MOST_BYTES
    assert byte_length("橘" * 30 + "5") == MOST_BYTES + 1


def test_blanks_at_the_ends_do_not_count_and_those_between_do():
    assert byte_length("  5 斤  ") == 4


@given(st.text(st.characters(codec="gb2312", exclude_categories=["Cc", "Zs"])))
def test_it_is_the_length_in_the_coding_that_shops_took_the_rule_from(text):
    assert byte_length(text) == len(text.encode("gb2312"))
