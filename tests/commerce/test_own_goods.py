"""The sheet of one's own goods: read whatever was kept, and never lose what fits."""

import json
import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang.commerce import own_choices as choices
from qihang.commerce import own_goods
from qihang.commerce.money import yuan
from qihang.commerce.own_goods import LONGEST, MADE, MOST_FEN, TEXTS, VERSION, OwnGoods
from qihang.commerce.titles import MOST_BYTES, byte_length
from qihang.language.messages import Bilingual
from qihang.language.readability import outside

FIELDS = [one.name for one in fields(OwnGoods)]

SHOES = {
    "kind": "shoes",
    "name": "妈妈做的布鞋",
    "unit": "pair",
    "material": "cotton",
    "measure": "sizes-35-40",
    "place": "石桥村",
    "fact_1": "by-hand",
    "fact_3": "底子 1 公分厚",
    "way": "shelf",
    "papers": ["receipt"],
    "title": MADE,
    "colours": ["black", "blue"],
    "sizes": ["36", "37", "38"],
    "pieces": {"black 36": 12, "blue 38": 3},
    "cost": 2500,
    "price": 6900,
}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)

NEARLY = st.one_of(
    JSON,
    st.sampled_from([*choices.TEXTS, *choices.KINDS, *choices.WAYS, MADE]),
    st.lists(st.sampled_from([*choices.PAPERS, *choices.COLOURS, *choices.SIZES]), max_size=8),
    st.integers(-1, MOST_FEN + 1),
    st.dictionaries(
        st.sampled_from(["", "black", "36", "black 36", "36 black", "S"]), JSON | st.integers(0, 9)
    ),
)
"""Values of which some fit some field."""

SHEETS = st.dictionaries(st.sampled_from([*FIELDS, "later"]), NEARLY)


# ---- reading ------------------------------------------------------------------------------


@given(stored=JSON | SHEETS)
def test_whatever_was_kept_is_read_as_far_as_it_fits(stored):
    sheet = own_goods.read(stored)
    kept = json.dumps(sheet.stored(), allow_nan=False, ensure_ascii=False)
    kept.encode()
    assert own_goods.read(json.loads(kept)) == sheet
    for name in {*FIELDS, "facts"} - {"pieces"}:
        sheet.said(name).zh.encode()
    assert sheet.in_stock >= 0
    assert len(sheet.rows) <= own_goods.MOST_COLOURS * own_goods.MOST_SIZES
    assert len(kept) < 60_000


@given(stored=SHEETS, name=st.sampled_from(FIELDS[1:]), value=NEARLY)
def test_a_field_that_does_not_fit_is_empty_and_takes_no_other_with_it(stored, name, value):
    whole = {**SHOES, name: value}
    sheet = own_goods.read(whole)
    for other in SHOES.keys() - {name}:
        assert sheet.stored()[other] == SHOES[other]
    assert own_goods.read({name: value}).stored()[name] == sheet.stored()[name]


def test_a_sheet_comes_back_as_it_was():
    sheet = own_goods.read(SHOES)
    assert {name: value for name, value in sheet.stored().items() if name in SHOES} == SHOES
    assert sheet.stored()["version"] == VERSION


@pytest.mark.parametrize("stored", [None, "sheet", 7, [SHOES], [], {"name": {"a": 1}}])
def test_what_is_no_sheet_is_an_empty_one(stored):
    assert own_goods.read(stored) == OwnGoods()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "no-such-kind"),
        ("way", "own"),
        ("name", "x" * (LONGEST + 1)),
        ("name", "half \ud800"),
        ("name", "a\x00b"),
        ("papers", "receipt"),
        ("papers", {"receipt": True}),
        ("colours", ["black", "white", "red", "blue"]),
        ("price", 0),
        ("price", MOST_FEN + 1),
        ("price", 12.5),
        ("price", True),
        ("cost", -1),
        ("pieces", ["black 36"]),
    ],
)
def test_a_value_that_does_not_fit_leaves_the_field_as_it_was(name, value):
    sheet = own_goods.read(SHOES)
    assert sheet.with_field(name, value) is sheet


def test_text_is_kept_as_it_is_to_be_read_again():
    assert OwnGoods().with_field("name", "  布鞋\u200b \u3000 黑 ").name == "布鞋 黑"


def test_some_of_several_have_one_order_and_what_is_unknown_is_left_out():
    sheet = OwnGoods().with_field("papers", ["test", "moon", "receipt", "receipt"])
    assert sheet.papers == ("receipt", "test")


def test_pieces_that_do_not_fit_are_left_out_one_by_one():
    pieces = {"black 36": 3, "36 black": 4, "": 5, "black": -1, "S": 1000, "M": True, "L": 0}
    assert OwnGoods().with_field("pieces", pieces).pieces == {"black 36": 3, "": 5, "L": 0}


@pytest.mark.parametrize("version", [0, -1, True, "2", 1.5, None, []])
def test_a_version_that_is_none_is_this_one(version):
    assert own_goods.read({**SHOES, "version": version}).version == VERSION


def test_a_newer_version_is_known_as_one_and_read_as_far_as_it_fits():
    sheet = own_goods.read({**SHOES, "version": VERSION + 1, "price": "69.00", "way": "moon"})
    assert sheet.is_newer
    assert (sheet.name, sheet.price, sheet.way) == ("妈妈做的布鞋", None, "")


# ---- what changed -------------------------------------------------------------------------


def test_only_the_fields_that_changed_are_kept_anew():
    before = own_goods.read(SHOES)
    after = before.with_field("unit", "set").with_field("papers", [])
    assert own_goods.changes(before.stored(), after.stored()) == {
        "version": VERSION,
        "unit": "set",
        "papers": [],
    }


