"""Every call that the server, the marker, the commands and the desk may make, once, as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from typing import Any

from qihang.answers import pins
from qihang.answers.calls import CONTROL
from qihang.answers.client import Blocking
from qihang.protocol.desk import OFFICE
from qihang.system.site import Site
from tests.conftest import edition

NUMBER, CLASS = "2002", "A"
NAME, PASSWORD = "王老师", "a calm grey morning"

WAITING = ("wait_for_submission", "wait_for_news")
LAST = ("end_lesson", "end_lesson_of", "close_session", "hand_in_sheet")
"""Calls that wait, and those after which most others are refused: they are tried less."""

_FOUND = {
    "points": 1.0,
    "most": 2.0,
    "questions": {
        "margin": {
            "points": 1.0,
            "most": 2.0,
            "outcome": "right",
            "idea": None,
            "parts": [],
            "by_hand": False,
            "comment": None,
        }
    },
}
_PLACE = {"kind": "workbook", "session": "t1", "screen": "first"}

USUAL: Mapping[str, Any] = {
    "number": NUMBER,
    "numbers": [NUMBER],
    "session": "t1",
    "assignment": "t1",
    "kind": "exercise",
    "table": "wrong",
    "ending": "csv",
    "notebook": "t1",
    "screen": "first",
    "done": None,
    "question": "total",
    "classes": [CLASS],
    "class_name": CLASS,
    "names": ["周"],
    "wanted": "周",
    "removed": False,
    "after": "",
    "before": None,
    "seat": "b",
    "language": "en",
    "size": 20,
    "calls": True,
    "text": "坐第一排",
    "target": _PLACE,
    "paused": True,
    "without": [],
    "what": "started",
    "change": {"tries": 2, "marks_at_once": False},
    "settings": {"items": ["i"], "marks_at_once": True, "hand_in_again": True},
    "edition": edition(1),
    "count": {
        "session": "t1",
        "screen": "first",
        "class_name": CLASS,
        "counts": {"A": 3, "B": 9},
        "at": "",
    },
    "facts": {"name": "李老师", "role": "lecturer", "classes": [CLASS]},
    "must_change": False,
    "password_hash": pins.hashed(PASSWORD),
    "file": "x.tar.gz",
    "sha256": "0" * 64,
    "manifest": "0" * 64,
    "until": "2026-11-29T01:00:00.000000+00:00",
    "hashes": {NUMBER: pins.hashed("654321")},
    "note": 1,
    "given": [
        {
            "change": "1",
            "by": "",
            "number": NUMBER,
            "assignment": "t1",
            "question": "total",
            "given_at": "2026-11-29T01:00:00.000000+00:00",
            "was": None,
            "points": 2.0,
            "automatic": False,
            "comment_changed": True,
        }
    ],
    "people": 20,
    "sheet": {"number": NUMBER, "assignment": "t1", "attempt": 1},
    "sheets": [{"number": NUMBER, "assignment": "t1", "attempt": 1}],
    "answers": {"margin": {"value": "12", "seen": 0}},
    "gaps": {"margin": "unfinished"},
    "day": "2026-11-27",
    "wishes": [
        {
            "number": NUMBER,
            "status": "absent",
            "minutes": None,
            "computed": None,
            "reason": "ill",
            "words": None,
            "seen": 0,
        }
    ],
}
"""What a field of a call is, if the call is not among those that are made one by one."""


Ask = Callable[..., Any]


def ask_for_everything(site: Site) -> None:
    """Make every call of the control socket but those that wait and those that end things.

    Raises :class:`KeyError` for a call with a needed field that has no example here.
    """
    with closing(Blocking(site.control_socket)) as control:
        made: set[str] = set()

        def ask(name: str, /, **fields: Any) -> Any:
            made.add(name)
            needed = CONTROL[name].needed - fields.keys()
            return control.call(name, **{one: USUAL[one] for one in needed}, **fields)

        _people(ask)
        _marks(ask)
        _staff(ask)
        for name in CONTROL:
            if name not in {*made, *WAITING, *LAST}:
                ask(name)


def _people(ask: Ask) -> None:
    new = {"number": NUMBER, "name": "周", "class_name": CLASS, "pin_hash": pins.hashed("123456")}
    ask("enrol", trainees=[new], changed=[{"number": "1001", "name": "林", "class_name": "B"}])
    key = ask("sign_in", pin="123456")["sign_in"]
    ask("who", sign_in=key)
    ask("ended", sign_ins=[key])
    token = ask("bind", sign_in=key)
    ask("page_opened", token=token)
    ask("unbind", token=token)
    ask("sign_out", sign_in=key)


def _marks(ask: Ask) -> None:
    results = [{"number": NUMBER, "stamp": "2026-11-29 01:00:00.0 UTC", "result": _FOUND}]
    ask("record_results", key="k", results=results)
    trouble = [{"number": NUMBER, "stamp": "", "result": {"trouble": "torn"}}]
    ask("record_results", key=None, results=trouble)
    ask("open_session", classes=[], change=None)
    ask("latest_submissions", session="t1")


def _staff(ask: Ask) -> None:
    facts = {"name": "王老师", "role": OFFICE, "classes": None}
    by = ask("add_staff", facts=facts, by="")
    added = ask("add_staff", by=by)
    key = ask("staff_sign_in", name=facts["name"], password=PASSWORD)["sign_in"]
    ask("staff_who", sign_in=key)
    for name in ("change_staff", "set_staff_password", "remove_staff", "bring_back_staff"):
        ask(name, staff=added, by=by)
    ask("staff_prefer", staff=added)
    ask("note_trainee", by=by)
    for name, call in CONTROL.items():
        if "by" in call.needed and name not in LAST and "staff" not in name:
            ask(name, by=by)
    confirm = ask("to_hand_in")["confirm"]
    ask("hand_in_sheet", confirm=confirm, by=by)
    ask("staff_sign_out", sign_in=key)
