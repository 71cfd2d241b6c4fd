"""What of a line of the audit log may be told beside its name, each in words.

Each of these returns ``None`` where a line says nothing of it; one of an older program may lack a
field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qihang.desk import accounts, export
from qihang.desk.course import Course
from qihang.language.messages import Bilingual, Joined, Translated, listed, message, ngettext
from qihang.operate.holding import said
from qihang.operate.hours import says
from qihang.protocol.attendance import PRESENT
from qihang.protocol.paper import PAPER
from qihang.protocol.released import ToChange
from qihang.sessions import editions

Line = Mapping[str, Any]

Tell = Callable[[Line, Course], Translated | str | None]

_ROLES = {name: title for name, title, _ in accounts.ROLES}


def classes(line: Line, _course: Course) -> Translated | None:
    """The classes that it was for."""
    return _of_classes(line["classes"]) if line.get("classes") else None


def classes_or_all(line: Line, course: Course) -> Translated | None:
    """The same where no class is named for all of them."""
    return classes(line, course) or message("For every class")


def class_name(line: Line, _course: Course) -> Translated | None:
    """The class that a trainee was given."""
    return _of_classes([line["class_name"]]) if "class_name" in line else None


def role(line: Line, _course: Course) -> Translated | None:
    """The role that somebody of the staff was given."""
    return _ROLES.get(line.get("role", ""))


def staff_classes(line: Line, _course: Course) -> Translated | None:
    """The classes that somebody of the staff looks after."""
    if line.get("classes", ()) is None:
        return message("Every class")
    return _of_classes(line["classes"]) if line.get("classes") else message("No class")


def session(line: Line, course: Course) -> str | None:
    """The session."""
    return course.code(line["session"]) if "session" in line else None


def edition(line: Line, _course: Course) -> Translated | None:
    """The edition of its exercise."""
    if "assignment" not in line:
        return None
    return message("Edition {n}", n=editions.parts(line["assignment"])[1])


def attempt(line: Line, _course: Course) -> Translated | None:
    """How many times the exercise was begun."""
    return message("Try {n}", n=line["attempt"]) if "attempt" in line else None


def receipt(line: Line, _course: Course) -> Translated | None:
    """What a trainee was given for it."""
    return message("Receipt {receipt}", receipt=line["receipt"]) if "receipt" in line else None


def from_paper(line: Line, _course: Course) -> Translated | None:
    """Whether it was typed in from a sheet."""
    return message("Typed in from paper") if line.get("source") == PAPER else None


def trouble(line: Line, _course: Course) -> Translated | None:
    """Whether it could not be marked."""
    return message("It could not be marked.") if line.get("trouble") else None


def question(line: Line, _course: Course) -> Translated | None:
    """Which question it was, as its page counts them."""
    return message("Question {n}", n=line["place"]) if line.get("place") else None


def automatic(line: Line, _course: Course) -> Translated | None:
    """Whether what a person gave was taken back."""
    return message("The points of the rules hold again.") if line.get("automatic") else None


def comment(line: Line, _course: Course) -> Translated | None:
    """Whether the comment is another one; not what it says."""
    return message("With another comment.") if line.get("comment_changed") else None


def rules(line: Line, _course: Course) -> Translated | None:
    """What was changed of what holds; of a release for everybody also what it was opened with."""
    change: ToChange = {**line.get("change", {})}
    if not line.get("classes") and "marks_at_once" in line:
        tries = None if line.get("hand_in_again") else 1
        change = {"marks_at_once": line["marks_at_once"], "tries": tries, **change}
    told = tuple(said(change))
    return Joined(told, Bilingual("；", "; ")) if told else None


def signed_out(line: Line, _course: Course) -> Translated | None:
    """How many it signed out."""
    n = line.get("signed_out", 0)
    return ngettext("{n} was signed out", "{n} were signed out", n, n=n)


def elsewhere(line: Line, _course: Course) -> Translated | None:
    """Whether a sign-in at another computer ended by it."""
    if not line.get("ended_elsewhere"):
        return None
    return message("Was signed in at another seat, and is no more.")


def target(line: Line, course: Course) -> Translated | None:
    """Where a class was led to."""
    return course.there(line["target"]) if line.get("target") else message("Let go")


def text(line: Line, _course: Course) -> Translated | None:
    """The message that a class was shown."""
    if not line.get("text"):
        return message("Taken away")
    return message("“{text}”", text=line["text"])


def day(line: Line, _course: Course) -> str | None:
    """The day that it is about."""
    return str(line["day"]) if "day" in line else None


def people(line: Line, _course: Course) -> Translated | None:
    """For how many trainees it was kept."""
    n = line.get("people", 0)
    return ngettext("{n} trainee", "{n} trainees", n, n=n)


def attendance(line: Line, _course: Course) -> Translated | None:
    """What counted before, and what counts now."""
    was, now = line.get("was"), line.get("now")
    if not (isinstance(was, dict) and isinstance(now, dict)):
        return None
    return message("{before} → {after}", before=_attended(was), after=_attended(now))


def _attended(said: Line) -> Translated:
    reason = says.REASONS.get(said["reason"] or "")
    if said["status"] != PRESENT:
        return message("absent ({reason})", reason=reason) if reason else message("absent")
    minutes = said["minutes"]
    there = ngettext("there, {n} minute", "there, {n} minutes", minutes, n=minutes)
    return message("{there} ({reason})", there=there, reason=reason) if reason else there


def do(line: Line, _course: Course) -> Translated | None:
    """Whether JupyterLab was started or stopped."""
    return message("Started") if line.get("do") == "start" else message("Stopped")


def table(line: Line, _course: Course) -> Translated | None:
    """What was taken out."""
    return export.NAMES.get(line.get("table", ""))


def ending(line: Line, _course: Course) -> str | None:
    """As what kind of file."""
    return {"csv": "CSV", "xlsx": "Excel", "pdf": "PDF"}.get(line.get("ending", ""))


def file(line: Line, _course: Course) -> Translated | None:
    """The file of a backup."""
    return message("File {file}", file=line["file"]) if "file" in line else None


def fingerprint(name: str) -> Tell:
    """Tells the SHA-256 that somebody noted, which a line keeps by a name."""

    def tell(line: Line, _course: Course) -> Translated | None:
        return message("SHA-256 {digest}", digest=line[name]) if name in line else None

    return tell


def _of_classes(names: list[str]) -> Translated:
    return ngettext("Class {names}", "Classes {names}", len(names), names=listed(names))
