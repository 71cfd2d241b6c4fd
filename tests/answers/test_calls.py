"""The tables of calls, read from the protocols of those who ask."""

import inspect

import pytest

from qihang.answers.calls import CONTROL, MARKER, OPERATOR, PAGE, SERVER, asked
from qihang.answers.client import Kernel, Server


def test_no_kernel_may_ask_what_server_marker_or_operator_ask():
    hands_in = {"hand_in", "marked", "again", "earlier"}
    assert set(PAGE) == {"claim", "save", "keep", "keep_review", *hands_in}
    assert not PAGE.keys() & CONTROL.keys()


def test_a_call_that_two_may_ask_takes_the_same_from_both():
    tables = (PAGE, SERVER, MARKER, OPERATOR)
    for one in tables:
        for other in tables:
            for name in one.keys() & other.keys():
                assert one[name] == other[name]


def test_the_servers_own_methods_are_its_calls_field_by_field():
    methods = {
        name: inspect.signature(method).parameters.keys() - {"self"}
        for name, method in vars(Server).items()
        if not name.startswith("_")
    }
    assert methods == {name: call.signature.parameters.keys() for name, call in SERVER.items()}


def test_a_kernel_has_a_method_for_each_of_its_calls():
    methods = {name for name in vars(Kernel) if not name.startswith("_")}
    assert methods - {"from_environment", "close"} == set(PAGE)


SAVE = {"token": "t", "question": "margin", "value": ["any", "thing"], "stamp": "s"}


def test_a_request_with_every_field_is_taken():
    assert PAGE["save"].takes(SAVE)
    assert PAGE["keep"].takes({"token": "t", "item": "i", "state": {}, "outcome": None})
    assert MARKER["latest_submissions"].takes({})
    assert SERVER["ended"].takes({"sign_ins": ["one"]})


@pytest.mark.parametrize(
    "fields",
    [
        None,
        [],
        {},
        {**SAVE, "more": 1},
        {name: value for name, value in SAVE.items() if name != "stamp"},
        {**SAVE, "token": 7},
        {**SAVE, "question": ["margin"]},
        {**SAVE, "stamp": None},
    ],
    ids=str,
)
def test_fields_of_another_shape_are_not_taken(fields):
    assert not PAGE["save"].takes(fields)


def test_the_contents_of_lists_and_objects_are_those_of_the_protocol():
    takes = OPERATOR["enrol"].takes
    new = {"number": "1", "name": "a", "class_name": "A", "pin_hash": "h"}
    assert takes({"trainees": [new]})
    for wrong in ({**new, "more": 1}, {"number": "1"}, {**new, "name": None}, "1", [new]):
        assert not takes({"trainees": [wrong]})
    results = [{"number": "1", "stamp": "", "result": {"trouble": "torn"}}]
    told = {"assignment": "t1", "key": None, "results": results}
    assert MARKER["record_results"].takes(told)
    assert not MARKER["record_results"].takes({**told, "results": [{**results[0], "result": {}}]})


@pytest.mark.security("a call that no store could hold: half a sign, no number, endless depth")
@pytest.mark.parametrize(
    "value",
    [
        b'"\\ud800"',
        b'"\xed\xa0\x80"',
        b'"\xff"',
        b"NaN",
        b"1e999",
        b"9" * 5000,
        b"[" * 40 + b"]" * 40,
        b"[" * 90_000,
        b'{"a":' * 9_000,
        b'{"\\udfff": 1}',
    ],
    ids=lambda value: repr(value[:20]),
)
def test_what_cannot_be_stored_is_no_request(value):
    with pytest.raises(ValueError):  # noqa: PT011 - whichever of them it is
        asked(b'{"call": "save", "with": {"value": %s}}' % value)


def test_a_number_that_no_column_holds_is_no_number():
    fields = {"number": "1", "language": "en"}
    assert SERVER["prefer"].takes({**fields, "size": 20})
    assert not SERVER["prefer"].takes({**fields, "size": 2**63})
    assert not SERVER["prefer"].takes({**fields, "size": True})


def test_a_sign_of_two_halves_is_one():
    assert asked(b'{"call": "c", "with": {"a": ["\\ud83d\\ude00", -1.5, null]}}') == (
        "c",
        {"a": ["😀", -1.5, None]},
    )


def test_what_is_kept_of_a_workbook_is_an_object():
    for state in ("text", [], None, 5):
        assert not PAGE["keep"].takes({"token": "t", "item": "i", "state": state, "outcome": None})


@pytest.mark.parametrize("more", [{}, {"told": "1"}, {"told": 1}, {"other": "1"}], ids=str)
def test_a_result_may_say_what_an_answer_told_of_misconceptions(more):
    question = {"points": 1.0, "most": 2.0, "outcome": None, "idea": None, "parts": []}
    found = {**question, "by_hand": False, "comment": None, **more}
    result = {"points": 1.0, "most": 2.0, "questions": {"q": found}}
    row = {"number": "1", "stamp": "s", "result": result}
    fields = {"assignment": "t1", "key": "k", "results": [row]}
    assert MARKER["record_results"].takes(fields) is (more in ({}, {"told": "1"}))
