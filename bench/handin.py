"""A class that hands in at the same moment: from the click to the mark on the page."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.beside import Beside
from bench.browser import PATIENCE_MS, window
from bench.found import Found, Outcome, also
from bench.handins import answer_all
from bench.room import numbers, opened_site, running
from bench.say import tell
from bench.scale import Scale
from bench.stats import percentile, summary
from qihang.answers import service
from tests.support.classroom import Classroom, chromium
from tests.support.exercise_page import wait_until_drawn

LEAD_MS = 3000
"""Between the last preparation and the click, so that every page knows the moment."""


@dataclass(frozen=True)
class Round:
    """Seconds until the mark, a value a trainee: on the page, and at the others."""

    windows: list[float]
    beside: list[float]


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
    rounds: list[Round] = []
    with running(site) as room, chromium() as browser:
        _hand_in_at_once(browser, room, [first], [])
        for start in range(0, len(everybody), scale.hand_ins):
            trainees = everybody[start : start + scale.hand_ins]
            tell(f"handin: round {len(rounds) + 1}, {len(trainees)} pages are being opened")
            seen, beside = trainees[: scale.windows], trainees[scale.windows :]
            rounds.append(_hand_in_at_once(browser, room, seen, beside))
            tell(f"        marked, 95 % within {percentile(rounds[-1].windows, 0.95):.2f} s")
        with service.desk(site) as desk:
            marks = {row["number"]: row["points"] for row in desk.latest_hand_ins("s1")}
    faults = [
        f"handin: {number} answered all right and got {marks.get(number)}"
        for number in everybody
        if marks.get(number) != max(filter(None, marks.values()), default=None)
    ]
    return Outcome([_figure(scale, rounds)], faults)


def _hand_in_at_once(
    browser: Browser, room: Classroom, seen: Sequence[str], beside: Sequence[str]
) -> Round:
    """Seconds from the click to the points, a value a trainee."""
    with ExitStack() as windows, Beside(room.address, beside) as others:
        pages: list[Page] = []
        for number in seen:
            seat = windows.enter_context(window(browser, room, number))
            seat.open("/exercise/s1")
            wait_until_drawn(seat.page)
            pages.append(seat.page)
        at = pages[0].evaluate("Date.now()") + LEAD_MS
        for page in pages:
            page.evaluate(PRESS_AT, [at, PATIENCE_MS])
        others.hand_in_at(at / 1000)
        return Round([page.evaluate("benchTook") for page in pages], others.took())


def _figure(scale: Scale, rounds: list[Round]) -> Found:
    told = summary([percentile(one.windows, 0.95) for one in rounds])
    every = [took for one in rounds for took in one.windows]
    beside = [took for one in rounds for took in one.beside]
    return Found(
        "handin.p95_s",
        told["median"],
        told,
        f"{scale.hand_ins} trainees with S1's exercise open and every answer saved hand in at the "
        f"same moment. {scale.windows} of them have a window of Chromium: in it, the time from "
        "that moment until the points are drawn. The others are clients that speak with the "
        "server as their pages would and draw nothing, as in a classroom each page has a "
        "computer of its own. 95 % of the windows of a round, the median of the rounds; one "
        "hand-in before the first round. Windows and clients run on the same cores.",
        also={
            "click to mark, windows, all rounds": also("s", summary(every)),
            "until the points had come, the others": also("s", summary(beside)),
            "95 % of all, a round": also(
                "s", summary([percentile(one.windows + one.beside, 0.95) for one in rounds])
            ),
        },
        series={"windows": every, "others": beside},
    )
