"""An attempt and a page say of which edition they are; each edition keeps its own questions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From 0002: all there was is the first edition, which is named as its session."""
    op.create_table(
        "edition",
        sa.Column("assignment", sa.String(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("draws", sa.String()),
        sa.Column("released_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("assignment"),
        sa.ForeignKeyConstraint(["session"], ["opened.session"]),
    )
    op.execute(
        "INSERT INTO edition (assignment, session, number, questions, released_at) "
        "SELECT session, session, 1, questions, opened_at FROM opened"
    )
    with op.batch_alter_table("opened") as opened:
        opened.drop_column("questions")
    for table, column in (("attempt", "assignment"), ("page", "notebook")):
        op.add_column(table, sa.Column(column, sa.String()))
        op.execute(f"UPDATE {table} SET {column} = session")
        with op.batch_alter_table(table) as changed:
            changed.alter_column(column, nullable=False)