@given(first=SHEETS, second=SHEETS, other=SHEETS)
def test_two_windows_that_change_different_fields_lose_nothing(first, second, other):
    start, one, two = (own_goods.read({**sheet, "version": 1}) for sheet in (other, first, second))
    mine = own_goods.changes(start.stored(), one.stored())
    theirs = own_goods.changes(start.stored(), two.stored())
    together = own_goods.read({**start.stored(), **mine, **theirs}).stored()
    for name in FIELDS:
        wanted = theirs if name in theirs else mine if name in mine else start.stored()
        assert together[name] == wanted[name]


# ---- what it says -------------------------------------------------------------------------


def test_the_stock_has_a_row_for_each_colour_in_each_size():
    sheet = own_goods.read(SHOES)
    assert [(row.picked, row.start) for row in sheet.rows] == [
        (("black", "36"), 12),
        (("black", "37"), 0),
        (("black", "38"), 0),
        (("blue", "36"), 0),
        (("blue", "37"), 0),
        (("blue", "38"), 3),
    ]
    assert sheet.in_stock == 15


@pytest.mark.parametrize(
    ("picks", "keys"),
    [
        ({}, [""]),
        ({"colours": ["red"]}, ["red"]),
        ({"sizes": ["S", "M"]}, ["S", "M"]),
    ],
)
def test_what_has_no_colours_or_sizes_has_rows_all_the_same(picks, keys):
    sheet = own_goods.read({**picks, "pieces": dict.fromkeys(keys, 2)})
    assert [own_goods.key(row.picked) for row in sheet.rows] == keys
    assert sheet.in_stock == 2 * len(keys)


def test_a_title_can_be_put_together_from_the_sheet():
    sheet = own_goods.read(SHOES)
    assert sheet.said("title") == Bilingual(
        "妈妈做的布鞋 棉布 35 到 40 码 石桥村", "妈妈做的布鞋 cotton sizes 35 to 40 石桥村"
    )
    assert sheet.with_field("title", "布鞋").said("title") == Bilingual("布鞋", "布鞋")


def test_what_is_on_the_sheet_is_said_in_both_languages():
    sheet = own_goods.read(SHOES)
    assert sheet.said("kind").en == "Shoes"
    assert sheet.said("name") == Bilingual("妈妈做的布鞋", "妈妈做的布鞋")
    assert sheet.said("facts") == Bilingual(
        "全是手工做的、底子 1 公分厚", "all made by hand, 底子 1 公分厚"
    )
    assert sheet.said("colours").zh == "黑、蓝"
    assert sheet.said("price").en == yuan(6900)
    assert sheet.said("parcel") == sheet.said("fact_2") == Bilingual("", "")


def test_own_words_are_those_that_were_not_chosen():
    assert list(own_goods.read(SHOES).own_words(TEXTS)) == [
        "妈妈做的布鞋",
        "石桥村",
        "底子 1 公分厚",
    ]
    assert list(own_goods.read(SHOES).own_words(("material", "kind"))) == []


# ---- what can be chosen -------------------------------------------------------------------

LISTS = (
    choices.NAMES,
    choices.UNITS,
    choices.MATERIALS,
    choices.MEASURES,
    choices.PLACES,
    choices.FACTS,
)
SAID = [
    *(
        one
        for listed in (*LISTS, choices.COLOURS, choices.SIZES, choices.WAYS)
        for one in listed.values()
    ),
    *choices.PAPERS.values(),
    *(kind.words for kind in choices.KINDS.values()),
]


def test_no_id_stands_for_two_things():
    assert len(choices.TEXTS) == sum(map(len, LISTS))
    assert not choices.COLOURS.keys() & choices.SIZES.keys()
    assert not {MADE, "own", ""} & choices.TEXTS.keys()
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", one) for one in (*choices.TEXTS, *choices.SIZES))


def test_everything_chosen_fits_its_field():
    for kind in choices.KINDS.values():
        for name, some in (
            ("name", kind.names),
            ("material", kind.materials),
            ("measure", kind.measures),
            ("fact_1", kind.facts),
        ):
            assert len(some) >= 2
            for one in some:
                assert choices.TEXTS[one]
                assert getattr(OwnGoods().with_field(name, one), name) == one
        assert set(kind.sizes) <= choices.SIZES.keys()


def test_what_is_chosen_makes_a_title_that_a_form_takes():
    for kind in choices.KINDS.values():
        for name in kind.names:
            longest = {
                field: max(some, key=lambda one: byte_length(choices.TEXTS[one].zh))
                for field, some in (
                    ("material", kind.materials),
                    ("measure", kind.measures),
                    ("place", choices.PLACES),
                )
            }
            sheet = own_goods.read({"name": name, "title": MADE, **longest})
            assert byte_length(sheet.said("title").zh) <= MOST_BYTES


def test_what_can_be_chosen_is_said_in_plain_words_with_the_same_numbers():
    for said in SAID:
        assert outside(said.zh) == ""
        assert re.findall(r"\d+", said.zh) == re.findall(r"\d+", said.en)


def test_what_one_piece_leaves_is_known_once_its_costs_are():
    sheet = own_goods.read({**SHOES, "cost": 2500, "price": 6900})
    assert sheet.left_of_one is None
    assert sheet.with_field("parcel", 450).left_of_one == 3950
    assert sheet.with_field("parcel", 450).with_field("packaging", 150).left_of_one == 3800


def test_a_box_is_said_once_all_its_sides_are_known():
    sheet = own_goods.read({"long": 30, "wide": 20})
    assert (sheet.box, sheet.said("box").zh) == ((), "")
    whole = sheet.with_field("high", 12)
    assert whole.box == (30, 20, 12)
    assert whole.said("box").zh == "30 × 20 × 12 公分"
    assert whole.with_field("high", 0) is whole
