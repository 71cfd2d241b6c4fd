"""A class that hands in at the same moment: from the click to the mark on the page."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.browser import PATIENCE_MS, window
from bench.found import Found, Outcome, also
from bench.handins import answer_all
from bench.room import numbers, opened_site, running
from bench.say import tell
from bench.scale import Scale
from bench.stats import percentile, summary
from qihang import service
from tests.browser.exercise import wait_until_drawn
from tests.classroom import Classroom, chromium

LEAD_MS = 3000
"""Between the last preparation and the click, so that every page knows the moment."""

PRESS_AT = """([at, patience]) => {
  const desk = () => document.querySelector('[data-key="handin"]');
  const total = () => document.querySelector(".handin-total");
  const press = () => document.querySelector('[data-key="hand-in"]').click();
  window.benchTook = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no points have come")), patience);
    const watch = () => {
      if (document.querySelector('[data-key="sure"]')) press();
      if (desk().dataset.marked !== "yes" || !total()?.clientHeight) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve((Date.now() - at) / 1000));
    };
    const observer = new MutationObserver(watch);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  setTimeout(press, at - Date.now());
}"""
"""Hands in at a moment, and notes when the points are on the page."""


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figure ``handin.p95_s``."""
    first, *everybody = numbers(1 + scale.hand_ins * scale.rounds)
    site = opened_site(folder / "ours", [first, *everybody])
    with service.desk(site) as desk:
        for number in (first, *everybody):
            answer_all(desk, number, "right")
    rounds: list[list[float]] = []
    with running(site) as room, chromium() as browser:
        _hand_in_at_once(browser, room, [first])
        for start in range(0, len(everybody), scale.hand_ins):
            trainees = everybody[start : start + scale.hand_ins]
            tell(f"handin: round {len(rounds) + 1}, {len(trainees)} pages are being opened")
            rounds.append(_hand_in_at_once(browser, room, trainees))
            tell(f"        marked, 95 % within {percentile(rounds[-1], 0.95):.2f} s")
        with service.desk(site) as desk:
            marks = {row["number"]: row["points"] for row in desk.latest_hand_ins("s1")}
    faults = [
        f"handin: {number} answered all right and got {marks.get(number)}"
        for number in everybody
        if marks.get(number) != max(filter(None, marks.values()), default=None)
    ]
    return Outcome([_figure(scale, rounds)], faults)


def _hand_in_at_once(browser: Browser, room: Classroom, trainees: Sequence[str]) -> list[float]:
    """Seconds from the click to the points on the page, a value a trainee."""
    with ExitStack() as windows:
        pages: list[Page] = []
        for number in trainees:
            seat = windows.enter_context(window(browser, room, number))
            seat.open("/exercise/s1")
            wait_until_drawn(seat.page)
            pages.append(seat.page)
        at = pages[0].evaluate("Date.now()") + LEAD_MS
        for page in pages:
            page.evaluate(PRESS_AT, [at, PATIENCE_MS])
        return [page.evaluate("benchTook") for page in pages]


def _figure(scale: Scale, rounds: list[list[float]]) -> Found:
    told = summary([percentile(one, 0.95) for one in rounds])
    every = [took for one in rounds for took in one]
    return Found(
        "handin.p95_s",
        told["median"],
        told,
        f"{scale.hand_ins} windows of one Chromium, a trainee each, with S1's exercise open and "
        "every answer saved, press hand in at the same moment; in each page, the time from that "
        "moment until its points are drawn. 95 % of a round, the median of the rounds; one "
        "hand-in before the first round. Chromium runs on the same cores.",
        also={
            "click to mark, all rounds": also("s", summary(every)),
            "the last of a round": also("s", summary([max(one) for one in rounds])),
        },
        series={"ours": every},
    )
