"""S1 Codes and trust: the numbers of the exercise, and the items to try."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from random import Random

from qihang.commerce import codes, payments
from qihang.commerce.codes import LEVELS, Damage, Patch, Qr
from qihang.commerce.payments import CodeKind, Scan, clock
from qihang.commerce.rates import rate
from qihang.sessions.base import Variant, source
from qihang.sessions.shown import (
    PEOPLE,
    CodePicture,
    CodeText,
    PaymentCode,
    PrintedCode,
    PrintedCodes,
    RubbedLabel,
    Scans,
)

LIMIT = "static_code_daily_limit"


@dataclass(frozen=True)
class S1(Variant):
    """The numbers of one trainee's exercise.

    ``labels``: three printed codes. ``box``: the box number whose shelf is asked for.
    ``menu``: a shop's address and a level, to find the smallest version.
    ``rubbed``: a label that only some of the levels outlive, and never L.
    ``pictures``: eight scenes, three to five of them with a receiving code.
    ``twelve``: the first twelve digits of a bar code.
    ``scans``: a day's scans, one of the payer's static ones beyond the limit.
    """

    session = "s1"

    labels: PrintedCodes
    box: str
    menu: CodeText
    rubbed: RubbedLabel
    pictures: tuple[CodePicture, ...]
    twelve: str
    scans: Scans


def generate(seed: str) -> S1:
    """The numbers that belong to ``seed``. Each field has a source of its own."""
    labels = _labels(_rng(seed, "labels"))
    return S1(
        seed=seed,
        labels=labels,
        box=_rng(seed, "box").choice(labels.boxes),
        menu=_menu(_rng(seed, "menu")),
        rubbed=_rubbed(_rng(seed, "rubbed")),
        pictures=_pictures(_rng(seed, "pictures")),
        twelve=draw_twelve(_rng(seed, "twelve")),
        scans=draw_scans(_rng(seed, "scans"))[0],
    )


def _rng(*parts: str) -> Random:
    return source("s1", *parts)


# A label is in capital letters, so that its code stays small, and without I and O,
# which read like digits.
_AISLES = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def _labels(rng: Random) -> PrintedCodes:
    boxes = rng.sample(range(1000, 10000), 3)
    aisles = rng.sample(_AISLES, 3)
    return PrintedCodes(
        tuple(
            PrintedCode(name, f"BOX {box} SHELF {aisle}{rng.randint(1, 40):02}", "M")
            for name, box, aisle in zip("ABC", boxes, aisles, strict=True)
        )
    )


_PLACES = ("shop", "tea", "fruit", "noodle", "flower", "book", "farm", "market")
_PAGES = ("p", "menu", "item", "goods", "table", "order")


def _menu(rng: Random) -> CodeText:
    page = f"https://{rng.choice(_PLACES)}.example.cn/{rng.choice(_PAGES)}"
    number = "".join(rng.choices("0123456789", k=rng.randint(1, 18)))
    return CodeText(f"{page}/{number}", rng.choice(LEVELS))


_GOODS = ("POMELO", "TEA", "RICE", "HONEY", "PEANUT", "EGG", "APPLE", "POTATO")


def _rubbed(rng: Random) -> RubbedLabel:
    """Rub a label until exactly the levels from M, Q or H upwards outlive it."""
    text = f"{rng.choice(_GOODS)} BOX {rng.randint(1000, 9999)} TO GATE {rng.randint(1, 60)}"
    lowest = rng.randrange(1, len(LEVELS))
    below = Qr(text, LEVELS[lowest - 1])
    while True:
        damage = Damage(())
        while codes.reads_after(below, damage):
            damage = Damage((*damage.patches, _patch(rng)))
        if codes.levels_that_read(text, damage) == LEVELS[lowest:]:
            return RubbedLabel(text, damage)


def _patch(rng: Random) -> Patch:
    """A small rub well away from the finder squares, on the smallest code too."""
    height, width = rng.choice(((0.05, 0.2), (0.2, 0.05), (0.1, 0.1)))
    top = round(rng.uniform(0.45, 1 - height), 3)
    left = round(rng.uniform(0.45, 1 - width), 3)
    return Patch(top, left, height, width)


SCENES: dict[PaymentCode, tuple[str, ...]] = {
    "receiving": (
        *("counter-sticker", "table-stand", "soundbox-stand"),
        *("till-screen", "seller-phone", "delivery-note"),
    ),
    "paying": (
        *("phone-countdown", "phone-at-scanner", "phone-at-box"),
        *("phone-at-machine", "friend-screenshot", "video-call"),
    ),
}
"""The scenes that this edition draws from, in their order."""


def _pictures(rng: Random) -> tuple[CodePicture, ...]:
    receiving = rng.randint(3, 5)
    kinds: list[PaymentCode] = ["receiving" if n < receiving else "paying" for n in range(8)]
    unused = {kind: rng.sample(scenes, len(scenes)) for kind, scenes in SCENES.items()}
    rng.shuffle(kinds)
    return tuple(
        CodePicture(f"p{number}", kind, unused[kind].pop(), pretend(kind, rng))
        for number, kind in enumerate(kinds, start=1)
    )


def pretend(kind: PaymentCode, rng: Random) -> str:
    """What the code in a picture holds. No real paying code begins with 00."""
    number = "".join(rng.choices("0123456789", k=16))
    return f"https://pay.example.cn/in/{number[:8]}" if kind == "receiving" else f"00{number}"


def draw_twelve(rng: Random) -> str:
    """Digits whose check digit is missed by each distractor.

    They begin with 20 to 29, the numbers that a shop gives out for itself.
    """
    while True:
        twelve = "2" + "".join(rng.choices("0123456789", k=11))
        distractors = (codes.with_weights_swapped(twelve), codes.forgot_to_subtract(twelve))
        if len({codes.check_digit(twelve), *distractors}) == 3:
            return twelve


def draw_scans(rng: Random) -> tuple[Scans, tuple[int, int, int]]:
    """A day of scans, and what :func:`_refusals` finds in it: three different scans."""
    limit = rate(LIMIT).fen
    payers = rng.sample(list(PEOPLE), 3)
    while True:
        scans = Scans(_day_of_scans(rng, payers, limit), payers[0], limit)
        found = _refusals(scans)
        if found and len(set(found)) == 3:
            return scans, found


def _refusals(scans: Scans) -> tuple[int, int, int] | None:
    """The scan refused first, by the rule, if all payers counted, and if dynamic codes did."""
    given = (scans.rows, scans.payer, scans.limit_fen)
    refused = payments.first_refused(*given)
    every = payments.if_all_payers_counted(*given)
    dynamic = payments.if_dynamic_counted(*given)
    if refused is None or every is None or dynamic is None:
        return None
    return refused, every, dynamic


def _day_of_scans(rng: Random, payers: list[str], limit_fen: int) -> tuple[Scan, ...]:
    asked, *others = payers
    names = [asked] * 7 + rng.choices(others, k=4)
    rng.shuffle(names)
    kinds: tuple[CodeKind, ...] = ("static", "static", "dynamic")
    times = sorted(rng.sample(range(8 * 60, 20 * 60), len(names)))
    return tuple(
        Scan(number, clock(time), payer, rng.choice(kinds), _price(rng, limit_fen))
        for number, time, payer in zip(count(1), times, names, strict=False)
    )


def _price(rng: Random, limit_fen: int) -> int:
    """A price of which several fit into the limit: whole yuan, or with half a yuan."""
    return 50 * rng.randint(limit_fen // 1000, limit_fen // 130)
