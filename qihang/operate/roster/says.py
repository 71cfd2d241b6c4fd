"""What the commands ``qihang roster …`` say."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from qihang.language.messages import Translated, listed, message, ngettext, together
from qihang.operate.roster.people import Changes, Trainee
from qihang.operate.roster.sheets import MOST_ROWS
from qihang.protocol.operator import RemovedTrainee

# --- what is wrong with a file ------------------------------------------------------

EMPTY = message("The file is empty.")
NO_TRAINEES = message("The file has a heading and no trainees.")
NOT_TEXT = message(
    "The file is not text in UTF-8, GBK or UTF-16. Save it as CSV from the spreadsheet again."
)
NO_TABLE = message(
    "This is no Excel file and no CSV. Open the list in Excel, choose Save As, Excel Workbook "
    "(.xlsx), and give that file."
)
OPEN_QUOTE = message('a quotation mark (") is opened here and not closed as CSV wants it')
TOO_LONG_CELL = message(
    'a cell is far too long; perhaps a quotation mark (") is opened and not closed'
)

COLUMNS = {"number": message("number"), "name": message("name"), "class": message("class")}
"""The columns of a file, as they are called where one of their cells is wrong."""


def too_large(most: int) -> Translated:
    """A file of megabytes."""
    return message(
        "The file has more than {most} MB: it is no list of trainees.", most=most // 1024 // 1024
    )


def no_columns(missing: Sequence[str], line: int) -> Translated:
    """A heading without the columns that are needed."""
    return message(
        "Line {line}: no column {columns}. The heading must be number,name,class "
        "(学员号,姓名,班级).",
        line=line,
        columns=listed(COLUMNS[one] for one in missing),
    )


def at_line(line: int, fault: Translated) -> Translated:
    """A fault with its place."""
    return message("Line {line}: {fault}.", line=line, fault=fault)


def at_cell(cell: str, fault: Translated) -> Translated:
    """A fault with its place in a workbook, such as B7."""
    return message("Cell {cell}: {fault}.", cell=cell, fault=fault)


def by_itself(fault: Translated) -> Translated:
    """A fault of what somebody typed just now."""
    return message("{fault}.", fault=fault)


def too_many_rows(most: int) -> Translated:
    """More lines than any house has people."""
    return message(
        "The file has more than {most} lines with something in them. Make a file of each part.",
        most=most,
    )


# --- what is wrong with a workbook ----------------------------------------------------

OLD_WORKBOOK = message(
    "This is a workbook of the old kind (.xls), or one with a password. In Excel choose Save As, "
    "Excel Workbook (.xlsx), without a password, and give that file."
)
DAMAGED_WORKBOOK = message(
    "This workbook cannot be opened: it is damaged, or too much stands in it. Copy number, name "
    "and class into a new workbook, save it, and give that file."
)
REFUSED_WORKBOOKS: dict[str, Translated] = {
    "macros": message(
        "This workbook has macros (.xlsm), and those are never opened here. In Excel choose "
        "Save As, Excel Workbook (.xlsx), and give that file."
    ),
    "other": message(
        "This is no workbook of Excel (.xlsx). Save the list as .xlsx or as CSV, and give that "
        "file."
    ),
    "too-much": message(
        "Unpacked, this workbook is far too large for a list of trainees. Copy number, name and "
        "class into a new workbook, save it, and give that file."
    ),
    "rows": too_many_rows(MOST_ROWS),
    "empty": EMPTY,
    "hidden": message("Every sheet that has something in it is hidden. Show the sheet, and save."),
}


def several_lists(names: Sequence[str]) -> Translated:
    """Two sheets of which each could be meant."""
    return message(
        "More than one sheet holds a list: {names}. Keep one sheet in the file, or hide the "
        "others.",
        names=listed(names),
    )


def merged(cells: str) -> Translated:
    """Cells that were made one: who is meant by them is not said."""
    return message(
        "Cells {cells} are merged. Take them apart, and fill in each line by itself.", cells=cells
    )


def odd_cell(what: str, there: str) -> Translated:
    """A cell that holds neither text nor a number."""
    if what == "formula":
        return message(
            "a formula stands here. Copy the column, paste it as values in the same place, and save"
        )
    if what == "date":
        return message(
            "Excel made a date of it ({there}). Format the cell as text, and type it again",
            there=there,
        )
    if what == "digits":
        return message(
            "Excel keeps only 15 digits of a number ({there}). Format the cell as text, and type "
            "it again",
            there=there,
        )
    if what == "error":
        return message("Excel shows an error here ({there}). Type what is meant", there=there)
    return message(
        "Excel made {there} of it, which is no name and no number. Type what is meant", there=there
    )


def other_sheets(names: Sequence[str]) -> Translated:
    """Sheets that hold no list."""
    return message("These sheets hold no list and were not read: {names}", names=listed(names))


def lost_zeros(one: Trainee, other: str) -> Translated:
    """A new number that is an old one but for the zeros before it."""
    return message(
        "Line {line}: number {number} is new, but {other} is on the roster. Were the zeros lost? "
        "Then format the column as text, and type the number again.",
        line=one.line,
        number=one.number,
        other=other,
    )


def class_meant(name: str, there: str) -> Translated:
    """A class that is on the roster, written a little otherwise."""
    return message(
        "The class {name} of the list is taken as {there}, which is on the roster.",
        name=name,
        there=there,
    )


def same_name(people: Sequence[Trainee]) -> Translated:
    """New people of one name."""
    return message(
        "{name} stands in the list {count} times: {numbers}. Are they different people?",
        name=people[0].name,
        count=len(people),
        numbers=listed(one.number for one in people),
    )


def too_many_at_once(count: int) -> Translated:
    """More than the answer service takes in one request."""
    return message(
        "{count} people would be new or changed: too many at once. Make a file of each part.",
        count=count,
    )


def is_double(number: str, line: int) -> Translated:
    """A number that stands in the file twice."""
    return message("number {number} is already on line {line}", number=number, line=line)


def is_alike(number: str, other: str, line: int) -> Translated:
    """A number that only a careful eye tells from another one."""
    if line:
        return message(
            "number {number} differs only in upper and lower case from {other}, on line {line}",
            number=number,
            other=other,
            line=line,
        )
    return message(
        "number {number} differs only in upper and lower case from {other}, who is enrolled",
        number=number,
        other=other,
    )


def was_removed(row: RemovedTrainee) -> Translated:
    """A number of somebody who was taken off."""
    return message(
        "number {number} belongs to {name}, taken off the roster on {day}; "
        "if it is the same person: qihang roster back {number}",
        number=row["number"],
        name=row["name"],
        day=row["removed_at"][:10],
    )


def is_empty(column: str) -> Translated:
    """A cell with nothing in it."""
    return message("{column} is empty", column=COLUMNS[column])


def is_longer(column: str, most: int) -> Translated:
    """A cell with too much in it."""
    return message("{column} is longer than {most} characters", column=COLUMNS[column], most=most)


def is_unprintable(column: str) -> Translated:
    """A cell with control characters."""
    return message("{column} has signs that cannot be printed", column=COLUMNS[column])


def is_no_number(number: str) -> Translated:
    """A number with other signs."""
    return message(
        "number {number} may have only digits, letters and -, and does not begin with -",
        number=repr(number),
    )


def is_enrolled(number: str) -> Translated:
    """A number that is somebody's."""
    return message("Number {number} is enrolled already.", number=number)


