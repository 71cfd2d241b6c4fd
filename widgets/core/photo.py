"""Pictures of goods as a shop would show them, drawn plainly: a good one, and what can be wrong.

:class:`~qihang.commerce.photos.Photo` says how a picture was taken; here it is drawn as a tree of
SVG, and told to those who cannot see it. Who took it stands beside a picture, never in it.
"""

from __future__ import annotations

from collections.abc import Callable

from qihang.commerce.photos import Photo
from qihang.language.messages import Bilingual, Message, Translated, message
from widgets.core.trees import Tree, box, disc, drawing, group, shape, stroke, written

SIDE = 160
"""The side of a picture; a shop's pictures are square."""


def photo_tree(photo: Photo) -> Tree:
    """The picture, without its words."""
    return drawing(
        f"0 0 {SIDE} {SIDE}",
        *BEHIND[photo.behind](),
        group(SIZES[photo.size], *DRAWN[photo.goods]()),
        *LIGHTS[photo.light](),
        *ON_IT[photo.on_it](),
        box(0.5, 0.5, SIDE - 1, SIDE - 1, "pic-frame"),
    )


def photo_words(photo: Photo) -> Message:
    """What is seen in the picture, and who took it."""
    return message(
        "{goods}: {light}, {behind}, {size}, {on_it}. {taken_by}",
        goods=GOODS_WORDS[photo.goods],
        light=LIGHT_WORDS[photo.light],
        behind=BEHIND_WORDS[photo.behind],
        size=SIZE_WORDS[photo.size],
        on_it=ON_IT_WORDS[photo.on_it],
        taken_by=photo_credit(photo),
    )


def photo_credit(photo: Photo) -> Message:
    """Who took the picture, to stand beneath it."""
    return CREDITS[photo.taken_by]


GOODS_WORDS: dict[str, Message] = {
    "shoes": message("A pair of black cloth shoes"),
    "bowl": message("A white bowl with a blue rim"),
    "tea": message("A box of tea"),
    "lamp": message("A desk lamp"),
}

LIGHT_WORDS: dict[str, Message] = {
    "true": message("true colours"),
    "dark": message("dark all over"),
    "yellow": message("yellow all over"),
}

BEHIND_WORDS: dict[str, Message] = {
    "plain": message("nothing behind"),
    "clutter": message("many things behind"),
}

SIZE_WORDS: dict[str, Message] = {
    "fill": message("the goods fill over half"),
    "small": message("the goods are small"),
    "cut": message("part of the goods cut off"),
}

ON_IT_WORDS: dict[str, Message] = {
    "nothing": message("no words on it"),
    "watermark": message("a watermark over it"),
    "words": message("a price in big letters over it"),
}

CREDITS: dict[str, Message] = {
    "us": message("Taken by our shop."),
    "another": message("Taken by another shop."),
    "maker": message("Taken by the maker, who agreed."),
}


# ---- goods ---------------------------------------------------------------------------------


def _shadow(x: float, y: float, across: float) -> Tree:
    """What lies beneath goods, ``across`` wide about ``x``."""
    half = across / 2
    arc = f"A{half} 7 0 0 1"
    return shape(f"M{x - half} {y}{arc} {x + half} {y}{arc} {x - half} {y}Z", "pic-shade")


def _shoe() -> list[Tree]:
    """A cloth shoe from the side, its toe to the right, 121 wide and 58 high."""
    upper = "M6 46C2 34 3 18 8 11Q18 18 32 18Q42 17 50 7C62 15 78 21 92 26C108 31 117 37 116 46Z"
    return [
        shape(upper, "pic-cloth"),
        shape("M8 11Q18 18 32 18Q42 17 50 7Q28 3 8 11Z", "pic-lining"),
        shape("M32 18Q42 17 50 7L57 23Q48 29 39 28Z", "pic-gloss"),
        shape("M82 24C97 28 107 33 111 41Q98 32 82 24Z", "pic-gloss"),
        shape("M4 45H117Q121 46 120 50Q118 58 110 58H12Q4 58 3 49Z", "pic-white"),
        stroke("4,49.5 120,49.5", "pic-seam"),
        stroke("6,53.5 118,53.5", "pic-seam"),
    ]


def _shoes() -> list[Tree]:
    return [
        _shadow(90, 102, 118),
        group("translate(33 34) rotate(-4) scale(0.96)", *_shoe()),
        _shadow(80, 133, 142),
        group("translate(7 66) scale(1.14)", *_shoe()),
    ]


def _flower(x: float, y: float) -> list[Tree]:
    petals = ((0, -6), (5.7, -1.9), (3.5, 4.9), (-3.5, 4.9), (-5.7, -1.9))
    return [
        *[disc(x + across, y + down, 3.2, "pic-accent") for across, down in petals],
        disc(x, y, 2.4, "pic-white"),
    ]


def _bowl() -> list[Tree]:
    return [
        _shadow(80, 132, 84),
        shape("M58 118H102L98 132H62Z", "pic-white"),
        shape("M12 50C16 92 40 116 60 122H100C120 116 144 92 148 50Z", "pic-white"),
        shape("M12 50A68 20 0 0 1 148 50A68 20 0 0 1 12 50Z", "pic-white"),
        shape("M20 51A60 15 0 0 1 140 51A60 15 0 0 1 20 51Z", "pic-wall"),
        shape("M26 56A56 10 0 0 0 134 56A60 15 0 0 1 26 56Z", "pic-shade"),
        shape("M15 60A65 19 0 0 0 145 60", "pic-band"),
        shape("M15.5 67A64.5 19 0 0 0 144.5 67", "pic-thin-band"),
        *_flower(50, 98),
        *_flower(80, 103),
        *_flower(110, 98),
    ]


