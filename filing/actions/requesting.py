"""Asking for something in a running case, and the judge's decision on it."""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from filing.actions.charging import (
    charge_failed_objection,
    charge_request,
    fee_of_request,
    keep_in_dossier_of,
)
from filing.actions.effects import (
    PLAIN,
    Given,
    claim_of,
    fee_of,
    name_competent_court,
    take_effect,
)
from filing.case_notices import about_request
from filing.case_papers import decision_on, record_of
from filing.keeping import keep_request, show_preservation
from filing.models import CaseRequest, RequestLimit, ServedComplaint
from filing.request_states import RequestState
from filing.rules import requests
from filing.rules.answering import ANSWERS
from portal import audit
from portal.cases.actions.held import held, still_open, tell
from portal.cases.models import AGENT_AD_LITEM, Case, Party
from portal.common.moves import moving
from portal.common.once import once
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.dossier.intake import adopt
from portal.fees import actions as fees
from portal.fees.officers import judges
from portal.fees.rules.money import yuan_of
from portal.fees.states.fee import UNPAID
from portal.notices import outbox
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import cancel_running, meet, start_limits


@dataclass(frozen=True)
class Asked:
    """What is asked for. Only the fields of its kind are filled."""

    kind: str
    words: str = ""
    amount: Decimal | None = None
    address: str = ""
    postcode: str = ""
    e_address: str = ""
    accepts_e_service: bool | None = None
    agent: Person | None = None
    authority: str = ""
    proposed_court: Court | None = None
    is_urgent: bool = False
    complaint: ServedComplaint | None = None
    point: str = ""
    """Which element of the complaint it answers, ``KEY[ITEM]``; empty for the case as a whole."""
    files: tuple[uuid.UUID, ...] = ()
    """Files sent ahead by who enters the request; they become the request's with it."""
    in_suit: bool = False
    """It stood in the complaint: whoever filed that may ask it, agent of the case or not."""


def ask(
    party: Party, asked: Asked, *, requester: Person, by: Person, key: uuid.UUID, at: datetime
) -> CaseRequest:
    """Make a request in a running case for one party. The same ``key`` gives the same request.

    What needs no decision takes effect at once (address, agents, further material); the rest goes
    to the judge with its time limit. Refused to strangers, in a closed case, without what its
    kind needs, an objection to jurisdiction after the period for the answer (CPL 130), and to a
    side that may not ask for it. ``by`` is the member of staff at the support counter when that
    is not the requester.
    """

    def make(fingerprint: str) -> CaseRequest:
        with audit.recorded():
            case = held(party.case)
            still_open(case)
            if not asked.in_suit:
                _check_person(case, party, requester, by)
            _check(party, asked, at)
            request = CaseRequest(
                case=case, court=case.court, party=party, requester=requester,
                entered_by=None if by == requester else by, made_at=at, state_since=at,
                once_key=key, once_digest=fingerprint, **_fields(asked),
            )
            _begin(request, asked, by=by, at=at)
        return request

    facts = {**asdict(asked), "party": party.pk, "requester": requester.pk}
    facts["agent"] = asked.agent.pk if asked.agent else None
    del facts["files"]  # sent again they are the same bytes under another id
    facts["proposed_court"] = asked.proposed_court.pk if asked.proposed_court else None
    facts["complaint"] = asked.complaint.pk if asked.complaint else None
    return once(CaseRequest, key, facts, make)


def _fields(asked: Asked) -> dict[str, object]:
    names = set(asked.__dataclass_fields__) - {"files", "in_suit"}
    return {name: getattr(asked, name) for name in names}


