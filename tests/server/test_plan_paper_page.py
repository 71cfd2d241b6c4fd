"""The plan as a trainee's page: the own one, to be printed, and nobody else's."""

import json
from contextlib import closing

import pypdfium2
import pytest

from qihang.answers.client import Blocking
from qihang.answers.service import open_answers
from tests.conftest import page_token
from tests.support.classroom import running
from tests.support.course import with_a_plan
from tests.support.visitor import Visitor, signed_in

pytestmark = pytest.mark.process

QUESTION = "total"


@pytest.fixture
def classroom(open_site):
    """A classroom in which T1 asks for a plan."""
    with_a_plan(open_site, QUESTION)
    with running(open_site) as one:
        yield one


def save(classroom, number, **plan):
    """Save a plan as a page of the exercise does."""
    with open_answers(classroom.site) as answers:
        token = page_token(answers, number, pin=classroom.pins[number])
    with closing(Blocking(classroom.site.answer_socket)) as page:
        page.call("save", token=token, question=QUESTION, value=plan, stamp=f"{number} {plan}")


def text(answer):
    with pypdfium2.PdfDocument(answer.body) as document:
        return document[0].get_textpage().get_text_bounded()


@pytest.mark.security("a trainee asks for another's plan by parameter, or without a sign-in")
def test_a_trainee_prints_the_own_plan_and_nobody_else_s(classroom):
    save(classroom, "1001", start="3000")
    save(classroom, "1002", start="500")
    own, other, third = (
        signed_in(classroom.address, number, classroom.pins[number])
        for number in ("1001", "1002", "1003")
    )
    paper = own.ask("/plan.pdf")
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.headers["Cache-Control"] == "no-store"
    assert "我第一个月的计划" in text(paper)
    assert "3000.00" in text(paper)
    assert 'href="/plan.pdf"' in own.ask("/").text
    for query in ("", "?number=1001", "?trainee=1001", "?session=t1&user=1001"):
        shown = text(other.ask(f"/plan.pdf{query}"))
        assert "500.00" in shown
        assert "3000.00" not in shown
    none = third.ask("/plan.pdf?number=1001")
    assert (none.status, "还没有计划" in none.text) == (200, True)
    assert 'href="/plan.pdf"' not in third.ask("/").text
    nobody = Visitor(classroom.address).ask("/plan.pdf")
    assert (nobody.status, nobody.headers["Location"].startswith("/login")) == (302, True)


def test_it_is_in_the_language_of_the_page(classroom):
    save(classroom, "1001", start="3000")
    own = signed_in(classroom.address, "1001", classroom.pins["1001"])
    own.ask("/")
    said = json.dumps({"language": "en", "size": 20})
    xsrf = {"X-XSRFToken": own.cookies["_xsrf"]}
    assert own.ask("/api/preferences", "POST", said, xsrf).status == 204
    assert "My plan for the first month" in text(own.ask("/plan.pdf"))
