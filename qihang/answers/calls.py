"""The calls that the answer service takes and their fields, read from the protocols."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from qihang.protocol.desk import DeskCalls
from qihang.protocol.marker import MarkerCalls
from qihang.protocol.operator import OperatorCalls
from qihang.protocol.page import PageCalls
from qihang.protocol.paper import PaperCalls
from qihang.protocol.server import ServerCalls
from qihang.system import strict_json

LARGEST_NUMBER = 2**63 - 1
"""What a column of the store can hold."""


@dataclass(frozen=True)
class Call:
    """A call: its fields, and what each may be."""

    signature: inspect.Signature
    hints: Mapping[str, Any]
    needed: frozenset[str]

    def takes(self, fields: object) -> bool:
        """Whether a request's fields are those of this call. No code behind this checks again."""
        return _has_fields(fields, self.hints, self.needed)


def asked(line: bytes) -> tuple[str, Any]:
    """The call that a request names, and its fields. Raises :class:`ValueError` for any other."""
    said = strict_json.read(line)
    if not isinstance(said, dict) or not isinstance(said.get("call"), str) or "with" not in said:
        raise ValueError("no request")
    return said["call"], said["with"]


def calls_of(*protocols: type) -> dict[str, Call]:
    """The calls of protocols by name."""
    return {name: _call(method) for one in protocols for name, method in _methods(one)}


def _methods(protocol: type) -> Iterator[tuple[str, Any]]:
    for name, method in vars(protocol).items():
        if inspect.isfunction(method) and not name.startswith("_"):
            yield name, method


def _call(method: Any) -> Call:
    signature = inspect.signature(method)
    fields = [one for one in signature.parameters.values() if one.name != "self"]
    hints = get_type_hints(method)
    return Call(
        signature.replace(parameters=fields),
        {one.name: hints[one.name] for one in fields},
        frozenset(one.name for one in fields if one.default is one.empty),
    )


def _has_fields(value: object, hints: Mapping[str, Any], needed: frozenset[str]) -> bool:
    if not isinstance(value, dict) or not needed <= value.keys() <= hints.keys():
        return False
    return all(_fits(one, hints[name]) for name, one in value.items())


def _fits(value: object, hint: Any) -> bool:
    """Whether a value of JSON is what a hint says, down to the last field."""
    kind, of = get_origin(hint) or hint, get_args(hint)
    if kind is Any:
        return True
    if kind in (Union, UnionType):
        return any(_fits(value, one) for one in of)
    if is_typeddict(kind):
        return _has_fields(value, _hints(kind), kind.__required_keys__)
    if kind is dict:
        return isinstance(value, dict) and all(_fits(one, of[1]) for one in value.values())
    if issubclass(list, kind):
        return isinstance(value, list) and all(_fits(one, of[0]) for one in value)
    if type(value) is int:
        return kind in (int, float) and abs(value) <= LARGEST_NUMBER
    return type(value) is kind


_hints = cache(get_type_hints)


PAGE = calls_of(PageCalls)
"""What the socket of the kernels takes."""

SERVER = calls_of(ServerCalls)
MARKER = calls_of(MarkerCalls)
OPERATOR = calls_of(OperatorCalls)
DESK = calls_of(DeskCalls)
PAPER = calls_of(PaperCalls)

CONTROL = SERVER | MARKER | OPERATOR | DESK | PAPER
"""What the socket of the server, the marker, the commands and the desk takes."""
