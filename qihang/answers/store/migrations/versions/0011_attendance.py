"""Who was there on a day; what a person did on a day is found without looking at other days."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """From 0010."""
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.Column("computed", sa.Integer()),
        sa.Column("reason", sa.String()),
        sa.Column("words", sa.String()),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(32)),
        sa.ForeignKeyConstraint(["number"], ["trainee.number"]),
        sa.ForeignKeyConstraint(["written_by"], ["staff.id"]),
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER attendance_refuses_{change.lower()} BEFORE {change} ON attendance "
            "BEGIN SELECT RAISE(ABORT, 'attendance is append-only'); END"
        )
    op.create_index("attendance_of_a_day", "attendance", ["number", "day", "id"])
    op.create_index("answers_by_moment", "answer", ["attempt_id", "saved_at"])
    op.drop_index("ix_sign_in_number", "sign_in")
    op.create_index("sign_ins_of_a_trainee", "sign_in", ["number", "began_at"])
