"""Reference data of fees: what each court has chosen. A change is a new row from a day on."""

from django.contrib import admin

from portal.courts.admin import KeptForever
from portal.fees.models import CourtAmount, FeePolicy


@admin.register(CourtAmount)
class CourtAmountAdmin(KeptForever):
    list_display = ("court", "matter", "fen", "valid_from", "source")
    list_filter = ("matter", "court")


@admin.register(FeePolicy)
class FeePolicyAdmin(KeptForever):
    list_display = ("court", "rounding", "valid_from")
    list_filter = ("court",)
