"""Staff and their desk: who they are, what they ask classes for, and who called for help."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """From 0005."""
    op.add_column("bookmark", sa.Column("new_screen_at", sa.String()))
    _staff()
    _lesson()
    _notes()


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded_name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("classes", sa.JSON()),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String()),
        sa.Column("size", sa.Integer()),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.Column("removed_at", sa.String()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("folded_name"),
    )
    op.create_table(
        "staff_sign_in",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("staff", sa.String(32), nullable=False),
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("began_at", sa.String(), nullable=False),
        sa.Column("ended_at", sa.String()),
        sa.Column("why_ended", sa.String()),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_staff_sign_in_staff", "staff_sign_in", ["staff"])


def _lesson() -> None:
    op.create_table(
        "room",
        sa.Column("class_name", sa.String(), nullable=False),
        sa.Column("paused_at", sa.String()),
        sa.Column("target", sa.JSON()),
        sa.Column("target_at", sa.String()),
        sa.Column("said", sa.String()),
        sa.Column("said_at", sa.String()),
        sa.PrimaryKeyConstraint("class_name"),
    )
    op.create_table(
        "help_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("ended_at", sa.String()),
        sa.Column("answered_by", sa.String(32)),
        sa.ForeignKeyConstraint(["number"], ["trainee.number"]),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "calls_going_on",
        "help_call",
        ["number"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
    )


def _notes() -> None:
    op.create_table(
        "hand_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("screen", sa.String(), nullable=False),
        sa.Column("class_name", sa.String(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("counted_by", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["counted_by"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_hand_count_session", "hand_count", ["session"])
    op.create_table(
        "trainee_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["trainee.number"]),
        sa.ForeignKeyConstraint(["written_by"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_trainee_note_number", "trainee_note", ["number"])
