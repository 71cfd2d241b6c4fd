"""How a class stands in questions: one voice a person, counted as a count by hand counts."""

from collections import Counter
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qihang.answers.store import Store
from qihang.answers.store.standings import Whose
from qihang.databases.where import answers as where
from tests.support.marked import found, handed_in
from tests.support.rows import change
from tests.support.scans import asked_of, scans

EVERYBODY = Whose()
ON_SQLITE = pytest.mark.parametrize("bare_site", ["sqlite"], indirect=True)
HOSTILE = "'); DROP TABLE trainee; --"


def enrol(path, number, class_name="A", removed=False):
    change(
        path,
        "INSERT INTO trainee (number, id, folded_number, name, class_name, pin_hash, added_at, "
        "removed_at) VALUES (:number, :id, :number, 'n', :class_name, 'x', 'now', :removed_at)",
        number=number,
        id=f"id {number}",
        class_name=class_name,
        removed_at="then" if removed else None,
    )


@pytest.fixture
def path(bare_site):
    """A store of three people: two of class A, one of B who has left."""
    path = where(bare_site)
    Store(path).close()
    enrol(path, "1")
    enrol(path, "2", HOSTILE)
    enrol(path, "3", "B", removed=True)
    return path


@pytest.fixture
def standings(path):
    """Read as the desk reads it."""
    with closing(Store(path, only_read=True)) as store:
        yield store.standings


def test_the_newest_marked_submission_of_each_counts(path, standings):
    handed_in(path, "1", "t1", "2026-01-01", {"q": found(0.0, idea="markup-for-margin")})
    handed_in(path, "1", "t1", "2026-01-02", {"q": found()})
    handed_in(path, "1", "t1", "2026-01-03", None)
    assert standings.of_questions("t1", EVERYBODY) == [("", "q", "right", 1)]
    assert standings.ideas("t1", EVERYBODY) == []
    assert standings.people("t1", EVERYBODY) == (1, 1)


def test_who_handed_in_what_nobody_marked_is_told_apart(path, standings):
    handed_in(path, "1", "t1", "2026-01-01", {"q": found()})
    handed_in(path, "2", "t1", "2026-01-01", None)
    assert standings.people("t1", EVERYBODY) == (1, 2)


def test_points_say_how_somebody_stands_as_they_are_what_a_person_changes(path, standings):
    looked_at = found(2.0, outcome="not-yet", idea="markup-for-margin")
    handed_in(path, "1", "t1", "2026-01-01", {"a": looked_at, "b": found(1.0), "c": found(0.0)})
    waits = found(0.0, idea="markup-for-margin", by_hand=True)
    handed_in(path, "2", "t1", "2026-01-01", {"a": waits, "c": found(0.0, outcome="empty")})
    assert standings.of_questions("t1", EVERYBODY) == [
        ("", "a", "right", 1),
        ("", "a", "waiting", 1),
        ("", "b", "partly", 1),
        ("", "c", "empty", 1),
        ("", "c", "not-yet", 1),
    ]
    assert standings.ideas("t1", EVERYBODY) == []


def test_an_idea_counts_once_a_person_however_many_parts_have_it(path, standings):
    parts = ("markup-for-margin", "markup-for-margin", "fen-for-yuan", None)
    handed_in(path, "1", "t1", "2026-01-01", {"q": found(1.0, idea=parts[0], parts=parts)})
    handed_in(path, "2", "t1", "2026-01-01", {"q": found(1.0, idea=parts[0])})
    assert standings.ideas("t1", EVERYBODY) == [
        ("", "q", "markup-for-margin", 2),
        ("", "q", "fen-for-yuan", 1),
    ]


def test_only_the_chosen_classes_are_counted_and_who_has_left_if_wished(path, standings):
    for number in "123":
        handed_in(path, number, "t1", "2026-01-01", {"q": found(0.0, idea="fen-for-yuan")})
    for whose, people in (
        (Whose(), 2),
        (Whose(["A"]), 1),
        (Whose([HOSTILE]), 1),
        (Whose(["B"]), 0),
        (Whose(["B"], gone=True), 1),
        (Whose(gone=True), 3),
        (Whose([]), 0),
    ):
        assert standings.people("t1", whose)[0] == people
        assert sum(count for *_, count in standings.of_questions("t1", whose)) == people
        assert sum(count for *_, count in standings.ideas("t1", whose)) == people


