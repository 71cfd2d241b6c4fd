"""A class that hands in at the same moment: from the click to the mark on the page."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.autograde import stock_seconds
from bench.beside import Beside
from bench.browser import PATIENCE_MS, window
from bench.classroom import opened_site
from bench.found import Found, Outcome, also
from bench.processes import wait_until_resting
from bench.progress import tell
from bench.scale import Scale
from bench.stats import percentile, summary
from bench.submissions import ASSIGNMENT, answer_all, hand_in
from qihang.answers import service
from qihang.system.site import Site
from tests.support.classroom import Classroom, chromium, numbers, running
from tests.support.exercise_page import wait_until_drawn

LEAD_MS = 3000
"""Between the last preparation and the click, so that every page knows the moment."""


@dataclass(frozen=True)
class Round:
    """Seconds until the mark, a value a trainee: on the page, and at the others."""

    windows: list[float]
    beside: list[float]

    @property
    def p95_s(self) -> float:
        """Within this time 95 % of the windows had their mark."""
        return percentile(self.windows, 0.95)


PRESS_AT = """([at, patience]) => {
  const card = () => document.querySelector('[data-key="handin"]');
  const total = () => document.querySelector(".handin-total");
  const live = (key) => document.querySelector(`[data-key="${key}"]:not([aria-disabled])`);
  const press = (key) => live(key)?.click();
  window.benchTook = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no points have come")), patience);
    const watch = () => {
      press("hand-in-so");
      if (card().dataset.marked !== "yes" || !total()?.clientHeight) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve((Date.now() - at) / 1000));
    };
    const observer = new MutationObserver(watch);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  setTimeout(() => press("hand-in"), at - Date.now());
}"""
"""Hands in at a moment, and notes when the points are on the page."""


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figures ``handin.p95_s`` and ``handin.ratio``."""
    first, *everybody = numbers(1 + scale.hand_ins * scale.rounds)
    classes = [
        everybody[start : start + scale.hand_ins]
        for start in range(0, len(everybody), scale.hand_ins)
    ]
    site = _answered(folder / "ours", [first, *everybody])
    twin = _handed_in(folder / "twin", everybody)
    rounds: list[Round] = []
    stock: list[float] = []
    with running(site) as classroom, chromium() as browser:
        _hand_in_at_once(browser, classroom, [first], [])
        for trainees in classes:
            tell(f"handin: round {len(rounds) + 1}, {len(trainees)} pages are being opened")
            seen, beside = trainees[: scale.windows], trainees[scale.windows :]
            rounds.append(_hand_in_at_once(browser, classroom, seen, beside))
            tell(f"        marked, 95 % within {rounds[-1].p95_s:.2f} s")
            wait_until_resting(classroom.process.pid)
            stock.append(stock_seconds(twin, trainees, folder / f"stock-{len(rounds)}"))
            tell(f"        stock marked the same in {stock[-1]:.1f} s")
    return Outcome([_figure(scale, rounds), ratio(scale, stock, rounds)], faults(site, everybody))


def _answered(folder: Path, trainees: Sequence[str]) -> Site:
    """A classroom in which every answer of these trainees is saved, and right."""
    site = opened_site(folder, trainees)
    with service.open_answers(site) as answers:
        for number in trainees:
            answer_all(site, answers, number, "right")
    return site


def _handed_in(folder: Path, trainees: Sequence[str]) -> Site:
    """A classroom in which the same is handed in, and not marked."""
    site = opened_site(folder, trainees)
    with service.open_answers(site) as answers:
        for number in trainees:
            hand_in(site, answers, number, "right")
    return site


def faults(site: Site, trainees: Sequence[str]) -> list[str]:
    """A sentence for each of them who answered all right and has not all points."""
    with service.open_answers(site) as answers:
        marks = {
            row["number"]: row["points"] for row in answers.marker.latest_submissions(ASSIGNMENT)
        }
    return [
        f"handin: {number} answered all right and got {marks.get(number)}"
        for number in trainees
        if marks.get(number) != max(filter(None, marks.values()), default=None)
    ]


def _hand_in_at_once(
    browser: Browser, classroom: Classroom, seen: Sequence[str], beside: Sequence[str]
) -> Round:
    """Seconds from the click to the points, a value a trainee."""
    with ExitStack() as windows, Beside(classroom.address, beside) as others:
        pages: list[Page] = []
        for number in seen:
            seat = windows.enter_context(window(browser, classroom, number))
            seat.open("/exercise/s1")
            wait_until_drawn(seat.page)
            pages.append(seat.page)
        at = pages[0].evaluate("Date.now()") + LEAD_MS
        for page in pages:
            page.evaluate(PRESS_AT, [at, PATIENCE_MS])
        others.hand_in_at(at / 1000)
        return Round([page.evaluate("benchTook") for page in pages], others.took())


def _figure(scale: Scale, rounds: list[Round]) -> Found:
    told = summary([one.p95_s for one in rounds])
    every = [took for one in rounds for took in one.windows]
    beside = [took for one in rounds for took in one.beside]
    return Found(
        "handin.p95_s",
        told["median"],
        told,
        f"{scale.hand_ins} trainees with an exercise like S1's open and every answer saved hand in "
        f"at the same moment. {scale.windows} of them have a window of Chromium: in it, the time "
        "from that moment until the points are drawn. The others are clients that speak with the "
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


def ratio(scale: Scale, stock: list[float], rounds: list[Round]) -> Found:
    """The figure ``handin.ratio``, a value a round."""
    ours = [one.p95_s for one in rounds]
    told = summary([slow / quick for slow, quick in zip(stock, ours, strict=True)])
    return Found(
        "handin.ratio",
        told["median"],
        told,
        f"The wall time of `nbgrader autograde`, as shipped, of the same {scale.hand_ins} hand-ins "
        "÷ `handin.p95_s` of the same round, in turns; the classroom rests while stock marks.",
        also={
            f"stock, all {scale.hand_ins} hand-ins": also("s", summary(stock)),
            "ours, click to mark, 95 % of the windows": also("s", summary(ours)),
        },
        series={"stock": stock, "ours": ours},
    )
