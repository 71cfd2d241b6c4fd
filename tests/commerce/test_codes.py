"""QR codes against the vectors of ISO/IEC 18004 and against a real reader."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qihang.commerce import codes
from qihang.commerce.codes import LEVELS, VERSIONS, Damage, Patch, Qr, TooLong

ADDRESS = "https://shop.example.cn/p/1001"

CAPACITIES = {
    (1, "L"): (41, 25, 17),
    (1, "M"): (34, 20, 14),
    (1, "Q"): (27, 16, 11),
    (1, "H"): (17, 10, 7),
    (2, "L"): (77, 47, 32),
    (2, "H"): (34, 20, 14),
    (4, "L"): (187, 114, 78),
    (4, "H"): (82, 50, 34),
    (10, "L"): (652, 395, 271),
    (10, "H"): (288, 174, 119),
    (40, "L"): (7089, 4296, 2953),
    (40, "M"): (5596, 3391, 2331),
    (40, "Q"): (3993, 2420, 1663),
    (40, "H"): (3057, 1852, 1273),
}
LONGEST = {"numeric": "7", "alphanumeric": "A", "byte": "a"}


def names(version):
    return Counter(name for row in codes.regions(version) for name in row)


def without(qr, top, left, size):
    cells = {(top + row, left + column) for row in range(size) for column in range(size)}
    return codes.damage(qr.modules, cells)


@pytest.mark.parametrize(("version", "side"), [(1, 21), (2, 25), (7, 45), (10, 57), (40, 177)])
def test_a_side_has_four_modules_more_each_version(version, side):
    assert codes.side(version) == side
    assert len(codes.regions(version)) == side


@pytest.mark.parametrize(("place", "most"), CAPACITIES.items())
def test_a_code_holds_what_the_standard_says(place, most):
    version, level = place
    for mode, length in zip(LONGEST, most, strict=True):
        assert codes.capacity(version, level, mode) == length
        assert codes.smallest_version(LONGEST[mode] * length, level) == version


@pytest.mark.parametrize(("place", "most"), CAPACITIES.items())
def test_one_sign_more_needs_the_next_version(place, most):
    version, level = place
    for mode, length in zip(LONGEST, most, strict=True):
        text = LONGEST[mode] * (length + 1)
        if version == VERSIONS[-1]:
            with pytest.raises(TooLong):
                codes.smallest_version(text, level)
        else:
            assert codes.smallest_version(text, level) == version + 1


@pytest.mark.parametrize("level", LEVELS)
def test_the_largest_text_of_a_version_can_really_be_printed_and_read(level):
    text = "a" * codes.capacity(4, level, "byte")
    assert codes.read(Qr(text, level, version=4).modules) == text


def test_the_smallest_version_grows_with_the_level():
    assert [codes.smallest_version(ADDRESS, level) for level in LEVELS] == [2, 3, 3, 4]
    assert [codes.smallest_version("6901234567892", level) for level in LEVELS] == [1, 1, 1, 1]


def test_a_chinese_character_is_three_bytes():
    assert codes.utf8_length("码") == 3
    assert codes.utf8_length("红茶5kg") == 9
    assert codes.smallest_version("码" * 984, "L") == 40
    assert codes.smallest_version("码" * 20, "M") == 4
    with pytest.raises(TooLong):
        codes.smallest_version("码" * 985, "L")
    assert codes.smallest_version("码" * 21, "M") == 5


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("4821", "numeric"),
        ("", "alphanumeric"),
        ("BOX 4821: $%*+-./", "alphanumeric"),
        ("Box", "byte"),
        ("BOX_4821", "byte"),
        ("１２", "byte"),
        ("二", "byte"),
    ],
)
def test_a_text_is_stored_in_the_cheapest_mode_that_has_all_its_signs(text, mode):
    assert codes.mode(text) == mode


def test_the_levels_restore_the_shares_of_the_standard():
    assert codes.RESTORES == {"L": 7, "M": 15, "Q": 25, "H": 30}


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="no correction level"):
        Qr("A1", "X")


def test_a_code_is_not_squeezed_into_a_version_that_is_too_small():
    with pytest.raises(TooLong):
        Qr(ADDRESS, "H", version=3)
    assert Qr("A1", "L", version=3).side == 29


def test_every_mask_is_read_and_the_best_one_is_taken_by_itself():
    pictures = {Qr(ADDRESS, "M", mask=mask).modules for mask in range(8)}
    assert len(pictures) == 8
    assert {codes.read(modules) for modules in pictures} == {ADDRESS}
    assert Qr(ADDRESS, "M").modules == Qr(ADDRESS, "M", mask=Qr(ADDRESS, "M").mask).modules


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), st.sampled_from(LEVELS))
@settings(max_examples=40, deadline=None)
def test_every_text_is_read_as_it_was_written(text, level):
    assert codes.read(Qr(text, level).modules) == text


def test_the_parts_of_a_code_have_the_sizes_of_the_standard():
    assert names(1)["finder"] == 3 * 49
    assert names(1)["alignment"] == 0
    assert names(2)["alignment"] == 25
    # 15 bits of format information twice, and one module that is always dark.
    assert names(1)["format"] == names(40)["format"] == 2 * 15 + 1
    assert names(6)["version"] == 0
    assert names(7)["version"] == 2 * 18


@pytest.mark.parametrize(("version", "codewords"), [(1, 26), (2, 44), (7, 196), (40, 3706)])
def test_what_is_left_over_holds_the_codewords(version, codewords):
    assert names(version)["data"] // 8 == codewords


def test_the_patterns_that_never_change_are_where_the_regions_say():
    one, other = Qr("A1", "M", version=7).modules, Qr(ADDRESS, "M", version=7, mask=5).modules
    fixed = {"finder", "separator", "timing", "alignment", "version"}
    for row, line in enumerate(codes.regions(7)):
        for column, name in enumerate(line):
            if name in fixed:
                assert one[row][column] == other[row][column]


@pytest.mark.parametrize("level", LEVELS)
def test_without_a_quiet_zone_a_code_on_a_dark_ground_is_not_found(level):
    modules = Qr(ADDRESS, level).modules
    assert codes.read(modules, quiet_zone=codes.QUIET_ZONE) == ADDRESS
    assert codes.read(modules, quiet_zone=0) is None


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("corner", ["top left", "top right", "bottom left"])
def test_covering_a_finder_square_beats_every_level(level, corner):
    qr = Qr(ADDRESS, level)
    top, left = (qr.side - 7 if word in corner else 0 for word in ("bottom", "right"))
    assert codes.read(without(qr, top, left, 7)) is None


def test_damage_only_takes_print_away():
    qr = Qr(ADDRESS, "M")
    damaged = codes.damage(qr.modules, {(10, column) for column in range(qr.side)})
    assert not any(damaged[10])
    assert damaged[:10] + damaged[11:] == qr.modules[:10] + qr.modules[11:]
    assert codes.damage(qr.modules, ()) == qr.modules


def test_a_stored_damage_covers_the_same_part_of_a_code_of_any_size():
    damage = Damage((Patch(0.5, 0.5, 0.25, 0.25), Patch(0.5, 0.5, 0.1, 0.1)))
    for version in (1, 5, 20):
        side = codes.side(version)
        rows = {row for row, _ in damage.cells(side)}
        assert len(damage.cells(side)) == len(rows) ** 2
        assert abs(len(rows) - side / 4) < 1


def test_an_undamaged_code_reads_at_every_level_and_a_blank_one_at_none():
    assert codes.levels_that_read(ADDRESS, Damage(())) == LEVELS
    blank = Damage((Patch(0, 0, 1, 1),))
    assert codes.levels_that_read(ADDRESS, blank) == ()


def test_more_damage_needs_a_higher_level():
    def rubbed(size):
        return Damage((Patch(0.5, 0.5, size, size),))

    sizes = (0.1, 0.25, 0.35)
    lowest = [codes.levels_that_read(ADDRESS, rubbed(size))[0] for size in sizes]
    assert [LEVELS.index(level) for level in lowest] == sorted(map(LEVELS.index, lowest))
    assert len(set(lowest)) > 1
