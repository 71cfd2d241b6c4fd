"""What the instructor's desk, the trainee server and the answer service say to each other.

Staff are told apart by an ``id``; a class is told apart by its name. Moments are UTC in ISO 8601
with microseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypedDict, final

from qihang.protocol.attendance import AttendanceWish
from qihang.protocol.submission import NextAttempt

LECTURER, AUTHOR, CLASS_TEACHER = "lecturer", "author", "class-teacher"
OFFICE, OFFICER = "office", "officer"

ROLES = (LECTURER, AUTHOR, CLASS_TEACHER, OFFICE, OFFICER)
"""What somebody of the staff may be; see :mod:`qihang.desk.routes` for what each may do."""

TEACHING = frozenset({LECTURER, AUTHOR, CLASS_TEACHER})
"""Those who teach a class: they see it at work, and open the projector."""


class StaffFacts(TypedDict):
    """What is set of somebody of the staff; ``classes`` is ``None`` for every class."""

    name: str
    role: str
    classes: list[str] | None


class Staff(StaffFacts):
    """Somebody of the staff."""

    id: str
    added_at: str
    removed_at: str | None


@final
class StaffSignedIn(StaffFacts):
    """Whose sign-in it is; a password that somebody else set is changed first."""

    id: str
    must_change: bool
    language: str | None
    size: int | None


@final
class StaffEnded(TypedDict):
    """A sign-in that is not valid (any more), and why."""

    ended: str


class StaffSignIn(TypedDict, total=False):
    """One of: the key of the sign-in; seconds to wait before a try, or after a miss; busy."""

    sign_in: str
    wait: int
    miss: int
    busy: bool


class Place(TypedDict):
    """A screen of a page; no screen stands for the page as a whole."""

    kind: str
    session: str
    screen: str


class Room(TypedDict):
    """What a class is asked for at this moment, and since when.

    ``target`` is the screen that everybody is led to, for some minutes; ``said`` a message to
    everybody.
    """

    paused_at: str | None
    target: Place | None
    target_at: str | None
    said: str | None
    said_at: str | None


class Beside(TypedDict):
    """What a trainee's page asks some times a minute."""

    closed: list[str]
    room: Room | None
    called_at: str | None
    """Since when the trainee has called for help."""
    answered_at: str | None
    """When somebody of the staff said that they come; for a minute."""


class OpenPage(TypedDict):
    """A page that a trainee has open, and how far it is.

    ``new_screen_at`` is when a screen was shown that had not been seen before, ``misses`` the
    answers since then that were not right yet.
    """

    kind: str
    session: str
    notebook: str
    screen: str | None
    done: int
    new_screen_at: str | None
    misses: int
    last_saved_at: str | None
    handed_in_at: str | None
    opened_at: str


class Seat(TypedDict):
    """Somebody who is signed in; ``page`` is the one that was opened last, of those open now.

    ``answered_by`` is the name of who of the staff went there last, since the sign-in.
    """

    number: str
    name: str
    class_name: str
    seat: str
    since: str
    page: OpenPage | None
    called_at: str | None
    answered_at: str | None
    answered_by: str | None


class Person(TypedDict):
    """A trainee, on the roster or taken off; ``note`` is the newest one that holds."""

    number: str
    name: str
    class_name: str
    removed_at: str | None
    note: str | None


class Namesake(TypedDict):
    """Somebody who has a name that others may have, too."""

    number: str
    name: str
    class_name: str


class TraineeNote(TypedDict):
    """What somebody of the staff noted of a trainee; ``by`` is the name.

    ``crossed_out_by`` is who said that it holds no more, and ``crossed_out_at`` when.
    """

    id: int
    text: str
    at: str
    by: str
    crossed_out_at: str | None
    crossed_out_by: str | None


class HandCount(TypedDict):
    """How many hands there were for each choice of a question; ``counts`` is by letter."""

    session: str
    screen: str
    class_name: str
    counts: dict[str, int]
    at: str


class HowFar(TypedDict):
    """How many of a class are on the roster, and how far they are in an exercise.

    ``begun`` have answers that are not handed in, ``handed_in`` have handed in at least once,
    and of those ``marked`` have points for their last one; ``on_paper`` their last one was typed
    in from a sheet.
    """

    class_name: str
    people: int
    begun: int
    handed_in: int
    marked: int
    on_paper: int


