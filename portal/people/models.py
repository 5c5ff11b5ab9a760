"""People, and the offices they hold at a court for a period."""

from datetime import date
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.common.records import PublicRecord
from portal.courts.models import Court, Division
from portal.people.roles import POWERS, Power, Role


class Person(PublicRecord, AbstractUser):
    """Anyone who signs in: litigant, agent, or a member of the court's staff."""

    class Kind(models.TextChoices):
        NATURAL = "NATURAL", _("Natural person")
        ORGANISATION = "ORGANISATION", _("Organisation")

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.NATURAL)
    phone = models.CharField(max_length=20, blank=True, db_index=True)
    phone_verified = models.BooleanField(default=False)
    language = models.CharField(max_length=10, default="zh-hans")

    objects: ClassVar[UserManager["Person"]] = UserManager()  # type: ignore[assignment]
    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name

    @cached_property
    def offices_now(self) -> list["Office"]:
        """Offices held today; read once per request."""
        today = timezone.localdate()
        return list(
            self.offices.held(today).select_related("court", "division").order_by("pk")
        )

    def holds(self, role: Role, *, court_id: int, division_id: int | None = None) -> bool:
        """Whether this person holds a role at a court (and, when asked, in that division)."""
        return any(
            office.role == role
            and office.court_id == court_id
            and (division_id is None or office.division_id in (None, division_id))
            for office in self.offices_now
        )

    def has_power(self, power: Power) -> bool:
        return any(power in POWERS[Role(office.role)] for office in self.offices_now)

    @property
    def is_court_staff(self) -> bool:
        return bool(self.offices_now)


class OfficeQuerySet(models.QuerySet["Office"]):
    def held(self, on: date) -> "OfficeQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on)


class Office(models.Model):
    """A role held by a person at a court, in one division or the whole court, for a period."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="offices")
    role = models.CharField(max_length=20, choices=Role.choices)
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="offices")
    division = models.ForeignKey(
        Division, null=True, blank=True, on_delete=models.PROTECT, related_name="offices"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["court", "division", "role"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="office_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.court}"
