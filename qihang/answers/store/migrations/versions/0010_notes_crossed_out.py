"""A note of a trainee can be crossed out."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """From 0009."""
    op.add_column("trainee_note", sa.Column("crossed_out_at", sa.String()))
    op.add_column("trainee_note", sa.Column("crossed_out_by", sa.String()))
