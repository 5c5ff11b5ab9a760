"""The dossier grows with the filing (随案同步生成): what comes in or is issued is filed at once."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from filing.models import CaseRequest, Filing, FilingPaper, Material
from filing.rules import requests
from portal.common.refusals import Refused
from portal.dossier.actions import Entry, attach_to_case, dossier_of, file_item, open_dossier
from portal.dossier.models import Dossier, Item, StoredFile
from portal.dossier.rules.catalogue import Side, Slot
from portal.papers.models import Paper
from portal.people.models import Person
from portal.timelimits.limits import local_day

SLOT_OF_MATERIAL = {
    Material.Slot.IDENTITY: Slot.IDENTITY, Material.Slot.COMPLAINT: Slot.COMPLAINT,
    Material.Slot.EVIDENCE: Slot.EVIDENCE, Material.Slot.BASIS: Slot.EVIDENCE,
    Material.Slot.AUTHORITY: Slot.IDENTITY, Material.Slot.STANDING: Slot.IDENTITY,
    Material.Slot.RELIEF: Slot.FEES,
}
"""Where each file handed in stands; others stand with the filing form."""
SLOT_OF_PAPER = {
    "COMPLAINT": Slot.COMPLAINT, "EVIDENCE_LIST": Slot.EVIDENCE, "IDENTITY": Slot.IDENTITY,
    "REPRESENTATIVE": Slot.IDENTITY, "POWER": Slot.IDENTITY, "ADDRESS": Slot.ADDRESS,
    "PRESERVATION": Slot.PRESERVATION, "RELIEF": Slot.FEES,
}
"""Where each paper made from the filing stands, by its code."""


def keep_submitted(filing: Filing, *, by: Person, at: datetime) -> Dossier:
    """File everything this submission brought: its papers, then its files, in their places.

    Filed before, nothing is filed twice.
    """
    assert filing.court is not None  # noqa: S101  what is submitted has a court
    dossier = open_dossier(filing, filing.court, by=by, at=at)
    for made in filing.papers.filter(round=filing.round).select_related("paper"):
        slot = SLOT_OF_PAPER.get(made.code, Slot.FILING)
        entry = Entry(
            slot, _titled(made), made.paper, Item.Source.PARTY, side=Side.FIRST,
            dated_on=local_day(at),
        )
        file_item(dossier, entry, by=by, at=at)
    for one in filing.materials.filter(removed_at=None).select_related("file"):
        slot = SLOT_OF_MATERIAL.get(Material.Slot(one.slot), Slot.FILING)
        title = one.name or one.file.name
        entry = Entry(slot, title, one.file, Item.Source.PARTY, side=Side.FIRST)
        with suppress(Refused):  # what the scanner holds back does not keep a filing out (LR 2)
            file_item(dossier, entry, by=by, at=at)
    return dossier


def _titled(made: FilingPaper) -> str:
    """A paper made anew for a correction says for which round, beside the one it follows."""
    if made.round == 1:
        return made.title
    with translation.override("zh-hans"):
        return _("%(title)s (round %(round)d)") % {"title": made.title, "round": made.round}


def keep_paper(filing: Filing, paper: Paper, slot: Slot, *, at: datetime) -> None:
    """File a paper the court issues in this filing."""
    assert filing.court is not None  # noqa: S101  a court issues it
    dossier = open_dossier(filing, filing.court, by=None, at=at)
    entry = Entry(slot, paper.title, paper, Item.Source.COURT)
    file_item(dossier, entry, by=None, at=at)


def attach_case(filing: Filing, *, by: Person | None, at: datetime) -> None:
    """The filing became a case: its dossier is the case's from now on."""
    assert filing.case is not None  # noqa: S101  registered with this act
    dossier = dossier_of(filing)
    if dossier is not None:
        attach_to_case(dossier, filing.case, by=by, at=at)



def keep_request(
    request: CaseRequest, files: Iterable[StoredFile], *, by: Person, at: datetime
) -> None:
    """File what came with a request in a running case, on the side of the party that asks."""
    dossier = open_dossier(request.case, request.court, case=request.case, by=by, at=at)
    is_first = request.party.side in requests.BRINGING
    for file in files:
        slot = Slot.PRESERVATION if request.kind == requests.PRESERVATION else Slot.EVIDENCE
        entry = Entry(
            slot, file.name, file, Item.Source.PARTY, side=Side.FIRST if is_first else Side.SECOND,
            dated_on=at.date(),
        )
        file_item(dossier, entry, by=by, at=at)
