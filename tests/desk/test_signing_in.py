"""The staff's sign-in as the desk's pages do it."""

import pytest

from qihang.server.staff import COOKIE
from tests.support.desk import PASSWORD, Colleague, add_staff, at_the_desk

pytestmark = pytest.mark.process

COUNT = iter(range(1, 200))


@pytest.fixture
def visitor(desk):
    """At a seat where nobody sat before."""
    return Colleague(desk.address, seat=f"127.3.0.{next(COUNT)}")


def location(answer):
    return answer.headers["Location"]


def test_each_role_comes_to_its_first_page(desk, visitor):
    visitor.sign_in("lecturer")
    assert location(visitor.ask("/")) == "/now"
    visitor.sign_in("office")
    assert location(visitor.ask("/")) != "/now"


def test_whoever_was_sent_to_sign_in_comes_back_to_the_page(desk, visitor):
    there = location(visitor.ask("/now?class=A"))
    assert location(visitor.post(there, name="lecturer", password=PASSWORD)) == "/now?class=A"


@pytest.mark.parametrize(
    "there", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_to_another_place(desk, visitor, there):
    answer = visitor.post(f"/login?next={there}", name="lecturer", password=PASSWORD)
    assert location(answer) == "/"


def test_a_wrong_password_says_so_and_then_how_long_to_wait(desk, visitor):
    for _ in range(3):
        missed = visitor.sent(visitor.sign_in("author", "wrong"))
    assert "not right yet" in missed.text
    assert 'value="author"' in missed.text
    assert "Please wait" in visitor.sent(visitor.sign_in("author")).text
    other = Colleague(desk.address, seat="127.3.1.1")
    assert other.sign_in("author").status == 302


def test_the_name_that_was_typed_is_shown_as_text(desk, visitor):
    page = visitor.sent(visitor.sign_in('"><script>alert(1)</script>', "x")).text
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page


def test_what_one_browser_is_told_another_one_does_not_see(desk, visitor):
    there = location(visitor.sign_in("somebody", "x"))
    assert "somebody" in visitor.ask(there).text
    assert "somebody" not in Colleague(desk.address, seat="127.3.1.9").ask(there).text


def test_signing_out_ends_it_at_the_service(desk, visitor):
    visitor.sign_in("officer")
    kept = visitor.cookies[COOKIE]
    assert location(visitor.post("/logout")) == "/login"
    visitor.cookies[COOKIE] = kept
    assert location(visitor.ask("/password")).startswith("/login")


def test_a_password_that_somebody_else_made_is_changed_first(desk, visitor):
    by = at_the_desk(desk.address, "office")
    added = by.post("/staff", do="add", name="新来的", role="lecturer", which="every")
    page = by.sent(added).text
    made = page.split("<code>")[1].split("</code>")[0]
    assert made in by.sent(added).text, "a reload shows the same one"
    # Its groups are there to be read, and nothing of what is typed.
    visitor.sign_in("新来的", made.replace(" ", "-"))
    assert location(visitor.ask("/now")) == "/password"
    short = visitor.send("/password", now=made, fresh="short", again="short").text
    assert "at least 10 characters" in short
    other = visitor.send("/password", now=made, fresh="a new sentence", again="another one").text
    assert "not the same yet" in other
    assert "a new sentence" not in other
    kept = visitor.post(
        "/password", now=made.replace(" ", ""), fresh="a new sentence", again="a new sentence"
    )
    assert "Your new password holds" in visitor.sent(kept).text
    assert visitor.ask("/now").status == 200
    again = Colleague(desk.address, seat="127.3.1.2")
    assert again.sign_in("新来的", made).status == 303
    assert again.sign_in("新来的", "anewsentence").status == 303
    assert again.sign_in("新来的", "a new sentence").status == 302


def test_the_password_that_stands_is_asked_for(desk, visitor):
    visitor.sign_in("class-teacher")
    kept = visitor.send("/password", now="wrong", fresh="a new sentence", again="a new sentence")
    assert "is not right yet" in kept.text
    assert Colleague(desk.address, seat="127.3.1.3").sign_in("class-teacher").status == 302


def test_a_preference_is_kept_with_the_person(desk, visitor):
    visitor.sign_in("lecturer")
    token = visitor.cookies["_qihang_desk_xsrf"]
    said = visitor.ask(
        "/api/preferences",
        "POST",
        '{"language": "en", "size": 24}',
        {"X-XSRFToken": token, "Content-Type": "application/json"},
    )
    assert said.status == 204
    again = at_the_desk(desk.address, "lecturer")
    assert 'data-lang="en"' in again.ask("/now").text
    wrong = visitor.ask("/api/preferences", "POST", "{}", {"X-XSRFToken": token})
    assert wrong.status == 400


def test_staff_of_some_classes_see_no_others(desk, visitor):
    add_staff(desk.site, "只管B", "class-teacher", ["B"])
    visitor.sign_in("只管B")
    assert "演示班" not in visitor.ask("/now").text
    assert visitor.ask("/now?class=%E6%BC%94%E7%A4%BA%E7%8F%AD").status == 403
    assert visitor.post("/now/pause", **{"class": "演示班"}).status == 403


def test_the_office_changes_takes_off_and_brings_back(desk, visitor):
    staff = add_staff(desk.site, "要走的", "lecturer")
    visitor.sign_in("office")
    author = {"staff": staff, "name": "要走的", "role": "author"}
    changed = visitor.send("/staff", do="change", which="every", **author).text
    assert "Saved. 要走的: Author, Every class." in changed
    assert "要走的 is taken off" in visitor.send("/staff", do="remove", staff=staff).text
    assert Colleague(desk.address, seat="127.3.1.4").sign_in("要走的").status == 303
    assert "要走的 is back" in visitor.send("/staff", do="back", staff=staff).text
    assert Colleague(desk.address, seat="127.3.1.5").sign_in("要走的").status == 302
    refused = visitor.send("/staff", do="remove", staff=desk.staff["office"])
    assert "Nobody would be left" in refused.text
    own = visitor.send("/staff", do="password", staff=desk.staff["office"])
    assert "Your own password" in own.text, "the page that would show it is signed out"


def test_nobody_gets_every_class_unless_it_is_chosen(desk, visitor):
    visitor.sign_in("office")
    one = {"do": "add", "name": "只教三班", "role": "class-teacher"}
    for refused, said in (
        (one, "Which classes?"),
        ({**one, "which": "these"}, "Which classes?"),
        ({**one, "which": "every", "classes": "演示班"}, "Choose one of the two"),
    ):
        page = visitor.send("/staff", **refused).text
        assert said in page
        assert 'value="只教三班"' in page, "what was typed is there again"
    kept = visitor.send("/staff", which="these", classes="演示班", other="三 班、 四班", **one)
    assert "只教三班: Class teacher, 演示班, 三 班, 四班." in kept.text


@pytest.mark.parametrize("fields", [{}, {"do": "explode"}, {"do": "change", "staff": "nobody"}])
def test_a_form_that_no_page_sends_is_refused(desk, visitor, fields):
    visitor.sign_in("office")
    assert visitor.post("/staff", **fields).status in (303, 400)
