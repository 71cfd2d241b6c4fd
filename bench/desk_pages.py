"""Whether the desk's pages cost the same in an institution as in a class."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psutil

from bench import institution
from bench.found import Found, Outcome, also
from bench.progress import tell
from bench.scale import Scale
from bench.stats import percentile, summary
from qihang.answers.service import open_answers
from qihang.desk.routes import PLACES, ROUTES
from qihang.protocol.desk import ROLES
from qihang.system.site import Site
from tests.conftest import ROOT
from tests.support.classroom import parts
from tests.support.desk import Colleague, add_staff, at_the_desk, desk_of
from tests.support.services import start_service

CLASS = 30
DESK = "qihang.desk.app"

Times = dict[str, list[float]]
"""Seconds of each answer, by page."""

OF_A_CLASS = ("/now", "/wrong", "/assignments", "/hours", "/people")
"""The pages whose address says a class; that of marking keeps none in it."""


@dataclass(frozen=True)
class Asked:
    """How long each page of the head takes, for all classes and for one of them."""

    whole: Times
    of_a_class: Times
    megabytes: float
    """Private memory of the desk afterwards."""


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figures ``desk_pages.ratio``, ``desk_pages.class_ratio`` and ``desk_pages.memory_mb``."""
    few = _asked(_built(folder / "class", CLASS), scale)
    many = _asked(_built(folder / "institution", scale.institution), scale)
    return Outcome(
        [
            _ratio("ratio", "of all classes", scale, few.whole, many.whole),
            _ratio("class_ratio", "of one class", scale, few.of_a_class, many.of_a_class),
            _memory(scale, many.megabytes),
        ],
        [],
    )


def _built(folder: Path, people: int) -> Site:
    institution.build(folder, people, seed=1)
    return Site(ROOT, folder)


def _asked(site: Site, scale: Scale) -> Asked:
    service = start_service(site)
    try:
        for role in ROLES:
            add_staff(site, role, role)
        with open_answers(site) as answers:
            chosen = urlencode({"class": min(answers.desk.classes())})
        with desk_of(site) as address:
            people = {role: at_the_desk(address, role) for role in ROLES}
            # /notebooks looks whether a port answers, and asks for no rows.
            paths = [one.path for one in PLACES if one.path != "/notebooks"]
            whole = {path: _times(path, "", people, scale.desk_asks) for path in paths}
            of_a_class = {
                path: _times(path, f"?{chosen}", people, scale.desk_asks) for path in OF_A_CLASS
            }
            [pid] = parts(site, DESK)
            megabytes = psutil.Process(pid).memory_full_info().uss / 2**20
    finally:
        service.terminate()
        service.wait(timeout=60)
    return Asked(whole, of_a_class, megabytes)


def _times(path: str, query: str, people: dict[str, Colleague], count: int) -> list[float]:
    roles = next(route.roles for route in ROUTES if route.path == path) or frozenset()
    colleague = people[next(one for one in ROLES if one in roles)]
    found = []
    for _ in range(count + 1):
        began = time.perf_counter()
        answer = colleague.ask(path + query)
        found.append(time.perf_counter() - began)
        if answer.status != 200:
            raise RuntimeError(f"{path}{query} answered {answer.status}")
    tell(f"desk_pages: {path}{query} p95 {1000 * percentile(found[1:], 0.95):.0f} ms")
    return found[1:]  # what is made ready once is no part of it


def _ratio(key: str, what: str, scale: Scale, few: Times, many: Times) -> Found:
    ratios = {path: percentile(many[path], 0.95) / percentile(few[path], 0.95) for path in few}
    worst = max(ratios, key=lambda path: ratios[path])
    return Found(
        f"desk_pages.{key}",
        round(ratios[worst], 2),
        summary(list(ratios.values())),
        f"Pages of the desk's head {what}, {scale.desk_asks} times one after the other: p95 with "
        f"{scale.institution} people who worked through the course ÷ p95 with {CLASS}; the worst "
        f"page ({worst}).",
        also={
            f"{path} {what}, {people}": also("ms", summary([1000 * one for one in times[path]]))
            for people, times in (("a class", few), ("an institution", many))
            for path in times
        },
    )


def _memory(scale: Scale, megabytes: float) -> Found:
    return Found(
        "desk_pages.memory_mb",
        round(megabytes),
        summary([megabytes]),
        f"Private memory of the desk's process after that, with {scale.institution} people.",
    )
