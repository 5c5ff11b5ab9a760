"""Papers the court issued: number, code, hash and where the bytes are."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.notices.models import new_code


class Paper(PublicRecord):
    """A paper made from a template, signed with the court's certificate."""

    class State(models.TextChoices):
        ORDERED = "ORDERED", _("Being made")
        ISSUED = "ISSUED", _("Issued")
        FAILED = "FAILED", _("Could not be made")

    number = models.CharField(max_length=60, unique=True)
    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    template = models.CharField(max_length=120)
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=120, db_index=True)
    language = models.CharField(max_length=10, default="zh-hans")
    facts: Any = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ORDERED)
    ordered_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    file = models.CharField(max_length=120, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.number
