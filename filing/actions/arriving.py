"""A case arrives from the court that sent it away, with everything in it (CPL 37, 130)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Q

from filing import court_papers
from filing.actions import duties
from filing.actions.telling import tell as tell_officers
from filing.models import AnswerLimit, CaseRequest, Decision, Filing, ServedComplaint
from filing.rules import kinds, limits as rules
from filing.rules.answering import ANSWER, FORWARD_ANSWER, JOIN
from filing.states import State
from portal import audit
from portal.cases import actions as registry
from portal.cases.actions.held import tell
from portal.cases.models import Appointment, Case, Party
from portal.common.moves import moving
from portal.courts.models import Court
from portal.dossier.actions import dossier_of, send_along
from portal.fees import actions as fees
from portal.fees.models import FeeObligation
from portal.fees.states.fee import State as FeeState
from portal.people.models import Person
from portal.timelimits.limits import local_day, start_limits


def arrive(request: CaseRequest, *, by: Person, at: datetime) -> Case | None:
    """Register the case at the court the ruling names, under a number of its own.

    Parties, agents, addresses, claims, answers, what was paid and the dossier go along; the first
    date stays. Nobody answers twice; who has not answered yet gets the period anew. Three days to
    draw the judge begin (TL 7). None when ``goes_along`` is not so. Called inside the act that
    sends the case away.
    """
    filing, court = _filing_of(request.case), request.competent_court
    if filing is None or court is None:
        return None
    case = _registered(filing, request.case, court, at)
    twins = _enter_parties(request.case, case, at)
    claims = [filing, *_counterclaims(request.case)]
    _move_filing(filing, case, request, by=by, at=at)
    for counterclaim in claims[1:]:
        _move_counterclaim(counterclaim, case, by=by, at=at)
    _move_complaints(claims, twins, court, at)
    for fee in _fees_of(claims):
        fees.attach_case(fee, case, at=at)
    dossier = dossier_of(request.case)
    if dossier is not None:
        send_along(dossier, case, by=by, at=at)
    filing.refresh_from_db()
    duties.start(filing, rules.HAND_OVER, at=at)
    court_papers.acceptance_notice(filing, is_overdue=False, at=at)
    tell_officers("arrive", filing, at=at)
    return case


def goes_along(request: CaseRequest) -> bool:
    """Whether the court named is on this portal and the case was filed here, so that everything
    reaches that court with the act; otherwise its papers go by letter."""
    return request.competent_court_id is not None and _filing_of(request.case) is not None


def _filing_of(case: Case) -> Filing | None:
    rows = Filing.objects.unscoped(because="the act holds this case")
    found: Filing | None = rows.filter(case=case).first()
    return found


def _registered(filing: Filing, old: Case, court: Court, at: datetime) -> Case:
    """The court a case is sent to takes it (CPL 37), so the register opens it by itself."""
    sides = (
        registry.Side(Party.Side(party.side), party.name, party.phone, party.person)
        for party in old.parties.select_related("person").order_by("pk")
    )
    opening = registry.Opening(
        court=court, type_code=old.type_code, cause=old.cause, cause_no=old.cause_no,
        cause_en=old.cause_en, parties=tuple(sides),
        special=kinds.special_code(filing.kind, filing.cause_no),
    )
    case = registry.open_case(opening, by=None, at=at)
    tell(
        case, at=at, kind="filing.case_arrived", court=old.court.name,
        court_en=old.court.name_en, number=old.number,
    )
    return case


def _enter_parties(old: Case, case: Case, at: datetime) -> dict[int, Party]:
    """Each party of the old case with the same one of the new: its agents act on, its address
    for service holds on, and what it is in a counterclaim stays."""
    before, after = (list(one.parties.order_by("pk")) for one in (old, case))
    for was, now in zip(before, after, strict=True):
        now.in_counterclaim = was.in_counterclaim
        now.save(update_fields=["in_counterclaim"])
        live = Appointment.objects.unscoped(because="the act holds this case")
        for given in live.live(local_day(at)).filter(party=was).select_related("agent"):
            mandate = registry.Mandate(
                given.agent, Appointment.Authority(given.authority), given.since, given.until
            )
            registry.appoint_agent(now, mandate, by=None, at=at)
        address = registry.address_of(was)
        if address is not None:
            registry.confirm_address(now, registry.said_in(address), by=None, at=at)
    return dict(zip((party.pk for party in before), after, strict=True))


def _move_filing(
    filing: Filing, case: Case, request: CaseRequest, *, by: Person, at: datetime
) -> None:
    with moving(filing, "arrive", by=None, at=at, was_case=request.case.reference) as held:
        held.court, held.case = case.court, case
        Decision.objects.create(
            filing=held, kind=Decision.Kind.TRANSFERRED, round=held.round, by=by, at=at,
            reasons=request.decision_words, from_court=request.court, to_court=case.court,
        )


def _counterclaims(old: Case) -> list[Filing]:
    """Counterclaims in the case, also those not yet examined."""
    rows = Filing.objects.unscoped(because="the act holds this case")
    ended = (State.DISCARDED, State.WITHDRAWN, State.REFUSED, State.DEEMED_WITHDRAWN)
    return list(rows.filter(origin_case=old, counters__isnull=False).exclude(state__in=ended))


def _move_counterclaim(filing: Filing, case: Case, *, by: Person, at: datetime) -> None:
    Filing._base_manager.filter(pk=filing.pk).update(court=case.court, origin_case=case)
    audit.note(
        "arrive", record=filing.reference, court=case.court.code, actor=by, at=at,
        case=case.reference,
    )


def _move_complaints(
    claims: Iterable[Filing], twins: Mapping[int, Party], court: Court, at: datetime
) -> None:
    """The complaints served, with the answers given to them, and the periods still to run."""
    rows = ServedComplaint.objects.unscoped(because="the act holds this case")
    for served in rows.filter(filing__in=list(claims)):
        served.party, served.court = twins[served.party_id], court
        served.save(update_fields=["party", "court"])
        if served.forwarded_at is not None:
            continue
        rule = JOIN if served.joined_at is None else (
            ANSWER if served.answered_at is None else FORWARD_ANSWER
        )
        begun = served.limits.filter(rule=rule.code).count()
        start_limits(AnswerLimit, served, court, (rule,), round=begun + 1, at=at, owners={})


def _fees_of(claims: Iterable[Filing]) -> list[FeeObligation]:
    """What was charged for the claims. Where relief is still asked for, the court asked decides."""
    references = [filing.reference for filing in claims]
    rows = FeeObligation.objects.unscoped(because="the act holds the claims they belong to")
    charged = rows.filter(Q(about__in=references) | Q(parent__about__in=references))
    return list(charged.exclude(state=FeeState.RELIEF_ASKED).select_related("court"))
