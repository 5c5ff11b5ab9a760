"""Filings made by the real acts, as far along as a test needs."""

import hashlib
import io
import itertools
import uuid
from datetime import datetime
from functools import cache
from typing import Any

from PIL import Image

from filing import actions
from filing.models import Filing, Material
from filing.rules import kinds
from portal.dossier.models import StoredFile
from portal.dossier.storage import STORE, new_name, room_for
from portal.people import numbers, vault
from portal.people.models import Identity, Person
from portal.people.synthetic import Synthetic
from tests.builders import A_MONDAY, a_court, a_name, a_person

PRIVATE_LENDING = "108.3"
CONSENT_SHOWN = "我同意在网上立案。"

LENDING = {
    "claim.principal": "20000", "claim.costs": "yes", "contract.written": "yes",
    "contract.name": "借条", "loan.lent": "20000", "loan.on": "2025-03-01", "loan.how": "transfer",
    "loan.term": "2026-03-01", "overdue.any": "yes", "overdue.since": "2026-03-02",
}
IN_OWN_WORDS = {
    "claim.words": "请求判令被告给付货款20000元", "claim.amount": "20000",
    "facts.story": "2025年3月1日被告收货，约定一年后付款，至今未付。",
    "facts.reasons": "有送货单和聊天记录为证。",
}

_serial = itertools.count(1)
_numbers = Synthetic(1949)


def a_verified_person(**fields: Any) -> Person:
    """A litigant whose resident card was compared with the identity platform (OL 7)."""
    return verify(a_person(**fields))


def verify(person: Person) -> Person:
    """Put a proved resident card into the table, as ``prove_identity`` does on a match."""
    if person.identities.exists():
        return person
    number = numbers.resident_id(_numbers.resident_id())
    findable = Identity.findable(number.kind, number.country, number.value)
    Identity.objects.create(
        person=person, kind=number.kind, country=number.country, sealed=vault.seal(number.value),
        index=vault.index(findable), verified_at=A_MONDAY, method=Identity.Method.ONLINE,
    )
    return person


def a_draft(
    filer: Person | None = None, *, at: datetime = A_MONDAY, kind: str = kinds.FIRST_CIVIL,
    **fields: Any,
) -> Filing:
    """A draft that is just begun; ``fields`` go to ``Beginning``."""
    filer = filer or a_verified_person()
    asked = actions.Beginning(kind=kind, **fields)
    return actions.begin(asked, filer=filer, by=filer, key=uuid.uuid4(), at=at)


@cache
def _photo() -> bytes:
    """A small grey photo; what follows its end makes each different, as in many real ones."""
    kept = io.BytesIO()
    Image.new("L", (64, 64), 200).save(kept, "JPEG")
    return kept.getvalue()


def a_material(
    filing: Filing, name: str = "借条", *, at: datetime = A_MONDAY, **place: Any
) -> Material:
    """One photo as evidence in its place; its copy for viewing is not made."""
    content = _photo() + f"{name} {next(_serial)}".encode()
    kept = new_name(STORE, "jpg")
    room_for(kept).write_bytes(content)
    stored = StoredFile.objects.create(
        about=filing.reference, purpose="filing", chain=filing.court_code(), name=f"{name}.jpg",
        kind="JPEG", size=len(content), sha256=hashlib.sha256(content).hexdigest(),
        pages=1, pages_checked=1, file=kept, taken_by=filing.filer,
        taken_at=at, scan=StoredFile.Scan.CLEAN, copy=StoredFile.Copy.NONE,
    )
    where = actions.Place(name=name, **place)
    return actions.add_material(filing, stored, where, by=filing.filer, at=at)


def a_complete_draft(
    filer: Person | None = None, *, at: datetime = A_MONDAY, court: str = "吉0104",
    cause_no: str = PRIVATE_LENDING, **fields: Any,
) -> Filing:
    """A draft that may be submitted: court, both sides, a claim, facts, evidence, consent."""
    filing = a_draft(filer, at=at, **fields)
    filer = filing.filer
    said = {"by": filer, "at": at}
    actions.choose_court(filing, a_court(court), **said)
    filing = actions.choose_cause(filing, cause_no, **said)
    if filing.form not in ("lending", "general"):
        filing = actions.choose_form(filing, "general", **said)
    defendant = actions.add_party(filing, filing.terms.other, **said)
    about = {
        "name": a_name(next(_serial)), "phone": "10000000001",
        "domicile": "长春市朝阳区试验路1号",
    }
    actions.save_party(defendant, about, version=0, **said)
    answers = LENDING if filing.form == "lending" else IN_OWN_WORDS
    actions.save_answers(filing, answers, **said)
    a_material(filing, at=at)
    actions.consent(filing, "FILING", True, CONSENT_SHOWN, **said)
    return Filing._base_manager.get(pk=filing.pk)


def a_submitted_filing(
    filer: Person | None = None, *, at: datetime = A_MONDAY, **fields: Any
) -> Filing:
    """A filing the court has received, at ``at``."""
    draft = a_complete_draft(filer, at=at, **fields)
    return actions.submit(draft, by=draft.filer, at=at)