def _begin(request: CaseRequest, asked: Asked, *, by: Person, at: datetime) -> None:
    limit = request.terms.limit
    if asked.kind == requests.PRESERVATION and asked.is_urgent:
        limit = requests.DECIDE_URGENT
    if limit is None:
        request.state, request.decided_at = RequestState.NOTED, at
    elif asked.kind == requests.CHANGE_CLAIMS:
        fee = fee_of(claim_of(request.party))
        request.amount_before = yuan_of(fee.claim_fen) if fee and fee.claim_fen else None
    request.save()
    request.steps.create(
        name="ask", came_from="", went_to=request.state, by=by, by_role="PARTY", at=at
    )
    audit.note(
        "ask", record=request.reference, court=request.court.code, actor=by, at=at,
        kind=request.kind, case=request.case.reference,
    )
    _keep(request, asked, by=by, at=at)
    charge_request(request, at=at)
    if limit is None:
        take_effect(request, PLAIN, by=by, at=at)
    else:
        owner = next(iter(judges(request.court, request.case, at)), None)
        start_limits(
            RequestLimit, request, request.court, (limit,), round=1, at=at,
            owners={Role.JUDGE: owner},
        )
        outbox.post(about_request("request_made", request, at=at), at=at)
    _tell(request, "request_made", at=at)
    if by != request.requester:
        outbox.post(about_request("request_entered", request, at=at), at=at)


def _keep(request: CaseRequest, asked: Asked, *, by: Person, at: datetime) -> None:
    """The request's record and what came with it, in the dossier of the case."""
    files = adopt(asked.files, to=request, by=by, at=at, purpose="request")
    keep_request(request, files, by=by, at=at)
    record_of(request, by=by, at=at)


def _tell(request: CaseRequest, kind: str, *, at: datetime) -> None:
    """On the line of time, which both sides read: nothing of a preservation (IN 8)."""
    if request.kind != requests.PRESERVATION:
        tell(request.case, at=at, kind=f"filing.{kind}")


def _check_person(case: Case, party: Party, requester: Person, by: Person) -> None:
    roles = case.roles_of(requester)
    acts_for = AGENT_AD_LITEM in roles and party.appointments.filter(agent=requester).exists()
    if requester.pk != party.person_id and not acts_for:
        raise Refused(_("Only a party of the case or its agent may ask for this."))
    at_counter = {Role.CLERK, Role.ARCHIVIST} & set(case.roles_of(by))
    if by != requester and not at_counter:
        raise Refused(_("Only staff of the support counter may enter this for somebody."))


def _check(party: Party, asked: Asked, at: datetime) -> None:
    kind = requests.KINDS[asked.kind]
    sues_back = party.in_counterclaim == Party.InCounterclaim.CLAIMS
    if not requests.may_ask(kind, party.side, has_counterclaim=sues_back):
        raise Refused(_("“%(what)s” is not open to your side of the case.") % {"what": kind.title})
    if kind.limit is not None and not asked.words.strip():
        raise Refused(_("Say why, in your own words; the judge reads it."), field="words")
    needed = {
        requests.CHANGE_CLAIMS: (asked.amount is not None, "amount", _("Give the new sum.")),
        requests.PRESERVATION: (bool(asked.amount), "amount",
                                _("Give the sum to be preserved (PR 1).")),
        requests.CHANGE_ADDRESS: (bool(asked.address.strip()), "address",
                                  _("Give the new address.")),
        requests.APPOINT_AGENT: (asked.agent is not None and bool(asked.authority), "agent",
                                 _("Say who acts for you, and with which authority.")),
        requests.REVOKE_AGENT: (asked.agent is not None, "agent", _("Say whose authority ends.")),
        requests.OBJECTION: (asked.proposed_court is not None, "proposed_court",
                             _("Name the court that should hear the case.")),
    }
    is_there, field, sentence = needed.get(asked.kind, (True, "", ""))
    if not is_there:
        raise Refused(sentence, field=field)
    if asked.kind == requests.OBJECTION:
        _check_in_answer_period(party, at)


def _check_in_answer_period(party: Party, at: datetime) -> None:
    """An objection to jurisdiction is raised within the period for the answer (CPL 130)."""
    served = ServedComplaint.objects.unscoped(because="the act holds this case")
    complaint = served.filter(party=party, filing__counters=None).first()
    if complaint is not None and complaint.filing.steps.filter(name="arrive").exists():
        raise Refused(_("By a court’s ruling the case came here, and is not sent on (CPL 37)."))
    limit = complaint.limits.filter(rule__in=ANSWERS).first() if complaint else None
    if limit is None or at >= limit.due_at:
        raise Refused(_("The period for objecting to jurisdiction has ended (CPL 130)."))


