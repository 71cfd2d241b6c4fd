"""What the lines of the audit log are called, and what of each may be told.

Office and officer read the log, and see no answers and no points. So nothing of a line is shown
but what stands in this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from qihang.desk.happened import telling
from qihang.language.messages import Message, message


@dataclass(frozen=True)
class Kind:
    """Lines of one kind."""

    words: Message
    tells: tuple[telling.Tell, ...] = ()


_IN_CLASS = (telling.class_name,)
_OF_STAFF = (telling.role, telling.staff_classes)
_OF_SESSION = (telling.session, telling.classes_or_all)
_OF_MARK = (telling.session, telling.edition, telling.receipt, telling.trouble)

KINDS: dict[str, Kind] = {
    "started": Kind(message("The classroom started")),
    "stopped": Kind(message("The classroom was stopped")),
    "signed-in": Kind(message("A trainee signed in"), (telling.elsewhere,)),
    "signed-out": Kind(message("A trainee signed out")),
    "sign-in-refused": Kind(message("A trainee's sign-in was refused")),
    "lesson-ended": Kind(message("A lesson was ended"), (telling.classes, telling.signed_out)),
    "enrolled": Kind(message("A trainee was enrolled"), _IN_CLASS),
    "trainee-changed": Kind(message("A trainee has another name or class"), _IN_CLASS),
    "trainee-removed": Kind(message("A trainee was taken off")),
    "trainee-back": Kind(message("A trainee was brought back")),
    "pin-changed": Kind(message("A trainee has a new PIN")),
    "trainee-noted": Kind(message("A note of a trainee was written")),
    "trainee-note-crossed-out": Kind(message("A note of a trainee was crossed out")),
    "attendance-kept": Kind(
        message("Who was there on a day was kept"),
        (telling.classes, telling.day, telling.people),
    ),
    "attendance-changed": Kind(
        message("Attendance of a trainee was corrected"), (telling.day, telling.attendance)
    ),
    "released": Kind(
        message("A session was released, or its settings changed"),
        (telling.session, telling.edition, telling.classes_or_all, telling.rules),
    ),
    "closed": Kind(message("A session was closed"), _OF_SESSION),
    "rules-changed": Kind(
        message("Due time, tries or marks of a session were changed"),
        (*_OF_SESSION, telling.rules),
    ),
    "rules-as-everybody": Kind(
        message("Classes have a session as everybody again"), (telling.session, telling.classes)
    ),
    "results-shown": Kind(message("Results were shown"), _OF_SESSION),
    "key-printed": Kind(
        message("A key to worksheets was printed"),
        (telling.session, telling.classes, telling.people),
    ),
    "handed-in": Kind(
        message("An exercise was handed in"),
        (telling.session, telling.edition, telling.attempt, telling.receipt, telling.from_paper),
    ),
    "sheet-typed": Kind(
        message("Answers were typed in from a sheet of paper"),
        (telling.session, telling.edition, telling.attempt),
    ),
    "marked": Kind(message("An exercise was marked"), _OF_MARK),
    "mark-changed": Kind(message("An exercise was marked again"), _OF_MARK),
    "mark-given": Kind(
        message("Somebody marked a question by hand"),
        (telling.session, telling.edition, telling.question, telling.automatic, telling.comment),
    ),
    "backed-up": Kind(message("A backup was made"), (telling.file, telling.fingerprint("sha256"))),
    "restored": Kind(
        message("A backup was restored"), (telling.fingerprint("backup"), telling.signed_out)
    ),
    "audited": Kind(message("An audit was written"), (telling.fingerprint("manifest"),)),
    "staff-added": Kind(message("Somebody was added to the staff"), _OF_STAFF),
    "staff-changed": Kind(
        message("Somebody of the staff has another name, role or classes"), _OF_STAFF
    ),
    "staff-removed": Kind(message("Somebody was taken off the staff")),
    "staff-back": Kind(message("Somebody of the staff was brought back")),
    "staff-password": Kind(message("Somebody of the staff has a new password")),
    "staff-signed-in": Kind(message("Somebody of the staff signed in")),
    "staff-refused": Kind(message("A sign-in at the desk was refused")),
    "class-paused": Kind(message("A class was paused"), (telling.classes,)),
    "class-goes-on": Kind(message("A class went on"), (telling.classes,)),
    "class-led": Kind(
        message("A class was led to a screen, or let go"), (telling.classes, telling.target)
    ),
    "class-told": Kind(
        message("A class was shown a message, or no more"), (telling.classes, telling.text)
    ),
    "file-taken": Kind(
        message("A table was taken out as a file"),
        (telling.table, telling.session, telling.classes_or_all, telling.ending),
    ),
    "notebooks": Kind(message("JupyterLab was started or stopped"), (telling.do,)),
}
"""By the ``what`` of a line, all of :data:`qihang.answers.audit_log.KINDS`."""

OTHER = Kind(message("Something that this program does not know"))
"""A line that a newer program wrote."""
