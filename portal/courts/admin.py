"""Reference data of courts. Rows that others point at are ended by a date, never deleted."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from portal.courts.models import Area, Court, Coverage, Division, Policy, Station


class KeptForever(admin.ModelAdmin):
    """Case numbers and limits of the past still need these rows."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class PolicyInline(admin.TabularInline):
    """What the court chose, from which day on. A change is a new row, so the past stays right."""

    model = Policy
    extra = 1
    can_delete = False


@admin.register(Court)
class CourtAdmin(KeptForever):
    list_display = ("code", "name", "level", "valid_from", "valid_until", "evidence")
    list_filter = ("level",)
    search_fields = ("code", "name", "name_en")
    inlines = (PolicyInline,)


@admin.register(Division)
class DivisionAdmin(KeptForever):
    list_display = ("name", "court", "code", "phone")
    list_filter = ("court",)
    search_fields = ("name", "name_en", "code")


@admin.register(Policy)
class PolicyAdmin(KeptForever):
    list_display = ("court", "key", "value", "valid_from")
    list_filter = ("key", "court")


@admin.register(Area)
class AreaAdmin(KeptForever):
    list_display = ("name", "code", "is_zone", "position")
    search_fields = ("code", "name", "name_en")


@admin.register(Coverage)
class CoverageAdmin(KeptForever):
    """Which court hears an area. A change ends one row by a date and begins another."""

    list_display = ("area", "matters", "court", "valid_from", "valid_until", "evidence")
    list_filter = ("matters", "court")


@admin.register(Station)
class StationAdmin(KeptForever):
    """Places outside the court house where its staff enter filings."""

    list_display = ("name", "court", "for_enterprises", "valid_from", "valid_until")
    list_filter = ("court", "for_enterprises")
