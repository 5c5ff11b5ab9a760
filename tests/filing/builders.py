"""Filings made by the real acts, as far along as a test needs."""

import hashlib
import itertools
import uuid
from datetime import datetime
from typing import Any

from filing import actions
from filing.actions.materials import Bytes
from filing.models import Filing, Material
from filing.rules import kinds
from portal.people import numbers, vault
from portal.people.models import Identity, Person
from portal.people.synthetic import Synthetic
from tests.builders import A_MONDAY, a_court, a_name, a_person

PRIVATE_LENDING = "108.3"
CONSENT_SHOWN = "我同意在网上立案。"

_serial = itertools.count(1)
_numbers = Synthetic(1949)


def a_verified_person(**fields: Any) -> Person:
    """A litigant whose resident card was compared with the identity platform (OL 7)."""
    person = a_person(**fields)
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


def a_material(
    filing: Filing, name: str = "借条", *, at: datetime = A_MONDAY, **place: Any
) -> Material:
    """One page of evidence in its place."""
    content = f"{name} {next(_serial)}".encode()
    stored = Bytes(hashlib.sha256(content).hexdigest(), len(content))
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
    defendant = actions.add_party(filing, filing.terms.other, **said)
    about = {
        "name": a_name(next(_serial)), "phone": "10000000001",
        "domicile": "长春市朝阳区试验路1号",
    }
    actions.save_party(defendant, about, version=0, **said)
    answers = {
        "claim.words": "请求判令被告偿还借款本金20000元", "claim.amount": "20000",
        "facts.story": "2025年3月1日被告向原告借款20000元，约定一年后归还，至今未还。",
        "facts.reasons": "有借条和转账记录为证。",
    }
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
