"""Appointing and revoking agents ad litem (委托诉讼代理人)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from portal import audit
from portal.cases.actions.held import held, local_day, note, only, still_open, tell
from portal.cases.models import Appointment, Case, Party
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role

MOST_AGENTS = 2
"""A party may entrust one or two persons (CPL 61)."""


@dataclass(frozen=True)
class Mandate:
    """What a power of attorney says (CPL 62): who, with which authority, for how long.

    ``until`` is the first day on which it no longer holds; None lasts as long as the case.
    """

    agent: Person
    authority: Appointment.Authority
    since: date
    until: date | None = None


def appoint_agent(
    party: Party, mandate: Mandate, *, by: Person | None, at: datetime
) -> Appointment:
    """Enter an agent of a party (CPL 61, 62).

    Open to the party itself, and to clerk and support counter for it. Refused for a third live
    agent, for the same agent twice, for somebody who stands on the other side, and for a
    period that ends before it begins.
    """
    with audit.recorded():
        case = held(party.case)
        _only_party_or_counter(party, case, by)
        still_open(case)
        _check(party, case, mandate, local_day(at))
        appointment = Appointment.objects.create(
            party=party, agent=mandate.agent, authority=mandate.authority, since=mandate.since,
            until=mandate.until,
        )
        tell(case, at=at, kind="case.agent_appointed", agent=mandate.agent.full_name)
        note("appoint_agent", case, by, at, agent=str(mandate.agent.public_id))
    return appointment


def revoke_agent(appointment: Appointment, *, by: Person, at: datetime) -> Appointment:
    """End an agent's authority at once (CPL 63). Refused when it was revoked before."""
    party = appointment.party
    with audit.recorded():
        case = held(party.case)
        _only_party_or_counter(party, case, by)
        appointment = party.appointments.select_related("agent").get(pk=appointment.pk)
        if appointment.revoked_at is not None:
            raise Refused(_("This agent’s authority was ended before."))
        appointment.revoked_at = at
        appointment.save(update_fields=["revoked_at"])
        tell(case, at=at, kind="case.agent_revoked", agent=appointment.agent.full_name)
        note("revoke_agent", case, by, at, agent=str(appointment.agent.public_id))
    return appointment


def _only_party_or_counter(party: Party, case: Case, by: Person | None) -> None:
    if by is None or party.person_id is None or party.person_id != by.pk:
        only(by, case, Role.CLERK, Role.ARCHIVIST)


def _check(party: Party, case: Case, mandate: Mandate, day: date) -> None:
    if mandate.until is not None and mandate.until <= max(mandate.since, day):
        raise Refused(_("The authority ends before it begins. Check both dates."), field="until")
    if case.parties.filter(person=mandate.agent).exists():
        raise Refused(_("A party of the case cannot be agent in it."), field="agent")
    live = list(
        Appointment.objects.unscoped(because="the act holds this case")
        .in_force_from(day).filter(party__case=case).values_list("party_id", "agent_id")
    )
    for party_id, agent_id in live:
        if agent_id == mandate.agent.pk and party_id == party.pk:
            raise Refused(_("This person is already agent of this party."), field="agent")
        if agent_id == mandate.agent.pk and _opposed(case, party, party_id):
            raise Refused(
                _("This person acts for the other side and cannot act for both."), field="agent"
            )
    if sum(party_id == party.pk for party_id, _agent in live) >= MOST_AGENTS:
        raise Refused(_("A party may have two agents. End one’s authority first (CPL 61)."))


def _opposed(case: Case, party: Party, other_id: int) -> bool:
    return other_id != party.pk and not case.parties.filter(pk=other_id, side=party.side).exists()
