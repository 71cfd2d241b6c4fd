"""What a person gave at the desk stands on the trainee's page, in a browser of the trainee's."""

import pytest
from playwright.sync_api import expect

from qihang.answers import service
from qihang.gradebook.marker import grade
from tests.conftest import in_place
from tests.support.classroom import PIN, Seat, running
from tests.support.desk import DeskSeat, add_staff, desk_of
from tests.support.submissions import class_that_handed_in
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.browser]

SAYS = {
    "zh": ("对了一部分", "教员说：价格在哪里？ <b>"),
    "en": ("Partly right", "Your instructor says: 价格在哪里？ <b>"),
}


def test_a_trainee_reads_points_and_comment_that_were_given_at_the_desk(browser, tmp_path):
    site = class_that_handed_in(tmp_path, ["right1"])
    with in_place(site):
        with service.open_answers(site) as answers:
            grade(site, answers.marker, "t1")
            answers.operator.show_results("t1", [])
        with running(site) as classroom:
            add_staff(site, "lecturer", "lecturer")
            with desk_of(site, classroom.address.rpartition(":")[2]) as address:
                lecturer = DeskSeat.at(browser, address, "lecturer", "/marking/t1/offer")
                lecturer.page.locator("#comment").fill("价格在哪里？ <b>")
                lecturer.page.locator("#points").fill("1.5")
                lecturer.page.locator("#points").press("Enter")
                lecturer.page.wait_for_url("**/marking?*")
                lecturer.close()

            def is_told():
                with service.open_answers(site) as answers:
                    [row] = answers.marker.latest_submissions("t1")
                return row["questions"]["offer"]["points"] == 1.5

            until(is_told)
            classroom.pins["right1"] = PIN
            trainee = Seat.at(browser, classroom)
            trainee.sign_in("right1")
            trainee.open("/exercise/t1")
            box = trainee.page.locator("[data-question=offer]")
            for language, (outcome, comment) in SAYS.items():
                trainee.page.locator(f"#page-header [data-lang={language}]").click()
                note = box.locator(f".box-note .t-{language}")
                expect(note.filter(has_text=outcome).first).to_contain_text("1.5")
                expect(note.filter(has_text="<b>").first).to_have_text(comment)
            trainee.close()
