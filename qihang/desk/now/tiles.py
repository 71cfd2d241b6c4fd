"""What is told of each seat: the words of its tile, and the summary above all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from qihang.desk.course import Course, Shown
from qihang.desk.now import standing as standings
from qihang.language.messages import Message, message, ngettext
from qihang.protocol.desk import OpenPage, Person, Seat
from qihang.server.page import bilingual

WORDS: dict[str, tuple[str, Message]] = {
    standings.CALLED: ("!", message("Calls you")),
    standings.STUCK: ("→", message("Stuck")),
    standings.QUIET: ("…", message("Nothing new")),
    standings.HANDED_IN: ("✓", message("Handed in")),
    standings.WORKING: ("•", message("At work")),
    standings.NO_PAGE: ("–", message("No page open")),
}
"""A sign and a word for each standing; colour is never the only sign."""

NEEDED = (standings.CALLED, standings.STUCK)
"""Where somebody of the staff is needed."""


def _minutes(how_long: timedelta) -> int:
    return how_long // timedelta(minutes=1)


MEANS: dict[str, Message] = {
    standings.CALLED: message("pressed “Call the instructor”; nobody else sees it"),
    standings.STUCK: ngettext(
        "for {n} minute no new screen, and {misses} answers that were not right yet",
        "for {n} minutes no new screen, and {misses} answers that were not right yet",
        _minutes(standings.STUCK_AFTER),
        n=_minutes(standings.STUCK_AFTER),
        misses=standings.STUCK_AT,
    ),
    standings.QUIET: ngettext(
        "for {n} minute nothing changed at this seat",
        "for {n} minutes nothing changed at this seat",
        _minutes(standings.QUIET_AFTER),
        n=_minutes(standings.QUIET_AFTER),
    ),
    standings.HANDED_IN: message("the exercise is handed in"),
    standings.WORKING: message("all is well; the time is when something was saved last"),
    standings.NO_PAGE: message("signed in, and at the first page"),
}
"""What each standing means."""

WENT_FOR = timedelta(minutes=10)
"""So long a tile tells who of the staff went there."""

ShownAt = Callable[[str, str], str]
"""The address of a screen of a session's workbook on the projector."""


@dataclass(frozen=True)
class Tile:
    """One seat, as it is drawn."""

    number: str
    name: str
    class_name: str
    seat: str
    standing: str
    sign: str
    word: Markup
    page: Markup | None
    """Session and kind."""
    place: Markup | None
    """The number of the screen, as it stands above it."""
    screen: Markup | None
    """The title of the screen."""
    since: str | None
    """Since when it stands so, where somebody is needed."""
    saved: str | None
    """When something was last saved, where nobody is."""
    misses: int
    went: tuple[str, str] | None
    """Who of the staff went there last, and when."""
    target: str | None
    """The screen of somebody who is stuck, as a class is led there."""
    show: str | None
    """The same on the projector."""


def tiles(seats: Sequence[Seat], now: str, course: Course, shown_at: ShownAt) -> list[Tile]:
    """The tile of every seat: first who calls, the longest waiting first, then who is stuck.

    All others stand in the order of the seats, so that one finds them where they were.
    """
    drawn = [_tile(one, now, course, shown_at) for one in seats]
    return sorted(drawn, key=_needs)


def absent(people: Sequence[Person], seats: Sequence[Seat]) -> list[Person]:
    """Who of some people is not signed in."""
    here = {one["number"] for one in seats}
    return [one for one in people if one["number"] not in here]


def _needs(tile: Tile) -> tuple[int, str]:
    if tile.standing == standings.CALLED:
        return 0, tile.since or ""
    return (1, "") if tile.standing == standings.STUCK else (2, "")


def summary(drawn: Sequence[Tile]) -> list[tuple[str, str, Markup, int]]:
    """Standing, sign, word and how many there are, for those that there are."""
    counted = Counter(one.standing for one in drawn)
    return [
        (name, WORDS[name][0], bilingual(WORDS[name][1]), counted[name])
        for name in standings.STANDINGS
        if counted[name]
    ]


def legend() -> list[tuple[str, str, Markup, Markup]]:
    """Standing, sign, word and meaning of each."""
    return [
        (name, sign, bilingual(word), bilingual(MEANS[name]))
        for name, (sign, word) in WORDS.items()
    ]


def _tile(seat: Seat, now: str, course: Course, shown_at: ShownAt) -> Tile:
    page, standing = seat["page"], standings.standing(seat, now)
    sign, word = WORDS[standing]
    at = _screen(page, course) if page else None
    return Tile(
        number=seat["number"],
        name=seat["name"],
        class_name=seat["class_name"],
        seat=seat["seat"],
        standing=standing,
        sign=sign,
        word=bilingual(word),
        page=bilingual(course.page(page["kind"], page["session"])) if page else None,
        place=bilingual(at.number) if at else None,
        screen=bilingual(at.title) if at else None,
        since=_since(seat, standing),
        saved=page["last_saved_at"] if page and standing not in NEEDED else None,
        misses=page["misses"] if page else 0,
        went=_went(seat, now),
        **_ways(page, at, standing, shown_at),
    )


def _ways(
    page: OpenPage | None, at: Shown | None, standing: str, shown_at: ShownAt
) -> dict[str, str | None]:
    """Where a class is led, and what is shown to it, for one who is stuck."""
    if page is None or at is None or standing != standings.STUCK:
        return {"target": None, "show": None}
    return {
        "target": f"{page['kind']}/{page['session']}/{at.name}",
        "show": shown_at(page["session"], at.name),
    }


def _screen(page: OpenPage, course: Course) -> Shown | None:
    every = course.screens(page["kind"], page["notebook"])
    return next((one for one in every if one.name == page["screen"]), None)


def _since(seat: Seat, standing: str) -> str | None:
    if standing == standings.CALLED:
        return seat["called_at"]
    page = seat["page"]
    if page is None or standing != standings.STUCK:
        return None
    return page["new_screen_at"] or page["opened_at"]


def _went(seat: Seat, now: str) -> tuple[str, str] | None:
    name, at = seat["answered_by"], seat["answered_at"]
    if name is None or at is None:
        return None
    is_past = datetime.fromisoformat(now) - datetime.fromisoformat(at) > WENT_FOR
    return None if is_past else (name, at)
