"""The people of a filing: each side, with what the law wants to know of them (CPL 124, LR 4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from filing.models.filings import Filing
from portal.cases.models import Appointment, Party
from portal.common.records import PublicRecord
from portal.people import vault
from portal.people.masks import mask_number
from portal.people.models import DOCUMENT_CHOICES, Person


class FilingParty(PublicRecord):
    """One plaintiff, defendant, applicant or third party. The identity number is kept sealed.

    ``person`` is known for those with an account. ``version`` counts saved changes, so that two
    open tabs cannot overwrite each other.
    """

    class Kind(models.TextChoices):
        NATURAL = "NATURAL", _("Natural person")
        ORGANISATION = "ORGANISATION", _("Enterprise or other organisation")
        UNREGISTERED = "UNREGISTERED", _("Sole trader or unincorporated body")
        AUTHORITY = "AUTHORITY", _("Public authority")

    class EChannel(models.TextChoices):
        SMS = "SMS", _("Text message")
        WECHAT = "WECHAT", _("WeChat")
        FAX = "FAX", _("Fax")
        EMAIL = "EMAIL", _("E-mail")
        OTHER = "OTHER", _("Another way")

    class Sex(models.TextChoices):
        MALE = "MALE", _("Male")
        FEMALE = "FEMALE", _("Female")

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="parties")
    side = models.CharField(max_length=20, choices=Party.Side.choices)
    position = models.PositiveSmallIntegerField(default=1)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.NATURAL)
    name = models.CharField(max_length=120, blank=True)
    sex = models.CharField(max_length=8, choices=Sex.choices, blank=True)
    born_on = models.DateField(null=True, blank=True)
    ethnicity = models.CharField(max_length=30, blank=True)
    occupation = models.CharField(max_length=60, blank=True)
    work_unit = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    domicile = models.CharField(max_length=200, blank=True)
    habitual_residence = models.CharField(max_length=200, blank=True)
    document = models.CharField(max_length=24, choices=DOCUMENT_CHOICES, blank=True)
    country = models.CharField(max_length=2, blank=True)
    sealed_number = models.TextField(blank=True)
    representative = models.CharField(max_length=120, blank=True)
    representative_post = models.CharField(max_length=60, blank=True)
    entity_type = models.CharField(max_length=60, blank=True)
    ownership = models.CharField(max_length=60, blank=True)
    registered_place = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=60, blank=True)
    service_address = models.CharField(max_length=200, blank=True)
    service_postcode = models.CharField(max_length=10, blank=True)
    accepts_e_service = models.BooleanField(null=True, blank=True)
    e_channel = models.CharField(max_length=8, choices=EChannel.choices, blank=True)
    e_address = models.CharField(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["filing", "side", "position"]
        verbose_name_plural = "filing parties"
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "side", "position"], name="filing_party_position_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def number(self) -> str:
        """The document number in full; empty when none was given. Masked on every page."""
        return vault.unseal(self.sealed_number) if self.sealed_number else ""

    @property
    def masked_number(self) -> str:
        return mask_number(self.number) if self.sealed_number else ""


class FilingAgent(PublicRecord):
    """An agent of one party in a filing, with the authority given (CPL 61, 62)."""

    class Profession(models.TextChoices):
        LAWYER = "LAWYER", _("Lawyer")
        LEGAL_WORKER = "LEGAL_WORKER", _("Basic-level legal service worker")
        RELATIVE = "RELATIVE", _("Close relative")
        EMPLOYEE = "EMPLOYEE", _("Employee of the party")
        NOMINATED = "NOMINATED", _("Nominated by community, unit or social group")
        STATUTORY = "STATUTORY", _("Statutory agent (parent, guardian)")

    party = models.ForeignKey(FilingParty, on_delete=models.CASCADE, related_name="agents")
    position = models.PositiveSmallIntegerField(default=1)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    profession = models.CharField(max_length=16, choices=Profession.choices)
    name = models.CharField(max_length=120)
    work_unit = models.CharField(max_length=120, blank=True)
    post = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    licence = models.CharField(max_length=20, blank=True)
    authority = models.CharField(
        max_length=10, choices=Appointment.Authority.choices,
        default=Appointment.Authority.GENERAL,
    )
    matters = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["party", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "position"], name="filing_agent_position_once"
            ),
            models.CheckConstraint(
                condition=models.Q(position__in=[1, 2]), name="filing_agents_are_two_at_most"
            ),
        ]

    def __str__(self) -> str:
        return self.name
