"""Helplines: numbers with what they are for, and a sign where nobody checked them."""

from dataclasses import replace

from qihang.commerce.helplines import HELPLINES
from widgets import Helplines
from widgets.labs import helplines


def test_each_number_stands_with_what_it_is_for():
    for shown, line in zip(Helplines().view["lines"], HELPLINES, strict=True):
        assert shown["number"] == line.number
        assert shown["text"] == line.words.translations()
        assert shown["ask"] == (not line.checked and not line.urgent)


def test_a_number_that_nobody_checked_is_marked_and_may_be_called(monkeypatch):
    unread = replace(HELPLINES[-1], source=None, date_checked=None)
    monkeypatch.setattr(helplines, "HELPLINES", (*HELPLINES[:-1], unread))
    view = Helplines().view
    assert [one["number"] for one in view["lines"] if one["ask"]] == [unread.number]
    assert "有“?”的，是公开的号码" in view["check"]["zh"]
    assert f"{unread.number} " not in view["sources"]["zh"]


def test_no_number_needs_another_one_first():
    said = Helplines().view["check"]
    assert "有“?”" not in said["zh"]
    assert not any(one.number in said["zh"] for one in HELPLINES if not one.urgent)


def test_the_sources_stand_with_the_last_day_on_which_one_was_read():
    sources = Helplines().view["sources"]["zh"]
    known = [one for one in HELPLINES if one.source]
    assert all(f"{one.number} {one.source.zh}" in sources for one in known)
    assert str(max(one.date_checked for one in known)) in sources


def test_nobody_asks_before_calling_police_or_ambulance():
    view = Helplines().view
    assert {"110", "120"} <= {one["number"] for one in view["lines"] if not one["ask"]}
    assert view["check"]["zh"].startswith("有危险，110、120 马上打")
