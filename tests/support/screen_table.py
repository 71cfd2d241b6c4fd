"""Measure the screens of lessons: ``make screens`` writes ``docs/screens.md``.

Each screen of a session that has screens is shown in Chromium in a window of 1366 × 625 pixels
with letters of 20 pixels, in both languages, and what is on it is counted. The limits are those
of ``docs/author.md``; a test holds the same measures to them.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from qihang.sessions import Session, editions, sessions
from qihang.sessions.minutes import units
from qihang.sessions.screens import Screen, has_screens, screens
from qihang.system.notebooks import notebook
from tests.conftest import ROOT, every_lesson_open
from tests.support.classroom import Classroom, Seat, chromium, running

WIDTH, HEIGHT, LETTERS = 1366, 625, 20

TABLE = ROOT / "docs" / "screens.md"

MOST = {"zh": (60, 120), "en": (45, 90)}
"""Characters (Chinese) or words (English) of a screen: beside a task, and where it only tells."""

MOST_CONTROLS = 5

DRAWN = """() => {
  const shown = document.querySelector("section.screen:not([hidden])");
  const tasks = shown ? [...shown.querySelectorAll(".screen-task [cell-index], .screen-task")] : [];
  return shown !== null && tasks.every((one) => one.querySelector(".q-card, .q-note, img, svg, p"))
    && !shown.querySelector('[data-state="waiting"]');
}"""
"""Whether all that belongs to the screen is there."""

MEASURED = """() => {
  const shown = document.querySelector("section.screen:not([hidden])");
  const CONTROLS = "input:not([type=hidden]), select, textarea, button, a, summary, [role=slider]";
  const GROUPS = "fieldset, [role=group]:not(.q-card), [role=radiogroup], .q-count, ol, ul, table";
  const found = new Set();
  for (const one of shown.querySelectorAll(`.screen-task :is(${CONTROLS})`)) {
    if (!one.checkVisibility()) continue;
    let outermost = one;
    for (let up = one.parentElement; up && !up.matches(".q-card, section"); up = up.parentElement) {
      if (up.matches(GROUPS)) outermost = up;
    }
    found.add(one.closest("[data-control]")?.dataset.control ?? outermost);
  }
  const { scrollHeight } = document.documentElement;
  const end = shown.getBoundingClientRect().bottom + scrollY;
  const bar = document.getElementById("turn-bar").offsetHeight;
  return {
    controls: found.size,
    height: scrollHeight > innerHeight ? scrollHeight : Math.round(end + bar),
    width: document.documentElement.scrollWidth,
    tells: shown.classList.contains("screen--tells"),
  };
}"""
"""What is on the screen. A quantity or a choice is one control, however many ways it is set. The
page is as high as the window; where all fits, its height is counted to the end of the screen."""


@dataclass(frozen=True)
class Measured:
    """What one screen holds in one language, and how high the page is with it, in pixels."""

    kind: str
    screen: Screen
    language: str
    text: int
    tells: bool
    controls: int
    height: int
    width: int

    def over(self) -> list[str]:
        """The limits that it is over."""
        beside, alone = MOST[self.language]
        most = alone if self.tells else beside
        found = {
            f"{self.text} of at most {most} to read": self.text > most,
            f"{self.controls} controls": self.controls > MOST_CONTROLS,
            f"{self.height} pixels high": self.height > HEIGHT,
            f"{self.width} pixels wide": self.width > WIDTH,
        }
        return [says for says, is_over in found.items() if is_over]


def with_screens() -> list[Session]:
    """The sessions whose workbook has screens."""
    written = [one for one in sessions() if one.workbook]
    return [one for one in written if has_screens(notebook(ROOT / str(one.workbook)))]


def measured(
    seat: Seat, session: str, kinds: Sequence[str] = ("workbook", "exercise")
) -> Iterator[Measured]:
    """Every screen of a session's workbook and exercise, by a trainee who has signed in."""
    site = seat.classroom.site
    names = editions.editions_in((one.stem for one in site.pages.glob("exercise/*")), session)
    seat.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    for kind in kinds:
        name = session if kind == "workbook" else names[-1]
        read = notebook(site.pages / kind / f"{name}.ipynb")
        seat.open(f"/{kind}/{session}")
        seat.page.wait_for_selector("section.screen:not([hidden])")
        for language in MOST:
            seat.page.click(f"[data-lang={language}]")
            for screen in screens(read):
                yield _measure(seat.page, kind, read, screen, language)


def _measure(
    page: Page, kind: str, read: dict[str, Any], screen: Screen, language: str
) -> Measured:
    page.evaluate(f"location.hash = {json.dumps(screen.name)}")
    page.wait_for_selector(f'section[data-screen="{screen.name}"]:not([hidden])')
    page.wait_for_function(DRAWN)
    found = page.evaluate(MEASURED)
    cells = [read["cells"][place] for place in screen.cells]
    texts = [cell["source"] for cell in cells if language in cell["metadata"].get("tags", ())]
    text = sum(units("".join(one), language) for one in texts)
    return Measured(kind, screen, language, text, **_plain(found))


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in ("tells", "controls", "height", "width")}


# --- the table ---------------------------------


def main() -> None:
    """Write the table of every session that has screens."""
    with tempfile.TemporaryDirectory() as folder:
        site = every_lesson_open(Path(folder))
        with running(site) as classroom, chromium() as browser:
            parts = [_table(browser, classroom, one) for one in with_screens()]
    TABLE.write_text("\n".join([_HEAD, *parts]), encoding="utf-8")


_HEAD = f"""# Screens

Written by `make screens`: each screen in Chromium, window {WIDTH} × {HEIGHT}, letters of {LETTERS} pixels. At most {MOST["zh"][0]} characters and {MOST["en"][0]} words beside a task, {MOST["zh"][1]} and {MOST["en"][1]} where a screen only tells, {MOST_CONTROLS} controls, {HEIGHT} pixels of height. What is over its limit is **bold**.
"""  # noqa: E501


def _table(browser: Browser, classroom: Classroom, session: Session) -> str:
    seat = Seat.at(browser, classroom)
    seat.sign_in(next(iter(classroom.pins)))
    rows = list(measured(seat, session.name))
    seat.close()
    lines = [
        f"## {session.code} {session.title.zh} · {session.title.en}",
        "",
        "| page | screen | optional | characters | words | controls | height zh | height en |",
        "|---|---|---|---|---|---|---|---|",
    ]
    english = {(one.kind, one.screen.name): one for one in rows if one.language == "en"}
    for zh in (one for one in rows if one.language == "zh"):
        lines.append(_row(zh, english[zh.kind, zh.screen.name]))
    return "\n".join([*lines, ""])


def _row(zh: Measured, en: Measured) -> str:
    def cell(value: int, most: int) -> str:
        return f"**{value}**" if value > most else f"{value}"

    texts = [cell(one.text, MOST[one.language][one.tells]) for one in (zh, en)]
    controls = cell(max(zh.controls, en.controls), MOST_CONTROLS)
    heights = [cell(one.height, HEIGHT) for one in (zh, en)]
    optional = "yes" if zh.screen.optional else ""
    named = f"{zh.kind} | {zh.screen.name}"
    return f"| {named} | {optional} | {' | '.join([*texts, controls, *heights])} |"


if __name__ == "__main__":
    main()
