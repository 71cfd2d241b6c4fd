"""Make the pictures of the docs anew: ``make screenshots``.

A classroom of its own is started, a trainee works in it, and each of the six pages, the plan that
is printed, and each lab in use is taken in both languages: a screen of a lesson whole, or the lab
alone where a lesson is one page. At the end the instructors' desk, with two classes at work.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from deploy.course import labs
from qihang.answers import seeds
from qihang.sessions import Session, generate
from qihang.sessions.screens import has_screens, screens
from qihang.system.notebooks import notebook
from qihang.system.site import Site
from tests.conftest import ROOT, every_lesson_open
from tests.support import exercise_page as exercise
from tests.support.classroom import Classroom, Seat, chromium, running
from tests.support.desk_pictures import a_class_at_work, take_desk
from tests.support.exercise_page import key
from tests.support.lab_page import SCREEN, own_tests
from tests.support.solutions import newest, raw_answers, right_answers
from widgets import QrLab
from widgets.core.lab import Lab

PICTURES = ROOT / "docs" / "screenshots"
TRAINEES = {"zh": "1001", "en": "1002"}
NOT_YET = "takings"
"""Left with a near miss, so that the result shows what a "not yet" looks like."""


LABS = PICTURES / "labs"
COLOURS = 128
"""Colours kept of a lab's picture: enough for its few flat ones, and a quarter of the size."""


def main() -> None:
    """Take all pictures."""
    LABS.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as folder:
        site = every_lesson_open(Path(folder))
        with running(site) as classroom, chromium() as browser:
            for language in TRAINEES:
                # The pages end with a hand-in, after which no box can be filled.
                take_labs(browser, classroom, language)
                take_all(browser, classroom, language)
            with a_class_at_work(classroom) as desk:
                for language in TRAINEES:
                    take_desk(browser, desk, language, PICTURES)


def take_all(browser: Browser, classroom: Classroom, language: str) -> None:
    """The six pages as one trainee sees them."""
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
    go_to(page, next(one for one in labs.written() if one.name == "s1"), QrLab)
    lab = page.locator(".lab--qr")
    key(lab, "text").fill("红茶 5kg")
    expect(lab).to_have_attribute("data-kept", "yes")
    take("workbook")

    seat.open("/exercise/s1")
    known = chosen(classroom.site, language)
    exercise.wait_until_drawn(page)
    for question, value in known.items():
        exercise.fill(page, question, value)
    turn_to(page, "which-codes")
    take("exercise")
    seat.open("/")
    take("home")

    seat.open("/exercise/s1")
    exercise.wait_until_drawn(page)
    exercise.hand_in(page)
    exercise.wait_for_marks(page)
    turn_to(page, "hand-in")
    take("result")
    seat.open("/jobs")
    take("jobs")
    take_plan(seat, language)
    seat.close()


def take_plan(seat: Seat, language: str) -> None:
    """The page to print, of the plan that was filled in for the picture of its box."""
    paper = seat.page.request.get(f"{seat.classroom.address}/plan.pdf").body()
    [page] = pypdfium2.PdfDocument(paper)
    drawn = page.render(scale=1.5).to_pil().quantize(COLOURS)
    drawn.save(PICTURES / f"plan-{language}.png", optimize=True)


def take_labs(browser: Browser, classroom: Classroom, language: str) -> None:
    """Each laboratory in use, and a box of each kind that the first session does not have."""
    seat = Seat.at(browser, classroom)
    seat.sign_in(TRAINEES[language])
    seat.page.locator(f"#page-header [data-lang={language}]").click()
    for session, kind, use in uses():
        seat.page.set_viewport_size(SCREEN)
        seat.open(f"/workbook/{session.name}")
        alone = go_to(seat.page, session, kind)
        name = kind().view["lab"]
        lab = seat.page.locator(f".lab--{name}")
        before = lab.get_attribute("data-turn")
        use(lab)
        expect(lab).not_to_have_attribute("data-turn", str(before))
        expect(lab).to_have_attribute("data-kept", "yes")
        keep(seat.page if alone else lab, f"{name}-{language}")
    for session, item in labs.first_of_each_kind():
        seat.open(f"/exercise/{session.name}")
        exercise.wait_until_drawn(seat.page)
        answer = worth_showing(classroom.site, language, session.name, item.name)
        exercise.fill(seat.page, item.name, answer)
        keep(exercise.box(seat.page, item.name), f"{labs.answer(item)}-{language}")
    seat.close()


def uses() -> Iterator[tuple[Session, type[Lab], Callable[[Locator], None]]]:
    """The laboratories whose own tests ``use`` them, each in the first session that has it."""
    met: set[type[Lab]] = set()
    for session in labs.written():
        for kind in labs.laboratories(session):
            if kind not in met and (use := getattr(own_tests(kind), "use", None)):
                yield session, kind, use
            met.add(kind)


def go_to(page: Page, session: Session, kind: type[Lab]) -> bool:
    """Go to the screen of a laboratory. Returns whether the page has screens."""
    read = notebook(ROOT / str(session.workbook))
    for screen in screens(read):
        if any(f"{kind.__name__}(" in read["cells"][place]["source"] for place in screen.cells):
            turn_to(page, screen.name)
    return has_screens(read)


def turn_to(page: Page, screen: str) -> None:
    """Show one screen of a page, be it that the whole of it was shown."""
    # Before it shows a screen, the page follows no address.
    page.locator("section.screen:visible").first.wait_for()
    page.evaluate("(name) => { location.hash = name; }", screen)
    if page.locator(":root.whole").count():
        page.locator("#step-bar button").first.click()
    page.locator(f'section[data-screen="{screen}"]').wait_for()
    page.evaluate("scrollTo(0, 0)")


def worth_showing(site: Site, language: str, session: str, question: str) -> object:
    """A right answer, as a person would give it where the session's own tests say how."""
    shown = getattr(import_module(f"tests.sessions.test_{session}"), "SHOWN", {})
    if question in shown:
        case = generate(newest(session), seed_of(site, language, session))
        return shown[question](case, language)
    return right_answers(site, TRAINEES[language], newest(session))[question]


def keep(part: Locator | Page, name: str) -> None:
    """The picture of a page or of a part of it, in few colours."""
    path = LABS / f"{name}.png"
    part.screenshot(path=str(path), animations="disabled")
    Image.open(path).convert("RGB").quantize(COLOURS).save(path, optimize=True)


def seed_of(site: Site, language: str, session: str) -> str:
    """The seed of the numbers of the trainee who works in a language."""
    return seeds.make(site.secret("seeds"), TRAINEES[language], newest(session), 1)


def chosen(site: Site, language: str) -> dict[str, object]:
    """Right answers but for one."""
    wrong = raw_answers(newest("s1"), ROOT, seed_of(site, language, "s1"), "wrong")
    return right_answers(site, TRAINEES[language], newest("s1")) | {NOT_YET: wrong[NOT_YET]}


if __name__ == "__main__":
    main()
