"""Filling a draft at once with what is known elsewhere: from guidance, or from another system."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from filing.actions.drafting import (
    answer_mediation,
    check_question,
    choose_cause,
    choose_court,
    consent,
    save_answer,
)
from filing.actions.parties import add_party, save_party
from filing.elements import FORMS
from filing.models import Filing
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.people.models import Person


@dataclass(frozen=True)
class Content:
    """What is known. ``answers`` are keyed ``KEY[ITEM]``; ``parties`` hold side, kind and checked
    fields; ``consent`` is the text shown for filing online (empty: not asked). ``amount_fen`` goes
    to the first claim that asks for a sum."""

    cause_no: str = ""
    court: str = ""
    amount_fen: int | None = None
    accepts_mediation: bool | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    parties: tuple[Mapping[str, Any], ...] = ()
    consent: str = ""


def fill(filing: Filing, content: Content, *, by: Person, at: datetime) -> Filing:
    """Write all of it. Refused as a whole when one part is: call it inside one transaction."""
    if content.consent:
        consent(filing, "FILING", True, content.consent, by=by, at=at)
    if content.cause_no:
        filing = choose_cause(filing, content.cause_no, by=by, at=at)
    if content.court:
        filing = choose_court(filing, court_of(content.court), by=by, at=at)
    if content.accepts_mediation is not None:
        filing = answer_mediation(filing, content.accepts_mediation, by=by, at=at)
    for number, about in enumerate(content.parties):
        _add_party(filing, dict(about), number, by=by, at=at)
    answer(filing, {**_sum(filing, content.amount_fen), **content.answers}, by=by, at=at)
    rows = Filing.objects.unscoped(because="the act made this filing")
    fresh: Filing = rows.get(pk=filing.pk)
    return fresh


def answer(filing: Filing, answers: Mapping[str, str], *, by: Person, at: datetime) -> None:
    """Write answers over whatever stands there: a system that files does not look at a page."""
    held = Filing._base_manager.get(pk=filing.pk)  # another cause asks other questions
    versions = {(one.key, one.item): one.version for one in held.answers.all()}
    for name, value in answers.items():
        key, item = _place(name)
        check_question(held, key, item)
        version = versions.get((key, item), 0)
        save_answer(filing, f"{key}[{item}]", value, version=version, by=by, at=at)


def _place(name: str) -> tuple[str, int]:
    key, _bracket, item = name.partition("[")
    number = item.rstrip("]")
    if number and not number.isdecimal():
        raise Refused(_("An answer is named like claim.principal or child.name[1]."))
    return key, int(number or 0)


def court_of(code: str) -> Court:
    """The court with this code. Refused for a code no court has."""
    court = Court.objects.filter(code=code).first()
    if court is None:
        raise Refused(_("There is no court with this code."), field="court")
    return court


def _add_party(
    filing: Filing, about: dict[str, Any], number: int, *, by: Person, at: datetime
) -> None:
    """The first of the own side fills in the person who files; every other one is added."""
    side = about.pop("side")
    own = filing.parties.filter(side=side).first() if number == 0 else None
    party = own or add_party(filing, side, by=by, at=at)
    save_party(party, about, version=party.version, by=by, at=at)


def _sum(filing: Filing, amount_fen: int | None) -> dict[str, str]:
    counting = next((e for e in FORMS[filing.form].elements() if e.counts), None)
    if amount_fen is None or counting is None:
        return {}
    return {f"{counting.key}[0]": f"{Decimal(amount_fen) / 100:f}"}
