"""Asking for something in a running case, and the judge's decision on it."""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from filing.case_notices import about_request
from filing.models import CaseRequest, RequestLimit, ServedComplaint
from filing.request_states import RequestState
from filing.rules import requests
from filing.rules.answering import ANSWERS
from portal import audit
from portal.cases.actions.agents import Mandate, appoint_agent, revoke_agent
from portal.cases.actions.held import held, local_day, still_open, tell
from portal.cases.models import AGENT_AD_LITEM, Appointment, Case, Party
from portal.common.moves import moving
from portal.common.once import once
from portal.common.refusals import Refused
from portal.courts.models import Court
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
    facts["proposed_court"] = asked.proposed_court.pk if asked.proposed_court else None
    return once(CaseRequest, key, facts, make)


def _fields(asked: Asked) -> dict[str, object]:
    return {name: getattr(asked, name) for name in asked.__dataclass_fields__}


def _begin(request: CaseRequest, asked: Asked, *, by: Person, at: datetime) -> None:
    limit = request.terms.limit
    if asked.kind == requests.PRESERVATION and asked.is_urgent:
        limit = requests.DECIDE_URGENT
    if limit is None:
        request.state, request.decided_at = RequestState.NOTED, at
    request.save()
    request.steps.create(
        name="ask", came_from="", went_to=request.state, by=by, by_role="PARTY", at=at
    )
    if limit is None:
        _take_effect(request, by=by, at=at)
    else:
        start_limits(
            RequestLimit, request, request.court, (limit,), round=1, at=at,
            owners={Role.JUDGE: request.case.judge},
        )
        outbox.post(about_request("request_made", request, at=at), at=at)
    tell(request.case, at=at, kind="filing.request_made")
    audit.note(
        "ask", record=request.reference, court=request.court.code, actor=by, at=at,
        kind=request.kind, case=request.case.reference,
    )


def _take_effect(request: CaseRequest, *, by: Person, at: datetime) -> None:
    """What a noted request changes at once."""
    if request.kind == requests.APPOINT_AGENT:
        assert request.agent  # noqa: S101  checked before
        mandate = Mandate(
            request.agent, Appointment.Authority(request.authority), since=local_day(at)
        )
        appoint_agent(request.party, mandate, by=by, at=at)
    elif request.kind == requests.REVOKE_AGENT:
        live = Appointment.objects.unscoped(because="the act holds this case")
        found = live.live(local_day(at)).filter(party=request.party, agent=request.agent).first()
        if found is None:
            raise Refused(_("This person does not act for you now."), field="agent")
        revoke_agent(found, by=by, at=at)


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
    if not requests.may_ask(kind, party.side):
        raise Refused(_("“%(what)s” is not open to your side of the case.") % {"what": kind.title})
    if kind.limit is not None and not asked.words.strip():
        raise Refused(_("Say why, in your own words; the judge reads it."), field="words")
    needed = {
        requests.CHANGE_CLAIMS: (asked.amount is not None, "amount", _("Give the new sum.")),
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
    complaint = served.filter(party=party).first()
    limit = complaint.limits.filter(rule__in=ANSWERS).first() if complaint else None
    if limit is None or at >= limit.due_at:
        raise Refused(_("The period for objecting to jurisdiction has ended (CPL 130)."))


def grant(request: CaseRequest, *, words: str = "", by: Person, at: datetime) -> CaseRequest:
    """The judge grants the request; who listens (fees, dossier) does what follows."""
    with moving(request, "grant", by=by, at=at, kind=request.kind) as request:
        _decide(request, words, by=by, at=at)
        outbox.post(about_request("request_decided", request, at=at), at=at)
        tell(request.case, at=at, kind="filing.request_granted")
    return request


def refuse(request: CaseRequest, *, words: str, by: Person, at: datetime) -> CaseRequest:
    """The judge refuses the request. Refused without reasons."""
    if not words.strip():
        raise Refused(_("Give the reasons; the party will read them."), field="words")
    with moving(request, "refuse", by=by, at=at, kind=request.kind) as request:
        _decide(request, words, by=by, at=at)
        outbox.post(about_request("request_decided", request, at=at), at=at)
        tell(request.case, at=at, kind="filing.request_refused")
    return request


def _decide(request: CaseRequest, words: str, *, by: Person, at: datetime) -> None:
    request.decided_at, request.decided_by, request.decision_words = at, by, words.strip()
    for limit in request.limits.filter(met_at=None):
        meet(limit, at=at)


def take_back(request: CaseRequest, *, by: Person, at: datetime) -> CaseRequest:
    """The party takes the request back before it is decided."""
    with moving(request, "withdraw", by=by, at=at, kind=request.kind) as request:
        request.decided_at = at
        cancel_running(request.limits.all(), at=at)
    return request
