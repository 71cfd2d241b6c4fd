"""Which half of a class somebody is in, for tests whose forms are swapped between the halves."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """From 0013."""
    op.add_column(
        "opened", sa.Column("in_halves", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "half",
        sa.Column("number", sa.String(), primary_key=True),
        sa.Column("half", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["trainee.number"]),
    )
