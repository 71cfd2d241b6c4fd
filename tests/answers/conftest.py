"""What the answer service does, it does on both databases that can hold its store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qihang.system.site import Site
from tests.support.postgresql import Server, set_in


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
