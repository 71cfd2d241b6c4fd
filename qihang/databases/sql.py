"""What SQLite and PostgreSQL say differently: JSON, months, places in a text, and replacing rows.

SQLAlchemy says each of these as the database at hand wants it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

# ---- replacing rows --------------------------------------------------------------------------


def put(
    connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]] | sa.Select[Any]
) -> None:
    """Insert rows, or what a query gives for every column; each replaces the one of its key."""
    insert = _insert(connection, table)
    if isinstance(rows, sa.Select):
        insert = insert.from_select(list(table.c.keys()), rows)
    given = table.c.keys() if isinstance(rows, sa.Select) else rows[0].keys()
    key = [column.name for column in table.primary_key]
    others = {name: insert.excluded[name] for name in given if name not in key}
    statement = insert.on_conflict_do_update(index_elements=key, set_=others)
    if isinstance(rows, sa.Select):
        connection.execute(statement)
    else:
        connection.execute(statement, list(rows))


def put_first(connection: sa.Connection, table: sa.Table, **row: Any) -> None:
    """Insert a row, unless there is one of its key."""
    connection.execute(_insert(connection, table).values(**row).on_conflict_do_nothing())


def _insert(connection: sa.Connection, table: sa.Table) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)


# ---- JSON ------------------------------------------------------------------------------------


class _Field(FunctionElement[Any]):
    """A field of a JSON object, ``NULL`` where there is none: the object, and a plain name."""

    inherit_cache = True
    as_postgresql = "{0} ->> '{1}'"


class text_field(_Field):  # noqa: N801 - functions of SQL are written small
    """A text."""

    type = sa.String()
    inherit_cache = True


class number_field(_Field):  # noqa: N801
    """A number."""

    type = sa.Float()
    inherit_cache = True
    as_postgresql = "CAST({0} ->> '{1}' AS double precision)"


class flag_field(_Field):  # noqa: N801
    """True or false."""

    type = sa.Boolean()
    inherit_cache = True
    as_postgresql = "CAST({0} ->> '{1}' AS boolean)"


def field_of(kind: type[_Field], found: sa.ColumnElement[Any], name: str) -> Any:
    """A field of an object, such as ``field_of(number_field, value, "points")``."""
    if not name.isidentifier():
        raise ValueError(name)
    return kind(found, sa.literal_column(name))


@compiles(_Field, "sqlite")
def _field_in_sqlite(element: _Field, compiler: SQLCompiler, **more: Any) -> str:
    found, name = element.clauses
    return f"json_extract({compiler.process(found, **more)}, '$.{compiler.process(name, **more)}')"


@compiles(_Field, "postgresql")
def _field_in_postgresql(element: _Field, compiler: SQLCompiler, **more: Any) -> str:
    found, name = element.clauses
    said = element.as_postgresql
    return said.format(compiler.process(found, **more), compiler.process(name, **more))


class parts_of(FunctionElement[Any]):  # noqa: N801
    """The members of a list in a field of a JSON object, a row each."""

    name = "parts_of"
    inherit_cache = True


def members(found: sa.ColumnElement[Any], field: str, name: str) -> Any:
    """The list in a field as a table of that ``name`` with the column ``value``."""
    if not field.isidentifier():
        raise ValueError(field)
    return parts_of(found, sa.literal_column(field)).table_valued("value", name=name)


@compiles(parts_of, "sqlite")
def _parts_in_sqlite(element: parts_of, compiler: SQLCompiler, **more: Any) -> str:
    found, name = (compiler.process(one, **more) for one in element.clauses)
    return f"json_each({found}, '$.{name}')"


@compiles(parts_of, "postgresql")
def _parts_in_postgresql(element: parts_of, compiler: SQLCompiler, **more: Any) -> str:
    found, name = (compiler.process(one, **more) for one in element.clauses)
    return f"json_array_elements({found} -> '{name}')"


class texts_of(FunctionElement[Any]):  # noqa: N801
    """The texts of a list in JSON, a row each."""

    name = "texts_of"
    inherit_cache = True


def listed(texts: Sequence[str]) -> Any:
    """Some texts as one column and one value: a query takes no thousands of places."""
    said = sa.literal(json.dumps(list(texts)))
    return texts_of(said).table_valued("value", name="listed").c.value


@compiles(texts_of, "sqlite")
def _texts_in_sqlite(element: texts_of, compiler: SQLCompiler, **more: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **more)})"


@compiles(texts_of, "postgresql")
def _texts_in_postgresql(element: texts_of, compiler: SQLCompiler, **more: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **more)} AS json))"


# ---- texts -----------------------------------------------------------------------------------


class month_of(FunctionElement[str]):  # noqa: N801
    """The month of a moment of the store in local time, such as ``2026-03``."""

    type = sa.String()
    inherit_cache = True


@compiles(month_of, "sqlite")
def _month_in_sqlite(element: month_of, compiler: SQLCompiler, **more: Any) -> str:
    return f"strftime('%Y-%m', {compiler.process(element.clauses, **more)}, 'localtime')"


@compiles(month_of, "postgresql")
def _month_in_postgresql(element: month_of, compiler: SQLCompiler, **more: Any) -> str:
    moment = compiler.process(element.clauses, **more)
    return f"to_char(CAST({moment} AS timestamptz), 'YYYY-MM')"


class place_in(FunctionElement[int]):  # noqa: N801
    """Where a text begins in another one, counted from 1; 0 where it does not stand there."""

    type = sa.Integer()
    inherit_cache = True


@compiles(place_in, "sqlite")
def _place_in_sqlite(element: place_in, compiler: SQLCompiler, **more: Any) -> str:
    return f"instr({compiler.process(element.clauses, **more)})"


@compiles(place_in, "postgresql")
def _place_in_postgresql(element: place_in, compiler: SQLCompiler, **more: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **more)})"
