"""Fixtures of classrooms whose house has set a database of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.postgresql import Server, running_server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server for all tests of a process; what it keeps need not outlive a power cut."""
    with running_server("fsync=off", "full_page_writes=off") as server:
        yield server
