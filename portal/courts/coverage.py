"""Which court hears the matters of which area on a day."""

from datetime import date

from django.db.models import Q

from portal.courts.models import Court, Coverage


def courts_of_areas(
    codes: set[str], on: date, matters: str = Coverage.Matters.GENERAL
) -> dict[str, Court]:
    """The court in force on a day for each of these areas, with its higher court.

    One statement for all. An area no court of ours covers is left out.
    """
    rows = (
        Coverage.objects.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on),
            Q(valid_until__isnull=True) | Q(valid_until__gt=on),
            area__code__in=codes, matters=matters,
        )
        .select_related("area", "court__parent")
        .order_by("valid_from")
    )
    return {row.area.code: row.court for row in rows}
