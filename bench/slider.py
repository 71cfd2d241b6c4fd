"""How long after a key press on a slider the new picture is on the page, ours and stock's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from bench.browser import anonymous_window, window
from bench.classroom import opened_site
from bench.found import Found, Outcome, also
from bench.presses import PAUSE_MS, PRESSES_TO_WARM, Lab, on_lab, on_stock
from bench.progress import tell
from bench.reference import INTERACT
from bench.scale import Scale
from bench.stats import percentile, summary
from bench.stock import Stock, voila
from tests.support.classroom import Classroom, chromium, numbers, running

LABS = (
    Lab("s3", "demand", "price", "[data-key=picture]", 20),
    Lab("s3", "breakeven", "orders", "img.q-chart", 20),
)
CHART = "breakeven"
"""The lab whose picture stock draws, too."""

Rounds = list[list[float]]
"""Milliseconds of each press, a row a round."""


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figures ``slider.p95_ms`` and ``slider.ratio``."""
    [number] = numbers(1)
    site = opened_site(folder / "ours", [number], [lab.session for lab in LABS])
    took: dict[str, Rounds] = {lab.name: [] for lab in LABS}
    stock: Rounds = []
    presses = scale.presses // scale.rounds
    with (
        running(site) as classroom,
        voila(INTERACT, folder / "stock") as other,
        chromium() as browser,
    ):
        for _ in range(scale.rounds):
            for lab in LABS:
                took[lab.name].append(_ours(browser, classroom, number, lab, presses))
                _tell(lab.name, took[lab.name])
            stock.append(_stock(browser, other, presses))
            _tell("stock", stock)
    return Outcome([_figure(scale, took), ratio(scale, stock, took[CHART])])


def _ours(
    browser: Browser, classroom: Classroom, number: str, lab: Lab, presses: int
) -> list[float]:
    with window(browser, classroom, number) as seat:
        seat.open(f"/workbook/{lab.session}")
        return on_lab(seat.page, lab, presses)


def _stock(browser: Browser, stock: Stock, presses: int) -> list[float]:
    with anonymous_window(browser) as page:
        page.goto(stock.address)
        return on_stock(page, presses)


def _tell(name: str, rounds: Rounds) -> None:
    tell(f"slider: {name}, 95 % within {percentile(rounds[-1], 0.95):.0f} ms")


def _all(rounds: Rounds) -> list[float]:
    return [one for row in rounds for one in row]


def _p95(values: Sequence[float]) -> float:
    return percentile(values, 0.95)


def _figure(scale: Scale, took: dict[str, Rounds]) -> Found:
    rows = {name: _all(rounds) for name, rounds in took.items()}
    worst = max(rows.values(), key=_p95)
    return Found(
        "slider.p95_ms",
        _p95(worst),
        summary(worst),
        f"{len(worst)} presses of an arrow key on a slider of the lab of demand and of the "
        f"break-even chart (both as in S3) in Chromium, one every {PAUSE_MS} ms, in "
        f"{scale.rounds} windows one after the other, in each after {PRESSES_TO_WARM} to warm up: "
        "from the key press to the first frame after the picture for that very value was decoded. "
        "95 % of the presses, the larger of the two labs; lowest and highest are single presses of "
        "that lab.",
        also={
            f"{name}, key press to picture": also("ms", summary(row)) for name, row in rows.items()
        }
        | {f"{name}, 95 % within": also("ms", summary([_p95(row)])) for name, row in rows.items()},
        series={f"ours, {name}": row for name, row in rows.items()},
    )


def ratio(scale: Scale, stock: Rounds, ours: Rounds) -> Found:
    """The figure ``slider.ratio`` from the milliseconds of each press."""
    return Found(
        "slider.ratio",
        _p95(_all(stock)) / _p95(_all(ours)),
        summary([_p95(slow) / _p95(quick) for slow, quick in zip(stock, ours, strict=True)]),
        "Key press to picture as in `slider.p95_ms`, 95 % of all presses, stock ÷ our break-even "
        f"chart, {scale.rounds} windows of each in turns; lowest and highest are those of a "
        "window. Stock: `ipywidgets.interact` with an `IntSlider` and a pyplot figure inline in "
        "`voila` with its default settings and the lab template: the same lines in about the same "
        "size.",
        also={
            "stock, key press to picture": also("ms", summary(_all(stock))),
            "ours, key press to picture": also("ms", summary(_all(ours))),
            "stock, 95 % within": also("ms", summary([_p95(row) for row in stock])),
            "ours, 95 % within": also("ms", summary([_p95(row) for row in ours])),
        },
        series={"stock": _all(stock), "ours": _all(ours)},
    )
