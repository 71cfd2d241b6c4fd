"""What somebody answered when they were asked again for what they had missed."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """From 0011."""
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("question", sa.String()),
        sa.Column("edition", sa.String()),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("idea", sa.String()),
        sa.Column("at", sa.String(), nullable=False),
        sa.UniqueConstraint("stamp"),
        sa.ForeignKeyConstraint(["number"], ["trainee.number"]),
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER review_refuses_{change.lower()} BEFORE {change} ON review "
            "BEGIN SELECT RAISE(ABORT, 'review is append-only'); END"
        )
    op.create_index("reviews_of_a_trainee", "review", ["number", "at"])
