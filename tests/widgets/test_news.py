"""News: what has changed outside, with source and days, on one screen that only tells."""

from datetime import date, timedelta

import pytest

from qihang.commerce import news
from qihang.language.readability import lengths
from tests.support.lab_page import hear
from widgets import News
from widgets.labs import news as card

every_session = pytest.mark.parametrize("session", news.sessions())

MOST = {"zh": 120, "en": 90}
"""Characters, or words, of a screen that only tells."""


@every_session
def test_each_change_stands_with_its_source_and_its_days(session):
    for shown, change in zip(News(session).view["changes"], news.changes(session), strict=True):
        assert shown["text"] == change.words.translations()
        for language in ("zh", "en"):
            assert str(change.day.year) in shown["month"][language]
            assert change.source.translations()[language] in shown["source"][language]
            assert str(change.date_checked or "") in shown["source"][language]


@every_session
def test_what_is_known_from_a_second_hand_says_so(session):
    for shown, change in zip(News(session).view["changes"], news.changes(session), strict=True):
        assert (shown["doubt"] is not None) == (change.date_checked is None)
        assert shown["doubt"] is None or shown["doubt"]["zh"].startswith("还没核对")


@pytest.mark.parametrize("days", [365, 366])
def test_what_was_looked_up_long_ago_says_so_when_it_is_read(monkeypatch, days):
    made = News("s1")
    newest = max(change.date_checked for change in news.changes("s1"))
    monkeypatch.setattr(card, "_today", lambda: newest + timedelta(days=days))
    hear(made, do="ready")
    said = {shown["doubt"]["en"] if shown["doubt"] else None for shown in made.view["changes"]}
    assert said == ({"Looked up long ago: it may have changed."} if days > 365 else {None})


@every_session
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("today", [date(2026, 11, 28), date(2036, 1, 1)])
def test_all_of_a_card_is_within_a_screen_that_only_tells(monkeypatch, session, language, today):
    monkeypatch.setattr(card, "_today", lambda: today)
    shown = News(session).view["changes"]
    texts = [one[part][language] for one in shown for part in one if one[part]]
    assert sum(sum(lengths(text, language)) for text in texts) <= MOST[language]
