"""Since when the marks of a submission stay shown, whatever holds later."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """From 0007."""
    op.add_column("hand_in", sa.Column("shown_at", sa.String()))
