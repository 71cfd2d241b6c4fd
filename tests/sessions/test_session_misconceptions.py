"""Every misconception that a session is to meet brings its own hint, in both languages."""

from random import Random

import pytest

from qihang.sessions import every_misconception, every_practice_item
from tests.conftest import ROOT
from tests.questions.distractors import answers_with
from tests.support.solutions import keyed_items

PRACTICE = every_practice_item()

OF_SESSIONS = {
    "s3": {
        "markup = margin": ["margin-is-markup", "markup-for-margin", "margin-for-markup"],
        "50 % margin means × 1.5": ["margin-added-to-cost"],
        "sales = profit": ["sales-are-profit"],
        "fees are on cost": ["fee-on-cost"],
        "refunds only lose the fee": ["refunds-lose-only-the-fee"],
        "a deposit is a cost": ["deposit-is-a-cost"],
        "20 % down then up returns": ["down-then-up-returns"],
        "small loss × volume = gain": ["small-loss-many-orders"],
        "8折 is 80 % off": ["tenths-are-off"],
        "the order of coupons does not matter": ["coupon-order-is-the-same"],
    },
    "s5": {
        "GMV is income": ["gmv-is-income"],
        "ROAS 2 is always good": ["roas-two-is-good"],
        "the average of rates is the rate": ["average-of-rates"],
        "more traffic fixes conversion": ["more-traffic-fixes"],
        "one good day is a trend": ["one-day-is-a-trend"],
        "fake orders: everyone does it": ["everyone-brushes"],
        "the lowest rate is the weak step": ["lowest-rate-is-weak"],
        "per buyer = per order": ["per-order-for-per-buyer", "per-buyer-for-per-order"],
    },
}
"""By session and by what people think: The misconceptions that answer it."""


def questions(session):
    """All questions of a session: those of its exercise, and those to practise."""
    yield from (item.keyed() for item in keyed_items(session, ROOT))
    for name, drawing in PRACTICE.items():
        if name.startswith(f"{session}."):
            yield drawing(Random(name)).question


def heard(session):
    """The misconceptions that a trainee hears of in a session, each from a marked answer."""
    for question in questions(session):
        for *distractor, misconception in getattr(question, "misconceptions", ()):
            for raw in answers_with(question, *distractor):
                verdict = question.mark(raw)
                if verdict.outcome != "right" and verdict.idea == misconception:
                    yield misconception


@pytest.mark.parametrize("session", OF_SESSIONS)
def test_each_misconception_of_a_session_is_answered_by_a_hint_of_its_own(session):
    told = set(heard(session))
    for thought, misconceptions in OF_SESSIONS[session].items():
        assert set(misconceptions) <= told, (thought, set(misconceptions) - told)


@pytest.mark.parametrize("session", OF_SESSIONS)
def test_no_two_misconceptions_share_a_hint(session):
    misconceptions = [
        misconception for several in OF_SESSIONS[session].values() for misconception in several
    ]
    hints = [
        every_misconception()[misconception].next_step.translations()["en"]
        for misconception in misconceptions
    ]
    assert len(hints) == len(set(hints))


@pytest.mark.parametrize("session", OF_SESSIONS)
def test_every_distractor_of_an_exercise_brings_its_own_hint(session):
    for item in keyed_items(session, ROOT):
        question = item.keyed()
        for *distractor, misconception in getattr(question, "misconceptions", ()):
            for raw in answers_with(question, *distractor):
                verdict = question.mark(raw)
                assert verdict.outcome == "right" or verdict.idea == misconception, (item.name, raw)
