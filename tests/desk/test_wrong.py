"""What they get wrong: figures that a count by hand confirms, for one's own classes alone."""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from tests.support.desk import DeskSeat, add_staff, at_the_desk
from tests.support.marked import found, handed_in
from tests.support.pages import faults, small_targets, spill

pytestmark = [pytest.mark.process, pytest.mark.browser]

HOSTILE = '<img src=x onerror="window.hacked=1">"\'\u202e班'
CLASSES = ("三班", "四班", HOSTILE)
IDEAS = ("t1-added", "t1-one-pack", "not-yet-number")


@pytest.fixture(scope="module")
def handed(desk):
    """Two classes of ten and one of two; all handed in, some twice, some not marked yet."""
    numbers = [f"5{n:03d}" for n in range(22)]
    rows = [(number, CLASSES[n // 10]) for n, number in enumerate(numbers)]
    with service.open_answers(desk.site) as answers:
        answers.operator.enrol(
            [
                {"number": number, "name": "n", "class_name": name, "pin_hash": "x"}
                for number, name in rows
            ]
        )
        answers.operator.remove_trainees([numbers[9]])
    for kind in ("workbook", "exercise"):
        page = desk.site.page(kind, "t1")
        notebook = json.loads(page.read_text(encoding="utf-8"))
        notebook["metadata"]["qihang"] = {"form": "screens"}
        page.write_text(json.dumps(notebook), encoding="utf-8")
    for n, (number, _) in enumerate(rows):
        _hand_in(desk.site.store, n, number)
    return numbers


def _hand_in(store, n, number):
    month = 9 + n % 3
    first = {"total": found(0.0, idea=IDEAS[n % 3]), "offer": found(0.0, by_hand=n % 4 == 0)}
    handed_in(store, number, "t1", f"2026-{month:02d}-11", first)
    if n % 5 == 0:
        better = {"total": found(), "offer": found(1.0, parts=("claim-cure", "claim-cure"))}
        handed_in(store, number, "t1", f"2026-{month + 1:02d}-11", better)
    if n % 7 == 0:
        handed_in(store, number, "t1", "2026-12-11", None)


@pytest.fixture
def seat(browser, desk, handed):
    """A lecturer who looks at all classes."""
    one = DeskSeat.at(browser, desk.address, "lecturer", "/wrong?session=t1")
    yield one
    one.close()


def standing(one):
    if one["by_hand"]:
        return "waiting"
    if one["points"] == one["most"]:
        return "right"
    return "partly" if one["points"] else "not-yet"


def counted(store, classes, question, gone=False):
    """How many stand how in a question, and who has which idea: by plain SQL and by hand."""
    marks = ",".join("?" * len(classes))
    with closing(sqlite3.connect(store)) as of:
        rows = of.execute(
            "SELECT attempt.number, result.questions FROM result "
            "JOIN hand_in ON hand_in.id = result.hand_in_id "
            "JOIN attempt ON attempt.id = hand_in.attempt_id "
            "JOIN trainee ON trainee.number = attempt.number "
            f"WHERE class_name IN ({marks}) AND (removed_at IS NULL OR ?) ORDER BY hand_in.id",
            (*classes, gone),
        ).fetchall()
    newest = {number: json.loads(text)[question] for number, text in rows}
    stands = Counter(map(standing, newest.values()))
    ideas = Counter(
        idea
        for one in newest.values()
        if standing(one) in ("partly", "not-yet")
        for idea in {one["idea"], *(part["idea"] for part in one["parts"])} - {None}
    )
    return len(newest), stands, ideas


def figures(row):
    """The numbers of a row of a table, in the order of the parts."""
    return [int(text.split()[0]) for text in row.locator("td.q-number").all_inner_texts()]


def in_order(stands):
    return [stands[name] for name in ("right", "partly", "not-yet", "waiting")]


@pytest.mark.parametrize("classes", [CLASSES, CLASSES[:1], CLASSES[1:]], ids=["all", "one", "two"])
def test_every_figure_is_what_stands_in_the_store(seat, desk, classes):
    for name in CLASSES:
        if name not in classes:
            with seat.page.expect_navigation():
                seat.page.locator(".class-tick", has_text=name).locator("input").click()
    rows = seat.page.locator("#by-question tbody tr")
    for place, question in enumerate(("total", "offer")):
        people, stands, ideas = counted(desk.site.store, classes, question)
        assert figures(rows.nth(place)) == in_order(stands)
        said = rows.nth(place).locator(".wrong-ideas strong .t-zh").all_inner_texts()
        assert sorted(said) == sorted(f"{people} 人里 {many} 人" for many in ideas.values())
    assert str(people) in seat.page.locator(".wrong-rule").inner_text()


def test_months_and_classes_side_by_side_add_up_to_the_whole(seat, desk):
    total, stands, _ = counted(desk.site.store, CLASSES, "total")
    rows = seat.page.locator("#over tbody tr")
    for by, names in (("month", 4), ("class", 3)):
        seat.open(f"/wrong?session=t1&question=total&by={by}")
        expect(rows).to_have_count(names)
        columns = [sum(column) for column in zip(*map(figures, rows.all()), strict=True)]
        assert columns == in_order(stands)
        assert sum(columns) == total
    for row, name in zip(rows.all(), sorted(CLASSES), strict=True):
        assert row.locator("th").inner_text() == name
        assert figures(row) == in_order(counted(desk.site.store, [name], "total")[1])


def test_who_has_left_counts_if_wished(seat, desk):
    with_gone = counted(desk.site.store, CLASSES, "total", gone=True)
    assert with_gone[0] == counted(desk.site.store, CLASSES, "total")[0] + 1
    seat.page.locator("input[name=gone]").check()
    expect(seat.page.locator("input[name=gone]")).to_be_focused()
    row = seat.page.locator("#by-question tbody tr").first
    assert figures(row) == in_order(with_gone[1])


def test_the_commonest_idea_comes_first_and_leads_to_the_projector_at_the_trainees_port(seat, desk):
    _, _, ideas = counted(desk.site.store, CLASSES, "total")
    says_why = {idea: many for idea, many in ideas.items() if idea != "not-yet-number"}
    first = seat.page.locator("section[aria-labelledby=commonest] li").first
    expect(first.locator("strong")).to_contain_text(f"{max(says_why.values())} of 21")
    link = first.locator("a.wrong-look")
    expect(link).to_have_attribute("href", "http://127.0.0.1:8900/show/t1#work-out")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_usable_by_everybody_and_its_pictures_are_there(seat, language):
    seat.speak(language)
    seat.open("/wrong?session=t1&by=class&question=offer")
    pictures = seat.page.locator(f"img.t-{language}")
    expect(pictures).to_have_count(2)
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        seat.page.wait_for_function(
            "image => image.complete && image.naturalWidth > 0", arg=picture.element_handle()
        )
        assert picture.get_attribute("alt")
    assert faults(seat.page) == []
    assert spill(seat.page) == 0
    assert small_targets(seat.page) == []


def test_at_the_largest_letters_nothing_leaves_the_page(seat):
    seat.page.evaluate("document.documentElement.style.setProperty('--size', '32px')")
    assert spill(seat.page) == 0


def test_hands_that_were_counted_are_found_again_the_newest_first(seat, desk):
    with service.open_answers(desk.site) as answers:
        for screen, counts in (("work-out", {"A": 6, "B": 4}), ("gone", {"A": 1})):
            count = {"session": "t1", "screen": screen, "class_name": "三班", "counts": counts}
            answers.desk.keep_hand_count({**count, "at": ""}, desk.staff["lecturer"])
    seat.open("/wrong?session=t1")
    rows = seat.page.locator("section[aria-labelledby=hands] tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("A 1")
    expect(rows.last).to_contain_text("A 6 B 4")
    expect(rows.last).to_contain_text("三班")
    expect(rows.last).to_contain_text("Work it out")


def test_a_hostile_class_is_text(seat):
    expect(seat.page.locator(".wrong-who label").filter(has_text="onerror")).to_have_count(1)
    assert seat.page.evaluate("window.hacked") is None


def test_a_class_teacher_sees_the_own_class_alone(desk, handed):
    add_staff(desk.site, "教三班", "class-teacher", ["三班"])
    teacher = at_the_desk(desk.address, "教三班")
    page = teacher.ask("/wrong?session=t1").text
    assert "四班" not in page
    people, _, _ = counted(desk.site.store, ["三班"], "total")
    assert f"{people} people are counted" in page
    for path in ("/wrong?session=t1&class=%E5%9B%9B%E7%8F%AD", "/wrong?class=no-such"):
        assert teacher.ask(path).status == 403
    # All of theirs, not all there are, also where those who left are counted.
    gone = teacher.ask("/wrong?session=t1&by=class&gone=yes").text
    assert "四班" not in gone


def test_a_picture_needs_a_name_that_a_page_has_given(desk, handed):
    lecturer = at_the_desk(desk.address, "lecturer")
    names = re.findall(r"/wrong/[0-9a-f]{64}-en\.svg", lecturer.ask("/wrong?session=t1").text)
    picture = lecturer.ask(names[0])
    assert picture.status == 200
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.body
    assert lecturer.ask(f"/wrong/{'0' * 64}-en.svg").status == 404
    assert at_the_desk(desk.address, "office").ask(names[0]).status == 403


@pytest.mark.parametrize(
    "query", ["session=t9", "session=t1&edition=9", "session=t1&by=weather", "session=../t1"]
)
def test_what_there_is_not_is_not_here(desk, handed, query):
    assert at_the_desk(desk.address, "lecturer").ask(f"/wrong?{query}").status == 404


def test_a_question_that_there_is_not_gives_the_hardest_one(desk, handed):
    lecturer = at_the_desk(desk.address, "lecturer")
    assert lecturer.ask("/wrong?session=t1&question=%3Cscript%3E").status == 200
