"""What has changed outside: each change with its source and its days."""

from datetime import date, timedelta

import pytest

from qihang.commerce import news
from qihang.language.readability import lengths, outside
from qihang.sessions import sessions

every_session = pytest.mark.parametrize("session", news.sessions())


def test_the_sessions_that_are_written_open_with_news():
    written = {one.name for one in sessions() if one.workbook and not one.optional}
    assert written <= set(news.sessions())


@every_session
def test_every_change_says_where_it_was_read_and_when(session):
    assert news.changes(session)
    for change in news.changes(session):
        assert change.found
        assert all(change.source.translations().values())
        assert all(change.words.translations().values())
        assert date(2020, 1, 1) <= change.day <= date(2030, 1, 1)
        if change.date_checked is not None:
            assert change.day <= change.date_checked
            assert date(2025, 1, 1) <= change.date_checked <= date(2030, 1, 1)


@every_session
def test_the_newest_change_comes_last(session):
    days = [change.day for change in news.changes(session)]
    assert days == sorted(days)


def test_only_what_was_read_at_its_source_counts_as_checked():
    checked = [
        change.found
        for session in news.sessions()
        for change in news.changes(session)
        if change.date_checked
    ]
    assert {found.split()[0].rstrip(",") for found in checked} == {
        "http://www.360shuma.com/cf/2022/0223/17667.html",
        "https://www.fjdaily.com/app/content/2025-03/19/content_3173457.html",
        "github.com/qisehong/china-law-db",
        "github.com/Theonefkguy/Chinese-Laws",
        "github.com/Buxiulei/lawer",
    }


def test_what_was_looked_up_a_year_ago_is_stale():
    [change, *_] = news.changes("s1")
    assert not change.is_stale(change.date_checked + timedelta(days=365))
    assert change.is_stale(change.date_checked + timedelta(days=366))


@every_session
def test_news_are_plain_words(session):
    for change in news.changes(session):
        assert outside(change.words.translations()["zh"]) == ""
        for language, most in (("zh", 30), ("en", 20)):
            assert max(lengths(change.words.translations()[language], language)) <= most


def test_a_session_that_tells_nothing_has_no_card():
    with pytest.raises(KeyError):
        news.changes("s0")
