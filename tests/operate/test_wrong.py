"""What trainees get wrong: told by the command as by the desk, with the screen to look at again."""

import json

import pytest

from qihang.answers.client import Refused
from qihang.answers.service import open_answers
from qihang.cli import main
from qihang.operate import wrong as module
from qihang.operate.wrong import Whose, edition, opened, over, wrong
from qihang.system.errors import OperatorError
from tests.support.marked import found, handed_in

PEOPLE = (("2001", "三班"), ("2002", "三班"), ("2003", "四班"))


@pytest.fixture
def class_of_three(open_site):
    """Three people in two classes, all of whom handed T1 in; the pages have screens."""
    with open_answers(open_site) as answers:
        answers.operator.enrol(
            [
                {"number": number, "name": "n", "class_name": name, "pin_hash": "x"}
                for number, name in PEOPLE
            ]
        )
    for kind in ("workbook", "exercise"):
        page = open_site.page(kind, "t1")
        notebook = json.loads(page.read_text(encoding="utf-8"))
        notebook["metadata"]["qihang"] = {"form": "screens"}
        page.write_text(json.dumps(notebook), encoding="utf-8")
    added, one_pack = found(0.0, idea="t1-added"), found(0.0, idea="t1-one-pack")
    handed_in(open_site.store, "2001", "t1", "2026-09-01", {"total": added, "offer": found()})
    handed_in(open_site.store, "2002", "t1", "2026-10-01", {"total": added, "offer": found(1.0)})
    handed_in(open_site.store, "2003", "t1", "2026-10-01", {"total": one_pack, "offer": found()})
    return open_site


@pytest.fixture
def released(class_of_three):
    with open_answers(class_of_three) as answers:
        return opened(answers.operator.released(), "t1")


def test_a_question_has_its_heading_its_counts_and_its_ideas_with_screens(class_of_three, released):
    told = wrong(class_of_three, "t1", edition(released), Whose())
    total, offer = told.asked
    assert (told.people, told.unmarked) == (3, 0)
    assert total.title.translations()["en"] == "Question 1: how much together"
    assert (total.counts.right, total.counts.not_yet, offer.counts.partly) == (0, 3, 1)
    assert [(one.name, one.people, one.screen.name) for one in total.ideas] == [
        ("t1-added", 2, "work-out"),
        ("t1-one-pack", 1, "work-out"),
    ]
    assert total.ideas[0].thought.translations()["en"] == "You added the packs and the price."
    assert offer.screen is None


def test_the_commonest_ideas_of_all_questions_come_first(class_of_three, released):
    told = wrong(class_of_three, "t1", edition(released), Whose())
    assert [(asked.name, idea.name) for asked, idea in told.commonest] == [
        ("total", "t1-added"),
        ("total", "t1-one-pack"),
    ]


def test_that_it_is_not_right_yet_is_no_idea_and_stands_last(class_of_three, released):
    for number, _ in PEOPLE:
        unknown = {"total": found(0.0, idea="not-yet-number", parts=("t1-added",))}
        handed_in(class_of_three.store, number, "t1", "2026-11-01", unknown)
    told = wrong(class_of_three, "t1", edition(released), Whose())
    assert [one.name for one in told.asked[0].ideas] == ["t1-added", "not-yet-number"]
    assert [idea.name for _, idea in told.commonest] == ["t1-added"]


def test_what_was_left_empty_tells_of_no_idea(class_of_three, released):
    for number, _ in PEOPLE:
        left = {"total": found(0.0, idea="fill-every-cell", parts=("not-filled", "t1-added"))}
        handed_in(class_of_three.store, number, "t1", "2026-11-01", left)
    told = wrong(class_of_three, "t1", edition(released), Whose())
    assert [one.name for one in told.asked[0].ideas] == ["t1-added"]


def test_an_idea_that_nobody_knows_any_more_is_told_as_not_right_yet(class_of_three, released):
    handed_in(class_of_three.store, "2001", "t1", "2026-11-01", {"total": found(0.0, idea="gone")})
    told = wrong(class_of_three, "t1", edition(released), Whose(["三班"]))
    words = [one.thought.translations()["en"] for one in told.asked[0].ideas]
    assert sorted(words) == ["This is not right yet.", "You added the packs and the price."]


def test_a_question_stands_side_by_side_by_class_and_by_month(class_of_three):
    by_class = over(class_of_three, "t1", "t1", "total", "class", Whose())
    assert [(one.name, one.counts.people, one.idea.name) for one in by_class] == [
        ("三班", 2, "t1-added"),
        ("四班", 1, "t1-one-pack"),
    ]
    by_month = over(class_of_three, "t1", "t1", "total", "month", Whose())
    assert [(one.name, one.counts.not_yet) for one in by_month] == [("2026-09", 1), ("2026-10", 2)]


def test_pages_that_are_missing_or_damaged_leave_the_figures(class_of_three, released):
    class_of_three.page("workbook", "t1").unlink()
    class_of_three.page("exercise", "t1").write_text("{", encoding="utf-8")
    told = wrong(class_of_three, "t1", edition(released), Whose())
    assert [(one.title, one.counts.people) for one in told.asked] == [("total", 3), ("offer", 3)]


def test_the_command_prints_the_same_table(class_of_three, capsys):
    assert main(["wrong", "t1", "--class", "三班"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "t1\t2 people are counted.",
        "Question\tRight\tPartly right\tNot yet\tWaits for a person",
        "total\t0\t0\t2\t0",
        "\t2 of 2\tYou added the packs and the price.\tsee: Work it out: how much together",
        "offer\t1\t1\t0\t0",
    ]


def test_several_classes_are_counted_together(class_of_three, capsys):
    assert main(["wrong", "t1", "--class", "三班", "--class", "四班"]) == 0
    assert "total\t0\t0\t3\t0" in capsys.readouterr().out


def test_an_edition_or_session_that_was_never_released_is_refused(class_of_three, released, capsys):
    with pytest.raises(OperatorError, match="Edition 2 of t1 was never released"):
        edition(released, 2)
    with pytest.raises(Refused):
        opened({}, "t1")
    assert main(["wrong", "t2"]) == 1
    assert "not released" in capsys.readouterr().err


def test_nothing_is_written_by_looking(class_of_three, released):
    before = class_of_three.store.stat().st_mtime_ns
    module.wrong(class_of_three, "t1", edition(released), Whose())
    assert class_of_three.store.stat().st_mtime_ns == before
