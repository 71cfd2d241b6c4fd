"""Answers as they stand on paper, and as the page of the same question saves them.

A question on paper is a few fields, in the order of the sheet: one for a number or a text; one for
a choice, which holds letters; two for a decision and its reason; one a line of a sort and of an
order; one an empty cell of a table, line by line. ``form`` is what
:func:`widgets.exercise.kinds.form` says of the question, in one language. Nothing here reads or
writes anything, and nothing marks: what an answer means is for its question to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import Any

from qihang.language import typed
from qihang.language.messages import Message, message
from qihang.questions.base import is_empty

LONGEST_TEXT = 4000
"""Signs that fit into the text box of a page, as a browser counts them (UTF-16)."""

Form = Mapping[str, Any]


class Misread(ValueError):
    """What stands in a field is not what the question of a sheet takes; ``says`` why."""

    def __init__(self, says: Message):
        super().__init__(str(says))
        self.says = says


def count(form: Form) -> int:
    """How many fields a question has."""
    kind = form["kind"]
    if kind == "decision":
        return 2
    if kind == "sort":
        return len(form["rows"])
    if kind == "order":
        return len(form["steps"])
    return len(blanks(form)) if kind == "table" else 1


def blanks(form: Form) -> list[str]:
    """The names of the empty cells of a table, line by line."""
    return [cell["name"] for row in form["rows"] for cell in row["cells"] if cell["given"] is None]


def letters(some: Sequence[Any]) -> str:
    """The letters of some options, as they stand on the sheet."""
    return ascii_uppercase[: len(some)]


def value(form: Form, fields: Sequence[str]) -> Any:
    """What the page would save of the same answer; ``None`` of an empty one.

    Raises :class:`Misread`.
    """
    if len(fields) != count(form):
        raise Misread(message("It needs {count} fields.", count=count(form)))
    return _VALUES[form["kind"]](form, fields)


def fields(form: Form, raw: Any) -> list[str] | None:
    """The fields in which a saved answer was written; ``None`` of one that paper has no place for.

    What :func:`value` makes of them is the answer again.
    """
    if raw is None:
        return [""] * count(form)
    found = _FIELDS[form["kind"]](form, raw)
    try:
        return found if found is not None and value(form, found) == raw else None
    except Misread:
        return None


def said(form: Form, raw: Any) -> list[str]:
    """An answer in words, a line a field that is filled; as it is where paper has no place for it.

    Nothing of an empty one.
    """
    if is_empty(raw):
        return []
    found = fields(form, raw)
    if found is None:
        return [raw if isinstance(raw, str) else str(raw)]
    return list(_SAID[form["kind"]](form, found))


# --- from fields to an answer -------------------------------------------------------------


def _line(_form: Form, given: Sequence[str]) -> Any:
    return None if is_empty(given[0]) else given[0]


def _text(_form: Form, given: Sequence[str]) -> Any:
    text = given[0].replace("\r\n", "\n").replace("\r", "\n")
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEXT:
        raise Misread(message("The text is too long: {most} signs at most.", most=LONGEST_TEXT))
    return None if is_empty(text) else text


def _choice(form: Form, given: Sequence[str]) -> Any:
    chosen = _chosen(form["options"], given[0])
    if form["many"]:
        return chosen or None
    return _one(form["options"], chosen)


def _decision(form: Form, given: Sequence[str]) -> Any:
    parts = {"choice": form["options"], "reason": form["reasons"]}
    found = {
        name: _one(some, _chosen(some, typed_in))
        for (name, some), typed_in in zip(parts.items(), given, strict=True)
    }
    return {name: one for name, one in found.items() if one is not None} or None


def _sort(form: Form, given: Sequence[str]) -> Any:
    options = form["options"]
    found = {
        row["id"]: _one(options, _chosen(options, typed_in))
        for row, typed_in in zip(form["rows"], given, strict=True)
    }
    return {row: one for row, one in found.items() if one is not None} or None


def _order(form: Form, given: Sequence[str]) -> Any:
    places = [typed.plain(one) for one in given]
    if not any(places):
        return None
    most = len(form["steps"])
    if sorted(places) != sorted(str(place) for place in range(1, most + 1)):
        raise Misread(
            message(
                "Each place from 1 to {most} stands once. If the paper is not so, leave all of "
                "them empty: an order that is not whole cannot be read.",
                most=most,
            )
        )
    steps = [step["id"] for step in form["steps"]]
    return [steps[places.index(str(place))] for place in range(1, most + 1)]


def _table(form: Form, given: Sequence[str]) -> Any:
    cells = zip(blanks(form), given, strict=True)
    return {name: text for name, text in cells if not is_empty(text)} or None


def _chosen(some: Sequence[Mapping[str, Any]], text: str) -> list[str]:
    """The ids of what is named by letters or digits, in the order of the sheet."""
    known = letters(some)
    places = set()
    for sign in typed.plain(text).upper():
        if sign in " ,;、，；/":
            continue
        place = known.find(sign) if sign.isalpha() else int(sign) - 1 if sign in "123456789" else -1
        if not 0 <= place < len(some):
            raise Misread(message("{sign} is none of {letters}.", sign=sign, letters=known))
        places.add(place)
    return [one["id"] for place, one in enumerate(some) if place in places]


def _one(some: Sequence[Any], chosen: Sequence[str]) -> str | None:
    if len(chosen) > 1:
        raise Misread(message("Only one of {letters} can be chosen.", letters=letters(some)))
    return chosen[0] if chosen else None


_VALUES = {
    "number": _line,
    "written": _text,
    "choice": _choice,
    "decision": _decision,
    "sort": _sort,
    "order": _order,
    "table": _table,
}


# --- from an answer to fields -------------------------------------------------------------


def _one_field(_form: Form, raw: Any) -> list[str] | None:
    return [raw] if isinstance(raw, str) else None


def _choice_field(form: Form, raw: Any) -> list[str] | None:
    chosen = raw if isinstance(raw, list) else [raw]
    return [_letters_of(form["options"], chosen)]


def _decision_fields(form: Form, raw: Any) -> list[str] | None:
    if not isinstance(raw, dict):
        return None
    return [
        _letters_of(form["options"], [raw.get("choice")]),
        _letters_of(form["reasons"], [raw.get("reason")]),
    ]


def _sort_fields(form: Form, raw: Any) -> list[str] | None:
    if not isinstance(raw, dict):
        return None
    return [_letters_of(form["options"], [raw.get(row["id"])]) for row in form["rows"]]


def _order_fields(form: Form, raw: Any) -> list[str] | None:
    steps = [step["id"] for step in form["steps"]]
    if not isinstance(raw, list) or any(step not in raw for step in steps):
        return None
    return [str(raw.index(step) + 1) for step in steps]


def _table_fields(form: Form, raw: Any) -> list[str] | None:
    if not isinstance(raw, dict) or not all(isinstance(one, str) for one in raw.values()):
        return None
    return [raw.get(name, "") for name in blanks(form)]


def _letters_of(some: Sequence[Mapping[str, Any]], chosen: Sequence[Any]) -> str:
    return "".join(
        letter for letter, one in zip(letters(some), some, strict=False) if one["id"] in chosen
    )


_FIELDS = {
    "number": _one_field,
    "written": _one_field,
    "choice": _choice_field,
    "decision": _decision_fields,
    "sort": _sort_fields,
    "order": _order_fields,
    "table": _table_fields,
}


# --- in words -----------------------------------------------------------------------------


def _said_line(form: Form, given: Sequence[str]) -> Iterator[str]:
    yield f"{given[0]} {form.get('unit') or ''}".rstrip()


def _said_choice(form: Form, given: Sequence[str]) -> Iterator[str]:
    yield from _texts(form["options"], given[0])


def _said_decision(form: Form, given: Sequence[str]) -> Iterator[str]:
    yield from _texts(form["options"], given[0])
    yield from _texts(form["reasons"], given[1])


def _said_sort(form: Form, given: Sequence[str]) -> Iterator[str]:
    for row, letter in zip(form["rows"], given, strict=True):
        for text in _texts(form["options"], letter):
            yield f"{row['text']} → {text}"


def _said_order(form: Form, given: Sequence[str]) -> Iterator[str]:
    for place, step in sorted(zip(map(int, given), form["steps"], strict=True), key=lambda x: x[0]):
        yield f"{place}. {step['text']}"


def _said_table(form: Form, given: Sequence[str]) -> Iterator[str]:
    known = dict(zip(blanks(form), given, strict=True))
    for row in form["rows"]:
        for column, cell in zip(form["columns"], row["cells"], strict=True):
            if text := known.get(cell["name"]):
                yield f"{row['text']} · {column['text']}: {text}"


def _texts(some: Sequence[Mapping[str, Any]], chosen: str) -> Iterator[str]:
    for letter, one in zip(letters(some), some, strict=False):
        if letter in chosen:
            yield f"{letter} {one['text']}"


_SAID = {
    "number": _said_line,
    "written": _said_line,
    "choice": _said_choice,
    "decision": _said_decision,
    "sort": _said_sort,
    "order": _said_order,
    "table": _said_table,
}
