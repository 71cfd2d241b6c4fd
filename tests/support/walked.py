"""A lesson as it is walked: from screen to screen by the page's own buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from playwright.sync_api import Error

from qihang.sessions.s1.practice import WARES
from qihang.sessions.screens import Screen, screens
from tests.support.classroom import Seat
from tests.support.exercise_page import NOT_DRAWN
from tests.support.screen_table import DRAWN

SHOWN = "section.screen:not([hidden])"

KEYS = ["PageDown", "PageUp", "PgDn", "PgUp", "Tab", "Shift", "Enter", "Ctrl", "Backspace"]

SPOKEN_OF = {
    "zh": [*KEYS, "hongcha", "https", "shop", "example", "zxgk", "court", "gov", "ROAS"],
    "en": ["折", "箱", "架", "码", "手工布鞋", *WARES],
}
"""What a page in one language says in the other: names of keys, addresses, labels that are read.
More may stand in quotes, in brackets, and among a card's facts."""

TROUBLE = """([language, words, undrawn]) => {
  const shown = document.querySelector("section.screen:not([hidden])");
  const found = [...shown.querySelectorAll(undrawn)].map(() => "a widget is not drawn");
  const failed = '[data-mime-type*=error], [data-state=unsaved], [data-kept=unsaved]';
  const notice = document.getElementById("page-notice");
  for (const one of [...shown.querySelectorAll(failed), notice]) {
    if (one?.innerText.trim()) found.push(one.innerText.trim());
  }
  if (/Traceback|Error/.test(shown.innerText)) found.push("an error is told");
  for (const one of shown.querySelectorAll("img")) {
    if (one.complete && !one.naturalWidth) found.push("a picture is not there");
  }

  const foreign = language === "en" ? /[\\u3400-\\u9fff]+/g : /[A-Za-z]{3,}/g;
  const spokenOf = new RegExp(`^(?:${words.join("|")})+$`);
  const read = (text) => {
    const bare = (text ?? "").replace(/“[^”]*”|\\([^)]*\\)/g, "");
    for (const [word] of bare.matchAll(foreign)) {
      if (!spokenOf.test(word)) found.push(`in the other language: ${word}`);
    }
  };
  for (const part of [shown, ...document.querySelectorAll("#step-bar, #turn-bar")]) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const seen = text.parentElement.closest("select") ?? text.parentElement;
      if (seen.checkVisibility() && !seen.closest(".card-facts, code")) read(text.data);
    }
    for (const one of part.querySelectorAll("*")) {
      if (!one.checkVisibility()) continue;
      for (const name of ["aria-label", "aria-valuetext", "alt", "placeholder", "title"]) {
        read(one.getAttribute(name));
      }
    }
  }
  return found;
}"""
"""What is wrong on the screen that is shown."""


@contextmanager
def at(place: str) -> Iterator[None]:
    """Whatever fails meanwhile says that it was here."""
    try:
        yield
    except (AssertionError, Error) as error:
        error.add_note(f"at {place}")
        raise


def walk(
    seat: Seat, read: Mapping[str, Any], language: str, work: Callable[[], None] = lambda: None
) -> None:
    """Go from the first screen of a page to its last, the optional ones too.

    Nothing may be wrong on any of them; ``work`` is what is done on each.
    """
    way = screens(read)
    for screen, following in [*pairwise(way), (way[-1], None)]:
        with at(f"screen {screen.name}"):
            arrive(seat, screen)
            found = trouble(seat, language)
            assert not found, found
            work()
            if following:
                press_on(seat, screen, following)


def arrive(seat: Seat, screen: Screen) -> None:
    """Wait until a screen is shown, and all that belongs to it is there."""
    seat.page.wait_for_selector(f'section[data-screen="{screen.name}"]:not([hidden])')
    seat.page.wait_for_function(DRAWN)


def trouble(seat: Seat, language: str) -> list[str]:
    """What is wrong on the screen that is shown, and at this seat."""
    given = [language, SPOKEN_OF[language], NOT_DRAWN]
    return [*seat.page.evaluate(TROUBLE, given), *seat.outside, *seat.errors]


def press_on(seat: Seat, here: Screen, following: Screen) -> None:
    """Press what leads to the screen that follows, be it beside the way."""
    is_beside = following.optional and not here.optional
    seat.page.locator("button.turn-aside" if is_beside else ".turn--on").click()