def _leaf(x: float, y: float, turn: float) -> Tree:
    leaf = shape("M0 0Q7-5 15-2Q9 4 0 0Z", "pic-green")
    return group(f"translate({x} {y}) rotate({turn})", leaf)


def _tea() -> list[Tree]:
    leaves = ((112, 126, -20), (124, 130, 15), (120, 120, 40), (134, 127, -35), (106, 133, 5))
    return [
        _shadow(76, 131, 110),
        box(30, 28, 72, 104, "pic-green"),
        shape("M102 28L122 20V122L102 132Z", "pic-green-side"),
        shape("M30 28L52 20H122L102 28Z", "pic-green-top"),
        box(40, 46, 52, 66, "pic-white", 2),
        written(66, 82, 24, Bilingual("茶", "Tea"), "pic-text pic-bold"),
        shape("M50 96Q66 84 82 94Q68 108 50 96Z", "pic-green"),
        stroke("50,96 82,94", "pic-thread"),
        *[_leaf(x, y, turn) for x, y, turn in leaves],
    ]


def _lamp() -> list[Tree]:
    return [
        _shadow(67, 134, 92),
        stroke("66,126 42,80 84,38", "pic-rod"),
        box(36, 122, 62, 12, "pic-accent", 6),
        disc(42, 80, 6, "pic-edge"),
        disc(84, 38, 6, "pic-edge"),
        shape("M92 60L132 44Q142 54 140 66Q122 84 104 86Q94 76 92 60Z", "pic-bulb"),
        shape("M76 34Q82 18 98 22Q134 30 146 62Q118 62 94 92Q70 66 76 34Z", "pic-accent"),
        shape("M84 36Q90 28 100 30Q118 36 130 50Q104 36 84 36Z", "pic-gloss"),
    ]


DRAWN: dict[str, Callable[[], list[Tree]]] = {
    "shoes": _shoes,
    "bowl": _bowl,
    "tea": _tea,
    "lamp": _lamp,
}
"""How each of the goods is drawn, in the middle and larger than half of the picture."""


# ---- how they are shown --------------------------------------------------------------------

SIZES: dict[str, str] = {
    "fill": "translate(0 0)",
    "small": "translate(46 58) scale(0.42)",
    "cut": "translate(48 -14) scale(1.3)",
}


def _plain() -> list[Tree]:
    return [
        box(0, 0, SIDE, SIDE, "pic-label"),
        box(0, 96, SIDE, 64, "pic-floor"),
    ]


def _clutter() -> list[Tree]:
    days = [
        box(13 + 7 * day, 24 + 7 * week, 4, 4, "pic-line", 1)
        for week in range(3)
        for day in range(4)
    ]
    return [
        box(0, 0, SIDE, SIDE, "pic-wall"),
        box(8, 6, 36, 42, "pic-soft", 2),
        box(8, 6, 36, 12, "pic-accent", 2),
        *days,
        box(0, 104, SIDE, 56, "pic-wood"),
        box(0, 102, SIDE, 3, "pic-edge"),
        box(48, 40, 52, 64, "pic-carton", 1),
        box(68, 40, 10, 64, "pic-line"),
        box(54, 20, 40, 20, "pic-accent-soft", 1),
        box(110, 30, 22, 74, "pic-green", 4),
        box(113, 18, 16, 14, "pic-edge", 3),
        box(138, 74, 18, 30, "pic-white", 3),
        *[box(6 + 2 * book, 94 - 10 * book, 36, 10, "pic-soft", 1) for book in range(3)],
        shape("M160 112C136 128 112 108 88 122S66 150 46 146", "pic-cable"),
        box(6, 138, 46, 14, "pic-white", 4),
        *[disc(16 + 13 * socket, 145, 3.5, "pic-ink") for socket in range(3)],
        shape("M104 138L152 130L160 154L110 160Z", "pic-white"),
        stroke("112,145 150,138", "pic-stroke"),
        stroke("114,151 140,147", "pic-stroke"),
    ]


BEHIND: dict[str, Callable[[], list[Tree]]] = {"plain": _plain, "clutter": _clutter}


def _over(look: str) -> list[Tree]:
    return [box(0, 0, SIDE, SIDE, look)]


LIGHTS: dict[str, Callable[[], list[Tree]]] = {
    "true": list,
    "dark": lambda: _over("pic-dark"),
    "yellow": lambda: _over("pic-yellow"),
}


def _watermark() -> list[Tree]:
    words: Translated = Bilingual("小店样图 小店样图", "Small Shop · sample")
    lines = [written(80, y, 13, words, "pic-mark") for y in (44, 84, 124)]
    return [group("rotate(-24 80 80)", *lines)]


def _shouted() -> list[Tree]:
    return [
        disc(132, 28, 24, "pic-shout"),
        written(132, 33, 15, Bilingual("快买", "Buy!"), "pic-text-light pic-bold"),
        box(0, 122, SIDE, 38, "pic-shout"),
        written(
            80, 147, 18, Bilingual("只要 19.9 元！", "Only 19.9 yuan!"), "pic-text-light pic-bold"
        ),
    ]


ON_IT: dict[str, Callable[[], list[Tree]]] = {
    "nothing": list,
    "watermark": _watermark,
    "words": _shouted,
}
