"""The calls that the answer service takes and their fields, read from the protocols."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from qihang.protocol import MarkerCalls, OperatorCalls, PageCalls, ServerCalls


@dataclass(frozen=True)
class Call:
    """A call: its fields, and the JSON types that each may have."""

    signature: inspect.Signature
    kinds: Mapping[str, tuple[type, ...]]
    needed: frozenset[str]

    def takes(self, fields: object) -> bool:
        """Whether a request's fields are those of this call. No code behind this checks again."""
        if not isinstance(fields, dict) or not self.needed <= fields.keys() <= self.kinds.keys():
            return False
        return all(isinstance(value, self.kinds[name]) for name, value in fields.items())


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
        {one.name: _kinds(hints[one.name]) for one in fields},
        frozenset(one.name for one in fields if one.default is one.empty),
    )


def _kinds(hint: Any) -> tuple[type, ...]:
    """The types of JSON that a hint allows; the contents of lists and objects are not checked."""
    origin = get_origin(hint) or hint
    if origin in (Union, UnionType):
        return tuple(kind for part in get_args(hint) for kind in _kinds(part))
    if hint is Any:
        return (object,)
    if is_typeddict(origin):
        return (dict,)
    if origin in (str, int, bool, dict, NoneType):
        return (origin,)
    if issubclass(list, origin):
        return (list,)
    raise TypeError(f"{hint} is no kind of JSON that is asked with a call")


PAGE = calls_of(PageCalls)
"""What the socket of the kernels takes."""

SERVER = calls_of(ServerCalls)
MARKER = calls_of(MarkerCalls)
OPERATOR = calls_of(OperatorCalls)

CONTROL = SERVER | MARKER | OPERATOR
"""What the socket of the server, the marker and the commands takes."""
