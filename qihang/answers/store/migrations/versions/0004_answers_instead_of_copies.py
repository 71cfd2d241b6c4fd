"""The store keeps what was handed in without a copy of the notebook, and what is to be done."""

import hashlib
import json

import sqlalchemy as sa
from alembic import context, op

from qihang.answers.submission import split
from qihang.system.telling import Tell

revision = "0004"
down_revision = "0003"

MOMENTS = {
    "answer": ("saved_at",),
    "hand_in": ("at",),
    "kept": ("saved_at",),
    "result": ("marked_at",),
    "sign_in": ("began_at", "ended_at"),
    "page": ("bound_at", "ended_at"),
    "miss": ("last_at",),
    "attempt": ("began_at",),
    "opened": ("opened_at", "closed_at"),
    "trainee": ("added_at", "removed_at"),
}
"""The columns of moments, by table."""

EVERY = 500
"""Submissions after which it is told how far this is."""


def upgrade() -> None:
    """From 0003."""
    _notebooks()
    _to_do()
    _clock()
    op.create_index("attempts_at_an_edition", "attempt", ["assignment", "number"])
    op.create_index(
        "sign_ins_going_on", "sign_in", ["number"], sqlite_where=sa.text("ended_at IS NULL")
    )


def _notebooks() -> None:
    """Take the notebooks apart: what many have in common is kept once."""
    op.create_table(
        "template",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "new_hand_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("notebook_name", sa.String(), nullable=False),
        sa.Column("template", sa.String(64), nullable=False),
        sa.Column("sources", sa.Text()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("receipt"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"]),
        sa.ForeignKeyConstraint(["template"], ["template.id"]),
    )
    _take_apart(op.get_bind(), context.config.attributes["tell"])
    op.drop_table("hand_in")
    op.rename_table("new_hand_in", "hand_in")
    op.create_index("ix_hand_in_attempt_id", "hand_in", ["attempt_id"])


def _take_apart(connection: sa.Connection, tell: Tell) -> None:
    ids = connection.exec_driver_sql("SELECT id FROM hand_in ORDER BY id").scalars().all()
    known = set()
    for done, identifier in enumerate(ids, start=1):
        *row, text = connection.exec_driver_sql(
            "SELECT id, attempt_id, receipt, at, notebook_name, notebook FROM hand_in WHERE id = ?",
            (identifier,),
        ).one()
        template, sources = split(text)
        name = hashlib.sha256(template.encode()).hexdigest()
        if name not in known:
            known.add(name)
            connection.exec_driver_sql("INSERT INTO template VALUES (?, ?)", (name, template))
        said = None if sources is None else json.dumps(sources, ensure_ascii=False)
        connection.exec_driver_sql(
            "INSERT INTO new_hand_in VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, name, said)
        )
        if len(ids) > EVERY and (done % EVERY == 0 or done == len(ids)):
            tell(done, len(ids))


def _to_do() -> None:
    """What waits to be marked; and that nothing is known yet of what lies in its place."""
    op.create_table(
        "waiting",
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("hand_in_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("session", "hand_in_id"),
        sa.ForeignKeyConstraint(["hand_in_id"], ["hand_in.id"]),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO waiting SELECT session, max(hand_in.id) FROM hand_in "
        "JOIN attempt ON attempt.id = attempt_id "
        "GROUP BY number, assignment"
    )
    op.execute("DELETE FROM waiting WHERE hand_in_id IN (SELECT hand_in_id FROM result)")
    op.create_table(
        "unsettled",
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("is_in_place", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("assignment", "number"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO unsettled SELECT assignment, number, max(hand_in.at), 0 FROM hand_in "
        "JOIN attempt ON attempt.id = attempt_id GROUP BY assignment, number"
    )


def _clock() -> None:
    """The last moment that was ever written."""
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    every = " UNION ALL ".join(
        f"SELECT max({column}) AS moment FROM {table}"
        for table, columns in MOMENTS.items()
        for column in columns
    )
    if sa.inspect(op.get_bind()).has_table("audit"):  # the first stores had none
        every += (
            " UNION ALL SELECT (SELECT json_extract(line, '$.at') FROM audit "
            "ORDER BY id DESC LIMIT 1)"
        )
    # Without HAVING, which an older SQLite takes with GROUP BY alone.
    op.execute(
        f"INSERT INTO clock SELECT 1, moment FROM (SELECT max(moment) AS moment FROM ({every})) "
        "WHERE moment IS NOT NULL"
    )
