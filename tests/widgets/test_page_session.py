"""What a kernel knows about the trainee whose page it serves."""

import pytest

from qihang.answers import client, seeds
from qihang.answers.client import Refused, Unreachable
from tests.support.pretend_service import Service
from widgets.core.page_session import PageSession, Rehearsal, page_session


@pytest.fixture
def service():
    return Service()


@pytest.fixture
def session(service):
    return PageSession(service)


def test_a_page_session_is_claimed_once(session, service):
    assert not session.known()
    assert session.claim() == session.claim()
    assert service.calls == ["claim"]
    assert session.known()


def test_a_service_that_was_away_is_asked_again(session, service):
    service.away = True
    with pytest.raises(Unreachable):
        session.claim()
    service.away = False
    assert session.claim()["seed"] == service.state["seed"]


def test_a_saved_answer_is_remembered_with_its_time(session, service):
    saved_at = session.save("digit", "7")
    assert session.claim()["answers"]["digit"] == {"value": "7", "saved_at": saved_at}
    assert service.state["answers"]["digit"]["value"] == "7"


def test_an_answer_that_was_not_saved_is_not_remembered(session, service):
    session.claim()
    service.away = True
    with pytest.raises(Unreachable):
        session.save("digit", "7")
    assert session.claim()["answers"] == {}


def test_after_handing_in_nothing_is_asked_to_be_saved(session, service):
    session.hand_in({})
    with pytest.raises(Refused, match="handed-in"):
        session.save("digit", "7")
    assert "save" not in service.calls


def test_handing_in_at_another_computer_locks_this_page_too(session, service):
    session.claim()
    service.hand_in({})
    with pytest.raises(Refused, match="handed-in"):
        session.save("digit", "7")
    assert session.claim()["handed_in"]["receipt"] == "7K3M9QZX"


def test_watchers_hear_of_every_change(session):
    heard = []
    session.watch(lambda: heard.append(1))
    session.save("digit", "7")
    session.hand_in({})
    session.again()
    session.refresh()
    assert len(heard) == 4


@pytest.mark.parametrize("made", [Service, Rehearsal])
def test_what_is_ones_own_is_laid_over_what_was_kept_and_told(made):
    session, heard = PageSession(made()), []
    session.watch(lambda: heard.append(session.claim()["kept"]["own.goods"]["state"]))
    session.keep("own.goods", {"name": "Lamp", "unit": "each"})
    session.keep("own.goods", {"unit": "set"})
    session.keep("lab.qr", {"text": "a"})
    session.keep("lab.qr", {"level": "L"})
    assert heard == [{"name": "Lamp", "unit": "each"}, {"name": "Lamp", "unit": "set"}]
    assert session.claim()["kept"]["lab.qr"]["state"] == {"level": "L"}
    assert session.refresh()["kept"]["own.goods"]["state"] == heard[-1]


def test_a_box_that_cannot_be_redrawn_does_not_make_an_answer_unsaved(session, caplog):
    heard = []
    session.watch(lambda: 1 / 0)
    session.watch(lambda: heard.append(1))
    assert session.save("digit", "7")
    assert heard == [1]
    assert "a watcher of the page's session failed" in caplog.text


def test_a_paper_is_one_trainees_one_try_at_one_page():
    own = PageSession(Service("1.a")).paper()
    assert own == PageSession(Service("1.a")).paper()
    assert own != PageSession(Service("1.b")).paper()
    assert "1.a" not in own


def test_without_a_service_answers_live_as_long_as_the_kernel():
    session = PageSession(Rehearsal())
    session.save("digit", "7")
    session.keep("s1.bytes", {"value": "7"}, "right")
    claim = session.refresh()
    assert claim["kept_here"] is False
    assert claim["seed"] == seeds.SAMPLE
    assert claim["answers"]["digit"]["value"] == "7"
    assert claim["kept"]["s1.bytes"] == {"state": {"value": "7"}, "outcome": "right"}


@pytest.mark.parametrize("wish", [lambda one: one.hand_in({}), PageSession.again])
def test_without_a_service_nothing_can_be_handed_in(wish):
    with pytest.raises(Refused, match="not-kept"):
        wish(PageSession(Rehearsal()))


def test_a_kernel_outside_the_classroom_rehearses(monkeypatch):
    monkeypatch.delenv(client.SOCKET, raising=False)
    monkeypatch.delenv(client.TOKEN, raising=False)
    page_session.cache_clear()
    try:
        assert page_session().claim()["kept_here"] is False
        assert page_session() is page_session()
    finally:
        page_session.cache_clear()
