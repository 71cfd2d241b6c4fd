"""The tables of the store, and the one way to read a submission with its result.

Moments are UTC in ISO 8601 with microseconds, so that they sort as text.
"""

from __future__ import annotations

import sqlalchemy as sa

from qihang.databases.append_only import append_only

TABLES = sa.MetaData()

trainee = sa.Table(
    "trainee",
    TABLES,
    sa.Column("number", sa.String, primary_key=True),
    # Of 128 random bits: a number and a house may change, and another house may have the same.
    sa.Column("id", sa.String(32), nullable=False),
    # The same for numbers that are alike; see qihang.answers.numbers.
    sa.Column("folded_number", sa.String, nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("class_name", sa.String, nullable=False),
    sa.Column("pin_hash", sa.String, nullable=False),
    sa.Column("language", sa.String),
    sa.Column("size", sa.Integer),
    sa.Column("added_at", sa.String, nullable=False),
    # Who was taken off the roster keeps number, work and marks.
    sa.Column("removed_at", sa.String),
    sa.UniqueConstraint("id", name="one_id_a_person"),
)
miss = sa.Table(
    "miss",
    TABLES,
    sa.Column("who", sa.String, primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("last_at", sa.String, nullable=False),
)
sign_in = sa.Table(
    "sign_in",
    TABLES,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("number", sa.ForeignKey("trainee.number"), nullable=False),
    sa.Column("seat", sa.String, nullable=False),
    sa.Column("began_at", sa.String, nullable=False),
    sa.Column("ended_at", sa.String),
    sa.Column("why_ended", sa.String),
    sa.Index("sign_ins_of_a_trainee", "number", "began_at"),
)
_GOING_ON = sign_in.c.ended_at.is_(None)
sa.Index("sign_ins_going_on", sign_in.c.number, sqlite_where=_GOING_ON, postgresql_where=_GOING_ON)
page = sa.Table(
    "page",
    TABLES,
    sa.Column("token", sa.String, primary_key=True),
    sa.Column("sign_in", sa.ForeignKey("sign_in.id"), nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("session", sa.String, nullable=False),
    # What the page shows: the name of the session, or of an edition of its exercise.
    sa.Column("notebook", sa.String, nullable=False),
    sa.Column("bound_at", sa.String, nullable=False),
    sa.Column("ended_at", sa.String),
    # When its reader had it first; NULL while it only waits to be opened, started ahead.
    sa.Column("opened_at", sa.String),
)
opened = sa.Table(
    "opened",
    TABLES,
    sa.Column("session", sa.String, primary_key=True),
    sa.Column("opened_at", sa.String, nullable=False),
    sa.Column("marks_at_once", sa.Boolean, nullable=False),
    sa.Column("hand_in_again", sa.Boolean, nullable=False),
    sa.Column("results_shown", sa.Boolean, nullable=False),
    sa.Column("items", sa.JSON, nullable=False),
    sa.Column("closed_at", sa.String),
    # Until when it can be handed in, and how many times where it can be handed in again.
    sa.Column("due_at", sa.String),
    sa.Column("tries", sa.Integer),
    # Whether what is asked hangs on the half of the class; see the table of halves.
    sa.Column("in_halves", sa.Boolean, nullable=False, server_default=sa.false()),
)
# Which half (1 or 2) of their class people were put in, for good: who changes class keeps it.
half = sa.Table(
    "half",
    TABLES,
    sa.Column("number", sa.ForeignKey("trainee.number"), primary_key=True),
    sa.Column("half", sa.Integer, nullable=False),
    sa.Column("at", sa.String, nullable=False),
)
# What a class has of its own, by name: see qihang.protocol.released.ClassRules. All else is the
# session's.
class_setting = sa.Table(
    "class_setting",
    TABLES,
    sa.Column("session", sa.ForeignKey("opened.session"), primary_key=True),
    sa.Column("class_name", sa.String, primary_key=True),
    sa.Column("own", sa.JSON, nullable=False),
)
# The newest edition of a session is the one that a new attempt is made at.
edition = sa.Table(
    "edition",
    TABLES,
    sa.Column("assignment", sa.String, primary_key=True),
    sa.Column("session", sa.ForeignKey("opened.session"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("questions", sa.JSON, nullable=False),
    # What its generator drew when it was released; nobody noted it before this table was made.
    sa.Column("draws", sa.String),
    sa.Column("released_at", sa.String, nullable=False),
)
attempt = sa.Table(
    "attempt",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.ForeignKey("trainee.number"), nullable=False),
    sa.Column("session", sa.String, nullable=False),
    sa.Column("assignment", sa.String, nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("seed", sa.String, nullable=False),
    sa.Column("began_at", sa.String, nullable=False),
    sa.Column("locked", sa.Boolean, nullable=False, default=False),
    sa.UniqueConstraint("number", "session", "attempt"),
    sa.Index("attempts_at_an_edition", "assignment", "number"),
)
answer = sa.Table(
    "answer",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("stamp", sa.String, nullable=False, unique=True),
    sa.Column("attempt_id", sa.ForeignKey("attempt.id"), nullable=False),
    sa.Column("question", sa.String, nullable=False),
    sa.Column("value", sa.String, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
    # NULL where a page saved it; else where it came from, and who of the staff typed it in (NULL
    # for a command).
    sa.Column("source", sa.String),
    sa.Column("typed_by", sa.String(32)),
    sa.Index("answers_of_an_attempt", "attempt_id", "question", "id"),
    sa.Index("answers_by_moment", "attempt_id", "saved_at"),
)
kept = sa.Table(
    "kept",
    TABLES,
    sa.Column("number", sa.ForeignKey("trainee.number"), primary_key=True),
    sa.Column("session", sa.String, primary_key=True),
    sa.Column("item", sa.String, primary_key=True),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("outcome", sa.String),
    # Whether it was ever done: right once, or guessed.
    sa.Column("was_right", sa.Boolean, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
)
# Where a trainee was last on a page that has screens, and the screens that are done.
bookmark = sa.Table(
    "bookmark",
    TABLES,
    sa.Column("number", sa.ForeignKey("trainee.number"), primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("session", sa.String, primary_key=True),
    sa.Column("notebook", sa.String, nullable=False),
    sa.Column("screen", sa.String, nullable=False),
    sa.Column("done", sa.String, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
    # When a screen was shown that was new to this trainee; nobody noted it before this was made.
    sa.Column("new_screen_at", sa.String),
    # The screens that were shown, done or not; nobody noted them before this was made.
    sa.Column("seen", sa.String),
)
# What the texts of submissions have in common, once each, by its SHA-256.
template = sa.Table(
    "template",
    TABLES,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)
submission = sa.Table(
    "hand_in",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("attempt_id", sa.ForeignKey("attempt.id"), nullable=False, index=True),
    sa.Column("receipt", sa.String, nullable=False, unique=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("notebook_name", sa.String, nullable=False),
    # The text that was handed in: see qihang.answers.submission.split.
    sa.Column("template", sa.ForeignKey("template.id"), nullable=False),
    sa.Column("sources", sa.Text),
    # When its marks were shown while what holds changed: they stay shown from then on.
    sa.Column("shown_at", sa.String),
    # As for an answer.
    sa.Column("source", sa.String),
    sa.Column("typed_by", sa.String(32)),
)
# Worksheets that were printed; the newest of a trainee and session is the one that is outstanding.
sheet = sa.Table(
    "sheet",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.ForeignKey("trainee.number"), nullable=False),
    sa.Column("session", sa.String, nullable=False),
    sa.Column("assignment", sa.String, nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("printed_at", sa.String, nullable=False),
    # NULL for a command at the classroom's PC.
    sa.Column("printed_by", sa.ForeignKey("staff.id")),
    sa.Index("sheets_of_a_trainee", "number", "session", "id"),
)
result = sa.Table(
    "result",
    TABLES,
    sa.Column("hand_in_id", sa.ForeignKey("hand_in.id"), primary_key=True),
    sa.Column("points", sa.Float),
    sa.Column("most", sa.Float),
    sa.Column("questions", sa.JSON, nullable=False),
    sa.Column("trouble", sa.String),
    sa.Column("marked_at", sa.String, nullable=False),
    sa.Column("key", sa.String),
)

# The latest submission of a trainee and an edition, while nobody has marked it.
waiting = sa.Table(
    "waiting",
    TABLES,
    sa.Column("session", sa.String, primary_key=True),
    sa.Column("hand_in_id", sa.ForeignKey("hand_in.id"), primary_key=True),
    sqlite_with_rowid=False,
)
# Whose submissions of an edition were handed in or marked since all that belongs to them was
# last known to be on disk: see qihang.answers.store.unsettled.
unsettled = sa.Table(
    "unsettled",
    TABLES,
    sa.Column("assignment", sa.String, primary_key=True),
    sa.Column("number", sa.String, primary_key=True),
    sa.Column("since", sa.String, nullable=False),
    sa.Column("is_in_place", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)
staff = sa.Table(
    "staff",
    TABLES,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    # The same for names that are alike, and what is typed at the sign-in.
    sa.Column("folded_name", sa.String, nullable=False, unique=True),
    sa.Column("role", sa.String, nullable=False),
    # NULL for every class.
    sa.Column("classes", sa.JSON(none_as_null=True)),
    sa.Column("password_hash", sa.String, nullable=False),
    sa.Column("must_change", sa.Boolean, nullable=False),
    sa.Column("language", sa.String),
    sa.Column("size", sa.Integer),
    sa.Column("added_at", sa.String, nullable=False),
    sa.Column("removed_at", sa.String),
)
staff_sign_in = sa.Table(
    "staff_sign_in",
    TABLES,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("staff", sa.ForeignKey("staff.id"), nullable=False, index=True),
    sa.Column("seat", sa.String, nullable=False),
    sa.Column("began_at", sa.String, nullable=False),
    sa.Column("ended_at", sa.String),
    sa.Column("why_ended", sa.String),
)
# What a class is asked for at this moment.
room = sa.Table(
    "room",
    TABLES,
    sa.Column("class_name", sa.String, primary_key=True),
    sa.Column("paused_at", sa.String),
    sa.Column("target", sa.JSON(none_as_null=True)),
    sa.Column("target_at", sa.String),
    sa.Column("said", sa.String),
    sa.Column("said_at", sa.String),
)
# Calls for help; a trainee has one at a time that nobody has answered.
help_call = sa.Table(
    "help_call",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.ForeignKey("trainee.number"), nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("ended_at", sa.String),
    # Who answered; NULL where the trainee took it back or left.
    sa.Column("answered_by", sa.ForeignKey("staff.id")),
)
sa.Index("calls_of_trainees", help_call.c.number)
sa.Index(
    "calls_going_on",
    help_call.c.number,
    unique=True,
    sqlite_where=help_call.c.ended_at.is_(None),
    postgresql_where=help_call.c.ended_at.is_(None),
)
hand_count = sa.Table(
    "hand_count",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("session", sa.String, nullable=False, index=True),
    sa.Column("screen", sa.String, nullable=False),
    sa.Column("class_name", sa.String, nullable=False),
    sa.Column("counts", sa.JSON, nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("counted_by", sa.ForeignKey("staff.id"), nullable=False),
)
# What staff note of a trainee; the newest counts that is not crossed out.
trainee_note = sa.Table(
    "trainee_note",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.ForeignKey("trainee.number"), nullable=False, index=True),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("written_by", sa.ForeignKey("staff.id"), nullable=False),
    sa.Column("crossed_out_at", sa.String),
    sa.Column("crossed_out_by", sa.String),
)
# Who was there on a day (local, such as 2026-12-01), as staff say. The newest row of a trainee and
# day counts, and no row is ever changed. ``minutes`` is NULL where those count that the classroom
# knows; what it knew is ``computed``, NULL for nothing.
attendance = sa.Table(
    "attendance",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.ForeignKey("trainee.number"), nullable=False),
    sa.Column("day", sa.String(10), nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("minutes", sa.Integer),
    sa.Column("computed", sa.Integer),
    sa.Column("reason", sa.String),
    sa.Column("words", sa.String),
    sa.Column("at", sa.String, nullable=False),
    # NULL for a command at the classroom's PC.
    sa.Column("written_by", sa.ForeignKey("staff.id")),
    sa.Index("attendance_of_a_day", "number", "day", "id"),
)
# What somebody answered when asked again: an item of a workbook, in the ``round`` that is counted
# from 1. ``question`` and ``edition`` are what was missed before, NULL where that was the item
# itself. No row is ever changed.
review = sa.Table(
    "review",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("stamp", sa.String, nullable=False, unique=True),
    sa.Column("number", sa.ForeignKey("trainee.number"), nullable=False),
    sa.Column("session", sa.String, nullable=False),
    sa.Column("item", sa.String, nullable=False),
    sa.Column("question", sa.String),
    sa.Column("edition", sa.String),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("outcome", sa.String, nullable=False),
    sa.Column("idea", sa.String),
    sa.Column("at", sa.String, nullable=False),
    sa.Index("reviews_of_a_trainee", "number", "at"),
)
append_only(attendance, "attendance")
append_only(review, "review")
# One row: the last moment that was given when something was written.
clock = sa.Table(
    "clock",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("moment", sa.String, nullable=False),
)

SUBMISSIONS = (
    sa.select(
        submission.c.id,
        submission.c.attempt_id,
        submission.c.receipt,
        submission.c.at,
        submission.c.notebook_name,
        submission.c.shown_at,
        submission.c.source,
        attempt.c.number,
        attempt.c.session,
        attempt.c.assignment,
        attempt.c.attempt,
        result.c.points,
        result.c.most,
        result.c.questions,
        result.c.trouble,
        result.c.marked_at,
        result.c.key,
    )
    .join(attempt, attempt.c.id == submission.c.attempt_id)
    .outerjoin(result, result.c.hand_in_id == submission.c.id)
    .order_by(submission.c.id)
)
"""Submissions with their results, oldest first; the notebooks stay in the database."""
