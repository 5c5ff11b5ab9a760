"""Papers of a draft, signed and made as they are when it is handed in."""

import hashlib
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from filing.models import Filing, Signature
from filing.papers.needed import Needed, one_of
from filing.papers.orders import TEMPLATE, signed_facts
from portal.papers.making import make_ordered
from portal.papers.models import Paper
from portal.papers.orders import Order, order
from portal.papers.storage import paper_file
from tests.builders import A_MONDAY

STROKES = "M10 20L30 40L55 60M100 100L120 80"
SIGNER, PHONE = "试签人", "100****0077"


def make(draft: Filing, needed: Needed) -> tuple[Paper, Path]:
    """One paper under the signatures of all who must sign, and its file."""
    for party in needed.signers:
        Signature.objects.get_or_create(
            filing=draft, party=party, paper_code=needed.code, subject=needed.subject,
            digest=needed.document.digest,
            defaults={"signer_name": SIGNER, "strokes": STROKES, "confirmed_with": PHONE,
                      "by": draft.filer, "at": A_MONDAY},
        )
    needed = one_of(draft, needed.code, needed.subject)  # the signatures are read anew
    document = needed.document
    facts = {
        **document.facts(), "digest": document.digest,
        "signatures": signed_facts(needed.signatures(draft)),
    }
    paper = order(
        Order(TEMPLATE, about=draft, court=draft.court, title=document.title, facts=facts,
              occasion=f"{needed.code}:{needed.subject}"),
        at=A_MONDAY,
    )
    return made(paper)


def made(paper: Paper) -> tuple[Paper, Path]:
    """A paper that was ordered, and its file."""
    others = Paper.objects.filter(state=Paper.State.ORDERED).exclude(pk=paper.pk)
    others.update(next_try_at=timezone.now() + timedelta(days=1))
    assert make_ordered(A_MONDAY) == 1
    paper.refresh_from_db()
    path = Path(paper_file(paper.file))
    assert hashlib.sha256(path.read_bytes()).hexdigest() == paper.sha256
    return paper, path
