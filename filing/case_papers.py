"""Papers of a running case: what was asked, the decision on it, the notice of a counterclaim."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from filing.court_papers import LANGUAGE, TEMPLATE, Sheet, issue
from filing.keeping import keep_request
from filing.models import CaseRequest, Filing
from filing.request_states import RequestState
from filing.rules import requests
from portal.common import readable
from portal.papers.models import Paper
from portal.papers.orders import Order, order
from portal.people.models import Person

DIVORCE = "14"
"""The cause whose withdrawn suit bars a new one for six months (CPL 127(7), INT 214)."""


def _issue(request: CaseRequest, sheet: Sheet, *, by: Person | None, at: datetime) -> Paper:
    facts = asdict(sheet) | {"to": request.party.name}
    wanted = Order(
        TEMPLATE, about=request, court=request.court, title=sheet.title, facts=facts,
        language=LANGUAGE, occasion=sheet.code,
    )
    paper = order(wanted, at=at)
    keep_request(request, [paper], by=by, at=at)
    return paper


def record_of(request: CaseRequest, *, by: Person, at: datetime) -> Paper:
    """What was asked, by whom, when; filed like a pleading of the party."""
    with translation.override(LANGUAGE):
        rows = [
            (_("Case number"), request.case.number), (_("Party"), request.party.name),
            (_("Asked by"), request.requester.full_name),
            (_("Received"), readable.moment(request.made_at)), *_asked(request),
        ]
        if request.entered_by is not None:
            rows.append((_("Entered at the counter by"), request.entered_by.full_name))
        sheet = Sheet(
            "request", _("Request: %(what)s") % {"what": request.terms.title}, rows=rows,
            lead=[_("Received through the platform from a person whose identity was proved.")],
            reasons=[request.words] if request.words.strip() else [],
        )
        return _issue(request, sheet, by=by, at=at)


def _asked(request: CaseRequest) -> list[tuple[str, str]]:
    """What the request asks for, field by field."""
    authority: Any = request.get_authority_display()
    told: list[tuple[str, Any, Callable[[Any], str]]] = [
        (_("Claim before"), request.amount_before, readable.yuan),
        (_("Sum"), request.amount, readable.yuan),
        (_("New address for service"), request.address, str),
        (_("Postcode"), request.postcode, str),
        (_("Electronic address"), request.e_address, str),
        (_("Agent"), request.agent and request.agent.full_name, str),
        (_("Authority"), authority, str),
        (_("Court that should hear the case"), request.proposed_court, str),
    ]
    return [(label, shown(value)) for label, value, shown in told if value not in (None, "")]


_DECIDED = {
    (requests.WITHDRAWAL, True): lambda: _("Ruling: the suit may be withdrawn"),
    (requests.WITHDRAWAL, False): lambda: _("Ruling: the suit may not be withdrawn"),
    (requests.PRESERVATION, True): lambda: _("Ruling: property is preserved"),
    (requests.PRESERVATION, False): lambda: _("Ruling: the preservation is refused"),
    (requests.OBJECTION, True): lambda: _("Ruling: another court has jurisdiction"),
    (requests.OBJECTION, False): lambda: _("Ruling: the objection to jurisdiction is dismissed"),
    (requests.CHANGE_CLAIMS, True): lambda: _("Notice: the claim is changed"),
    (requests.CHANGE_CLAIMS, False): lambda: _("Notice: the claim is not changed"),
}


def decision_on(request: CaseRequest, *, judge: Person, at: datetime) -> Paper:
    """The ruling or notice on a request, with its reasons and what can be done against it."""
    is_granted = request.state == RequestState.GRANTED
    with translation.override(LANGUAGE):
        sheet = Sheet(
            "decision", _DECIDED[request.kind, is_granted](),
            rows=[(_("Case number"), request.case.number), (_("Party"), request.party.name),
                  *_asked(request), *_ordered(request)],
            reasons=[
                request.decision_words or _("The request meets the conditions of the law."),
                _("Basis: %(articles)s") % {"articles": request.terms.article},
            ],
            steps_title=_("What follows"), steps=_steps(request, is_granted=is_granted),
            officer=_("Judge: %(name)s") % {"name": judge.full_name},
        )
        return _issue(request, sheet, by=judge, at=at)


def _ordered(request: CaseRequest) -> list[tuple[str, str]]:
    told = [(_("Court that has jurisdiction"), request.competent)] if request.competent else []
    if request.security is not None:
        told.append((_("Security to be given"), readable.yuan(request.security)))
    return told


def _steps(request: CaseRequest, *, is_granted: bool) -> Sequence[str]:
    """What the law lets follow from the decision, each sentence with its article."""
    if request.kind == requests.PRESERVATION:
        again = _("Who disagrees may apply for reconsideration within 5 days (INT 171).")
        return [again, _("It is carried out within 5 days (PR 4).")] if is_granted else [again]
    if request.kind == requests.OBJECTION:
        appeal = _("You may appeal within 10 days after this ruling reaches you (CPL 171).")
        onward = _("Once the ruling takes effect, the case goes to %(court)s (CPL 37).") % {
            "court": request.competent
        }
        return [appeal, onward] if is_granted else [appeal]
    if not is_granted:
        return [_("The case goes on as it stands.")]
    if request.kind == requests.CHANGE_CLAIMS:
        return [
            _("A larger claim: pay the difference of the fee within 7 days (FEE 21, 22)."),
            _("A smaller claim: the difference comes back within 15 days (FEE 21, 53)."),
        ]
    again = (
        _("Without new facts no new suit can be filed for 6 months (CPL 127(7), INT 214).")
        if request.case.cause_no == DIVORCE
        else _("You may sue again on the same claim (INT 214).")
    )
    return [_("Half of the fee stays, half comes back within 15 days (FEE 15, 34, 53)."), again]


def counterclaim_notice(filing: Filing, *, at: datetime) -> Paper:
    """反诉受理通知书: heard in the same case, half the fee (CPL 143; FEE 18, 22)."""
    case = filing.running_case
    assert case is not None  # noqa: S101  joined with this act
    with translation.override(LANGUAGE):
        sheet = Sheet(
            "counterclaim", _("Notice: the counterclaim is heard in the case"),
            lead=[_("Both claims are heard together, under the same number (CPL 143).")],
            rows=[
                (_("Case number"), case.number),
                (_("Plaintiff of the counterclaim"), filing.for_whom.full_name),
                (_("Received"), readable.moment(at)),
            ],
            steps_title=_("What follows"),
            steps=[
                _("Half the fee is charged, to be paid within 7 days (FEE 18, 22)."),
                _("Who sued may answer the counterclaim within 15 days of receipt (CPL 128)."),
            ],
        )
        return issue(filing, sheet, at=at)
