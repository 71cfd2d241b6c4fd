"""How long after a key press on a slider the new picture of a lab is on the page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from bench.browser import window
from bench.found import Found, Outcome, also
from bench.room import numbers, opened_site, running
from bench.say import tell
from bench.scale import Scale
from bench.stats import percentile, summary
from tests.support.classroom import chromium

KEYS = ("ArrowRight", "ArrowLeft")
PRESSES_TO_WARM = 6
PAUSE_MS = 300
"""Between two presses, so that each has its own picture."""


@dataclass(frozen=True)
class Lab:
    """A lab on a page, a slider in it, where its picture is, and its steps to and fro."""

    session: str
    name: str
    slider: str
    picture: str
    run: int
    """So many presses one way, then as many back: none of them meets the slider's end."""


LABS = (
    Lab("s1", "qr", "quiet", "[data-key=picture]", 5),
    Lab("s3", "breakeven", "orders", "img.q-chart", 20),
)

WATCH = """([lab, slider, picture]) => {
  const root = document.querySelector(`.lab--${lab}`);
  const knob = () => root.querySelector(`[data-key="${slider}-slider"]`);
  const seen = (node) => node.getClientRects().length;
  const shown = () => [...root.querySelectorAll(picture)].find(seen);
  const marked = () => { const node = shown(); return node && (node.src ?? node.outerHTML); };
  const presses = []; // without their picture: what the slider should say, since when
  const took = [];
  let tell = () => {};
  let last = marked();
  const drawn = async () => {
    const mark = marked();
    if (mark === last) return;
    last = mark;
    const told = Number(knob().getAttribute("aria-valuetext").replace(/[^0-9.-]/g, ""));
    const place = presses.map(([wish]) => wish).lastIndexOf(told);
    if (place < 0) return;
    const done = presses.splice(0, place + 1);
    const node = shown();
    try {
      if (node.decode) await node.decode();
    } catch {
      presses.unshift(...done); // a newer picture came before this one was seen
      return;
    }
    requestAnimationFrame(() => {
      for (const [, at] of done) took.push(performance.now() - at);
      tell();
    });
  };
  new MutationObserver(drawn).observe(root, {
    subtree: true, attributes: true, childList: true, characterData: true,
  });
  root.addEventListener("keydown", (event) => {
    const at = event.timeStamp;
    const pushed = () => presses.push([Number(knob().value), at]);
    root.addEventListener("input", pushed, { once: true, capture: true });
  }, true);
  window.benchTook = (count) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("a key press has no picture")), 20000);
    tell = () => { if (took.length >= count) resolve(took); };
    tell();
  });
}"""
"""Notes the milliseconds from each key press to the frame after its picture was decoded."""


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figure ``slider.p95_ms``."""
    [number] = numbers(1)
    site = opened_site(folder / "ours", [number], [lab.session for lab in LABS])
    took: dict[str, list[float]] = {}
    with running(site) as room, chromium() as browser:
        for lab in LABS:
            with window(browser, room, number) as seat:
                seat.open(f"/workbook/{lab.session}")
                took[lab.name] = _pressed(seat.page, lab, scale.presses)
            tell(f"slider: {lab.name}, 95 % within {percentile(took[lab.name], 0.95):.0f} ms")
    return Outcome([_figure(scale, took)])


def _pressed(page: Page, lab: Lab, presses: int) -> list[float]:
    slider = page.locator(f'.lab--{lab.name} [data-key="{lab.slider}-slider"]')
    expect(slider).to_be_visible(timeout=60_000)
    page.wait_for_load_state("networkidle")
    slider.press("Home")
    page.wait_for_timeout(PAUSE_MS)
    page.evaluate(WATCH, [lab.name, lab.slider, lab.picture])
    for turn in range(PRESSES_TO_WARM + presses):
        slider.press(KEYS[(turn // lab.run) % 2])
        took: list[float] = page.evaluate(f"benchTook({turn + 1})")
        page.wait_for_timeout(PAUSE_MS)
    return took[PRESSES_TO_WARM:]


def _figure(scale: Scale, took: dict[str, list[float]]) -> Found:
    worst = max(took.values(), key=lambda row: percentile(row, 0.95))
    return Found(
        "slider.p95_ms",
        percentile(worst, 0.95),
        summary(worst),
        f"{scale.presses} presses of an arrow key on a slider of the lab of codes (S1) and of the "
        f"break-even chart (S3) in Chromium, one every {PAUSE_MS} ms, after {PRESSES_TO_WARM} to "
        "warm up: from the key press to the first frame after the picture for that very value was "
        "decoded. 95 % of the presses, the larger of the two labs; lowest and highest are single "
        "presses of that lab.",
        also={
            f"{name}, key press to picture": also("ms", summary(row)) for name, row in took.items()
        }
        | {
            f"{name}, 95 % within": also("ms", summary([percentile(row, 0.95)]))
            for name, row in took.items()
        },
        series={f"ours, {name}": row for name, row in took.items()},
    )
