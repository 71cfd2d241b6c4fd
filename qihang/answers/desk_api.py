"""The calls of the instructor's desk."""

from __future__ import annotations

from collections.abc import Sequence

from qihang.answers import attending, numbers, pins, tokens
from qihang.answers.attempts import Attempts
from qihang.answers.client import Refused
from qihang.answers.server_api import LANGUAGES, SIZES
from qihang.answers.store import Store
from qihang.answers.store.staff import NameTaken, NobodyLeft
from qihang.language import typed
from qihang.protocol.attendance import AttendanceWish
from qihang.protocol.desk import (
    ROLES,
    DeskCalls,
    HandCount,
    HowFar,
    Namesake,
    Person,
    Place,
    Room,
    Seat,
    Staff,
    StaffEnded,
    StaffFacts,
    StaffSignedIn,
    StaffSignIn,
    TraineeNote,
)
from qihang.protocol.service import PAGE
from qihang.protocol.submission import NextAttempt
from qihang.settings import Settings

LONGEST_NAME = 40
"""Signs of a name of staff."""

NAMESAKES = 4
"""So many of one name are told apart at once: somebody, and three others."""

LONGEST_NOTE = 300
"""Signs of a note of a trainee."""

LONGEST_WANTED = 200
"""Signs of what trainees are searched for; SQLite refuses to look for very long texts."""

LONGEST_MESSAGE = 200
"""Signs of a message to a class."""


