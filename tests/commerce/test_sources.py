"""Where rules and rates stand, in both languages."""

import tomllib

import pytest

from qihang.commerce.sources import source
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("《中华人民共和国价格法》第 14 条", "Price Law, article 14"),
        (
            "《网络交易平台规则监督管理办法》第 27 条、《中华人民共和国反不正当竞争法》第 14 条",
            "Measures on platform rules (Order 116), article 27; "
            "Anti-Unfair-Competition Law, article 14",
        ),
        (
            "《网络交易平台规则监督管理办法》第 28 条，2026 年 2 月 1 日起施行",
            "Measures on platform rules (Order 116), article 28, in force since 2026-02-01",
        ),
        (
            "《中华人民共和国著作权法》第 10 条、第 26 条、第 53 条",
            "Copyright Law, articles 10, 26 and 53",
        ),
        ("《中华人民共和国刑法》第 287 条之二", "Criminal Law, article 287-2"),
        ("《中华人民共和国刑法》第 37 条之一", "Criminal Law, article 37-1"),
        ("市场监管总局公告 2023 年第 6 号", "Announcement 6 of 2023, market regulator"),
    ],
)
def test_a_source_is_named_in_english_too(chinese, english):
    assert source(chinese).translations() == {"zh": chinese, "en": english}


def test_a_text_that_has_no_english_name_is_refused():
    with pytest.raises(KeyError):
        source("《一个新的办法》第 1 条")


@pytest.mark.parametrize("name", ["law", "rates"])
def test_every_source_has_an_english_name(name):
    rows = tomllib.loads((ROOT / f"qihang/commerce/{name}.toml").read_text(encoding="utf-8"))
    for row in rows.values():
        for one in row if isinstance(row, list) else [row]:
            assert source(one["source"]).en.isascii()
