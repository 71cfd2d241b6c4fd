"""What some classes are asked for together, and how they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from qihang.answers.store.lessons import LED_FOR
from qihang.desk.course import Course
from qihang.language.messages import Bilingual, Message, listed, message
from qihang.protocol.desk import Place, Room

NAMED = 3
"""So many classes are called by their names; more are counted."""


@dataclass(frozen=True)
class Asked:
    """What is asked for now: of which classes, and since when."""

    whom: Bilingual
    since: str


@dataclass(frozen=True)
class Led(Asked):
    """Where classes are led, and until when."""

    until: str
    there: Message
    target: Place


@dataclass(frozen=True)
class Told(Asked):
    """What classes are told."""

    text: str


def called(classes: Sequence[str], theirs: Sequence[str]) -> Bilingual:
    """How some classes are called, of those that somebody looks after."""
    if len(classes) <= NAMED:
        return Bilingual(**listed(classes).translations())
    if len(classes) == len(theirs):
        return Bilingual(**message("all {n} classes", n=len(classes)).translations())
    return Bilingual(**message("{n} classes", n=len(classes)).translations())


def pause(rooms: Mapping[str, Room], theirs: Sequence[str]) -> Asked | None:
    """Which classes pause."""
    paused = {name: room["paused_at"] for name, room in rooms.items() if room["paused_at"]}
    return Asked(called([*paused], theirs), max(paused.values())) if paused else None


def lead(rooms: Mapping[str, Room], theirs: Sequence[str], course: Course) -> Led | None:
    """Which classes are led, and where; if to several screens, then to the last one."""
    room = _latest(rooms, "target_at")
    if room is None or room["target"] is None or room["target_at"] is None:
        return None
    since, target = room["target_at"], room["target"]
    same = [name for name, one in rooms.items() if one["target"] == target]
    until = (datetime.fromisoformat(since) + LED_FOR).isoformat()
    return Led(called(same, theirs), since, until, course.there(target), target)


def told(rooms: Mapping[str, Room], theirs: Sequence[str]) -> Told | None:
    """Which classes are shown a message; if several, then the last one."""
    room = _latest(rooms, "said_at")
    if room is None or room["said"] is None or room["said_at"] is None:
        return None
    same = [name for name, one in rooms.items() if one["said"] == room["said"]]
    return Told(called(same, theirs), room["said_at"], room["said"])


def _latest(rooms: Mapping[str, Room], at: Literal["target_at", "said_at"]) -> Room | None:
    return max(rooms.values(), key=lambda room: room[at] or "", default=None)
