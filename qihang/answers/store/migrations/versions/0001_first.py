"""The tables as they were before they had a version; a store that has them is marked so."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing is made: a new store gets the tables of the newest version at once."""
