"""What a request changes elsewhere: fees, address, agents, the end of the case.

Called inside the act that notes or grants it, so that it happens with it or not at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from filing.actions.charging import keep_in_dossier_of
from filing.actions.responding import end_periods
from filing.models import CaseRequest, Filing, RequestLimit
from filing.request_states import RequestState
from filing.rules import requests
from filing.states import State
from portal import audit
from portal.cases import actions as registry
from portal.cases.actions.held import tell
from portal.cases.models import Appointment, Case, Party
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.fees import actions as fees
from portal.fees.models import FeeObligation
from portal.fees.rules.changing import Changed
from portal.fees.states.fee import UNPAID, State as FeeState
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import cancel_running, local_day, start_limits


@dataclass(frozen=True)
class Given:
    """What a judge sets with a grant: security for preservation (PR 5), whether a claim was
    reduced after the court's investigation had ended, so that nothing comes back (FEE 35), and
    which court has jurisdiction: one of ours, or another one in words (CPL 37, 130)."""

    security: Decimal | None = None
    is_late: bool = False
    court: Court | None = None
    elsewhere: str = ""


PLAIN = Given()
Effect = Callable[[CaseRequest, Given, Person, datetime], None]


def take_effect(request: CaseRequest, given: Given, *, by: Person, at: datetime) -> None:
    """Carry out what a noted or granted request changes."""
    effect = EFFECTS.get(request.kind)
    if effect is not None:
        effect(request, given, by, at)


def claim_of(party: Party) -> Filing | None:
    """The filing with which this party sues: its counterclaim, or the one that began the case."""
    rows = Filing.objects.unscoped(because="the act holds the case of this claim")
    if party.side not in requests.BRINGING:
        mine = rows.filter(origin_case=party.case, state=State.JOINED)
        found: Filing | None = mine.filter(principal=party.person).first() or mine.filter(
            filer=party.person
        ).first()
        return found
    sued: Filing | None = rows.filter(case=party.case).first()
    return sued


def fee_of(filing: Filing | None) -> FeeObligation | None:
    """The acceptance fee of a claim; None when nothing was notified."""
    if filing is None:
        return None
    rows = FeeObligation.objects.unscoped(because="the act holds the claim it belongs to")
    found: FeeObligation | None = rows.filter(
        about=filing.reference, kind=FeeObligation.Kind.ACCEPTANCE
    ).first()
    return found


def _change_claims(request: CaseRequest, given: Given, by: Person, at: datetime) -> None:
    """The fee follows the claim: a top-up notice with seven days, or a refund (FEE 21, 22, 53)."""
    assert request.amount is not None  # noqa: S101  asked for
    fee = fee_of(claim_of(request.party))
    if fee is None or fee.state not in (*UNPAID, FeeState.PAID):
        return  # exempted, or owed no more: nothing follows for the fee
    claim = Changed(fee.claim_fen, int(request.amount * 100), late=given.is_late)
    outcome = fees.change_claim(fee, request, claim, by=by, at=at)
    changed = outcome if isinstance(outcome, FeeObligation) else fee
    keep_in_dossier_of(request.case, changed, at=at)


def _withdraw(request: CaseRequest, given: Given, by: Person, at: datetime) -> None:
    """The claim ends, half its fee with it (CPL 148, FEE 15, 34); with the last claim the case."""
    if _still_claims(request, only_side=request.party.side):
        return
    filing = claim_of(request.party)
    fee = fee_of(filing)
    if fee is not None:
        fees.fee_of_withdrawn(fee, by=by, at=at)
        keep_in_dossier_of(request.case, fee, at=at)
    if filing is not None:
        end_periods(filing, at=at)
        if filing.state == State.ACCEPTED:
            with moving(filing, "end_with_case", by=None, at=at):
                pass
    if not _still_claims(request):
        registry.close(request.case, by=by, at=at)
        lapse_all(request.case, at=at)


def _still_claims(request: CaseRequest, *, only_side: str = "") -> bool:
    """Whether somebody else still claims something in this case: another plaintiff, or who
    brought a counterclaim."""
    gone = CaseRequest.objects.unscoped(because="the act holds this case").filter(
        case=request.case, kind=requests.WITHDRAWAL, state=RequestState.GRANTED
    )
    claimants = [
        party for party in request.case.parties.exclude(pk__in=gone.values("party"))
        if party.side in requests.BRINGING
        or party.in_counterclaim == Party.InCounterclaim.CLAIMS
    ]
    return any(
        party.pk != request.party_id and (not only_side or party.side == only_side)
        for party in claimants
    )


def lapse_all(case: Case, *, at: datetime) -> None:
    """The case ended: nobody decides on what is still asked in it, or sends it anywhere."""
    waiting = CaseRequest.objects.unscoped(because="the act holds this case")
    for request in waiting.filter(case=case, state=RequestState.FILED):
        lapse(request, at=at)
    cancel_running(
        RequestLimit.objects.filter(record__case=case, rule=requests.SEND_CASE.code), at=at
    )


def lapse(request: CaseRequest, *, at: datetime) -> None:
    """End a request without a decision: its case ended, or its fee was not paid."""
    with moving(request, "lapse", by=None, at=at, kind=request.kind) as held:
        held.decided_at = at
        cancel_running(held.limits.all(), at=at)


def fall_away(
    request: CaseRequest, fee: FeeObligation, *, by: Person, at: datetime
) -> None:
    """A judge confirmed that the fee of a request was not paid (FEE 22): a request still waiting
    ends; of a larger claim only what was added falls away, and the timeline says so."""
    with audit.recorded():
        if request.state == RequestState.FILED:
            lapse(request, at=at)
        if fee.parent is not None and request.amount_before is not None:
            FeeObligation.objects.unscoped(because="the act holds the claim").filter(
                pk=fee.parent_id
            ).update(claim_fen=int(request.amount_before * 100))
            tell(request.case, at=at, kind="filing.increase_withdrawn")
            audit.note(
                "fall_away", record=request.reference, court=request.court.code, actor=by, at=at,
                fee=fee.reference,
            )


def _change_address(request: CaseRequest, given: Given, by: Person, at: datetime) -> None:
    confirmed = registry.Confirmed(
        request.address.strip(), request.postcode, request.e_address,
        bool(request.accepts_e_service),
    )
    registry.confirm_address(request.party, confirmed, by=by, at=at)


def _appoint(request: CaseRequest, given: Given, by: Person, at: datetime) -> None:
    assert request.agent  # noqa: S101  asked for
    authority = Appointment.Authority(request.authority)
    mandate = registry.Mandate(request.agent, authority, since=local_day(at))
    registry.appoint_agent(request.party, mandate, by=by, at=at)


def _revoke(request: CaseRequest, given: Given, by: Person, at: datetime) -> None:
    live = Appointment.objects.unscoped(because="the act holds this case")
    found = live.live(local_day(at)).filter(party=request.party, agent=request.agent).first()
    if found is None:
        raise Refused(_("This person does not act for you now."), field="agent")
    registry.revoke_agent(found, by=by, at=at)


def name_competent_court(
    request: CaseRequest, given: Given, *, reasons: str, at: datetime
) -> None:
    """Write the court that has jurisdiction into an objection about to be upheld (CPL 37, 130).

    Refused without reasons, without exactly one court, for the court that rules itself, and for
    a court that no longer sits.
    """
    elsewhere = given.elsewhere.strip()
    if not reasons.strip():
        raise Refused(_("Give the reasons; the party will read them."), field="words")
    if (given.court is None) == (not elsewhere):
        raise Refused(
            _("Name one court that has jurisdiction: choose it, or write its name (CPL 37)."),
            field="court",
        )
    if given.court is not None:
        if given.court.pk == request.court_id:
            raise Refused(_("This is the court the objection is against. Name another."),
                          field="court")
        if not Court.objects.in_force(local_day(at)).contains(given.court):
            raise Refused(_("This court no longer sits. Choose its successor."), field="court")
    request.competent_court, request.competent_elsewhere = given.court, elsewhere


def _preserve(request: CaseRequest, given: Given, by: Person, at: datetime) -> None:
    """Security within the law, and the duty to carry the ruling out (PR 4, 5)."""
    assert request.amount is not None  # noqa: S101  asked for
    if given.security is not None and given.security > requests.most_security(request.amount):
        raise Refused(_("At most 30 percent of the amount can be asked as security (PR 5)."),
                      field="security")
    request.security = given.security
    start_limits(
        RequestLimit, request, request.court, (requests.CARRY_OUT,), round=1, at=at,
        owners={Role.JUDGE: request.case.judge},
    )


def _owe_sending(request: CaseRequest, given: Given, by: Person, at: datetime) -> None:
    """Once nobody can appeal any more the case goes to the court the ruling names (CPL 37)."""
    start_limits(
        RequestLimit, request, request.court, (requests.SEND_CASE,), round=1, at=at, owners={}
    )


EFFECTS: dict[str, Effect] = {
    requests.CHANGE_CLAIMS: _change_claims, requests.WITHDRAWAL: _withdraw,
    requests.CHANGE_ADDRESS: _change_address, requests.APPOINT_AGENT: _appoint,
    requests.REVOKE_AGENT: _revoke, requests.PRESERVATION: _preserve,
    requests.OBJECTION: _owe_sending,
}
