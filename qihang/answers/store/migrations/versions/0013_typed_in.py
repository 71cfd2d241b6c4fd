"""Where answers and submissions came from, and which sheets of paper were printed."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """From 0012."""
    for table in ("answer", "hand_in"):
        op.add_column(table, sa.Column("source", sa.String()))
        op.add_column(table, sa.Column("typed_by", sa.String(32)))
    op.create_table(
        "sheet",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.String(), nullable=False),
        sa.Column("printed_by", sa.String(32)),
        sa.ForeignKeyConstraint(["number"], ["trainee.number"]),
        sa.ForeignKeyConstraint(["printed_by"], ["staff.id"]),
    )
    op.create_index("sheets_of_a_trainee", "sheet", ["number", "session", "id"])
