"""Preservation asked for in the complaint itself, carried on as a request in the case (CPL 103)."""

import uuid
from datetime import datetime
from decimal import Decimal

from filing.actions import requesting
from filing.elements.form import Answers
from filing.elements.preserving import PRESERVING, WANTED
from filing.models import CaseRequest, Filing, RequestLimit
from filing.rules import requests
from filing.snapshots import answers_of
from portal.cases.models import Case
from portal.people.models import Person
from portal.people.roles import Role

TOLD = ("preserve.things", "preserve.why", "preserve.security", "preserve.security_words")
CHOICES = {element.key: dict(element.choices) for element in PRESERVING.elements}


def ask_with_suit(filing: Filing, *, at: datetime) -> CaseRequest | None:
    """The case exists now, so the application made with it begins: its fee is asked in advance
    (FEE 14(2), 20), and a judge rules within 5 days, within 48 hours when urgent (PR 4, CPL 103).

    The sum is the one named, else the claim. Where the party has no account and the filer is no
    agent of the case, the filer asks for them, as in the complaint. None when nothing was asked
    and when no sum is known. Done again it is the same request.
    """
    said = answers_of(filing)
    amount = sum_to_preserve(filing, said)
    if amount is None or filing.case is None:
        return None
    party = filing.case.parties.filter(side=filing.terms.own).order_by("pk").first()
    if party is None:
        return None
    requester = filing.for_whom
    if not (party.person == requester or filing.case.has_agent(requester)):
        requester = filing.filer
    asked = requesting.Asked(
        requests.PRESERVATION, _words(said), amount=amount,
        is_urgent=said.get("preserve.urgent[0]") == "yes", in_suit=True,
    )
    key = uuid.uuid5(filing.public_id, "preservation")
    return requesting.ask(party, asked, requester=requester, by=requester, key=key, at=at)


def give_to_judge(case: Case, judge: Person) -> None:
    """What waits for a decision is owed by the judge the case was given to."""
    owed = RequestLimit.objects.running().filter(record__case=case, owner_role=Role.JUDGE)
    owed.update(owner=judge)


def sum_to_preserve(filing: Filing, said: Answers) -> Decimal | None:
    """Up to which sum property is to be frozen, in yuan; None when it is not asked for."""
    if said.get(f"{WANTED}[0]") != "yes":
        return None
    named = said.get("preserve.sum[0]")
    return Decimal(named) if named else filing.amount


def _words(said: Answers) -> str:
    """What the form says, one answer a line; a choice by its words."""
    told = ((key, said.get(f"{key}[0]", "")) for key in TOLD)
    return "\n".join(str(CHOICES[key].get(value, value)) for key, value in told if value)