class DeskCalls(Protocol):
    """The calls of the desk. Who may ask for what is the desk's own table of routes."""

    def staff_sign_in(self, name: str, password: str, seat: str) -> StaffSignIn:
        """Sign somebody of the staff in; name and password are what was typed."""

    def staff_who(self, sign_in: str) -> StaffSignedIn | StaffEnded:
        """Whose sign-in it is."""

    def staff_sign_out(self, sign_in: str) -> None:
        """End a sign-in."""

    def staff_prefer(self, staff: str, language: str, size: int) -> None:
        """Keep the language and text size of somebody of the staff."""

    def staff(self) -> list[Staff]:
        """All of the staff, by name; those who were taken off, too."""

    def add_staff(self, facts: StaffFacts, password_hash: str, must_change: bool, by: str) -> str:
        """Add somebody; returns the id. ``by`` is the id of who does it.

        A password that must be changed is a made one, of letters and digits alone: spaces and
        hyphens among them are not looked at when it is typed.

        Raises :class:`qihang.answers.client.Refused` if there is one of that name.
        """

    def change_staff(self, staff: str, facts: StaffFacts, by: str) -> None:
        """Give somebody another name, role or classes; what was signed in is ended.

        Raises :class:`qihang.answers.client.Refused` for a name that another one has, and if
        nobody would be left who may do that.
        """

    def remove_staff(self, staff: str, by: str) -> None:
        """Take somebody off: signed out, and no sign-in. Raises as :meth:`change_staff`."""

    def bring_back_staff(self, staff: str, by: str) -> None:
        """Undo that."""

    def set_staff_password(
        self, staff: str, password_hash: str, must_change: bool, by: str
    ) -> None:
        """Give somebody another password; what was signed in with the old one is ended."""

    def classes(self) -> dict[str, int]:
        """The classes of the roster by name, and how many are in each."""

    def people(
        self, classes: Sequence[str] | None, wanted: str, removed: bool, after: str
    ) -> list[Person]:
        """Trainees by number: a page, after a number; of some classes, of all with ``None``.

        ``wanted`` is a part of number or name, as somebody typed it; ``removed`` asks for those
        who were taken off instead.
        """

    def people_count(self, classes: Sequence[str] | None, wanted: str, removed: bool) -> int:
        """How many there are on all pages."""

    def person(self, number: str) -> Person | None:
        """One trainee, also one who was taken off."""

    def namesakes(self, names: Sequence[str], classes: Sequence[str] | None) -> list[Namesake]:
        """Who on the roster has one of these names, in some classes: four of each at most."""

    def names_of(self, numbers: Sequence[str]) -> dict[str, str]:
        """The names of trainees by number, also of those who were taken off: a page of them."""

    def notes(self, number: str) -> list[TraineeNote]:
        """What was noted of a trainee, the newest first: a page of it."""

    def note_trainee(self, number: str, text: str, by: str) -> None:
        """Note something of a trainee.

        Raises :class:`qihang.answers.client.Refused` for a text that is too long or empty.
        """

    def cross_out_note(self, number: str, note: int, by: str) -> None:
        """Say of a note of a trainee that it holds no more; it is kept.

        Raises :class:`qihang.answers.client.Refused` where there is no such note.
        """

    def seats(self, classes: Sequence[str] | None) -> list[Seat]:
        """Everybody of some classes who is signed in, by number; of all with ``None``."""

    def wait_for_news(self, seen: int) -> int:
        """A number that grows with whatever :meth:`seats` shows.

        Over a socket as soon as it is another one than ``seen``, or after some seconds.
        """

    def how_far(self, session: str, classes: Sequence[str]) -> list[HowFar]:
        """How far each of some classes is in a session's exercise, by name."""

    def released_at(self, session: str) -> dict[str, str]:
        """When each edition of a session was released first."""

    def room(self, class_name: str) -> Room | None:
        """What a class is asked for at this moment."""

    def rooms(self, classes: Sequence[str]) -> dict[str, Room]:
        """The same of several, by name; those that were never asked for anything are not there."""

    def pause(self, classes: Sequence[str], paused: bool, by: str) -> None:
        """Let classes look up from their pages, or go on."""

    def lead(self, classes: Sequence[str], target: Place | None, by: str) -> None:
        """Lead classes to a screen; with ``None`` nobody is led any more."""

    def say(self, classes: Sequence[str], text: str | None, by: str) -> None:
        """Show classes a message; with ``None`` take it away."""

    def end_lesson_of(self, classes: Sequence[str], by: str) -> int:
        """End the sign-ins of classes, and what they are asked for; returns how many there were."""

    def answer_call(self, number: str, by: str) -> None:
        """Somebody goes to a trainee who called for help."""

    def marks_were_given(self) -> None:
        """Points were given by hand: the marker tells them on, without waiting any longer."""

    def log_page(self, before: int | None) -> list[str]:
        """Lines of the audit log, the newest first: those before a line, or the last ones."""

    def note_notebooks(self, what: str, by: str) -> None:
        """Note in the audit log that an author has JupyterLab started or stopped."""

    def note_file(
        self, table: str, ending: str, classes: Sequence[str], session: str | None, by: str
    ) -> None:
        """Note in the audit log that somebody took a table of some classes out as a file.

        No class stands for all of them; ``ending`` is that of the file, such as ``csv``.
        """

    def keep_hand_count(self, count: HandCount, by: str) -> None:
        """Keep how many hands there were; the newest one of a screen and class counts."""

    def hand_counts(self, session: str, classes: Sequence[str] | None) -> list[HandCount]:
        """What was kept of a session, the newest first."""

    def next_attempts(self, session: str, numbers: Sequence[str]) -> list[NextAttempt]:
        """What the exercise of a session asks each of some trainees next; begins nothing.

        Raises :class:`qihang.answers.client.Refused` for a session that is not released
        (``not-open``), or not open to the class of one of them (``closed``), and for a number
        that is not on the roster.
        """

    def note_key(self, session: str, classes: Sequence[str], people: int, by: str) -> None:
        """Note in the audit log who prints a key to worksheets; ``by`` is empty for a command."""

    def keep_attendance(
        self, class_name: str, day: str, wishes: Sequence[AttendanceWish], by: str | None
    ) -> list[str]:
        """Keep who of a class was there on a day; what stands already is not kept again.

        Returns the numbers of whom somebody else has kept something else since it was shown:
        then nothing at all is kept.

        Raises :class:`qihang.answers.client.Refused` for what is none (``bad-attendance``), a
        presence or minutes other than computed without a reason (``no-reason``), a reason
        without the words that it needs, or too many (``no-words``, ``bad-words``), a presence of
        which neither anybody nor the classroom knows the minutes (``no-minutes``), and a number
        that is not known.
        """
