"""Reference data of the line: monitored rooms. A room that is closed stays for its meetings."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from judge_contact.models import Room


@admin.register(Room)
class RoomAdmin(admin.ModelAdmin):
    list_display = ("name", "court", "is_open")
    list_filter = ("court", "is_open")
    search_fields = ("name",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
