"""What the answer service does, it does on both databases that can hold its store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qihang.system.site import Site
from tests.support.postgresql import Server, running_server, set_in


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server for all tests of a process; what it keeps need not outlive a power cut."""
    with running_server("fsync=off", "full_page_writes=off") as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_site(bare_site: Site, request: pytest.FixtureRequest) -> Iterator[Site]:
    """A classroom's folders, with its store in a file or in a database of PostgreSQL."""
    if request.param == "sqlite":
        yield bare_site
        return
    server: Server = request.getfixturevalue("postgresql")
    url = server.new_database()
    set_in(bare_site, url)
    yield bare_site
    server.drop(url)
