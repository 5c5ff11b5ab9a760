"""Signing the papers of a filing: drawn by hand, confirmed by a code to the signer's own phone."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from filing.models import Filing, FilingParty, Signature
from filing.papers.needed import Needed, needed_papers
from filing.states import EDITABLE, FILERS
from portal import audit
from portal.common.moves import locked
from portal.common.refusals import Refused
from portal.people import codes
from portal.people.masks import mask_phone
from portal.people.models import Person

STROKES = re.compile(r"(?:[ML]\d{1,4} \d{1,4}){2,4000}")
"""A drawn signature as a path of whole numbers, nothing else: it goes into papers as a picture."""


@dataclass(frozen=True)
class Drawn:
    """How somebody signs: the name written out, and the drawing when the screen took one."""

    name: str
    strokes: str = ""


def send_code(filing: Filing, party: FilingParty, *, by: Person) -> str:
    """Send the code that confirms a signature to the signer's phone; answers the masked number.

    Refused when nothing is left to sign, when the party has no phone, and to strangers.
    """
    _check_open(filing, by)
    papers = _papers_of(filing, party)
    if not papers:
        raise Refused(_("Nothing is left for this person to sign."))
    if not party.phone:
        raise Refused(_("Enter this person's phone number first; the code is sent there."))
    codes.send(by, _purpose(party, papers), _words, to=party.phone)
    return mask_phone(party.phone)


def sign(
    filing: Filing, party: FilingParty, drawn: Drawn, *, code: str, by: Person, at: datetime
) -> list[Signature]:
    """Sign every paper that waits for this party, each bound to what it says now.

    Refused with a wrong or old code, without a name, with a drawing that is none, after the
    filing went to the court. Signing again what is signed changes nothing.
    """
    if not drawn.name.strip():
        raise Refused(_("Write the name of the person who signs."), field="name")
    if drawn.strokes and not STROKES.fullmatch(drawn.strokes):
        raise Refused(_("The drawing could not be read. Please sign once more."), field="strokes")
    papers = _papers_of(filing, party)
    if not codes.spend(by, _purpose(party, papers), code.strip()):
        raise Refused(
            _("This code is wrong, too old, or the papers changed. Send a new code."),
            field="code",
        )
    with audit.recorded():
        held = locked(filing)
        _check_open(held, by)
        signatures = [
            Signature(
                filing=held, party=party, paper_code=needed.code, subject=needed.subject,
                digest=needed.document.digest, signer_name=drawn.name.strip(),
                strokes=drawn.strokes, confirmed_with=mask_phone(party.phone), by=by, at=at,
            )
            for needed in papers
        ]
        Signature.objects.bulk_create(signatures, ignore_conflicts=True)
        for signature in signatures:
            audit.note(
                "sign", record=held.reference, court=held.court_code(), actor=by, at=at,
                paper=signature.paper_code, digest=signature.digest,
            )
    return signatures


def _papers_of(filing: Filing, party: FilingParty) -> list[Needed]:
    return [needed for needed in needed_papers(filing) if party in needed.waits_for(filing)]


def _check_open(filing: Filing, by: Person) -> None:
    if not filing.hats(by) & set(FILERS):
        raise Refused(_("Only the person who files can have these papers signed."))
    if filing.state not in EDITABLE:
        raise Refused(_("This filing is with the court; its papers are signed already."))


def _purpose(party: FilingParty, papers: list[Needed]) -> str:
    """What a code is for: this person, and exactly what these papers say."""
    content = "".join(needed.document.digest for needed in papers)
    return f"sign {party.public_id.hex} {hashlib.sha256(content.encode()).hexdigest()[:32]}"


def _words(code: str) -> str:
    return _("[Court] Code %(code)s to sign the papers of your filing. Tell it to nobody else.") % {
        "code": code
    }
