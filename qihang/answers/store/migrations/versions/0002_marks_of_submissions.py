"""People get ids and can be taken off; a mark says its key; a session can be closed."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """From 0001."""
    op.add_column("trainee", sa.Column("id", sa.String(32)))
    op.add_column("trainee", sa.Column("folded_number", sa.String()))
    op.add_column("trainee", sa.Column("removed_at", sa.String()))
    connection = op.get_bind()
    for (number,) in connection.execute(sa.text("SELECT number FROM trainee")).all():
        connection.execute(
            sa.text("UPDATE trainee SET id = :id, folded_number = :folded WHERE number = :number"),
            {"id": secrets.token_hex(16), "folded": number.casefold(), "number": number},
        )
    with op.batch_alter_table("trainee") as trainee:
        trainee.alter_column("id", nullable=False)
        trainee.alter_column("folded_number", nullable=False)
        trainee.create_unique_constraint("one_id_a_person", ["id"])
    op.create_index("ix_trainee_folded_number", "trainee", ["folded_number"])
    op.add_column("opened", sa.Column("closed_at", sa.String()))
    op.add_column("result", sa.Column("key", sa.String()))
