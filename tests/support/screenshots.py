"""Make the pictures of the docs anew: ``make screenshots``.

A classroom of its own is started, a trainee works in it, and each of the five pages and
each lab in use is taken at 1280 wide in both languages.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from qihang.answers import seeds, service
from qihang.operate.classroom import prepare
from qihang.operate.release import release
from qihang.sessions import sessions
from qihang.sessions.s5 import exercise as s5
from qihang.system.site import Site
from tests.conftest import ROOT, copy_of_the_course
from tests.support import exercise_page as exercise
from tests.support.classroom import Classroom, Seat, chromium, running
from tests.support.exercise_page import key
from tests.support.solutions import raw_answers

PICTURES = ROOT / "docs" / "screenshots"
TRAINEES = {"zh": "1001", "en": "1002"}
NOT_YET = "check_digit"
"""Left with a near miss, so that the result shows what a "not yet" looks like."""


LABS = PICTURES / "labs"
COLOURS = 128
"""Colours kept of a lab's picture: enough for its few flat ones, and a quarter of the size."""


def main() -> None:
    """Take all pictures."""
    LABS.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as folder:
        site = copy_of_the_course(Path(folder))
        os.environ.update(site.environment())
        os.chdir(site.root)
        prepare(site, "127.0.0.1", 0)
        with service.open_answers(site) as answers:
            for one in sessions()[1:]:
                if one.workbook:
                    release(site, answers.operator, one.name)
        with running(site) as classroom, chromium() as browser:
            for language in TRAINEES:
                take_all(browser, classroom, language)
                take_labs(browser, classroom, language)
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
    number = TRAINEES[language]
    seat.sign_in(number)

    seat.open("/workbook/s1")
    lab = page.locator(".lab--qr")
    key(lab, "text").fill("红茶 5kg")
    key(lab, "part-finder").check()
    expect(lab).to_have_attribute("data-kept", "yes")
    show(page, ".lab--qr")
    take("workbook")

    seat.open("/exercise/s1")
    known = chosen(classroom.site, language)
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


def peel(lab: Locator) -> None:
    """Guess, and take four costs off."""
    key(lab, "estimate-box").fill("17")
    key(lab, "estimate-box").press("Enter")
    for taken in range(1, 5):
        key(lab, "next").click()
        expect(lab.locator('[data-key^="piece-"]')).to_have_count(taken)


def press(name: str) -> Callable[[Locator], None]:
    """Press one button of a lab."""
    return lambda lab: key(lab, name).click()


def write(name: str, value: str) -> Callable[[Locator], None]:
    """Write into one box of a lab."""

    def written(lab: Locator) -> None:
        key(lab, name).fill(value)
        key(lab, name).press("Enter")

    return written


USED: dict[str, dict[str, Callable[[Locator], None]]] = {
    "s3": {
        "demand": press("example"),
        "peel": peel,
        "margin": press("example-500"),
        "breakeven": write("orders-box", "200"),
        "coupon": press("example-full"),
    },
    "s5": {
        "funnel": press("next"),
        "ads": write("spend-box", "3000"),
        "report": press("kind-bar"),
        "script": press("down-price"),
    },
}
"""How each lab of a session is put to use before its picture is taken."""


BOXES = {"s3": "prices", "s5": "offer"}
"""A question of each new kind, by its session: a table, and a text."""


def take_labs(browser: Browser, classroom: Classroom, language: str) -> None:
    """Each lab of the sessions after the first, and a box of each new kind, in use."""
    seat = Seat.at(browser, classroom)
    seat.sign_in(TRAINEES[language])
    seat.page.locator(f"#page-header [data-lang={language}]").click()
    for session, used in USED.items():
        seat.open(f"/workbook/{session}")
        for name, use in used.items():
            lab = seat.page.locator(f".lab--{name}")
            before = lab.get_attribute("data-turn")
            use(lab)
            expect(lab).not_to_have_attribute("data-turn", str(before))
            keep(lab, f"{name}-{language}")
        seat.open(f"/exercise/{session}")
        exercise.wait_until_drawn(seat.page)
        question = BOXES[session]
        exercise.fill(
            seat.page, question, right_answers(classroom.site, language, session)[question]
        )
        keep(exercise.box(seat.page, question), f"{question}-{language}")
    seat.close()


def worth_showing(site: Site, language: str, question: str) -> object:
    """The right answer to a question of :data:`BOXES`; a text as a person would write it."""
    if question == "prices":
        return right_answers(site, language, "s3")[question]
    pack = s5.generate(seed_of(site, language, "s5")).pack
    name, place = pack.name.translations()[language], pack.place.translations()[language]
    if language == "zh":
        return (
            f"大家好。这包{name}产地是{place}，今年采的，检验报告在商品页。"
            f"一包 {pack.grams} 克，{pack.price} 元。想买的话，点下面的商品下单。"
        )
    return (
        f"Hello everyone. This {name.lower()} grows in {place} and was picked this year. "
        f"The test is on the goods page. A pack has {pack.grams} g and costs {pack.price} yuan. "
        "To buy it, press the goods below."
    )


def keep(part: Locator, name: str) -> None:
    """The picture of a part of a page, in few colours."""
    path = LABS / f"{name}.png"
    part.screenshot(path=str(path), animations="disabled")
    Image.open(path).convert("RGB").quantize(COLOURS).save(path, optimize=True)


def right_answers(site: Site, language: str, session: str) -> dict[str, object]:
    """The right answers of the trainee who works in a language."""
    return raw_answers(session, ROOT, seed_of(site, language, session), "right")


def seed_of(site: Site, language: str, session: str) -> str:
    """The seed of the numbers of the trainee who works in a language."""
    return seeds.make(site.secret("seeds"), TRAINEES[language], session, 1)


def chosen(site: Site, language: str) -> dict[str, object]:
    """Right answers but for one."""
    wrong = raw_answers("s1", ROOT, seed_of(site, language, "s1"), "wrong")
    return right_answers(site, language, "s1") | {NOT_YET: wrong[NOT_YET]}


def show(page: Page, selector: str) -> None:
    """Bring a part of the page to the top of the window."""
    page.locator(selector).evaluate(
        "part => scrollTo(0, part.getBoundingClientRect().top + scrollY - 96)"
    )


if __name__ == "__main__":
    main()
