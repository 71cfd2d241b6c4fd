"""Drawings for questions: codes as they are met in a shop, and real printed codes.

A picture is a tree ``[tag, attributes, *children]`` of SVG, which the page draws in the
colours of its style sheet. A code in a scene only looks like one: its squares are
random, but always the same for a seed. Nothing pays with it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from random import Random
from typing import Any

from qihang.commerce.codes import QUIET_ZONE, Cell, Modules, regions
from qihang.language.messages import message
from widgets.core.trees import Tree, box, disc, drawing, group, shape, stroke, written

PRETEND_VERSION = 1

WIDTH, HEIGHT = 160, 112
"""The drawing board of a scene; its units are as good as pixels."""


def picture(scene: str, seed: str) -> Tree:
    """A ``scene`` (see :data:`SCENES`) with pretend codes drawn from ``seed``."""
    draw = SCENES[scene]
    ground = box(0, 0, WIDTH, HEIGHT, "pic-wall", 4)
    return drawing(f"0 0 {WIDTH} {HEIGHT}", ground, *draw(Random(seed)))


def printed(modules: Modules, lost: Collection[Cell] = ()) -> Tree:
    """A real code with its quiet zone; squares where the print is ``lost`` are marked."""
    side = len(modules)
    whole = side + 2 * QUIET_ZONE
    rubbed = [[(row, column) in lost for column in range(side)] for row in range(side)]
    return drawing(
        f"{-QUIET_ZONE} {-QUIET_ZONE} {whole} {whole}",
        box(-QUIET_ZONE, -QUIET_ZONE, whole, whole, "pic-label"),
        shape(_squares(modules), "pic-ink"),
        shape(_squares(rubbed), "pic-rubbed"),
    )


def pretend(random: Random) -> Modules:
    """Squares that look like a code and hold nothing."""
    return tuple(
        tuple(_is_dark(region, row, column, random) for column, region in enumerate(line))
        for row, line in enumerate(regions(PRETEND_VERSION))
    )


def _is_dark(region: str, row: int, column: int, random: Random) -> bool:
    if region == "finder":
        side = 4 * PRETEND_VERSION + 17
        down, across = min(row, side - 1 - row), min(column, side - 1 - column)
        ring = max(abs(down - 3), abs(across - 3))
        return ring != 2
    if region == "separator":
        return False
    return random.random() < 0.5


# ---- parts of scenes -----------------------------------------------------------------------


def _price(random: Random) -> str:
    return f"¥{random.randint(6, 48)}.{random.choice(('00', '50', '80'))}"


def _fruit(x: float, y: float, pieces: int) -> list[Tree]:
    return [disc(x + 15 * piece, y, 9, "pic-accent-soft") for piece in range(pieces)]


def _hand(x: float, y: float) -> Tree:
    return shape(f"M{x - 30} {y - 8}q-8 14 6 28h48q14-14 6-28z", "pic-skin")


def _squares(rows: Any) -> str:
    """A path of the true squares, one rectangle for each run of them in a row."""
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                runs.append(f"M{start} {y}h{x - start}v1h{start - x}z")
            x += 1
    return "".join(runs)


def _code(random: Random, x: float, y: float, size: float) -> Tree:
    modules = pretend(random)
    scale = round(size / (len(modules) + 4), 3)
    return group(
        f"translate({x} {y}) scale({scale})",
        box(0, 0, len(modules) + 4, len(modules) + 4, "pic-label"),
        group("translate(2 2)", shape(_squares(modules), "pic-ink")),
    )


def _stripes(random: Random, x: float, y: float, width: float, height: float) -> Tree:
    path, at = "", 0.0
    while at < width - 3:
        bar = random.choice((0.8, 0.8, 1.6))
        path += f"M{round(x + at, 1)} {y}h{bar}v{height}h-{bar}z"
        at += bar + random.choice((0.8, 1.6))
    return shape(path, "pic-ink")


def _phone(x: float, y: float, width: float, height: float) -> list[Tree]:
    return [
        box(x, y, width, height, "pic-ink", 6),
        box(x + 3, y + 6, width - 6, height - 12, "pic-paper", 2),
        box(x + width / 2 - 5, y + 2.5, 10, 1.4, "pic-line", 0.7),
    ]


def _counting_screen(random: Random, x: float, y: float, width: float) -> list[Tree]:
    """Bars, a code, and the seconds that are left."""
    inner = width - 14
    seconds = random.randint(21, 58)
    return [
        _stripes(random, x + 7, y + 10, inner, 13),
        _code(random, x + width / 2 - 18, y + 26, 36),
        written(x + width / 2, y + 71, 7, message("new in {seconds} s", seconds=seconds)),
        box(x + 7, y + 75, inner, 3, "pic-line", 1.5),
        box(x + 7, y + 75, inner * seconds / 60, 3, "pic-accent", 1.5),
    ]


# ---- scenes --------------------------------------------------------------------------------


def _counter_sticker(random: Random) -> list[Tree]:
    return [
        box(0, 60, WIDTH, 52, "pic-wood"),
        box(0, 56, WIDTH, 5, "pic-edge"),
        box(104, 20, 40, 36, "pic-ink", 3),
        box(109, 25, 30, 18, "pic-soft", 2),
        written(124, 38, 9, "12.50"),
        *_fruit(26, 46, 3),
        group("rotate(-4 62 84)", _code(random, 42, 66, 40)),
    ]


def _table_stand(random: Random) -> list[Tree]:
    return [
        box(0, 90, WIDTH, 22, "pic-wood"),
        shape("M44 98l8-84h56l8 84z", "pic-edge"),
        shape("M49 93l7-74h48l7 74z", "pic-label"),
        written(80, 31, 7, message("Table {number}", number=random.randint(2, 9))),
        _code(random, 57, 36, 46),
        disc(138, 88, 13, "pic-label"),
        disc(138, 88, 8, "pic-soft"),
    ]


def _soundbox_stand(random: Random) -> list[Tree]:
    return [
        box(0, 92, WIDTH, 20, "pic-wood"),
        box(16, 12, 64, 82, "pic-accent", 4),
        _code(random, 23, 22, 50),
        box(90, 46, 44, 48, "pic-ink", 8),
        *[
            disc(101 + 11 * column, 58 + 11 * row, 2.5, "pic-paper")
            for row in range(3)
            for column in range(3)
        ],
        stroke("108,38 112,32 116,38"),
        stroke("101,34 112,20 123,34"),
    ]


def _till_screen(random: Random) -> list[Tree]:
    return [
        box(0, 96, WIDTH, 16, "pic-wood"),
        shape("M68 84h24l6 14h-36z", "pic-ink"),
        box(28, 8, 104, 78, "pic-ink", 5),
        box(33, 13, 94, 68, "pic-paper", 2),
        written(54, 38, 7, message("To pay")),
        written(54, 56, 14, _price(random)),
        _code(random, 76, 22, 48),
    ]


def _seller_phone(random: Random) -> list[Tree]:
    return [
        *_phone(50, 3, 60, 96),
        written(80, 21, 7, message("Zhang Fruit")),
        _code(random, 57, 25, 46),
        written(80, 86, 11, _price(random)),
        _hand(80, 92),
    ]


def _delivery_note(random: Random) -> list[Tree]:
    rows = [box(40, 32 + 9 * row, 32 - 5 * (row % 2), 2.5, "pic-line", 1) for row in range(4)]
    prices = [box(78, 32 + 9 * row, 10, 2.5, "pic-line", 1) for row in range(4)]
    return [
        box(100, 50, 54, 56, "pic-wood", 2),
        box(122, 50, 10, 56, "pic-edge"),
        shape("M32 6h64v98l-8-5-8 5-8-5-8 5-8-5-8 5-8-5-8 5z", "pic-label"),
        written(64, 22, 9, message("Bill")),
        *rows,
        *prices,
        _code(random, 48, 64, 32),
    ]


def _phone_countdown(random: Random) -> list[Tree]:
    return [*_phone(50, 6, 60, 100), *_counting_screen(random, 50, 8, 60)]


def _phone_at_scanner(random: Random) -> list[Tree]:
    return [
        *_phone(12, 6, 58, 100),
        *_counting_screen(random, 12, 8, 58),
        shape("M106 44L70 22V70z", "pic-beam"),
        shape("M106 33h34q10 0 10 11t-10 11h-6l8 47h-20l-7-47h-9z", "pic-ink"),
        box(103, 35, 4, 18, "pic-accent", 1),
    ]


def _phone_at_box(random: Random) -> list[Tree]:
    return [
        box(0, 92, WIDTH, 20, "pic-wood"),
        shape("M92 94l10-52h46l8 52z", "pic-ink"),
        shape("M104 78l5-28h32l5 28z", "pic-accent"),
        written(124, 89, 6, message("Scan here"), "pic-text-light"),
        shape("M108 64L72 34V88z", "pic-beam"),
        *_phone(14, 6, 58, 96),
        *_counting_screen(random, 14, 8, 58),
    ]


def _phone_at_machine(random: Random) -> list[Tree]:
    bottles = [
        box(98 + 14 * column, 18 + 24 * row, 7, 17, "pic-accent", 2)
        for row in range(2)
        for column in range(3)
    ]
    return [
        box(86, 4, 66, 104, "pic-soft", 4),
        box(92, 11, 46, 54, "pic-paper", 2),
        *bottles,
        box(92, 92, 46, 10, "pic-ink", 2),
        box(92, 71, 22, 16, "pic-ink", 3),
        disc(103, 79, 5, "pic-accent"),
        shape("M99 79L70 52V100z", "pic-beam"),
        *_phone(12, 6, 58, 100),
        *_counting_screen(random, 12, 8, 58),
    ]


def _friend_screenshot(random: Random) -> list[Tree]:
    number = "".join(random.choices("0123456789", k=10))
    return [
        *_phone(36, 2, 88, 108),
        disc(49, 18, 5, "pic-accent"),
        box(57, 12, 54, 12, "pic-soft", 3),
        written(84, 21, 6.5, message("Here you are")),
        disc(49, 34, 5, "pic-accent"),
        box(57, 28, 54, 72, "pic-label", 3),
        box(57, 28, 54, 72, "pic-frame", 3),
        _stripes(random, 62, 33, 44, 11),
        _code(random, 66, 46, 36),
        written(84, 93, 6, f"00{number[:2]} {number[2:6]} {number[6:]}"),
    ]


def _video_call(random: Random) -> list[Tree]:
    return [
        box(8, 6, 144, 100, "pic-ink", 6),
        box(13, 11, 134, 90, "pic-paper", 2),
        box(17, 15, 58, 68, "pic-soft", 2),
        disc(46, 40, 11, "pic-accent"),
        shape("M25 83q0-28 21-28t21 28z", "pic-accent"),
        box(79, 15, 64, 68, "pic-soft", 2),
        box(90, 18, 42, 62, "pic-label", 3),
        _stripes(random, 94, 22, 34, 9),
        _code(random, 94, 34, 34),
        written(111, 76, 5.5, "0062 8041 77"),
        disc(72, 92, 5, "pic-line"),
        disc(88, 92, 5, "pic-accent"),
    ]


def _parcel_slip(random: Random) -> list[Tree]:
    return [
        box(14, 54, 132, 54, "pic-wood", 2),
        shape("M14 54l-10-18h58l10 18zM146 54l10-18H98l-10 18z", "pic-edge"),
        shape("M46 4h68v70H46z", "pic-label"),
        shape("M46 4h68v70H46z", "pic-frame"),
        written(80, 18, 9, message("Scan: a gift")),
        _code(random, 57, 23, 46),
        box(14, 74, 132, 34, "pic-wood", 2),
        box(72, 74, 16, 34, "pic-edge"),
    ]


def _stranger_gift(random: Random) -> list[Tree]:
    return [
        box(0, 98, WIDTH, 14, "pic-soft"),
        disc(38, 26, 13, "pic-skin"),
        shape("M14 98q0-54 24-54t24 54z", "pic-accent"),
        box(80, 8, 68, 62, "pic-label", 3),
        box(80, 8, 68, 62, "pic-frame", 3),
        written(114, 20, 8, message("Free gift")),
        _code(random, 93, 24, 42),
        shape("M52 62l30-6v9l-28 10z", "pic-skin"),
        box(98, 78, 26, 20, "pic-accent-soft", 2),
        box(109, 78, 4, 20, "pic-edge"),
    ]


def _lift_notice(random: Random) -> list[Tree]:
    return [
        box(8, 4, 144, 108, "pic-soft", 3),
        box(14, 10, 64, 102, "pic-paper"),
        box(82, 10, 64, 102, "pic-paper"),
        stroke("80,10 80,112"),
        disc(150, 60, 3, "pic-accent"),
        group(
            "rotate(3 80 56)",
            box(50, 20, 60, 74, "pic-label", 1),
            written(80, 34, 8, message("Scan for money")),
            _code(random, 57, 40, 46),
        ),
    ]


def _account_message(random: Random) -> list[Tree]:
    return [
        *_phone(36, 2, 88, 108),
        disc(49, 20, 5, "pic-line"),
        box(57, 13, 56, 26, "pic-soft", 3),
        written(85, 24, 6.5, message("Your account")),
        written(85, 34, 6.5, message("has a problem")),
        box(57, 44, 56, 54, "pic-label", 3),
        box(57, 44, 56, 54, "pic-frame", 3),
        _code(random, 63, 49, 44),
    ]


SCENES: dict[str, Callable[[Random], list[Tree]]] = {
    "counter-sticker": _counter_sticker,
    "table-stand": _table_stand,
    "soundbox-stand": _soundbox_stand,
    "till-screen": _till_screen,
    "seller-phone": _seller_phone,
    "delivery-note": _delivery_note,
    "phone-countdown": _phone_countdown,
    "phone-at-scanner": _phone_at_scanner,
    "phone-at-box": _phone_at_box,
    "phone-at-machine": _phone_at_machine,
    "friend-screenshot": _friend_screenshot,
    "video-call": _video_call,
    "parcel-slip": _parcel_slip,
    "stranger-gift": _stranger_gift,
    "lift-notice": _lift_notice,
    "account-message": _account_message,
}
"""How each scene of :data:`qihang.sessions.shown.SCENES` is drawn."""
