"""The dossier of a case, the papers in it, and the sheets that lead counter scans to it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, gettext_lazy as _

from portal.cases.models import Case
from portal.common.moves import Moving, Step
from portal.common.once import MadeOnce
from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.dossier.data.types import ENFORCEMENT
from portal.dossier.models.files import StoredFile
from portal.dossier.querysets import DossierQuerySet, ItemQuerySet
from portal.dossier.rules.catalogue import (
    INTERNAL_SLOTS,
    MAIN_SLOTS,
    SLOT_WORDS,
    Side,
    Volume,
)
from portal.dossier.rules.reading import WITHHELD_WORDS, Right, right_of
from portal.dossier.states import MOVES, Hat, State
from portal.notices.models import new_code
from portal.papers.models import Paper
from portal.people.models import Person

VOLUMES = [(Volume.MAIN.value, _("Main volume")), (Volume.INTERNAL.value, _("Internal volume"))]
SLOTS = [(slot.value, words) for slot, words in SLOT_WORDS.items()]
SIDES = [
    (Side.NONE.value, _("Nobody in particular")), (Side.FIRST.value, _("Plaintiff or applicant")),
    (Side.SECOND.value, _("Defendant or respondent")), (Side.THIRD.value, _("Third party")),
]
WITHHELD = [(reason.value, words) for reason, words in WITHHELD_WORDS.items()]


class Dossier(Moving):
    """The papers of one case, growing with it (随案同步生成).

    It begins with the record ``about`` which it is opened for, a filing or a case; ``case`` is
    empty until the filing is docketed.
    """

    MOVES: ClassVar = MOVES

    about = models.CharField(max_length=120, unique=True)
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="dossier"
    )
    opened_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)

    objects = DossierQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return self.case.number if self.case else gettext("A filing without a number")

    def court_code(self) -> str:
        return self.court.code

    def hats(self, person: Any) -> frozenset[str]:
        """What a member of staff is to this dossier; a party of the case wears none."""
        if self.case is not None:
            worn = self.case.roles_of(person)
            return frozenset() if worn & {"PARTY", "AGENT_AD_LITEM"} else worn & {*Hat.values}
        return frozenset(
            office.role for office in person.offices_now
            if office.court_id == self.court_id and office.role in (Hat.CLERK, Hat.ARCHIVIST)
        )

    def open_moves(self, person: Any) -> list[str]:
        """Moves open to this person now; what they are to the dossier is asked once."""
        worn = self.hats(person)
        return [
            name for name, move in self.MOVES.items() if self.state in move.frm and worn & move.by
        ]

    def right_of(self, hats: frozenset[str]) -> Right:
        """What somebody who is these things to the case may read here."""
        if self.case is None:
            return right_of(hats, is_enforcement=False, is_closed=False)
        return right_of(
            hats, is_enforcement=self.case.type_code.startswith(ENFORCEMENT),
            is_closed=self.case.stage == Case.Stage.CLOSED,
        )


class DossierStep(Step):
    """One change of a dossier by staff, with its reason: the log of corrections."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="steps")

    class Meta:
        ordering = ["dossier", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.name}"

    @property
    def label(self) -> Any:
        """The move in words, as on its button."""
        return MOVES[self.name].label


class Item(PublicRecord):
    """One paper or recording in a dossier. Replaced ones stay, out of the catalogue."""

    class Source(models.TextChoices):
        PARTY = "PARTY", _("Handed in by a party")
        COURT = "COURT", _("Made by the court")
        SERVICE = "SERVICE", _("Served, or proof of service")
        COUNTER = "COUNTER", _("Paper scanned at the counter")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="items")
    volume = models.CharField(max_length=8, choices=VOLUMES)
    slot = models.CharField(max_length=20, choices=SLOTS)
    side = models.CharField(max_length=8, choices=SIDES, blank=True)
    title = models.CharField(max_length=160)
    document_number = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    paper = models.ForeignKey(
        Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="dossier_items"
    )
    leading_pages = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withheld = models.CharField(max_length=14, choices=WITHHELD, blank=True)
    replaced_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_why = models.CharField(max_length=200, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    first_page = models.PositiveIntegerField(null=True, blank=True)
    last_page = models.PositiveIntegerField(null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["dossier", "filed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(volume="MAIN", slot__in=[slot.value for slot in MAIN_SLOTS])
                | Q(volume="INTERNAL", slot__in=[slot.value for slot in INTERNAL_SLOTS]),
                name="item_volume_follows_from_its_place",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=False, paper__isnull=True)
                | Q(file__isnull=True, paper__isnull=False),
                name="item_is_a_file_or_a_paper",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True) | ~Q(sha256=""), name="item_of_a_file_has_its_hash"
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True, replaced_at__isnull=True)
                | (Q(replaced_by__isnull=False, replaced_at__isnull=False) & ~Q(replaced_why="")),
                name="item_replaced_says_when_and_why",
            ),
            models.UniqueConstraint(fields=["dossier", "file"], name="file_filed_once_a_dossier"),
            models.UniqueConstraint(fields=["dossier", "paper"], name="paper_filed_once_a_dossier"),
        ]
        indexes = [
            models.Index(fields=["paper"], condition=Q(sha256=""), name="items_waiting_for_paper"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_being_made(self) -> bool:
        """A paper of the court that has been ordered and is not issued yet."""
        return self.paper_id is not None and not self.sha256


class CoverSheet(MadeOnce, PublicRecord):
    """A sheet laid on top of a paper before it is scanned; its code says where the scan belongs."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="cover_sheets")
    slot = models.CharField(max_length=20, choices=SLOTS)
    side = models.CharField(max_length=8, choices=SIDES, blank=True)
    title = models.CharField(max_length=160)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    item = models.OneToOneField(
        Item, null=True, blank=True, on_delete=models.PROTECT, related_name="cover_sheet"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
