"""What a roster changes among those who are enrolled: looked at first, then done."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from qihang.answers import numbers, pages, pins
from qihang.language.messages import Translated
from qihang.operate.roster import classes, says
from qihang.operate.roster.people import BadRoster, Changes, Trainee
from qihang.protocol.operator import NewTrainee, OperatorCalls, RemovedTrainee
from qihang.protocol.operator import Trainee as Enrolled
from qihang.system.errors import OperatorError

LARGEST_REQUEST = 1_000_000
"""Bytes of what the answer service is told at once: some 4,000 people."""

_ABOUT = 200
"""Bytes of one of them, without name and class: the hash of the PIN is half of it."""

Pins = list[tuple[Trainee, str]]
"""Trainees, each with a new PIN, which is kept nowhere."""


def changes(operator: OperatorCalls, wanted: Sequence[Trainee]) -> Changes:
    """What importing ``wanted`` would do.

    Raises :class:`BadRoster` naming every number that cannot be enrolled, and why.
    """
    on = {row["number"]: _trainee(row) for row in pages.trainees(operator)}
    off = {row["number"]: row for row in pages.removed_trainees(operator)}
    faults = list(_taken(wanted, on, off))
    if faults:
        raise BadRoster(faults)
    in_file = {one.number for one in wanted}
    found = Changes(missing=[one for number, one in on.items() if number not in in_file])
    found.classes_meant = _classes_meant(wanted, {one.class_name for one in on.values()})
    wanted = [_in_class_meant(one, found.classes_meant) for one in wanted]
    bare = {number.lstrip("0"): number for number in [*on, *off]}
    for one in wanted:
        before = on.get(one.number)
        if before is None:
            found.new.append(one)
            if one.number in bare:
                found.zeros.append((one, bare[one.number]))
        elif before == one:
            found.same.append(one)
        else:
            found.changed.append((before, one))
    told = [*found.new, *(after for _, after in found.changed)]
    if sum(_ABOUT + len(json.dumps([one.name, one.class_name])) for one in told) > LARGEST_REQUEST:
        raise BadRoster([says.too_many_at_once(len(told))])
    return found


def _classes_meant(wanted: Sequence[Trainee], there: Collection[str]) -> dict[str, str]:
    named = {one.class_name for one in wanted}
    pairs = {name: classes.meant(name, there) for name in named - set(there)}
    return {name: meant for name, meant in pairs.items() if name != meant}


def _in_class_meant(one: Trainee, classes_meant: Mapping[str, str]) -> Trainee:
    return replace(one, class_name=classes_meant.get(one.class_name, one.class_name))


def _taken(
    wanted: Sequence[Trainee], on: dict[str, Trainee], off: dict[str, RemovedTrainee]
) -> Iterator[Translated]:
    """A sentence for each new number that is somebody's already, or alike to one."""
    alike: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for number in [*on, *off]:
        alike[numbers.folded(number)].append((number, 0))
    for one in wanted:
        if one.number in on:
            continue
        folded = numbers.folded(one.number)
        if one.number in off:
            yield _at(one, says.was_removed(off[one.number]))
        elif folded in alike:
            yield _at(one, says.is_alike(one.number, *alike[folded][0]))
        else:
            alike[folded].append((one.number, one.line))


def _at(one: Trainee, fault: Translated) -> Translated:
    return says.at_line(one.line, fault) if one.line else says.by_itself(fault)


def enrol(operator: OperatorCalls, trainees: Iterable[Trainee], by: str = "") -> Pins:
    """Enrol all of them or none; returns each with the new PIN, which is kept nowhere.

    Raises :class:`BadRoster` naming every number that is enrolled already.
    """
    wanted = list(trainees)
    everybody = [*pages.trainees(operator), *pages.removed_trainees(operator)]
    known = {row["number"] for row in everybody}
    double = [one.number for one in wanted if one.number in known]
    if double:
        raise BadRoster([says.is_enrolled(number) for number in double])
    made = with_pins(wanted)
    operator.enrol(hashed(made), (), by)
    return made


def with_pins(trainees: Iterable[Trainee]) -> Pins:
    """Each of the trainees with a new PIN."""
    return [(one, pins.make()) for one in trainees]


def hashed(made: Pins) -> list[NewTrainee]:
    """What the answer service is told of new trainees."""
    return [{**as_row(one), "pin_hash": pins.hashed(pin)} for one, pin in made]


def set_pins(operator: OperatorCalls, made: Pins, by: str = "") -> None:
    """Give them these PINs instead of the ones they have."""
    operator.set_pins({one.number: pins.hashed(pin) for one, pin in made}, by)


def new_pin(operator: OperatorCalls, number: str, by: str = "") -> str:
    """Give a trainee a new PIN and return it; it is kept nowhere else."""
    pin = pins.make()
    operator.set_pins({number: pins.hashed(pin)}, by)
    return pin


# --- who is meant -------------------------------------------------------------------


def chosen(
    among: Sequence[Enrolled], wanted: Sequence[str], class_name: str | None
) -> list[Trainee]:
    """Those with the numbers, as somebody typed them, or of the class; at least one.

    Raises :class:`OperatorError` naming what is not there.
    """
    trainees = [_trainee(row) for row in among]
    if class_name is not None:
        of_class = [one for one in trainees if one.class_name == class_name]
        if not of_class:
            raise OperatorError(says.no_class(class_name, {one.class_name for one in trainees}))
        return of_class
    found = {number: _meant(trainees, number) for number in wanted}
    unknown = [number for number, one in found.items() if one is None]
    if unknown:
        raise OperatorError(says.unknown(unknown))
    return list(dict.fromkeys(one for one in found.values() if one is not None))


def _meant(trainees: Sequence[Trainee], number: str) -> Trainee | None:
    alike = [one for one in trainees if numbers.folded(one.number) == numbers.folded(number)]
    found = [one for one in alike if one.number == numbers.plain(number)] or alike
    return found[0] if len(found) == 1 else None


def as_row(one: Trainee) -> Enrolled:
    """A trainee as the answer service knows it."""
    return {"number": one.number, "name": one.name, "class_name": one.class_name}


def _trainee(row: Enrolled) -> Trainee:
    return Trainee(row["number"], row["name"], row["class_name"])