class DeskApi(DeskCalls):
    """The rules of the staff's sign-in, and of what they ask a class for."""

    def __init__(self, store: Store, house: Settings, attempts: Attempts):
        self._store = store
        self._attempts = attempts
        self._slowing = {
            "staff": pins.Slowing(house.trainee_free_misses, house.trainee_longest_wait),
            "desk": pins.Slowing(house.seat_free_misses, house.seat_longest_wait),
        }

    # --- signing in -----------------------------------------------------------------------

    def staff_sign_in(self, name: str, password: str, seat: str) -> StaffSignIn:
        if waiting := self.staff_wait(name, seat):
            return {"wait": waiting}
        staff = self._store.staff.meant(name)
        said = typed.plain(password)
        if staff and staff["must_change"]:
            said = _without_groups(said)
        fits = pins.fits(said, staff["password_hash"] if staff else None)
        slowed = _slowed(name, seat)
        if staff is None or not fits:
            for _, who in slowed:
                self._store.sign_ins.count_miss(who)
            self._store.note("staff-refused", staff=staff and staff["id"], seat=seat)
            return {"miss": self.staff_wait(name, seat)}
        for _, who in slowed:
            self._store.sign_ins.forget_misses(who)
        key = tokens.make()
        self._store.staff.begin(tokens.digest(key), staff["id"], seat)
        return {"sign_in": key}

    def staff_wait(self, name: str, seat: str) -> int:
        """Seconds until a password for this name at this seat is looked at."""
        now = self._store.now()
        waits = [0]
        for kind, who in _slowed(name, seat):
            if misses := self._store.sign_ins.misses(who):
                slowing = self._slowing[kind]
                waits.append(pins.wait(slowing, misses["count"], misses["last_at"], now))
        return max(waits)

    def staff_who(self, sign_in: str) -> StaffSignedIn | StaffEnded:
        found = self._store.staff.sign_in(tokens.digest(sign_in))
        if found is None:
            return {"ended": "unknown"}
        if found["ended_at"] is not None:
            return {"ended": found["why_ended"]}
        staff = self._store.staff.one(found["staff"])
        assert staff is not None
        return {
            "id": staff["id"],
            "name": staff["name"],
            "role": staff["role"],
            "classes": staff["classes"],
            "must_change": staff["must_change"],
            "language": staff["language"],
            "size": staff["size"],
        }

    def staff_sign_out(self, sign_in: str) -> None:
        self._store.staff.end(tokens.digest(sign_in))

    def staff_prefer(self, staff: str, language: str, size: int) -> None:
        if language not in LANGUAGES or size not in SIZES:
            raise Refused("unknown-preference")
        self._store.staff.prefer(staff, language, size)

    # --- who works here -------------------------------------------------------------------

    def staff(self) -> list[Staff]:
        return [
            {
                "id": row["id"],
                "name": row["name"],
                "role": row["role"],
                "classes": row["classes"],
                "added_at": row["added_at"],
                "removed_at": row["removed_at"],
            }
            for row in self._store.staff.all()
        ]

    def add_staff(self, facts: StaffFacts, password_hash: str, must_change: bool, by: str) -> str:
        try:
            return self._store.staff.add(_checked(facts), password_hash, must_change, by)
        except NameTaken:
            raise Refused("name-taken") from None

    def change_staff(self, staff: str, facts: StaffFacts, by: str) -> None:
        self._see_that_it_is_known(staff)
        try:
            self._store.staff.change(staff, _checked(facts), by)
        except NameTaken:
            raise Refused("name-taken") from None
        except NobodyLeft:
            raise Refused("no-office-left") from None

    def remove_staff(self, staff: str, by: str) -> None:
        self._see_that_it_is_known(staff)
        try:
            self._store.staff.remove(staff, by)
        except NobodyLeft:
            raise Refused("no-office-left") from None

    def bring_back_staff(self, staff: str, by: str) -> None:
        self._see_that_it_is_known(staff)
        self._store.staff.bring_back(staff, by)

    def set_staff_password(
        self, staff: str, password_hash: str, must_change: bool, by: str
    ) -> None:
        self._see_that_it_is_known(staff)
        self._store.staff.set_password(staff, password_hash, must_change, by)

    def _see_that_it_is_known(self, staff: str) -> None:
        if self._store.staff.one(staff) is None:
            raise Refused("unknown-staff")

    # --- trainees -------------------------------------------------------------------------

    def people(
        self, classes: Sequence[str] | None, wanted: str, removed: bool, after: str
    ) -> list[Person]:
        return self._store.people.some(classes, wanted[:LONGEST_WANTED], removed, after, PAGE)

    def people_count(self, classes: Sequence[str] | None, wanted: str, removed: bool) -> int:
        return self._store.people.count(classes, wanted[:LONGEST_WANTED], removed)

    def person(self, number: str) -> Person | None:
        return self._store.people.one(number)

    def namesakes(self, names: Sequence[str], classes: Sequence[str] | None) -> list[Namesake]:
        return self._store.people.namesakes(names[:PAGE], classes, NAMESAKES)

    def names_of(self, numbers: Sequence[str]) -> dict[str, str]:
        return self._store.people.names(numbers[:PAGE])

    def notes(self, number: str) -> list[TraineeNote]:
        return self._store.people.notes(number, PAGE)

    def note_trainee(self, number: str, text: str, by: str) -> None:
        tidied = "\n".join(filter(None, (typed.tidy(line) for line in text.splitlines())))
        if not tidied:
            raise Refused("no-note")
        if len(tidied) > LONGEST_NOTE or not typed.can_be_written(tidied):
            raise Refused("bad-note")
        if self._store.people.one(number) is None:
            raise Refused("unknown-trainee")
        self._see_that_it_is_known(by)
        self._store.people.note(number, tidied, by)

    def cross_out_note(self, number: str, note: int, by: str) -> None:
        if not self._store.people.cross_out(number, note, by):
            raise Refused("unknown-note")

    # --- a class now ----------------------------------------------------------------------

    def classes(self) -> dict[str, int]:
        return self._store.trainees.classes()

    def seats(self, classes: Sequence[str] | None) -> list[Seat]:
        return self._store.seats.now(classes)

    def wait_for_news(self, seen: int) -> int:
        return seen + 1  # nobody waits without a socket: there may be some

    def how_far(self, session: str, classes: Sequence[str]) -> list[HowFar]:
        return self._store.how_far.by_class(session, classes)

    def released_at(self, session: str) -> dict[str, str]:
        return self._store.sessions.released_at(session)

    def room(self, class_name: str) -> Room | None:
        return self._store.lessons.room(class_name)

    def rooms(self, classes: Sequence[str]) -> dict[str, Room]:
        return self._store.lessons.rooms(classes)

    def pause(self, classes: Sequence[str], paused: bool, by: str) -> None:
        self._store.lessons.pause(classes, paused, by)

    def lead(self, classes: Sequence[str], target: Place | None, by: str) -> None:
        self._store.lessons.lead(classes, target, by)

    def say(self, classes: Sequence[str], text: str | None, by: str) -> None:
        if text is not None and len(text) > LONGEST_MESSAGE:
            raise Refused("too-long")
        self._store.lessons.say(classes, text, by)

    def end_lesson_of(self, classes: Sequence[str], by: str) -> int:
        return self._store.lessons.end(classes, by)

    def answer_call(self, number: str, by: str) -> None:
        self._see_that_it_is_known(by)
        self._store.lessons.end_call(number, by)

    def marks_were_given(self) -> None:
        pass  # whoever waits for a submission is woken by the call itself

    def log_page(self, before: int | None) -> list[str]:
        return self._store.log_page(before, PAGE)

    def note_notebooks(self, what: str, by: str) -> None:
        self._store.note("notebooks", do=what, by=by)

    def note_file(
        self, table: str, ending: str, classes: Sequence[str], session: str | None, by: str
    ) -> None:
        of = {} if session is None else {"session": session}
        self._store.note("file-taken", table=table, ending=ending, classes=[*classes], by=by, **of)

    def keep_hand_count(self, count: HandCount, by: str) -> None:
        self._see_that_it_is_known(by)
        self._store.lessons.keep_count(count, by)

    def hand_counts(self, session: str, classes: Sequence[str] | None) -> list[HandCount]:
        return self._store.lessons.counts(session, classes)

    # --- worksheets -----------------------------------------------------------------------

    def next_attempts(self, session: str, numbers: Sequence[str]) -> list[NextAttempt]:
        opened = self._attempts.opened(session)
        for number in numbers:
            person = self._store.people.one(number)
            if person is None or person["removed_at"] is not None:
                raise Refused("unknown-trainee")
        return [self._attempts.next_one(number, opened) for number in numbers]

    def note_key(self, session: str, classes: Sequence[str], people: int, by: str) -> None:
        who = {"by": by} if by else {}
        self._store.note(
            "key-printed", session=session, classes=list(classes), people=people, **who
        )

    # --- attendance -----------------------------------------------------------------------

    def keep_attendance(
        self, class_name: str, day: str, wishes: Sequence[AttendanceWish], by: str | None
    ) -> list[str]:
        attending.see_that_it_is_one(day, wishes)
        if len(self._store.people.names([one["number"] for one in wishes])) != len(wishes):
            raise Refused("unknown-trainee")
        return self._store.attendance.keep(
            class_name, day, [attending.meant(one) for one in wishes], by
        )


def _checked(facts: StaffFacts) -> StaffFacts:
    """What may be set of somebody, with the name as it is kept. Raises :class:`Refused`."""
    name = " ".join(typed.plain(facts["name"]).split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused("no-name")
    if facts["role"] not in ROLES:
        raise Refused("unknown-role")
    return {"name": name, "role": facts["role"], "classes": facts["classes"]}


def _without_groups(password: str) -> str:
    """A password that was made, which is written in groups, with or without what parts them."""
    return typed.unspaced(typed.hyphened(password)).replace("-", "")


def _slowed(name: str, seat: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Who waits after wrong passwords, with the kind of each: see :mod:`qihang.answers.pins`."""
    return ("staff", f"staff {numbers.folded(name)} at {seat}"), ("desk", f"desk {seat}")
