"""Registering a filing as a case, and handing it to the division and judge that try it."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.utils.translation import gettext as _

from filing import court_papers
from filing.actions import duties
from filing.actions.allotting import draw_judge
from filing.actions.charging import charge, is_settled
from filing.actions.effects import lapse_all
from filing.actions.examining import deciding
from filing.actions.preserving import ask_with_suit, give_to_judge
from filing.actions.responding import end_periods, serve_complaint
from filing.actions.telling import tell
from filing.keeping import attach_case
from filing.models import Decision, Filing, FilingAgent, FilingParty
from filing.rules import kinds, limits as rules
from filing.states import State
from portal.cases import actions as registry
from portal.cases.models import Appointment, Case, Party
from portal.common.moves import locked, moving
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.timelimits.limits import local_day

SUITS = (kinds.FIRST_CIVIL, kinds.FIRST_ADMINISTRATIVE)
"""Kinds in which the other side gets a copy of the complaint (CPL 128) and evidence is set."""


def accept(filing: Filing, *, by: Person, at: datetime) -> Filing:
    """Register the case: its number, the court's notices, the fee, the line of time (CPL 126).

    Refused while something is marked to be corrected and not told or lifted.
    """
    with deciding(filing, "accept", by=by, at=at) as held:
        if held.flags.filter(round=held.round, noticed_at=None, lifted_at=None).exists():
            raise Refused(_("Something is marked. Lift the marks, or send the notice."))
        _register(held, by=by, at=at)
        _decided(held, by=by, at=at)
        tell("accept", held, at=at)
    return held


def register_at_expiry(filing: Filing, *, at: datetime) -> Filing:
    """The limit passed undecided: the case is registered first, and the head is told (LR 8)."""
    with moving(filing, "register_at_expiry", by=None, at=at) as held:
        held.flags.filter(noticed_at=None, lifted_at=None).update(lifted_at=at)
        _register(held, by=None, at=at)
        _decided(held, by=None, at=at)
        tell("register_at_expiry", held, at=at)
    return held


def hand_over(filing: Filing, *, by: Person | None, at: datetime) -> Filing:
    """Draw the judge by the published rule and hand the file over (TL 7: within 3 days).

    Refused while the fee is neither paid nor eased, and when no judge can hear the case.
    """
    with moving(filing, "hand_over", by=by, at=at) as held:
        if not held.limits.filter(rule=rules.HAND_OVER.code).exists():
            raise Refused(_("The fee is not settled yet. The case waits for it (FEE 22)."))
        assert held.case is not None  # noqa: S101  registered before
        draw = draw_judge(held, held.case, by=by, at=at)
        registry.move_to_division(held.case, draw.division, by=by, at=at)
        held.case = registry.assign_judge(held.case, draw.drawn, by=by, at=at)
        give_to_judge(held.case, draw.drawn)
        duties.meet_all(held, (rules.HAND_OVER,), at=at)
        if held.kind in SUITS:
            serve_complaint(held, by=by, at=at)
        tell("hand_over", held, at=at)
    return held


def settle_fee(filing: Filing, *, at: datetime) -> Filing:
    """The fee was paid, exempted or deferred, so the case goes on: three days to hand over.

    Told again, nothing happens twice.
    """
    held = locked(filing)
    begun = held.limits.filter(rule=rules.HAND_OVER.code)
    if held.state == State.ACCEPTED and not begun.exists():
        duties.start(held, rules.HAND_OVER, at=at)
        tell("fee_settled", held, at=at)
    return held


def deem_withdrawn(filing: Filing, *, reasons: str = "", by: Person, at: datetime) -> Filing:
    """A judge confirms that the unpaid suit is treated as withdrawn (FEE 22, INT 213).

    An unpaid counterclaim falls away alone; a counterclaim that was paid keeps the case open.
    """
    with moving(filing, "deem_withdrawn", by=by, at=at) as held:
        case = held.running_case
        assert case is not None  # noqa: S101  registered or joined before
        Decision.objects.create(
            filing=held, kind=Decision.Kind.DEEMED_WITHDRAWN, round=held.round,
            reasons=reasons.strip(), by=by, at=at,
        )
        duties.cancel_all(held, at=at)
        end_periods(held, at=at)
        court_papers.deemed_withdrawal(held, reasons.strip(), judge=by, at=at)
        if held.case is not None and not _is_counterclaimed(case):
            registry.close(case, by=by, at=at)
            lapse_all(case, at=at)
        tell("deem_withdrawn", held, at=at)
    return held


def _is_counterclaimed(case: Case) -> bool:
    rows = Filing.objects.unscoped(because="the act holds this case")
    return rows.filter(origin_case=case, state=State.JOINED).exists()


def note_service(filing: Filing, *, by: Person, at: datetime) -> None:
    """The complaint was sent to the other side (CPL 128). Refused when that was noted before."""
    held = locked(filing)
    owed = held.limits.unmet().filter(rule=rules.SERVE_COMPLAINT.code)
    if not held.hats(by) or not owed.exists():
        raise Refused(_("There is no complaint left to send here."))
    duties.meet_all(held, (rules.SERVE_COMPLAINT,), at=at)


def _register(filing: Filing, *, by: Person | None, at: datetime) -> None:
    assert filing.court is not None  # noqa: S101  what is submitted has a court
    rows = filing.parties.select_related("person").prefetch_related("agents__person")
    # Who asks is entered first, and so named first wherever the case is shown.
    parties = sorted(rows, key=lambda party: party.side != filing.terms.own)
    filing.case = registry.open_case(
        registry.Opening(
            court=filing.court, type_code=filing.terms.type_code,
            cause=filing.cause or str(filing.terms.title), cause_no=filing.cause_no,
            cause_en=filing.cause_en, parties=tuple(_sides(parties)),
            special=kinds.special_code(filing.kind, filing.cause_no),
        ),
        by=by, at=at,
    )
    _appoint(filing.case, parties, by=by, at=at)
    _confirm_addresses(filing.case, parties, by=by, at=at)
    attach_case(filing, by=by, at=at)


def _sides(parties: Iterable[FilingParty]) -> Iterable[registry.Side]:
    seen: set[int] = set()
    for party in parties:
        known = party.person if party.person_id not in seen else None
        if known is not None:
            seen.add(known.pk)
        yield registry.Side(
            side=Party.Side(party.side), name=party.name, phone=party.phone, person=known
        )


def _appoint(
    case: Case, parties: Iterable[FilingParty], *, by: Person | None, at: datetime
) -> None:
    """Agents with an account become agents in the case, with the authority given (CPL 62).

    One who cannot be entered (on both sides, a third one) does not keep the case from the
    register; the clerk sees who is missing.
    """
    entered = list(case.parties.order_by("pk"))
    for party, own in zip(parties, entered, strict=True):
        for agent in party.agents.all():
            if _may_act(agent, entered):
                with suppress(Refused):
                    registry.appoint_agent(own, _mandate(agent, at), by=by, at=at)


def _confirm_addresses(
    case: Case, parties: Iterable[FilingParty], *, by: Person | None, at: datetime
) -> None:
    """The addresses confirmed with the filing are the first of the case (PS 3, INT 136)."""
    for party, own in zip(parties, case.parties.order_by("pk"), strict=True):
        if party.service_address.strip():
            confirmed = registry.Confirmed(
                party.service_address.strip(), party.service_postcode, party.e_address,
                bool(party.accepts_e_service),
            )
            registry.confirm_address(own, confirmed, by=by, at=at)


def _may_act(agent: FilingAgent, entered: Iterable[Party]) -> bool:
    return agent.person is not None and all(p.person_id != agent.person_id for p in entered)


def _mandate(agent: FilingAgent, at: datetime) -> registry.Mandate:
    assert agent.person is not None  # noqa: S101  asked just before
    return registry.Mandate(
        agent=agent.person, authority=Appointment.Authority(agent.authority), since=local_day(at)
    )


def _decided(filing: Filing, *, by: Person | None, at: datetime) -> None:
    """What follows from registering: the decision, its papers, and the next duties."""
    filing.decided_at = at
    Decision.objects.create(
        filing=filing, kind=Decision.Kind.ACCEPTED, round=filing.round, by=by, at=at
    )
    duties.end_examination(filing, at=at)
    court_papers.acceptance_notice(filing, is_overdue=by is None, at=at)
    if filing.kind in SUITS:
        court_papers.evidence_notice(filing, at=at)
        duties.start(filing, rules.SERVE_COMPLAINT, at=at)
    ask_with_suit(filing, at=at)
    if is_settled(charge(filing, by=by, at=at)):
        duties.start(filing, rules.HAND_OVER, at=at)
