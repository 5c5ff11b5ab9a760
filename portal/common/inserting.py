"""Writing many new rows at once: what a sweep over thousands of records spends its time on.

On PostgreSQL the rows travel as one JSON text, which costs a fraction of handing over every value
by itself. What the database then holds, and what it refuses, is the same. Other databases get
Django's own ``bulk_create``.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models, transaction

BATCH = 500
"""Rows in one statement."""
MADE_ELSEWHERE = (models.AutoField, models.BigAutoField, models.SmallAutoField)
M = TypeVar("M", bound=models.Model)
T = TypeVar("T")
Row = dict[str, Any]


def insert(rows: Sequence[M]) -> Sequence[M]:
    """Write new rows of one model and give them their keys; refused by any broken constraint."""
    if not rows:
        return rows
    model = type(rows[0])
    if not _travels(model):
        return model._base_manager.bulk_create(rows, batch_size=BATCH)
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        for some in _batches(rows):
            sql = f'{_statement(model)} RETURNING "{model._meta.pk.column}"'
            cursor.execute(sql, [_text(model, [row.__dict__ for row in some])])
            for row, (key,) in zip(some, cursor.fetchall(), strict=True):
                row.pk, row._state.adding, row._state.db = key, False, connection.alias
    return rows


def insert_missing(model: type[models.Model], rows: Sequence[Row]) -> None:
    """Write new rows, given as columns and values, passing over those that are there already.

    Every row says the same columns; what they do not say takes its field's default.
    """
    if not rows:
        return
    if not _travels(model):
        made = [model(**row) for row in rows]
        model._base_manager.bulk_create(made, ignore_conflicts=True, batch_size=BATCH)
        return
    unsaid = [field for field in _fields(model) if field.attname not in rows[0]]
    fixed = {f.attname: f.get_default() for f in unsaid if not callable(f.default)}
    drawn = [(f.attname, f.get_default) for f in unsaid if callable(f.default)]
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        for some in _batches(rows):
            whole = [{**fixed, **{name: draw() for name, draw in drawn}, **row} for row in some]
            cursor.execute(f"{_statement(model)} ON CONFLICT DO NOTHING", [_text(model, whole)])


def _batches(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def _travels(model: type[models.Model]) -> bool:
    """Whether rows can go as JSON: PostgreSQL, and fields that store what they hold."""
    return connection.vendor == "postgresql" and _holds_what_it_stores(model)


@cache
def _holds_what_it_stores(model: type[models.Model]) -> bool:
    return not model._meta.parents and all(
        type(field).__module__.startswith("django.db.models.")
        and not isinstance(field, models.BinaryField | models.DurationField | models.FileField)
        and not getattr(field, "auto_now", False)
        and not getattr(field, "auto_now_add", False)
        for field in _fields(model)
    )


@cache
def _fields(model: type[models.Model]) -> tuple["models.Field[Any, Any]", ...]:
    fields = model._meta.concrete_fields
    return tuple(field for field in fields if not isinstance(field, MADE_ELSEWHERE))


@cache
def _statement(model: type[models.Model]) -> str:
    """Our own names of tables and columns; every value is in the one parameter."""
    names = ", ".join(f'"{field.column}"' for field in _fields(model))
    typed = ", ".join(f'"{f.column}" {f.rel_db_type(connection)}' for f in _fields(model))
    return (
        f'INSERT INTO "{model._meta.db_table}" ({names}) '  # noqa: S608
        f"SELECT {names} FROM json_to_recordset(%s) AS rows ({typed})"
    )


def _text(model: type[models.Model], rows: Sequence[Row]) -> str:
    names = [(field.column, field.attname) for field in _fields(model)]
    table = [{column: row[name] for column, name in names} for row in rows]
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not travel")
