"""Presses of an arrow key on a slider in Chromium, and how long each took to be seen."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

KEYS = ("ArrowRight", "ArrowLeft")
PRESSES_TO_WARM = 6
PAUSE_MS = 300
"""Between two presses, so that each has its own picture."""

STOCK_RUN = 20
"""As :attr:`Lab.run`, of the slider of stock ipywidgets."""


@dataclass(frozen=True)
class Lab:
    """A lab on a page, a slider in it, where its picture is, and its steps to and fro."""

    session: str
    name: str
    slider: str
    picture: str
    run: int
    """So many presses one way, then as many back: none of them meets the slider's end."""


WATCH_LAB = """([lab, slider, picture]) => {
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
    // Without its point, as a slider counts: 18.50 yuan are 1850 fen.
    const told = Number(knob().getAttribute("aria-valuetext").replace(/[^0-9-]/g, ""));
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

WATCH_STOCK = """(picture) => {
  const shown = () => document.querySelector(picture);
  const took = [];
  let tell = () => {};
  let last = shown().src;
  let pressed = null; // without its picture: since when
  const drawn = async () => {
    const node = shown();
    if (!node || node.src === last) return;
    last = node.src;
    if (pressed === null) return;
    const at = pressed;
    pressed = null;
    await node.decode();
    requestAnimationFrame(() => {
      took.push(performance.now() - at);
      tell();
    });
  };
  new MutationObserver(drawn).observe(document.body, {
    subtree: true, attributes: true, childList: true,
  });
  addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  window.benchTook = (count) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("a key press has no picture")), 20000);
    tell = () => { if (took.length >= count) resolve(took); };
    tell();
  });
}"""
"""The same for a picture of stock, which does not say for which value it is.

A press gives one picture, and the next press waits for it."""

PICTURE = ".jp-OutputArea img"


def on_lab(page: Page, lab: Lab, presses: int) -> list[float]:
    """Milliseconds of each press on a slider of ours."""
    slider = page.locator(f'.lab--{lab.name} [data-key="{lab.slider}-slider"]')
    _wait_until_there(page, slider)
    slider.press("Home")
    page.wait_for_timeout(PAUSE_MS)
    page.evaluate(WATCH_LAB, [lab.name, lab.slider, lab.picture])
    return _to_and_fro(page, slider, lab.run, presses)


def on_stock(page: Page, presses: int) -> list[float]:
    """Milliseconds of each press on the slider of stock ipywidgets."""
    slider = page.get_by_role("slider")
    _wait_until_there(page, slider, page.locator(PICTURE))
    page.evaluate(WATCH_STOCK, PICTURE)
    slider.press("Home")
    page.evaluate("benchTook(1)")
    page.wait_for_timeout(PAUSE_MS)
    return _to_and_fro(page, slider, STOCK_RUN, presses, before=1)


def _wait_until_there(page: Page, *wanted: Locator) -> None:
    for one in wanted:
        expect(one).to_be_visible(timeout=60_000)
    page.wait_for_load_state("networkidle")


def _to_and_fro(
    page: Page, slider: Locator, run: int, presses: int, before: int = 0
) -> list[float]:
    """Press, each time when the picture before has come; ``before`` presses are past already."""
    warm = before + PRESSES_TO_WARM
    for turn in range(PRESSES_TO_WARM + presses):
        slider.press(KEYS[(turn // run) % 2])
        took: list[float] = page.evaluate(f"benchTook({before + turn + 1})")
        page.wait_for_timeout(PAUSE_MS)
    return took[warm:]