def grant(
    request: CaseRequest, given: Given = PLAIN, *, words: str = "", by: Person, at: datetime
) -> CaseRequest:
    """The judge grants the request; what it changes is done with it, and the ruling is ordered.

    Refused with more security than 30 % of the amount (PR 5), while a payment or an application
    for relief is under way that the change would touch, and for an objection without reasons and
    the court that has jurisdiction (CPL 37, 130).
    """
    with moving(request, "grant", by=by, at=at, kind=request.kind) as request:
        if request.kind == requests.OBJECTION:
            name_competent_court(request, given, reasons=words, at=at)
        _decide(request, RequestState.GRANTED, words, by=by, at=at)
        take_effect(request, given, by=by, at=at)
        decision_on(request, judge=by, at=at)
        outbox.post(about_request("request_decided", request, at=at), at=at)
        if request.kind == requests.OBJECTION:
            tell(request.case, at=at, kind="filing.objection_upheld",
                 **request.competent_facts())
        else:
            _tell(request, "request_granted", at=at)
    return request


def refuse(request: CaseRequest, *, words: str, by: Person, at: datetime) -> CaseRequest:
    """The judge refuses the request. Refused without reasons.

    An objection to jurisdiction that fails costs its fee (FEE 13(6)); of the fee for a refused
    preservation only that of nothing preserved stays (FEE 14(2)).
    """
    if not words.strip():
        raise Refused(_("Give the reasons; the party will read them."), field="words")
    with moving(request, "refuse", by=by, at=at, kind=request.kind) as request:
        _decide(request, RequestState.REFUSED, words, by=by, at=at)
        if request.kind == requests.OBJECTION:
            charge_failed_objection(request, by=by, at=at)
        _fit_fee(request, Decimal(0), by=by, at=at)
        decision_on(request, judge=by, at=at)
        outbox.post(about_request("request_decided", request, at=at), at=at)
        _tell(request, "request_refused", at=at)
    return request


def _decide(
    request: CaseRequest, state: RequestState, words: str, *, by: Person, at: datetime
) -> None:
    """Write the decision before its paper is worded; the move saves it."""
    request.state, request.state_since = state, at
    request.decided_at, request.decided_by, request.decision_words = at, by, words.strip()
    request.save()
    for limit in request.limits.filter(met_at=None):
        meet(limit, at=at)


def _fit_fee(request: CaseRequest, preserved: Decimal, *, by: Person, at: datetime) -> None:
    fee = fee_of_request(request) if request.kind == requests.PRESERVATION else None
    if fee is not None:
        fees.fit_to_preserved(fee, int(preserved * 100), by=by, at=at)


def carry_out(
    request: CaseRequest, preserved: Decimal, *, by: Person, at: datetime
) -> CaseRequest:
    """Record what was preserved; the fee follows it, and the parties may read the papers now
    (PR 4, FEE 14(2), IN 8).

    Refused for anything but a granted preservation, for more than was granted, and twice.
    """
    with moving(request, "carry_out", by=by, at=at) as request:
        if request.kind != requests.PRESERVATION or request.carried_out_at is not None:
            raise Refused(_("There is no preservation to carry out here."))
        if request.amount is None or not 0 <= preserved <= request.amount:
            raise Refused(_("No more can be preserved than was granted."), field="preserved")
        request.preserved, request.carried_out_at = preserved, at
        for limit in request.limits.filter(rule=requests.CARRY_OUT.code):
            meet(limit, at=at)
        _fit_fee(request, preserved, by=by, at=at)
        show_preservation(request, at=at)
        fee = fee_of_request(request)
        if fee is not None:
            keep_in_dossier_of(request.case, fee, at=at)
        tell(request.case, at=at, kind="filing.preserved")
        outbox.post(about_request("preserved", request, at=at), at=at)
    return request


def take_back(request: CaseRequest, *, by: Person, at: datetime) -> CaseRequest:
    """The party takes the request back before it is decided; its unpaid fee is owed no more."""
    with moving(request, "withdraw", by=by, at=at, kind=request.kind) as request:
        request.decided_at = at
        cancel_running(request.limits.all(), at=at)
        fee = fee_of_request(request)
        if fee is not None and fee.state in UNPAID:
            fees.void(fee, why=str(_("The request was taken back.")), by=None, at=at)
    return request
