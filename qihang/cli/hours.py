"""The commands of attendance: ``hours`` for the month of a class, ``attendance`` for a day."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from qihang.language.messages import Translated, message
from qihang.operate.answering import answering
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.operate.hours import days, files, reading, says
from qihang.operate.hours.reading import Attended, Somebody
from qihang.operate.hours.standing import Standing
from qihang.operate.hours.table import Table, month
from qihang.operate.roster import says as roster_says
from qihang.protocol.attendance import ABSENT, PRESENT, REASONS, AttendanceWish
from qihang.settings import language
from qihang.system import files as disk
from qihang.system.errors import OperatorError
from qihang.system.site import Site

KINDS: dict[str, Callable[[Table, str], bytes]] = {
    "csv": files.csv_of,
    "excel": files.excel,
    "pdf": files.paper,
}


def add_commands(commands: Commands, t: Translate) -> None:
    """Add them to the command line."""
    counting = commands.add_parser("hours", help=t("hours of learning of a class in a month"))
    counting.add_argument("class_name", metavar=t("CLASS"))
    counting.add_argument("--month", metavar="2026-12", help=t("which month; else this one"))
    into = counting.add_mutually_exclusive_group()
    for kind in KINDS:
        into.add_argument(
            f"--{kind}",
            type=Path,
            metavar=t("FILE"),
            help=t("write a new file ({kind}) instead of showing it", kind=kind),
        )
    counting.set_defaults(run=_hours)

    attending = commands.add_parser("attendance", help=t("who of a class was there on a day"))
    attending.add_argument("class_name", metavar=t("CLASS"))
    attending.add_argument("--day", metavar="2026-12-01", help=t("which day; else today"))
    what = attending.add_mutually_exclusive_group()
    what.add_argument(
        "--keep", action="store_true", help=t("keep the day as the classroom knows it")
    )
    what.add_argument("--present", metavar=t("NUMBER"), help=t("this trainee was there"))
    what.add_argument("--absent", metavar=t("NUMBER"), help=t("this trainee was not there"))
    attending.add_argument("--minutes", type=int, metavar="N", help=t("minutes, with --present"))
    attending.add_argument("--reason", choices=REASONS, help=t("why it is otherwise"))
    attending.add_argument("--words", metavar=t("WORDS"), help=t("own words beside the reason"))
    attending.set_defaults(run=_attendance)


def _hours(console: Console, site: Site, options: argparse.Namespace) -> None:
    with answering(console, site):
        first = days.parsed_month(options.month) if options.month else _today().replace(day=1)
        attended = _of(site, options.class_name, *days.month_of(first))
    table = month(attended, options.class_name, first)
    for kind, make in KINDS.items():
        if file := getattr(options, kind):
            if not disk.put_first(file, make(table, language(site))):
                raise OperatorError(roster_says.file_exists(file))
            console.say(message("The hours are in {file}.", file=file))
            return
    for line in (table.head, *table.rows, table.foot):
        console.row(*line)
    console.warn(*table.notes)


def _attendance(console: Console, site: Site, options: argparse.Namespace) -> None:
    day = days.parsed(options.day) if options.day else _today()
    with answering(console, site) as answers:
        attended = _of(site, options.class_name, day, day)
        if wishes := list(_wishes(attended, day, options)):
            answers.desk.keep_attendance(options.class_name, day.isoformat(), wishes, None)
            attended = _of(site, options.class_name, day, day)
    for one in attended.people:
        console.row(*_row(one, attended.standing(one.number, day)))


def _of(site: Site, class_name: str, first: date, last: date) -> Attended:
    """A class. Raises :class:`OperatorError` if nobody is in it, or the days are still to come."""
    if first > _today():
        raise OperatorError(message("{day} is still to come.", day=first.isoformat()))
    attended = reading.of_class(site, class_name, first, last)
    if not attended.people:
        raise OperatorError(
            message("Nobody was in class {class_name} then.", class_name=class_name)
        )
    return attended


def _wishes(attended: Attended, day: date, options: argparse.Namespace) -> Iterator[AttendanceWish]:
    """What is to be kept: the whole class as it stands, or one of it as it is said."""
    number = options.present or options.absent
    if number and number not in {one.number for one in attended.people}:
        raise OperatorError(message("{number} is not in this class.", number=number))
    for one in attended.people:
        standing = attended.standing(one.number, day)
        if one.number == number:
            status = PRESENT if options.present else ABSENT
            said = (options.minutes, options.reason, options.words)
            yield _wish(number, standing, status, *said)
        elif options.keep:
            entry = standing.entry
            minutes = entry["minutes"] if entry else None
            words = entry["words"] if entry else None
            status = PRESENT if standing.is_present else ABSENT
            yield _wish(one.number, standing, status, minutes, standing.reason, words)


def _wish(
    number: str,
    standing: Standing,
    status: str,
    minutes: int | None,
    reason: str | None,
    words: str | None,
) -> AttendanceWish:
    return {
        "number": number,
        "status": status,
        "minutes": minutes,
        "computed": standing.known,
        "reason": reason,
        "words": words,
        "seen": standing.entry["id"] if standing.entry else 0,
    }


def _row(one: Somebody, standing: Standing) -> tuple[Translated | str, ...]:
    seated, entry = standing.seated, standing.entry
    known = f"{days.clock(seated.first)}–{days.clock(seated.last)}" if seated else says.UNKNOWN
    reason = says.REASONS[standing.reason] if standing.reason else ""
    there = message("there") if standing.is_present else message("absent")
    words = (entry["words"] if entry else None) or ""
    return one.number, one.name, known, str(standing.minutes), there, reason, words


def _today() -> date:
    return datetime.now().astimezone().date()
