"""Make the pictures of the docs anew: ``make screenshots``.

A classroom of its own is started, a trainee works in it, and each of the five pages
is taken at 1280 wide in both languages.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from qihang import seeds
from qihang.site import Site
from tests.browser import exercise
from tests.browser.exercise import key
from tests.classroom import Classroom, Seat, chromium, running
from tests.conftest import ROOT, copy_of_the_course
from tests.solutions import answers

PICTURES = ROOT / "docs" / "screenshots"
SEATS = {"zh": "1001", "en": "1002"}
NOT_YET = "check_digit"
"""Left with a near miss, so that the result shows what a "not yet" looks like."""


def main() -> None:
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as folder:
        site = copy_of_the_course(Path(folder))
        os.environ.update(site.environment())
        os.chdir(site.root)
        with running(site) as classroom, chromium() as browser:
            for language in SEATS:
                take_all(browser, classroom, language)
        os.chdir(ROOT)


def take_all(browser: Browser, classroom: Classroom, language: str) -> None:
    """The five pages as one trainee sees them."""
    seat = Seat.at(browser, classroom)
    page = seat.page

    def take(name: str) -> None:
        page.screenshot(path=str(PICTURES / f"{name}-{language}.png"))

    seat.open("/login")
    page.locator(f"#page-header [data-lang={language}]").click()
    take("sign-in")
    number = SEATS[language]
    seat.sign_in(number)

    seat.open("/workbook/s1")
    lab = page.locator(".lab--qr")
    key(lab, "text").fill("红茶 5kg")
    key(lab, "part-finder").check()
    expect(lab).to_have_attribute("data-kept", "yes")
    show(page, ".lab--qr")
    take("workbook")

    seat.open("/exercise/s1")
    known = chosen(classroom.site, number)
    exercise.wait_until_drawn(page)
    for question, value in known.items():
        exercise.fill(page, question, value)
    show(page, '[data-question="pay_or_receive"]')
    take("exercise")
    seat.open("/")
    take("home")

    seat.open("/exercise/s1")
    exercise.wait_until_drawn(page)
    exercise.hand_in(page)
    exercise.wait_for_marks(page)
    show(page, '[data-key="handin"]')
    take("result")
    seat.close()


def chosen(site: Site, number: str) -> dict[str, object]:
    """Right answers but for one."""
    seed = seeds.make(site.secret("seeds"), number, "s1", 1)
    right = answers("s1", ROOT, seed, "right")
    return right | {NOT_YET: answers("s1", ROOT, seed, "wrong")[NOT_YET]}


def show(page: Page, selector: str) -> None:
    """Bring a part of the page to the top of the window."""
    page.locator(selector).evaluate(
        "part => scrollTo(0, part.getBoundingClientRect().top + scrollY - 96)"
    )


if __name__ == "__main__":
    main()
