"""What cells put out, as nbformat writes it: made here, and checked when a child says it.

A child that runs cells of a submission may send anything. What it sends is rebuilt field by
field, so that the result is always valid nbformat.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

Output = dict[str, Any]

LARGEST_ANSWER = 8 * 2**20
"""Bytes of outputs that a child may send."""

SHOWN = ("text/plain", "image/png", "image/jpeg")
"""What is kept of a submission's own display: no HTML, no script, nothing that a page would run."""


def stream(name: str, text: Any) -> Output:
    """What a cell printed; ``name`` is ``stdout`` or ``stderr``."""
    return {"output_type": "stream", "name": name, "text": _text(text)}


def error(name: str, value: str, trace: list[str]) -> Output:
    """How a cell failed."""
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": trace}


def result(data: dict[str, Any], count: int, metadata: dict[str, Any] | None = None) -> Output:
    """The value of the expression at a cell's end."""
    return {
        "output_type": "execute_result",
        "data": data,
        "metadata": metadata or {},
        "execution_count": count,
    }


def display(data: dict[str, Any]) -> Output:
    """What a cell displayed on its way."""
    return {"output_type": "display_data", "data": data, "metadata": {}}


def timeout() -> Output:
    """What nbgrader gives to a cell that takes too long."""
    return error("CellTimeoutError", "", ["CellTimeoutError: no reply before the timeout"])


def silence() -> Output:
    """The error shown for a cell whose outputs did not come."""
    why = "no reply: the process ended, said too much or took too long"
    return error("CellTimeoutError", "", [f"CellTimeoutError: {why}"])


def heard(said: bytes, count: int) -> list[list[Output]]:
    """The outputs that a child sent, a line a cell, after validation.

    Cells of which nothing was heard, because the child ended or took too long, get an
    error as nbgrader gives it to a cell that takes too long.
    """
    outputs: list[list[Output]] = []
    for line in said.split(b"\n")[:-1][:count]:
        try:
            outputs.append(_checked(json.loads(line)))
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            RecursionError,
            TypeError,
            ValueError,
        ):
            break
    return outputs + [[silence()] for _ in range(count - len(outputs))]


def whole(said: bytes, counts: Sequence[int]) -> list[list[list[Output]]]:
    """The outputs of notebooks of so many cells, as far as all was heard of them."""
    lines = said.split(b"\n")[:-1]
    found: list[list[list[Output]]] = []
    start = 0
    for count in counts:
        some = lines[start : start + count]
        if len(some) < count:
            break
        found.append(heard(b"".join(line + b"\n" for line in some), count))
        start += count
    return found


def harmless(outputs: Sequence[Output]) -> list[Output]:
    """Outputs of a submission's own code, without what a page would run."""
    return [
        {**output, "data": _shown(output["data"])} if "data" in output else output
        for output in outputs
    ]


def _shown(data: dict[str, Any]) -> dict[str, Any]:
    return {
        kind: value
        for kind, value in data.items()
        if kind in SHOWN and (kind == "text/plain" or _is_base64(value))
    }


def _is_base64(value: str) -> bool:
    try:
        base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _checked(said: Any) -> list[Output]:
    """Outputs of one cell, rebuilt from what a child said. Raises for any other shape."""
    made = []
    for output in said:
        kind = output["output_type"]
        if kind == "stream":
            made.append(stream(_one_of(output["name"], ("stdout", "stderr")), output["text"]))
        elif kind == "error":
            trace = [_text(part) for part in output["traceback"]]
            made.append(error(_text(output["ename"]), _text(output["evalue"]), trace))
        elif kind == "execute_result":
            made.append(result(_data(output["data"]), int(output["execution_count"])))
        elif kind == "display_data":
            made.append(display(_data(output["data"])))
        else:
            raise ValueError(kind)
    return made


def _data(said: Any) -> dict[str, Any]:
    return {
        _text(kind): value if kind.endswith("json") else _text(value)
        for kind, value in said.items()
    }


def _text(value: Any) -> str:
    """Text that a file can hold. Raises ``TypeError`` for anything else."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value if value.isascii() else value.encode("utf-8", "replace").decode()


def _one_of(value: Any, names: tuple[str, ...]) -> str:
    if value not in names:
        raise ValueError(value)
    return str(value)