def test_classes_and_months_stand_side_by_side(path, standings):
    handed_in(path, "1", "t1", "2026-01-05", {"q": found(), "r": found()})
    handed_in(path, "2", "t1", "2026-02-05", {"q": found(0.0, idea="fen-for-yuan")})
    assert standings.of_questions("t1", EVERYBODY, "class", "q") == [
        (HOSTILE, "q", "not-yet", 1),
        ("A", "q", "right", 1),
    ]
    assert standings.of_questions("t1", EVERYBODY, "month", "q") == [
        ("2026-01", "q", "right", 1),
        ("2026-02", "q", "not-yet", 1),
    ]
    assert standings.ideas("t1", EVERYBODY, "month", "q") == [("2026-02", "q", "fen-for-yuan", 1)]


def test_editions_are_told_apart(path, standings):
    handed_in(path, "1", "t1", "2026-01-01", {"q": found()})
    handed_in(path, "1", "t1-2", "2026-01-02", {"other": found(0.0)})
    assert standings.of_questions("t1", EVERYBODY) == [("", "q", "right", 1)]
    assert standings.of_questions("t1-2", EVERYBODY) == [("", "other", "not-yet", 1)]


def test_an_item_tells_who_tried_it_and_who_was_never_right(path, standings):
    for number, item, outcome, was_right in [
        ("1", "t1.a", "not-yet", False),
        ("2", "t1.a", "not-yet", True),  # right once, then new numbers
        ("1", "t1.lab", None, False),
        ("1", "t1.guess", "guessed", True),
        ("3", "t1.a", "not-yet", False),
    ]:
        change(
            path,
            "INSERT INTO kept VALUES (:number, 't1', :item, '{}', :outcome, :was_right, 'now')",
            number=number,
            item=item,
            outcome=outcome,
            was_right=was_right,
        )
    assert standings.of_items("t1", EVERYBODY) == [("t1.a", 2, 1)]


IDEAS = st.sampled_from(["fen-for-yuan", "markup-for-margin", "not-yet", None])
FOUND = st.builds(
    found,
    st.sampled_from([0.0, 1.0, 2.0]),
    outcome=st.sampled_from([None, "empty", "unreadable"]),
    idea=IDEAS,
    parts=st.lists(IDEAS, max_size=3).map(tuple),
    by_hand=st.booleans(),
)
TRIES = st.lists(
    st.tuples(
        st.sampled_from("1234"),
        st.integers(1, 12),
        st.none() | st.dictionaries(st.sampled_from("qrs"), FOUND, max_size=3),
    ),
    max_size=12,
)


def by_hand(tries):
    """The same counts, as somebody with a pencil makes them."""
    newest = {number: questions for number, _, questions in tries if questions is not None}
    stands, thinks = Counter(), Counter()
    for questions in newest.values():
        for name, one in questions.items():
            if one["by_hand"]:
                stands[name, "waiting"] += 1
            elif one["points"] == one["most"]:
                stands[name, "right"] += 1
            else:
                poor = "empty" if one["outcome"] == "empty" else "not-yet"
                stands[name, "partly" if one["points"] else poor] += 1
                if one["points"] or one["outcome"] != "empty":
                    ideas = {one["idea"], *(part["idea"] for part in one["parts"])} - {None}
                    thinks.update((name, idea) for idea in ideas)
    return stands, thinks


@given(TRIES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_was_handed_in_the_counts_are_those_of_a_count_by_hand(bare_site, tries):
    path = where(bare_site)
    Store(path).close()
    for table in ("result", "hand_in", "attempt", "trainee"):
        change(path, f"DELETE FROM {table}")
    for number in "1234":
        enrol(path, number)
    for number, month, questions in tries:
        handed_in(path, number, "t1", f"2026-{month:02d}-15", questions)
    with closing(Store(path, only_read=True)) as store:
        stands = store.standings.of_questions("t1", EVERYBODY)
        thinks = store.standings.ideas("t1", EVERYBODY)
    counted = by_hand(tries)
    assert {(name, how): many for _, name, how, many in stands} == counted[0]
    assert {(name, idea): many for _, name, idea, many in thinks} == counted[1]


@ON_SQLITE
@pytest.mark.parametrize("whose", [Whose(), Whose(["A"])], ids=["all", "a class"])
def test_no_count_reads_what_was_done_in_other_sessions(path, whose):
    with asked_of(path) as statements, closing(Store(path, only_read=True)) as store:
        store.standings.people("t1", whose)
        for by in (None, "class", "month"):
            store.standings.of_questions("t1", whose, by)
            store.standings.ideas("t1", whose, by)
        store.standings.of_items("t1", whose)
    grows = ("hand_in", "attempt", "result", "kept")
    assert list(scans(path, statements, grows)) == []
