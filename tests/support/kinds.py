"""A question or more of every kind, found by looking, for what every kind is tried with."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from hypothesis import strategies as st

from qihang.questions import KINDS
from qihang.sessions import every_misconception


def of_own_tests() -> Iterator[Any]:
    """The ``QUESTIONS`` of the kinds' own files of tests."""
    every_misconception()  # whose names they use
    files = sorted(kind.__module__.rpartition(".")[2] for kind in KINDS.values())
    for file in files:
        yield from import_module(f"tests.questions.test_{file}").QUESTIONS


QUESTIONS = list(of_own_tests())

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
"""Values of every sort that JSON has."""
