"""What the commands ``qihang roster …`` say."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from qihang.operate.roster.people import Changes, Trainee
from qihang.protocol import RemovedTrainee

# --- what is wrong with a file ------------------------------------------------------

EMPTY = "The file is empty."
NO_TRAINEES = "The file has a heading and no trainees."
NOT_TEXT = (
    "The file is not text in UTF-8, GBK or UTF-16. Save it as CSV from the spreadsheet again."
)
OPEN_QUOTE = 'a quotation mark (") is opened here and not closed as CSV wants it'
TOO_LONG_CELL = 'a cell is far too long; perhaps a quotation mark (") is opened and not closed'


def too_large(most: int) -> str:
    """A file of megabytes."""
    return f"The file has more than {most // 1024 // 1024} MB: it is no list of trainees."


def no_columns(missing: Sequence[str]) -> str:
    """A heading without the columns that are needed."""
    return (
        f"Line 1: no column {', '.join(missing)}. "
        "The heading must be number,name,class (编号,姓名,班级)."
    )


def at_line(line: int, fault: str) -> str:
    """A fault with its place."""
    return f"Line {line}: {fault}."


def is_double(number: str, line: int) -> str:
    """A number that stands in the file twice."""
    return f"number {number} is already on line {line}"


def is_alike(number: str, other: str, line: int) -> str:
    """A number that only a careful eye tells from another one."""
    where = f"on line {line}" if line else "who is enrolled"
    return f"number {number} differs only in upper and lower case from {other}, {where}"


def was_removed(row: RemovedTrainee) -> str:
    """A number of somebody who was taken off."""
    number = row["number"]
    return (
        f"number {number} belongs to {row['name']}, taken off the roster on "
        f"{row['removed_at'][:10]}; if it is the same person: qihang roster back {number}"
    )


def is_empty(column: str) -> str:
    """A cell with nothing in it."""
    return f"{column} is empty"


def is_longer(column: str, most: int) -> str:
    """A cell with too much in it."""
    return f"{column} is longer than {most} characters"


def is_unprintable(column: str) -> str:
    """A cell with control characters."""
    return f"{column} has signs that cannot be printed"


def is_no_number(number: str) -> str:
    """A number with other signs."""
    return f"number {number!r} may have only digits, letters and -, and does not begin with -"


def is_enrolled(number: str) -> str:
    """A number that is somebody's."""
    return f"Number {number} is enrolled already."


# --- importing ----------------------------------------------------------------------

SURE = "Enrol and change them? [y/N] "
NOTHING_NEW = "There is nothing to change."


def plan(file: Path, encoding: str, of: int, changes: Changes) -> Iterator[str]:
    """What was read, and what importing it would do."""
    yield f"{file.name}, read as {encoding}: {of} trainee{'' if of == 1 else 's'}."
    if changes.new:
        yield f"New: {len(changes.new)}"
        yield from (f"  {line(one)}" for one in changes.new)
    if changes.changed:
        yield f"Changed: {len(changes.changed)}"
        yield from (f"  {change(before, after)}" for before, after in changes.changed)
    yield f"As they are: {len(changes.same)}"
    if changes.elsewhere:
        yield f"Enrolled and not in this file: {changes.elsewhere}. They stay enrolled."


def unheld(one: Trainee, signs: str) -> str:
    """A name that not every page can show."""
    return (
        f"Line {one.line}: the classroom's font has no {signs} of {one.name}. It is seen only on "
        "a PC whose own fonts have it, and not on a card. Ask how else the name may be written."
    )


def line(one: Trainee) -> str:
    """A trainee, the number first."""
    return f"{one.number}\t{one.name}\t{one.class_name}"


def change(before: Trainee, after: Trainee) -> str:
    """Name and class of a trainee, old → new where they change."""
    name, class_name = (
        old if old == new else f"{old} → {new}"
        for old, new in ((before.name, after.name), (before.class_name, after.class_name))
    )
    return f"{after.number}\t{name}\t{class_name}"


def enrolled(new: int, changed: int) -> str:
    """What was done."""
    return f"{new} enrolled, {changed} changed."


# --- PINs ---------------------------------------------------------------------------

PINS_ARE_SHOWN = "The PINs are shown only here: print them now."
NO_CARDS = (
    "Nobody is new, so there are no cards. New PINs for a class: "
    "qihang roster pin --class NAME --cards FILE.pdf"
)


def cards_are_in(file: Path, count: int) -> str:
    """Where the cards are, and what to do with them."""
    return (
        f"{count} PIN card{'' if count == 1 else 's'} in {file}. The PINs stand nowhere else: "
        "print the file, then delete it."
    )


def file_exists(file: Path) -> str:
    """Cards are never written over something."""
    return f"{file} is there already. Name a new file."


# --- taking off, bringing back, moving ----------------------------------------------


def unknown(numbers: Sequence[str]) -> str:
    """Numbers that nobody there has."""
    return f"Nobody there has the number {', '.join(numbers)}. See: qihang roster list"


def no_class(class_name: str, there: Iterable[str]) -> str:
    """A class with nobody in it."""
    names = ", ".join(sorted(there)) or "none"
    return f"Nobody there is in the class {class_name}. There are these classes: {names}"


def removed(trainees: Sequence[Trainee], class_name: str | None) -> str:
    """What it means to be taken off, and how it is undone."""
    who = ["--class", class_name] if class_name else [one.number for one in trainees]
    return (
        f"{len(trainees)} taken off: signed out, in no list. Their work and marks are kept. "
        f"To undo it: {shlex.join(['qihang', 'roster', 'back', *who])}"
    )


def back(count: int) -> str:
    """They are on the roster again."""
    return f"{count} on the roster again, each with the same PIN, work and marks."


def moved(count: int, class_name: str) -> str:
    """They are in another class."""
    return f"{count} moved to the class {class_name}."


def bad_class_name(most: int) -> str:
    """A class needs a name."""
    return f"The name of a class has 1 to {most} characters that can be printed."
