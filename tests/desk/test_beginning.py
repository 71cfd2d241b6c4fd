"""A classroom in which nobody of the staff can sign in yet."""

import re

import pytest

from tests.support.desk import Colleague, desk_of
from tests.support.services import start_service

pytestmark = pytest.mark.process

SENTENCE = "good morning everybody"


@pytest.fixture
def address(open_site):
    """A desk without staff."""
    service = start_service(open_site)
    try:
        with desk_of(open_site) as one:
            yield one
    finally:
        service.terminate()
        service.wait(timeout=30)


def test_the_office_makes_the_first_account_at_this_pc_and_nobody_a_second(address):
    elsewhere = Colleague(address, seat="127.3.2.1")
    assert elsewhere.ask("/").headers["Location"] == "/login"
    assert elsewhere.ask("/login").headers["Location"] == "/begin"
    assert elsewhere.ask("/begin").status == 403
    assert elsewhere.post("/begin", name="我", fresh=SENTENCE, again=SENTENCE).status == 403

    here = Colleague(address)
    assert here.ask("/begin").status == 200
    short = here.send("/begin", name="教务王", fresh="short", again="short").text
    assert 'value="教务王"' in short
    assert "at least 10 characters" in short
    # What is to be mended has the focus.
    assert re.search('id="fresh"[^>]* autofocus', short)
    assert not re.search('id="name"[^>]* autofocus', short)
    assert "1 to 40" in here.send("/begin", name=" ", fresh=SENTENCE, again=SENTENCE).text
    made = here.send("/begin", name="教务王", fresh=SENTENCE, again=SENTENCE).text
    assert "教务王" in made
    assert "Next: add the staff" in made

    late = Colleague(address)
    late.ask("/login")
    assert late.ask("/begin").headers["Location"] == "/login"
    assert late.post("/begin", name="我", fresh=SENTENCE, again=SENTENCE).headers["Location"] == (
        "/login"
    )
    assert late.sign_in("教务王", SENTENCE).status == 302
