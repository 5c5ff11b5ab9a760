"""Which papers a filing needs, what each says now, and who still has to sign."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from django.utils import translation
from django.utils.translation import gettext as _

from filing.elements.preserving import WANTED as PRESERVING
from filing.models import Filing, FilingAgent, FilingParty, Material, Signature
from filing.papers.applications import preservation_application, relief_application
from filing.papers.complaint import complaint
from filing.papers.document import Document
from filing.papers.evidence import evidence_list, evidence_of
from filing.papers.statements import (
    address_confirmation,
    identity_statement,
    power_of_attorney,
    representative_certificate,
)
from filing.reading import read_whole
from filing.rules import kinds
from portal.common.refusals import Refused

LANGUAGE = "zh-hans"
"""Pleadings are in Chinese, whatever language the page speaks."""
PERSONS = (FilingParty.Kind.NATURAL, FilingParty.Kind.UNREGISTERED)


@dataclass(frozen=True)
class Needed:
    """One paper: ``subject`` tells papers of one kind apart (whose address, which agent)."""

    code: str
    subject: str
    signers: tuple[FilingParty, ...]
    make: Callable[[], Document]

    @cached_property
    def document(self) -> Document:
        """What the paper says, in Chinese."""
        with translation.override(LANGUAGE):
            return self.make()

    def signatures(self, filing: Filing) -> list[Signature]:
        """The signatures that still count: those under exactly what the paper says now."""
        return [
            signature
            for signature in filing.signatures.all()
            if (signature.paper_code, signature.subject) == (self.code, self.subject)
            and signature.digest == self.document.digest
        ]

    def waits_for(self, filing: Filing) -> list[FilingParty]:
        """The signers whose signature is missing, or no longer fits what the paper says."""
        signed = {signature.party_id for signature in self.signatures(filing)}
        return [party for party in self.signers if party.pk not in signed]


def needed_papers(filing: Filing) -> list[Needed]:
    """Every paper this filing needs, in the order in which a dossier keeps them (LR 6)."""
    return list(_needed(read_whole(filing)))


def _needed(filing: Filing) -> Iterator[Needed]:
    own = tuple(p for p in filing.parties.all() if p.side == filing.terms.own)

    if not _has_own_complaint(filing):
        yield Needed("COMPLAINT", "", own, partial(complaint, filing))
    if evidence_of(filing):
        yield Needed("EVIDENCE_LIST", "", own, partial(evidence_list, filing))
    if filing.kind == kinds.FIRST_CIVIL and _says_yes(filing, PRESERVING):
        yield Needed("PRESERVATION", "", own, partial(preservation_application, filing))
    if _says_yes(filing, "relief.wanted"):
        yield Needed("RELIEF", "", own, partial(relief_application, filing))
    for party in own:
        yield from _about(filing, party)


def _about(filing: Filing, party: FilingParty) -> Iterator[Needed]:
    """Who this party is, who acts for them, and where papers reach them."""
    subject, signers = str(party.public_id), (party,)
    if party.kind in PERSONS:
        yield Needed("IDENTITY", subject, signers, partial(identity_statement, filing, party))
    else:
        make = partial(representative_certificate, filing, party)
        yield Needed("REPRESENTATIVE", subject, signers, make)
    for agent in party.agents.all():
        if agent.profession != FilingAgent.Profession.STATUTORY:
            make = partial(power_of_attorney, filing, agent)
            yield Needed("POWER", str(agent.public_id), signers, make)
    yield Needed("ADDRESS", subject, signers, partial(address_confirmation, filing, party))


def _says_yes(filing: Filing, key: str) -> bool:
    return any(one.key == key and one.value == "yes" for one in filing.answers.all())


def _has_own_complaint(filing: Filing) -> bool:
    """Whether the filer hands in a complaint of their own making, which is always accepted."""
    own = Material.Slot.COMPLAINT
    return any(one.slot == own and one.removed_at is None for one in filing.materials.all())


def one_of(filing: Filing, code: str, subject: str) -> Needed:
    """The needed paper with this code and subject. Refused when the filing needs none such."""
    for needed in needed_papers(filing):
        if (needed.code, needed.subject) == (code, subject):
            return needed
    raise Refused(_("This filing needs no such paper."))


def unsigned_papers(filing: Filing) -> list[tuple[Needed, list[FilingParty]]]:
    """What still has to be signed, and by whom."""
    waiting = [(needed, needed.waits_for(filing)) for needed in needed_papers(filing)]
    return [(needed, parties) for needed, parties in waiting if parties]
