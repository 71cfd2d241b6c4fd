"""Tables of which no row is ever changed or deleted: the database itself refuses it."""

from __future__ import annotations

import sqlalchemy as sa

_REFUSING = """
CREATE OR REPLACE FUNCTION {name}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{said} is append-only'; END $$
"""


def in_sqlite(name: str, said: str) -> list[str]:
    """The statements for a table of SQLite; ``said`` is what it is called in the refusal."""
    return [
        f"CREATE TRIGGER {name}_refuses_{change.lower()} BEFORE {change} ON {name} "
        f"BEGIN SELECT RAISE(ABORT, '{said} is append-only'); END"
        for change in ("UPDATE", "DELETE")
    ]


def in_postgresql(name: str, said: str) -> list[str]:
    """The same for a table of PostgreSQL, which can also be emptied as a whole."""
    return [
        _REFUSING.format(name=name, said=said),
        f"CREATE TRIGGER {name}_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}_is_append_only()",
    ]


def append_only(table: sa.Table, said: str) -> None:
    """Have a table refuse changes from when it is made."""
    for dialect, statements in (("sqlite", in_sqlite), ("postgresql", in_postgresql)):
        for statement in statements(table.name, said):
            made = sa.DDL(statement.replace("%", "%%")).execute_if(dialect=dialect)
            sa.event.listen(table, "after_create", made)
