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
from qihang.text import Both, Spoken, pair, say

Tree = list[Any]

PRETEND_VERSION = 1

WIDTH, HEIGHT = 160, 112
"""The drawing board of a scene; its units are as good as pixels."""


def picture(scene: str, seed: str) -> Tree:
    """A ``scene`` (see :data:`SCENES`) with pretend codes drawn from ``seed``."""
    draw, _ = SCENES[scene]
    ground = _box(0, 0, WIDTH, HEIGHT, "pic-wall", 4)
    return _svg(f"0 0 {WIDTH} {HEIGHT}", ground, *draw(Random(seed)))


def description(scene: str) -> Spoken:
    """What can be seen in a scene, in words; not whether it is for paying."""
    return SCENES[scene][1]


def printed(modules: Modules, lost: Collection[Cell] = ()) -> Tree:
    """A real code with its quiet zone; squares where the print is ``lost`` are marked."""
    side = len(modules)
    whole = side + 2 * QUIET_ZONE
    rubbed = [[(row, column) in lost for column in range(side)] for row in range(side)]
    return _svg(
        f"{-QUIET_ZONE} {-QUIET_ZONE} {whole} {whole}",
        _box(-QUIET_ZONE, -QUIET_ZONE, whole, whole, "pic-label"),
        ["path", {"class": "pic-ink", "d": _squares(modules)}],
        ["path", {"class": "pic-rubbed", "d": _squares(rubbed)}],
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


def _svg(view_box: str, *children: Tree) -> Tree:
    return ["svg", {"viewBox": view_box, "class": "pic", "aria-hidden": "true"}, *children]


def _box(x: float, y: float, width: float, height: float, look: str, round: float = 0) -> Tree:
    place = {"x": x, "y": y, "width": width, "height": height, "rx": round}
    return ["rect", {**place, "class": look}]


def _line(points: str, look: str = "pic-stroke") -> Tree:
    return ["polyline", {"points": points, "class": look}]


def _round(x: float, y: float, radius: float, look: str) -> Tree:
    return ["circle", {"cx": x, "cy": y, "r": radius, "class": look}]


def _text(x: float, y: float, size: float, text: Spoken | str) -> Tree:
    attributes = {"x": x, "y": y, "font-size": size, "text-anchor": "middle", "class": "pic-text"}
    return ["text", attributes, pair(text)]


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
    return [
        "g",
        {"transform": f"translate({x} {y}) scale({scale})"},
        _box(0, 0, len(modules) + 4, len(modules) + 4, "pic-label"),
        [
            "g",
            {"transform": "translate(2 2)"},
            ["path", {"class": "pic-ink", "d": _squares(modules)}],
        ],
    ]


def _stripes(random: Random, x: float, y: float, width: float, height: float) -> Tree:
    path, at = "", 0.0
    while at < width - 3:
        bar = random.choice((0.8, 0.8, 1.6))
        path += f"M{round(x + at, 1)} {y}h{bar}v{height}h-{bar}z"
        at += bar + random.choice((0.8, 1.6))
    return ["path", {"class": "pic-ink", "d": path}]


def _phone(x: float, y: float, width: float, height: float) -> list[Tree]:
    return [
        _box(x, y, width, height, "pic-ink", 6),
        _box(x + 3, y + 6, width - 6, height - 12, "pic-paper", 2),
        _box(x + width / 2 - 5, y + 2.5, 10, 1.4, "pic-line", 0.7),
    ]


def _counting_screen(random: Random, x: float, y: float, width: float) -> list[Tree]:
    """Bars, a code, and the seconds that are left."""
    inner = width - 14
    seconds = random.randint(21, 58)
    return [
        _stripes(random, x + 7, y + 10, inner, 13),
        _code(random, x + width / 2 - 18, y + 26, 36),
        _text(x + width / 2, y + 71, 7, Both(f"{seconds} 秒后换新", f"new in {seconds} s")),
        _box(x + 7, y + 75, inner, 3, "pic-line", 1.5),
        _box(x + 7, y + 75, inner * seconds / 60, 3, "pic-accent", 1.5),
    ]


# ---- scenes --------------------------------------------------------------------------------


def _phone_countdown(random: Random) -> list[Tree]:
    return [*_phone(50, 6, 60, 100), *_counting_screen(random, 50, 10, 60)]


def _phone_scanner(random: Random) -> list[Tree]:
    return [
        *_phone(12, 10, 56, 94),
        *_counting_screen(random, 12, 13, 56),
        ["path", {"class": "pic-beam", "d": "M104 44L68 26V74z"}],
        ["path", {"class": "pic-ink", "d": "M104 34h34q10 0 10 10t-10 10h-8l8 44h-18l-8-44h-8z"}],
        _box(102, 36, 4, 16, "pic-accent", 1),
    ]


def _till_window(random: Random) -> list[Tree]:
    return [
        _box(84, 8, 66, 96, "pic-soft", 4),
        _box(91, 15, 52, 34, "pic-paper", 2),
        _text(117, 36, 10, Both("请扫码", "Scan here")),
        _box(99, 58, 36, 30, "pic-ink", 3),
        _box(105, 64, 24, 18, "pic-accent", 2),
        ["path", {"class": "pic-beam", "d": "M105 73L66 46V96z"}],
        *_phone(14, 12, 54, 92),
        *_counting_screen(random, 14, 14, 54),
    ]


def _chat_screenshot(random: Random) -> list[Tree]:
    return [
        *_phone(38, 4, 84, 104),
        _round(50, 22, 5, "pic-accent"),
        _box(58, 16, 44, 12, "pic-soft", 3),
        _text(80, 25, 7, Both("发给我看看", "Send it to me")),
        _box(52, 33, 48, 66, "pic-label", 3),
        _stripes(random, 58, 38, 36, 10),
        _code(random, 60, 51, 32),
        _text(76, 93, 6.5, Both("截图", "screenshot")),
        _round(110, 40, 5, "pic-line"),
    ]


def _counter_sticker(random: Random) -> list[Tree]:
    return [
        _box(0, 62, WIDTH, 50, "pic-wood"),
        _box(0, 58, WIDTH, 6, "pic-edge"),
        _box(102, 22, 40, 36, "pic-ink", 3),
        _box(107, 27, 30, 18, "pic-soft", 2),
        _text(122, 40, 9, "12.50"),
        ["g", {"transform": "rotate(-4 56 84)"}, _code(random, 36, 68, 38)],
        _round(26, 48, 9, "pic-accent-soft"),
        _round(42, 49, 8, "pic-accent-soft"),
        _round(34, 38, 8, "pic-accent-soft"),
    ]


def _wall_board(random: Random) -> list[Tree]:
    return [
        _line("80,4 62,18"),
        _line("80,4 98,18"),
        _box(48, 18, 64, 82, "pic-wood", 3),
        _box(53, 23, 54, 72, "pic-label", 1),
        _text(80, 33, 7, Both("小店", "Our shop")),
        _code(random, 57, 37, 46),
        _text(80, 91, 6.5, Both("谢谢光临", "Thank you")),
    ]


def _soundbox(random: Random) -> list[Tree]:
    return [
        _box(0, 92, WIDTH, 20, "pic-wood"),
        _box(52, 10, 56, 62, "pic-accent", 4),
        _code(random, 58, 17, 44),
        _box(44, 68, 72, 26, "pic-ink", 6),
        *[_round(54 + 7 * hole, 81, 2, "pic-paper") for hole in range(5)],
        _line("122,72 128,80 122,88"),
        _line("129,66 138,80 129,94"),
    ]


def _phone_amount(random: Random) -> list[Tree]:
    amount = f"{random.randint(6, 48)}.{random.choice(('00', '50', '80'))}"
    return [
        *_phone(50, 4, 60, 104),
        _text(80, 24, 8, Both("请您扫", "Please scan")),
        _text(80, 40, 14, amount),
        _code(random, 58, 46, 44),
        _text(80, 98, 6.5, Both("张家水果店", "Zhang Fruit")),
    ]


def _stall_card(random: Random) -> list[Tree]:
    return [
        _box(8, 10, 144, 14, "pic-accent-soft", 2),
        _line("16,24 16,112"),
        _line("144,24 144,112"),
        _line("80,24 80,34"),
        _box(56, 34, 48, 54, "pic-label", 4),
        _code(random, 60, 37, 40),
        _text(80, 85, 6.5, Both("菜摊", "Vegetables")),
        _box(16, 94, 128, 18, "pic-wood"),
        *[_round(28 + 13 * fruit, 92, 6, "pic-accent-soft") for fruit in range(9)],
    ]


def _table_stand(random: Random) -> list[Tree]:
    return [
        _box(0, 88, WIDTH, 24, "pic-wood"),
        ["path", {"class": "pic-edge", "d": "M48 96l8-78h48l8 78z"}],
        ["path", {"class": "pic-label", "d": "M53 91l7-68h40l7 68z"}],
        _code(random, 60, 32, 40),
        _text(80, 85, 6.5, Both("3 号桌", "Table 3")),
        _round(132, 84, 13, "pic-label"),
        _round(132, 84, 8, "pic-soft"),
    ]


Scene = Callable[[Random], list[Tree]]

SCENES: dict[str, tuple[Scene, Spoken]] = {}
