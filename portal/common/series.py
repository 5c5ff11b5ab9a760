"""Counting on a series of numbers that has neither gap nor double, e.g. of a court and a year."""

from typing import Any

from django.db import connection, models


def count_on(model: type[models.Model], **key: Any) -> int:
    """The next number of the series with this key, from 1. ``model`` keeps it in ``last``.

    One statement that takes the row's lock: everybody else waits for the end of the transaction
    this runs in, and one that is undone gives its number back.
    """
    return _counted(model, key) or _counted_from_nothing(model, key)


def _counted_from_nothing(model: type[models.Model], key: dict[str, Any]) -> int:
    model._base_manager.bulk_create([model(**key)], ignore_conflicts=True)
    return _counted(model, key)


def _counted(model: type[models.Model], key: dict[str, Any]) -> int:
    """The row's next number; 0 while there is no row."""
    fields: list[Any] = [model._meta.get_field(name) for name in key]
    where = " AND ".join(f"{connection.ops.quote_name(field.column)} = %s" for field in fields)
    values = [getattr(value, "pk", value) for value in key.values()]
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE {table} SET "last" = "last" + 1 WHERE {where} RETURNING "last"',  # noqa: S608
            values,
        )
        found = cursor.fetchone()
    return int(found[0]) if found else 0
