"""One trainee who opens a lesson in Chromium: from the click until a key press is answered."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from bench.browser import window
from bench.found import Found, Outcome, also
from bench.room import numbers, opened_site, running
from bench.say import tell
from bench.scale import Scale
from bench.seat import Incomplete, lesson
from bench.stats import summary
from tests.support.classroom import chromium

LINK = "#session-s1-workbook-open"
SLIDER = '.lab--qr [data-key="quiet-slider"]'
KEYS = ("ArrowRight", "ArrowLeft")

WATCH = """(() => {
  const WIDGETS = ".lab, [data-item]";
  const PATIENCE_MS = 60000;
  addEventListener("click", () => sessionStorage.setItem("clicked", Date.now()), true);
  const wanted = Number(sessionStorage.getItem("widgets"));
  const since = () => (Date.now() - sessionStorage.getItem("clicked")) / 1000;
  const when = (so) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("the page does not get ready")), PATIENCE_MS);
    const look = () => (so() ? resolve(since()) : requestAnimationFrame(look));
    look();
  });
  const drawn = () => {
    const nodes = [...document.querySelectorAll(WIDGETS)];
    const all = wanted && nodes.length >= wanted;
    return all && nodes.every((node) => node.dataset.state !== "waiting" && node.clientHeight);
  };
  const turn = () => document.querySelector(".lab--qr").dataset.turn;
  window.bench = {
    drawn: () => when(drawn),
    expect() {
      const before = turn();
      bench.answered = when(() => turn() !== before);
    },
  };
})()"""
"""Tells in each page the seconds from the click until all is drawn, and a key answered."""


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figure ``page.p50_s``."""
    [number] = numbers(1)
    site = opened_site(folder / "ours", [number])
    with running(site) as room, chromium() as browser, window(browser, room, number) as seat:
        seat.page.add_init_script(WATCH)
        widgets = _warm(seat.page, f"{room.address}/workbook/s1")
        drawn, answered = [], []
        for turn in range(scale.opens):
            seat.open("/")
            one, other = _open(seat.page, widgets, KEYS[turn % 2])
            drawn.append(one)
            answered.append(other)
        tell(f"page: drawn {summary(drawn)['median']:.2f} s, {summary(answered)['median']:.2f} s")
    return Outcome([_figure(scale, drawn, answered)])


def _warm(page: Page, address: str) -> int:
    """Open the lesson once; returns how many widgets it has."""
    response = page.goto(address)
    assert response is not None
    widgets = len(lesson(response.text()).views)
    expect(page.locator(".lab, [data-item]")).to_have_count(widgets)
    page.evaluate(f"sessionStorage.setItem('widgets', {widgets})")
    return widgets


def _open(page: Page, widgets: int, key: str) -> tuple[float, float]:
    """Seconds from the click until all is drawn, and until a key press is answered."""
    page.locator(LINK).click(no_wait_after=True)
    page.wait_for_url("**/workbook/s1", wait_until="commit")
    drawn: float = page.evaluate("bench.drawn()")
    page.evaluate("bench.expect()")
    page.locator(SLIDER).press(key)
    answered: float = page.evaluate("bench.answered")
    if page.locator(".lab, [data-item]").count() != widgets:
        raise Incomplete("a page in Chromium has not all of its widgets")
    return drawn, answered


def _figure(scale: Scale, drawn: list[float], answered: list[float]) -> Found:
    told = summary(answered)
    return Found(
        "page.p50_s",
        told["median"],
        told,
        f"One trainee in Chromium clicks S1's workbook on the home page, {scale.opens} times, "
        "after it was opened once. It is interactive when every widget is drawn and knows its "
        "trainee, and the first lab has answered a key press on its slider, which is sent as soon "
        "as all is drawn. Between the two lies the time in which the tool that presses reacts.",
        also={
            "click to the last widget drawn": also("s", summary(drawn)),
            "click to the answer of the first lab": also("s", told),
        },
        series={"ours, all drawn": drawn, "ours, a key answered": answered},
    )
