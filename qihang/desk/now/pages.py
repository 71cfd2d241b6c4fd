"""The page of a class now, the line that keeps it up to date, and what its buttons do."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

from tornado import web
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from qihang.answers.client import Unreachable
from qihang.answers.rules import is_open_to_any
from qihang.answers.store.lessons import LED_FOR
from qihang.desk.course import KINDS, Course
from qihang.desk.now import asked
from qihang.desk.now.choice import keep_choice, kept_choice
from qihang.desk.now.tiles import Tile, absent, legend, summary, tiles
from qihang.desk.now.watch import Watch
from qihang.desk.page import DeskPage, fragment
from qihang.desk.projector import shown_at
from qihang.language.messages import Bilingual, message
from qihang.protocol.desk import Person, Place, Room, Seat
from qihang.protocol.service import Answers
from qihang.server.page import bilingual

SIGNED_OUT = 4001
"""Why a line is closed, as the page's script knows it; a number of those that are free to use."""

OpenPage = tuple[str, str, str]
"""Kind, session, and the name of the notebook whose screens it has."""

MANY = 40
"""Seats; with more of them a tile tells less of who needs nobody."""

MOST_NAMED = 200
"""People; who of more of them is missing is not told by name."""

PLACES = {"pause": "pause", "go-on": "pause", "lead": "lead", "say": "say", "end": "seats-label"}
"""Where the page goes on after each button: at what took its place. After an answered call that
is the seat."""


class Now(DeskPage):
    """Every seat of a class, and what the class is asked for."""

    async def get(self) -> None:
        """The page as it is now; a line keeps its seats up to date."""
        theirs = await self.classes()
        chosen = await self._chosen(theirs)
        if not theirs:
            self.show_no_class(message("Class now"))
            return
        seats = await self.ask(lambda answers: answers.desk.seats(chosen))
        rooms = await self.ask(lambda answers: answers.desk.rooms(chosen))
        people = await self.ask(partial(roster, theirs, chosen))
        pages = await open_pages(self, chosen)
        course = Course(self.site.pages)
        page = self._offered(pages, seats)
        self.show(
            "now/now.html",
            classes=theirs,
            chosen=chosen,
            query=_query(chosen, theirs),
            many=MANY,
            most_named=MOST_NAMED,
            led_for=LED_FOR // timedelta(minutes=1),
            **_drawn(self, seats, people, theirs, chosen),
            mark=_mark(rooms),
            legend=legend(),
            paused=asked.pause(rooms, [*theirs]),
            led=asked.lead(rooms, [*theirs], course),
            message=asked.told(rooms, [*theirs]),
            ended=self._ended(),
            pages=[
                (f"{kind}/{name}", bilingual(course.page(kind, name))) for kind, name, _ in pages
            ],
            page=page and "/".join(page[:2]),
            is_named=bool(self.get_query_argument("lead", "")),
            screens=course.screens(page[0], page[2]) if page else (),
        )

    async def _chosen(self, theirs: Mapping[str, int]) -> list[str]:
        """The classes that are looked at: those of the request, which are kept; else the kept."""
        if self.get_query_arguments("class") or self.get_query_argument("chosen", ""):
            chosen = await self.chosen_classes()
            keep_choice(self, [] if len(chosen) == len(theirs) else chosen)
            return chosen
        return [one for one in kept_choice(self) if one in theirs] or list(theirs)

    def _ended(self) -> int | None:
        """How many were signed out by the end of the lesson, if that was just asked for."""
        said = self.get_query_argument("ended", "")
        return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else None

    def _offered(self, pages: Sequence[OpenPage], seats: Sequence[Seat]) -> OpenPage | None:
        """The page whose screens are offered: the one that is named, else where most are."""
        named = self.get_query_argument("lead", "")
        at = Counter((one["page"]["kind"], one["page"]["session"]) for one in seats if one["page"])
        wished = [tuple(named.split("/")), *(place for place, _ in at.most_common())]
        for one in wished:
            for page in pages:
                if page[:2] == one:
                    return page
        return pages[0] if pages else None


class Seats(DeskPage, WebSocketHandler):
    """Brings what changed of the seats to a page that shows them."""

    async def open(self, *_: str, **__: str) -> None:
        """Begin with all of them."""
        self._theirs, self._chosen = await self.classes(), await self.chosen_classes()
        self._people = await self.ask(partial(roster, self._theirs, self._chosen))
        self._shown: dict[str, dict[str, str]] = {}
        self._head: dict[str, str] = {}
        self._watch.begin(self._tell)

    def on_close(self) -> None:
        """The page was left."""
        self._watch.end(self._tell)

    def on_message(self, message: str | bytes) -> None:
        """The page has nothing to say here."""

    @property
    def _watch(self) -> Watch:
        watch: Watch = self.settings["qihang_watch"]
        return watch

    async def _tell(self, seats: Sequence[Seat] | None) -> None:
        """Send what is another than on the page, as long as somebody may still see it."""
        if seats is not None and not await self._may_look():
            self._watch.end(self._tell)
            self.close(SIGNED_OUT)
            return
        rooms = await self._rooms()
        if seats is None or rooms is None:
            self._send({"away": True})
            return
        ours = [one for one in seats if one["class_name"] in self._chosen]
        drawn = _drawn(self, ours, self._people, self._theirs, self._chosen)
        fresh = {one.number: _as_sent(one, drawn["whom"]) for one in drawn["tiles"]}
        head = {
            "head": fragment("now/summary.html", **drawn),
            "absent": fragment("now/absent.html", **drawn),
            "mark": _mark(rooms),
        }
        changed = {
            number: sent for number, sent in fresh.items() if self._shown.get(number) != sent
        }
        if changed or head != self._head or fresh.keys() != self._shown.keys():
            self._shown, self._head = fresh, head
            self._send({"order": list(fresh), "tiles": changed, **head})
        else:
            self._send({})

    async def _rooms(self) -> dict[str, Room] | None:
        """What the classes are asked for; ``None`` while the classroom does not answer."""
        try:
            return await self.ask(lambda answers: answers.desk.rooms(self._chosen))
        except Unreachable:
            return None

    async def _may_look(self) -> bool:
        """Whether the sign-in with which the line was opened has not ended since."""
        self.me = None
        await self._look_up()
        return self.me is not None

    def _send(self, said: dict[str, Any]) -> None:
        try:
            self.write_message(json.dumps(said, ensure_ascii=False))
        except WebSocketClosedError:
            self._watch.end(self._tell)


