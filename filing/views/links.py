"""From an anchor to the page where the thing can be changed."""

from typing import Any

from django.urls import reverse

from filing.elements import FORMS
from filing.forms.parties import ADDRESS, WHERE, WHO
from filing.models import Filing
from filing.rules import anchors

TASK_PAGES = {
    "cause": "filing_cause", "matter": "filing_way", "court": "filing_court",
    "evidence": "filing_evidence", "address": "filing_address", "mediation": "filing_mediation",
    "fee": "filing_fee", "papers": "filing_papers", "consent": "filing_consent",
}
ON_WHERE = frozenset({"phone", "domicile", "habitual_residence", "registered_place"})
ON_ADDRESS = frozenset({
    "service_address", "service_postcode", "accepts_e_service", "e_channel", "e_address",
})
REASON_PAGES = {
    "COURT": "court", "PAPER": "evidence", "UNREADABLE": "evidence", "WRONG_TYPE": "evidence",
    "SIGNATURE": "papers", "AUTHORITY": "papers", "FEE": "fee", "SENSITIVE": "evidence",
}
"""Where a flag on the whole is mended, by its reason."""


def mend_url(filing: Filing, text: str, reason: str = "") -> str:
    """The page, and the field on it, where what an anchor names is mended."""
    anchor = anchors.parse(text)
    about: list[Any] = [filing.public_id]
    if anchor.kind == "answer":
        return _answer_url(filing, anchor)
    if anchor.kind == "party":
        return _party_url(filing, anchor)
    if anchor.kind == "proof":
        return f"{reverse('filing_evidence', args=about)}?slot=RELIEF&proof={anchor.id}"
    if anchor.kind == "material":
        return reverse("filing_material", args=[*about, anchor.id])
    if anchor.id in ("own", "other"):
        side = filing.terms.own if anchor.id == "own" else filing.terms.other
        return reverse("filing_side", args=[*about, side.lower()])
    page = TASK_PAGES.get(anchor.id or REASON_PAGES.get(reason, ""))
    return reverse(page or "filing", args=about)


def _answer_url(filing: Filing, anchor: anchors.Anchor) -> str:
    section = FORMS[filing.form].section_of(anchor.id)
    if section is None:
        return reverse("filing_way", args=[filing.public_id])
    args = [filing.public_id, section.code]
    page = "filing_section"
    if anchor.number:
        page, args = "filing_item", [*args, anchor.number]
    return f"{reverse(page, args=args)}#div_id_{anchor.id}"


def _party_url(filing: Filing, anchor: anchors.Anchor) -> str:
    if anchor.field == "agents":
        return reverse("filing_agents", args=[filing.public_id, anchor.id])
    page = WHERE if anchor.field in ON_WHERE else WHO
    page = ADDRESS if anchor.field in ON_ADDRESS else page
    field = "number" if anchor.field == "sealed_number" else anchor.field
    url = reverse("filing_party", args=[filing.public_id, anchor.id, page])
    return f"{url}#div_id_{field}" if field else url
