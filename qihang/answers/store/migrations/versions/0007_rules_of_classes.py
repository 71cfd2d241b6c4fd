"""What holds for a class where it is not what holds for everybody; due times and tries."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """From 0006."""
    op.add_column("opened", sa.Column("due_at", sa.String()))
    op.add_column("opened", sa.Column("tries", sa.Integer()))
    op.create_table(
        "class_setting",
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("class_name", sa.String(), nullable=False),
        sa.Column("own", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["opened.session"]),
        sa.PrimaryKeyConstraint("session", "class_name"),
    )
