"""The halves of classes: one is asked the first form of a test first, the other the second."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import sqlalchemy as sa

from qihang.answers import tables
from qihang.answers.store.database import Database

_HALF, _TRAINEE = tables.half, tables.trainee


class Halves:
    """The table of halves; a row is written once and never changed."""

    def __init__(self, database: Database):
        self._database = database

    def of(self, number: str, toss: Callable[[str], bool]) -> int:
        """The half of a trainee, 1 or 2.

        Who has none yet is given one with everybody of the class who has none; ``toss``, given the
        class, says which half its first one is in.
        """
        query = sa.select(_HALF.c.half).where(_HALF.c.number == number)
        with self._database.read() as connection:
            known = connection.execute(query).scalar()
        return int(known) if known else self._split(number, toss)[number]

    def _split(self, number: str, toss: Callable[[str], bool]) -> dict[str, int]:
        with self._database.write() as connection:
            of_whom = sa.select(_TRAINEE.c.class_name).where(_TRAINEE.c.number == number)
            name = connection.execute(of_whom).scalar_one()
            rows = connection.execute(
                sa.select(_TRAINEE.c.number, _HALF.c.half)
                .outerjoin(_HALF, _HALF.c.number == _TRAINEE.c.number)
                .where(_TRAINEE.c.class_name == name)
                .where(sa.or_(_TRAINEE.c.removed_at.is_(None), _TRAINEE.c.number == number))
            ).all()
            found = split(
                [one for one, half in rows if half is None],
                [half for _, half in rows if half is not None],
                1 if toss(name) else 2,
            )
            moment = self._database.now()
            connection.execute(
                _HALF.insert(),
                [{"number": one, "half": half, "at": moment} for one, half in found.items()],
            )
        return found


def split(numbers: Sequence[str], halves: Sequence[int], first: int) -> dict[str, int]:
    """Put trainees into two halves, so that neighbours by number alternate.

    ``halves`` are those of who is in one already. The smaller half is filled first; of two that
    are of a size, the other one than for the neighbour before, and for the first one ``first``.
    """
    sizes = {1: halves.count(1), 2: halves.count(2)}
    found: dict[str, int] = {}
    last = 3 - first
    for number in sorted(numbers, key=lambda one: (len(one), one)):
        last = 3 - last if sizes[1] == sizes[2] else min(sizes, key=sizes.__getitem__)
        sizes[last] += 1
        found[number] = last
    return found
