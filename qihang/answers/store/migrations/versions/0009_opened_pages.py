"""When a page was opened, where it was started ahead; and which screens were seen before."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """From 0008, where a page counted as open from its start."""
    op.add_column("page", sa.Column("opened_at", sa.String()))
    op.execute("UPDATE page SET opened_at = bound_at")
    op.add_column("bookmark", sa.Column("seen", sa.String()))
    op.create_index("calls_of_trainees", "help_call", ["number"])
