"""The command for reviews says what the desk says."""

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from qihang.answers.service import open_answers
from qihang.answers.store import Store
from qihang.cli import main
from tests.support.marked import found, handed_in


@pytest.fixture
def class_of_two(open_site):
    """Two people who missed the total days ago; one of them has reviewed it today."""
    with open_answers(open_site) as answers:
        answers.operator.enrol(
            [
                {"number": number, "name": "n", "class_name": "三班", "pin_hash": "x"}
                for number in ("2001", "2002")
            ]
        )
    page = open_site.page("workbook", "t1")
    notebook = json.loads(page.read_text(encoding="utf-8"))
    notebook["metadata"]["qihang"] = {"form": "screens"}
    page.write_text(json.dumps(notebook), encoding="utf-8")
    day = (datetime.now(UTC) - timedelta(days=3)).date().isoformat()
    for number in ("2001", "2002"):
        handed_in(open_site.store, number, "t1", day, {"total": found(0.0, idea="t1-added")})
    answer = {
        "session": "t1", "item": "t1.total", "question": "total", "edition": "t1",
        "round": 1, "outcome": "not-yet", "idea": "t1-added",
    }  # fmt: skip
    with closing(Store(open_site.store)) as store:
        store.reviews.keep("2001", answer, "a")
    return open_site


def test_a_class_is_told_a_row_a_person(class_of_two, capsys):
    assert main(["review", "--class", "三班"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    tomorrow = (datetime.now().astimezone() + timedelta(days=1)).date().isoformat()
    assert [row[:4] for row in rows[1:3]] == [["2001", "n", "0", "1"], ["2002", "n", "1", "0"]]
    assert rows[1][4] == tomorrow
    assert rows[2][4] < tomorrow
    assert " ".join(rows[3]) == (
        "Of 2 people 1 still have something to review today, and 1 have reviewed. "
        "Of their answers 0 of 1 were right."
    )


def test_one_person_is_told_a_row_a_topic(class_of_two, capsys):
    assert main(["review", "2001"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert "Due from" in line
    assert "it was not right yet. You added the packs and the price." in line
    assert main(["review", "2002"]) == 0
    assert "Due now." in capsys.readouterr().out


def test_who_and_what_is_not_there_is_said(class_of_two, capsys):
    assert main(["review", "9999"]) == 1
    assert "There is no trainee 9999." in capsys.readouterr().err
    assert main(["review", "--class", "nobody's"]) == 1
    assert "Nobody is on this roster." in capsys.readouterr().err


def test_a_house_that_has_turned_it_off_is_told_so(class_of_two, capsys):
    assert main(["settings", "review", "false"]) == 0
    capsys.readouterr()
    assert main(["review"]) == 0
    assert "Reviews are off here." in capsys.readouterr().err
