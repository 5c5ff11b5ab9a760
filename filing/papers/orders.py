"""Having the papers of a submission made: those that are new or changed, with their signatures."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from filing.models import CaseSignature, Filing, FilingPaper, Signature
from filing.papers.needed import LANGUAGE, Needed, needed_papers
from portal.papers.orders import Order, order

TEMPLATE = "filing/papers/sheet_pdf.html"


def order_submitted(filing: Filing, *, at: datetime) -> list[FilingPaper]:
    """Order each paper that is new or says something else than in the round before.

    Called in the transaction of the submission; the papers are made by the sweep soon after.
    What did not change keeps its paper and its signature of the earlier round.
    """
    latest = {(made.code, made.subject): made for made in filing.papers.order_by("round")}
    ordered = []
    for needed in needed_papers(filing):
        before = latest.get((needed.code, needed.subject))
        if before is not None and before.digest == needed.document.digest:
            continue
        ordered.append(_order(filing, needed, at))
    return ordered


def _order(filing: Filing, needed: Needed, at: datetime) -> FilingPaper:
    assert filing.court  # noqa: S101  a submitted filing has its court
    document = needed.document
    wanted = Order(
        TEMPLATE,
        about=filing,
        court=filing.court,
        title=document.title,
        facts={
            **document.facts(),
            "signatures": signed_facts(needed.signatures(filing)),
            "digest": document.digest,
        },
        language=LANGUAGE,
        occasion=f"{needed.code}:{needed.subject}:{filing.round}",
    )
    return FilingPaper.objects.create(
        filing=filing, code=needed.code, subject=needed.subject, title=document.title,
        digest=document.digest, round=filing.round, paper=order(wanted, at=at),
    )


def signed_facts(signatures: Iterable[Signature | CaseSignature]) -> list[dict[str, Any]]:
    """Each signature as the paper shows it."""
    return [
        {
            "name": signature.signer_name,
            "strokes": signature.strokes,
            "at": signature.at.isoformat(),
            "phone": signature.confirmed_with,
        }
        for signature in signatures
    ]