class Ask(DeskPage):
    """What a class is asked for, by one button each."""

    async def post(self, what: str) -> None:
        """Do it, and show the page again."""
        classes = await self.chosen_classes(self.get_body_arguments("class"))
        by, number = self.staff["id"], self.get_body_argument("number", "")
        ended = None
        if what == "end":
            ended = await self.ask(lambda answers: answers.desk.end_lesson_of(classes, by))
        elif what in ("pause", "go-on"):
            paused = what == "pause"
            await self.ask(lambda answers: answers.desk.pause(classes, paused, by))
        elif what == "lead":
            target = await self._target(classes)
            await self.ask(lambda answers: answers.desk.lead(classes, target, by))
        elif what == "say":
            text = " ".join(self.get_body_argument("text", "").split()) or None
            await self.ask(lambda answers: answers.desk.say(classes, text, by))
        else:
            await self._answer(classes, number, by)
        query = _query(classes, await self.classes())
        more = "" if ended is None else f"&ended={ended}"
        self.redirect(f"/now?{query}{more}#{quote(PLACES.get(what) or f'at-{number}')}")

    async def _answer(self, classes: Sequence[str], number: str, by: str) -> None:
        """Go to somebody who called, of the own classes."""
        seats = await self.ask(lambda answers: answers.desk.seats(classes))
        if number in {one["number"] for one in seats}:
            await self.ask(lambda answers: answers.desk.answer_call(number, by))

    async def _target(self, classes: Sequence[str]) -> Place | None:
        """The screen that the class is led to; ``None`` if it goes its own way again."""
        said = self.get_body_argument("target", "")
        if not said:
            return None
        course = Course(self.site.pages)
        for kind, session, notebook in await open_pages(self, classes):
            for screen in course.screens(kind, notebook):
                if said == f"{kind}/{session}/{screen.name}":
                    return {"kind": kind, "session": session, "screen": screen.name}
        raise web.HTTPError(400)


async def open_pages(page: DeskPage, classes: Sequence[str]) -> list[OpenPage]:
    """The pages that are open to any of some classes."""
    released = await page.ask(lambda answers: answers.operator.released())
    return [
        (kind, name, one["editions"][-1]["assignment"] if kind == "exercise" else name)
        for name, one in sorted(released.items())
        if is_open_to_any(one, classes)
        for kind in KINDS
    ]


def roster(theirs: Mapping[str, int], chosen: Sequence[str], answers: Answers) -> list[Person]:
    """Everybody of some classes, by number; nobody where they are more than anybody reads."""
    if sum(theirs[one] for one in chosen) > MOST_NAMED:
        return []
    found: list[Person] = []
    while page := answers.desk.people(chosen, "", False, found[-1]["number"] if found else ""):
        found += page
    return found


def _drawn(
    page: DeskPage,
    seats: Sequence[Seat],
    people: Sequence[Person],
    theirs: Mapping[str, int],
    chosen: Sequence[str],
) -> dict[str, Any]:
    """What is told of seats; ``people`` is who is on the roster of the chosen classes."""
    drawn = tiles(seats, _now(), Course(page.site.pages), partial(shown_at, page))
    return {
        "whom": asked.called(chosen, [*theirs]),
        "tiles": drawn,
        "summary": summary(drawn),
        "people": sum(theirs[one] for one in chosen),
        "absent": absent(people, seats),
    }


def _mark(rooms: Mapping[str, Room]) -> str:
    """Another one whenever classes are asked for something else."""
    return sha256(json.dumps(rooms, sort_keys=True).encode()).hexdigest()[:16]


def _query(chosen: Sequence[str], theirs: Mapping[str, int]) -> str:
    """The choice of classes in an address."""
    if len(chosen) == len(theirs):
        return "chosen=yes"
    return urlencode([("class", one) for one in chosen])


@lru_cache(maxsize=1000)
def _as_sent(tile: Tile, whom: Bilingual) -> dict[str, str]:
    """A tile as a browser gets it; most are as they were a second ago."""
    return {"standing": tile.standing, "html": fragment("now/one.html", tile=tile, whom=whom)}


def _now() -> str:
    return datetime.now(UTC).isoformat()
