"""Who was taken off the roster: their rows stay in the gradebook, and they come back with them."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from nbgrader.api import Gradebook

from qihang.answers.store import Store
from qihang.system.errors import OperatorError
from qihang.system.site import Site


def taken_off(site: Site) -> frozenset[str]:
    """The numbers of those who were taken off. Raises :class:`OperatorError`."""
    if not Store.is_there(site):
        return frozenset()
    with closing(Store.of(site, only_read=True)) as store:
        return frozenset(row["number"] for row in store.trainees.removed())


def leave_out_of_lists() -> None:
    """Have formgrader's list of students show those alone who are on the roster.

    nbgrader has no setting for it; it takes the list from here.
    """
    if getattr(Gradebook.student_dicts, "leaves_out", False):
        return
    everybody = Gradebook.student_dicts

    def on_the_roster(gradebook: Gradebook) -> list[dict[str, Any]]:
        try:
            off = taken_off(Site.here())
        except OperatorError:
            # Which the doctor names; a list with more names is better than none.
            off = frozenset()
        return [one for one in everybody(gradebook) if one["id"] not in off]

    on_the_roster.leaves_out = True  # type: ignore[attr-defined]
    Gradebook.student_dicts = on_the_roster