# --- importing ----------------------------------------------------------------------

SURE = message("Enrol and change them? [y/N]")
NOTHING_NEW = message("There is nothing to change.")


def plan(file: Path, encoding: str, of: int, changes: Changes) -> Iterator[Translated]:
    """What was read, and what importing it would do."""
    yield ngettext(
        "{file}, read as {encoding}: {count} trainee.",
        "{file}, read as {encoding}: {count} trainees.",
        of,
        file=file.name,
        encoding=encoding,
        count=of,
    )
    if changes.new:
        yield message("New: {count}", count=len(changes.new))
        yield from (together("  ", line(one)) for one in changes.new)
    if changes.changed:
        yield message("Changed: {count}", count=len(changes.changed))
        yield from (together("  ", change(before, after)) for before, after in changes.changed)
    yield message("As they are: {count}", count=len(changes.same))
    if changes.missing:
        yield message(
            "Enrolled and not in this file: {count}. They stay enrolled.",
            count=len(changes.missing),
        )


def unheld(one: Trainee, signs: str) -> Translated:
    """A name that not every page can show."""
    return message(
        "Line {line}: the classroom's font has no {signs} of {name}. It is seen only on a PC "
        "whose own fonts have it, and not on a card. Ask how else the name may be written.",
        line=one.line,
        signs=signs,
        name=one.name,
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


def enrolled(new: int, changed: int) -> Translated:
    """What was done."""
    return message("{new} enrolled, {changed} changed.", new=new, changed=changed)


# --- PINs ---------------------------------------------------------------------------

PINS_ARE_SHOWN = message("The PINs are shown only here: print them now.")
NO_CARDS = message(
    "Nobody is new, so there are no cards. New PINs for a class: "
    "qihang roster pin --class NAME --cards FILE.pdf"
)


NO_SHEET = message(
    "The PIN sheet could not be made, so nothing was changed. Try again with fewer people."
)


def cards_are_in(file: Path, count: int) -> Translated:
    """Where the cards are, and what to do with them."""
    return ngettext(
        "{count} PIN card in {file}. The PINs stand nowhere else: print the file, then delete it.",
        "{count} PIN cards in {file}. The PINs stand nowhere else: print the file, then delete it.",
        count,
        count=count,
        file=file,
    )


def file_exists(file: Path) -> Translated:
    """Papers are never written over something."""
    return message("{file} is there already. Name a new file.", file=file)


# --- taking off, bringing back, moving ----------------------------------------------


def unknown(numbers: Sequence[str]) -> Translated:
    """Numbers that nobody there has."""
    return message(
        "Nobody there has the number {numbers}. See: qihang roster list", numbers=listed(numbers)
    )


def no_class(class_name: str, there: Collection[str]) -> Translated:
    """A class with nobody in it."""
    names: Translated = listed(sorted(there)) if there else message("none")
    return message(
        "Nobody there is in the class {name}. There are these classes: {names}",
        name=class_name,
        names=names,
    )


def removed(trainees: Sequence[Trainee], class_name: str | None) -> Translated:
    """What it means to be taken off, and how it is undone."""
    numbers = [one.number for one in trainees]
    # Numbers of an older version may look like options.
    who = ["--class", class_name] if class_name else [*_no_options(numbers), *numbers]
    return message(
        "{count} taken off: signed out, in no list. Their work and marks are kept. "
        "To undo it: {command}",
        count=len(trainees),
        command=shlex.join(["qihang", "roster", "back", *who]),
    )


def _no_options(numbers: Sequence[str]) -> list[str]:
    return ["--"] if any(one.startswith("-") for one in numbers) else []


def back(count: int) -> Translated:
    """They are on the roster again."""
    return message(
        "{count} on the roster again, each with the same PIN, work and marks.", count=count
    )


def moved(count: int, class_name: str) -> Translated:
    """They are in another class."""
    return message("{count} moved to the class {name}.", count=count, name=class_name)


def bad_class_name(most: int) -> Translated:
    """A class needs a name."""
    return message("The name of a class has 1 to {most} characters that can be printed.", most=most)
