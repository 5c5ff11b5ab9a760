"""The dossier grows with the filing (随案同步生成): what comes in or is issued is filed at once."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from filing.models import CaseRequest, Filing, FilingPaper, Material, ServedComplaint
from filing.rules import requests
from portal.cases.models import Case, Party
from portal.common.refusals import Refused
from portal.dossier.actions import (
    Entry,
    attach_to_case,
    dossier_of,
    file_item,
    open_dossier,
    release,
)
from portal.dossier.models import Dossier, Item, StoredFile
from portal.dossier.rules.catalogue import Side, Slot
from portal.dossier.rules.reading import Withheld
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
    dossier = _dossier_for(filing, by=by, at=at)
    side = Side.SECOND if filing.counters_id else Side.FIRST
    for made in filing.papers.filter(round=filing.round).select_related("paper"):
        slot = _slot(filing, SLOT_OF_PAPER.get(made.code, Slot.FILING))
        entry = Entry(
            slot, _titled(made), made.paper, Item.Source.PARTY, side=side, dated_on=local_day(at),
        )
        file_item(dossier, entry, by=by, at=at)
    for one in filing.materials.filter(removed_at=None).select_related("file"):
        slot = _slot(filing, SLOT_OF_MATERIAL.get(Material.Slot(one.slot), Slot.FILING))
        title = one.name or one.file.name
        entry = Entry(slot, title, one.file, Item.Source.PARTY, side=side)
        with suppress(Refused):  # what the scanner holds back does not keep a filing out (LR 2)
            file_item(dossier, entry, by=by, at=at)
    return dossier


def _dossier_for(filing: Filing, *, by: Person | None, at: datetime) -> Dossier:
    """The filing's own dossier; a counterclaim's papers stand in that of the case (CPL 143)."""
    assert filing.court is not None  # noqa: S101  what is submitted has a court
    case = filing.running_case
    if filing.counters_id and case is not None:
        return open_dossier(case, case.court, case=case, by=by, at=at)
    return open_dossier(filing, filing.court, by=by, at=at)


def _slot(filing: Filing, slot: Slot) -> Slot:
    """A counterclaim stands behind the answer, not with the complaint it answers."""
    is_counterclaim = filing.counters_id is not None and slot == Slot.COMPLAINT
    return Slot.ANSWER if is_counterclaim else slot


def _titled(made: FilingPaper) -> str:
    """A paper made anew for a correction says for which round, beside the one it follows."""
    if made.round == 1:
        return made.title
    with translation.override("zh-hans"):
        return _("%(title)s (round %(round)d)") % {"title": made.title, "round": made.round}


def keep_paper(filing: Filing, paper: Paper, slot: Slot, *, at: datetime) -> None:
    """File a paper the court issues in this filing."""
    dossier = _dossier_for(filing, by=None, at=at)
    entry = Entry(slot, paper.title, paper, Item.Source.COURT)
    file_item(dossier, entry, by=None, at=at)


def attach_case(filing: Filing, *, by: Person | None, at: datetime) -> None:
    """The filing became a case: its dossier is the case's from now on."""
    assert filing.case is not None  # noqa: S101  registered with this act
    dossier = dossier_of(filing)
    if dossier is not None:
        attach_to_case(dossier, filing.case, by=by, at=at)


SLOT_OF_REQUEST = {
    requests.SUPPLEMENT: Slot.EVIDENCE, requests.CHANGE_ADDRESS: Slot.ADDRESS,
    requests.APPOINT_AGENT: Slot.IDENTITY, requests.REVOKE_AGENT: Slot.IDENTITY,
    requests.CHANGE_CLAIMS: Slot.COMPLAINT, requests.WITHDRAWAL: Slot.DECISION,
    requests.PRESERVATION: Slot.PRESERVATION, requests.OBJECTION: Slot.ANSWER,
}
"""Where what came with a request stands in the dossier, by its kind."""


def side_of(party: Party) -> Side:
    """Whose paper it is: the side that brought the case comes first."""
    return Side.FIRST if party.side in requests.BRINGING else Side.SECOND


def keep_request(
    request: CaseRequest, content: Iterable[StoredFile | Paper], *, by: Person | None, at: datetime
) -> None:
    """File what came with a request, or was decided on it, in its place in the case's dossier.

    What concerns preservation stays shut to the parties until it was carried out (IN 8).
    """
    dossier = open_dossier(request.case, request.court, case=request.case, by=by, at=at)
    is_secret = request.kind == requests.PRESERVATION and request.carried_out_at is None
    for one in content:
        is_paper = isinstance(one, Paper)
        entry = Entry(
            SLOT_OF_REQUEST[request.kind], one.title if isinstance(one, Paper) else one.name, one,
            Item.Source.COURT if is_paper else Item.Source.PARTY, side=side_of(request.party),
            dated_on=local_day(at),
            withheld=Withheld.PRESERVATION if is_secret else Withheld.NO,
        )
        file_item(dossier, entry, by=by, at=at)


def keep_in_case(case: Case, papers: Iterable[Paper], slot: Slot, *, at: datetime) -> None:
    """File papers of the court about a running case in its dossier."""
    dossier = open_dossier(case, case.court, case=case, by=None, at=at)
    for paper in papers:
        entry = Entry(slot, paper.title, paper, Item.Source.COURT)
        file_item(dossier, entry, by=None, at=at)


def keep_answer(served: ServedComplaint, *, by: Person, at: datetime) -> None:
    """File the signed answer; those who sued read it once it was sent to them (CPL 128, IN 9)."""
    assert served.paper is not None  # noqa: S101  ordered with the act
    case = served.party.case
    dossier = open_dossier(case, served.court, case=case, by=by, at=at)
    entry = Entry(
        Slot.ANSWER, served.paper.title, served.paper, Item.Source.PARTY,
        side=side_of(served.party), dated_on=local_day(at), withheld=Withheld.UNSERVED,
    )
    file_item(dossier, entry, by=by, at=at)


def show_answer(served: ServedComplaint, *, at: datetime) -> None:
    """The answer was sent on: the parties may read it in the dossier."""
    rows = Item.objects.unscoped(because="the act holds the answer it is")
    for item in rows.filter(paper=served.paper, withheld=Withheld.UNSERVED):
        release(item, by=None, at=at)


def show_preservation(request: CaseRequest, *, at: datetime) -> None:
    """The preservation was carried out: the parties may see its papers now (IN 8)."""
    about = Q(paper__about=request.reference) | Q(file__about=request.reference)
    rows = Item.objects.unscoped(because="the act holds the request they belong to")
    for item in rows.filter(about, withheld=Withheld.PRESERVATION):
        release(item, by=None, at=at)
