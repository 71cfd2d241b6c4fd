"""A course of two questions with its answer service and a desk, for a file of tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from qihang.system.site import Site
from tests.conftest import copied, in_place
from tests.support.desk import desk_of, one_of_each_role
from tests.support.services import start_service


@dataclass
class Desk:
    """A desk that runs, and the ids of who works at it, by role."""

    site: Site
    address: str
    staff: dict[str, str]


@pytest.fixture(scope="module")
def desk(first_start: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Somebody in every role; nobody of the trainees has signed in."""
    site = copied(first_start, tmp_path_factory.mktemp("desk"))
    shutil.rmtree(site.backups, ignore_errors=True)
    with in_place(site):
        service = start_service(site)
        try:
            staff = one_of_each_role(site)
            with desk_of(site) as address:
                yield Desk(site, address, staff)
        finally:
            service.terminate()
            service.wait(timeout=30)
