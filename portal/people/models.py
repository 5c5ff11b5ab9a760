"""People, their proved identity, the offices they hold, and who may act for whom."""

from datetime import date
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.common.once import MadeOnce
from portal.common.records import PublicRecord
from portal.courts.models import Court, Division
from portal.people import numbers, vault
from portal.people.masks import mask_number
from portal.people.roles import POWERS, Power, Role

PEOPLE_CHAIN = "people"
"""The audit chain of acts that belong to no court: identity, mandates, own data shown."""

REFERENCE_APPS = {"courts", "workdays", "judge_contact", "fees"}


class Person(PublicRecord, AbstractUser):
    """Anyone who signs in: litigant, agent, or a member of the court's staff."""

    class Kind(models.TextChoices):
        NATURAL = "NATURAL", _("Natural person")
        ORGANISATION = "ORGANISATION", _("Organisation")

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.NATURAL)
    phone = models.CharField(max_length=20, blank=True, db_index=True)
    phone_verified = models.BooleanField(default=False)
    language = models.CharField(max_length=10, default="zh-hans")

    objects: ClassVar[UserManager["Person"]] = UserManager()  # type: ignore[assignment]
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="person_username_once_in_any_case"),
            models.UniqueConstraint(
                fields=["phone"], condition=Q(phone_verified=True) & ~Q(phone=""),
                name="person_verified_phone_once",
            ),
        ]

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

    @cached_property
    def is_verified(self) -> bool:
        """Whether an identity platform or a clerk found this person to be who they say (OL 7).

        Those who are not may look, but not act. A licence to practise proves no identity.
        """
        return self.identities.exclude(kind=numbers.Kind.LAWYER_LICENCE).exists()

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Permissions of the back office, where only reference data is kept."""
        return self.has_module_perms(perm.partition(".")[0])

    def has_module_perms(self, app_label: str) -> bool:
        keeps = app_label in REFERENCE_APPS and self.has_power(Power.KEEP_REFERENCE_DATA)
        return self.is_active and (self.is_superuser or keeps)


class OfficeQuerySet(models.QuerySet["Office"]):
    """``until`` is the first day on which an office is no longer held."""

    def held(self, on: date) -> "OfficeQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on)


class Office(PublicRecord):
    """A role held by a person at a court, in one division or the whole court, for a period.

    Never deleted: who held which office when explains every act of the past.
    """

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
            # Ended on its first day, an office was never held.
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="office_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.court}"


DOCUMENTS = {
    numbers.Kind.RESIDENT_ID: _("Resident identity card"),
    numbers.Kind.RESIDENCE_PERMIT: _("Residence permit (Hong Kong, Macau, Taiwan residents)"),
    numbers.Kind.HK_MACAU_PERMIT: _("Mainland travel permit (Hong Kong and Macau residents)"),
    numbers.Kind.TAIWAN_PERMIT: _("Mainland travel permit (Taiwan residents)"),
    numbers.Kind.PERMANENT_RESIDENCE: _("Foreigner’s permanent residence card"),
    numbers.Kind.PASSPORT: _("Passport"),
    numbers.Kind.USCC: _("Unified social credit code"),
    numbers.Kind.LAWYER_LICENCE: _("Lawyer’s licence"),
}
DOCUMENT_CHOICES = [(kind.value, label) for kind, label in DOCUMENTS.items()]


class Identity(PublicRecord):
    """A document found to belong to a person. Written only when the comparison matched (OL 7)."""

    class Method(models.TextChoices):
        ONLINE = "ONLINE", _("Compared online with the identity platform")
        WINDOW = "WINDOW", _("Document seen at the court’s window")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identities")
    kind = models.CharField(max_length=24, choices=DOCUMENT_CHOICES)
    country = models.CharField(max_length=2, blank=True)
    sealed = models.TextField()
    index = models.CharField(max_length=64)
    verified_at = models.DateTimeField()
    method = models.CharField(max_length=10, choices=Method.choices)
    check_reference = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name_plural = "identities"
        constraints = [
            models.UniqueConstraint(fields=["kind", "index"], name="identity_number_once"),
            models.UniqueConstraint(fields=["person", "kind"], name="identity_kind_once_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @staticmethod
    def findable(kind: str, country: str, number: str) -> str:
        """What the blind index is made of: a passport number is unique in its country only."""
        return f"{kind}\x1f{country}\x1f{number}"

    @property
    def number(self) -> str:
        """The number in full. Show it through ``unmask`` only."""
        return vault.unseal(self.sealed)

    @property
    def masked(self) -> str:
        return mask_number(self.number)


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, on: date) -> "MandateQuerySet":
        return self.filter(
            Q(until__isnull=True) | Q(until__gt=on), since__lte=on, revoked_at__isnull=True
        )


class Mandate(PublicRecord, MadeOnce):
    """One person acts for another, visibly, under the own sign-in. The principal may end it."""

    class Kind(models.TextChoices):
        AGENT = "AGENT", _("Agent ad litem")
        STATUTORY = "STATUTORY", _("Statutory agent")
        HELPER = "HELPER", _("Helper with the computer")

    principal = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="mandates_given"
    )
    representative = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="mandates_held"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    scope = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    granted_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(principal=F("representative")), name="mandate_is_between_two_people"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="mandate_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.representative} for {self.principal}"


class OneTimeCode(models.Model):
    """A code sent to a phone to confirm one thing once. Only its fingerprint is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="codes")
    purpose = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "purpose", "-made_at"], name="code_newest")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.made_at:%F %T}"
