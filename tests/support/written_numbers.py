"""Numbers in the forms in which people write them, for tests that draw some."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from qihang.questions import grammar

HIDDEN = "\u200b\u200e\u2060\ufeff\u00ad\ufe0f"
"""Signs that come with what is pasted and cannot be seen."""

_WIDE = str.maketrans("0123456789.,-%", "０１２３４５６７８９．，－％")
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def chinese(number: int) -> str:
    """A whole number below 10,000,000,000 as it is spoken, in full."""
    for name, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if number >= size:
            rest = number % size
            zero = "零" if rest and rest < size // 10 else ""
            more = zero + chinese(rest) if rest else ""
            return chinese(number // size) + name + more
    return "零一二三四五六七八九"[number]


@st.composite
def decimals(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A number in digits, and what it is."""
    value = Decimal(draw(st.integers(0, 10**9))).scaleb(-draw(st.integers(0, 4)))
    written = draw(st.sampled_from([f"{value:f}", f"{value:,f}", f"{value:,f}".replace(",", " ")]))
    sign = draw(st.sampled_from(["", "+", "-", "−"])) if value else ""
    value = -value if sign in ("-", "−") else value
    text = sign + written
    return draw(st.sampled_from([text, text.translate(_WIDE)])), value


@st.composite
def spoken(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A number in Chinese: in full, short, formal, with a point or with 万."""
    number = draw(st.integers(0, 10**9))
    full = chinese(number)
    point = draw(st.text("零一二三四五六七八九", min_size=1, max_size=3))
    behind = "".join(str("零一二三四五六七八九".index(sign)) for sign in point)
    one, two = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    rank, size = draw(st.sampled_from([("百", 100), ("千", 1000), ("万", 10**4), ("亿", 10**8)]))
    tenths = draw(st.integers(1, 999))
    return draw(
        st.sampled_from(
            [
                (full, Decimal(number)),
                (full.translate(_FORMAL), Decimal(number)),
                (f"负{full}", -Decimal(number)),
                (f"{full}点{point}", number + Decimal(f"0.{behind}")),
                (f"{chinese(one)}{rank}{chinese(two)}", Decimal(one * size + two * size // 10)),
                (f"{tenths / 10}{rank}", Decimal(tenths) * size / 10),
            ]
        )
    )


@st.composite
def with_a_unit(draw: st.DrawFn) -> tuple[str, str, Decimal]:
    """A number with a unit in either language or none, the unit's name, and the number."""
    unit = draw(st.sampled_from(grammar.UNITS))
    text, value = draw(decimals() | spoken())
    behind = draw(st.sampled_from(["", unit.zh, unit.en, unit.en.upper(), *unit.behind]))
    space = draw(st.sampled_from(["", " ", "\u3000"]))
    return f"{text}{space}{behind}", unit.en, value


@st.composite
def coins(draw: st.DrawFn) -> tuple[str, str, Decimal]:
    """An amount of money in yuan, jiao and fen."""
    yuan, jiao, fen = draw(st.integers(0, 9999)), draw(st.integers(1, 9)), draw(st.integers(1, 9))
    say = draw(st.sampled_from([str, chinese]))
    first = draw(st.sampled_from(["元", "块"]))
    tenth = draw(st.sampled_from(["角", "毛"]))
    whole, exact = f"{say(yuan)}{first}", Decimal(yuan)
    return draw(
        st.sampled_from(
            [
                (f"{whole}{say(jiao)}{tenth}", "元", exact + Decimal(jiao) / 10),
                (f"{whole}{say(jiao)}", "元", exact + Decimal(jiao) / 10),
                (f"{whole}{say(fen)}分", "元", exact + Decimal(fen) / 100),
                (f"{whole}零{say(fen)}分", "元", exact + Decimal(fen) / 100),
                (
                    f"{whole}{say(jiao)}{tenth}{say(fen)}分",
                    "元",
                    exact + Decimal(10 * jiao + fen) / 100,
                ),
                (f"{say(jiao)}{tenth}{say(fen)}", "元", Decimal(10 * jiao + fen) / 100),
                (f"{say(fen)}分", "元", Decimal(fen) / 100),
            ]
        )
    )


@st.composite
def hidden_in(draw: st.DrawFn, texts: st.SearchStrategy[tuple[str, str, Decimal]]) -> tuple:
    """The same with signs in it that cannot be seen."""
    text, unit, value = draw(texts)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(HIDDEN)) + text[at:]
    return text, unit, value
