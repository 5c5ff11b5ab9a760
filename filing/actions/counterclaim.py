"""A counterclaim: a filing of the other side's own, in the same case (CPL 54, 143; FEE 18)."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from filing.actions.beginning import Beginning, begin
from filing.actions.charging import charge
from filing.actions.drafting import choose_cause, choose_court
from filing.actions.parties import add_party, save_party
from filing.actions.responding import serve_complaint
from filing.actions.telling import tell
from filing.case_papers import counterclaim_notice
from filing.models import Decision, Filing, ServedComplaint
from filing.rules import kinds
from filing.states import State
from portal.cases import actions as registry
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.people.models import Person


def begin_counterclaim(served: ServedComplaint, *, by: Person, at: datetime) -> Filing:
    """Begin a draft against those who sue, at the same court and about the same cause.

    Begun before, the same draft is returned. Refused to anybody but the party itself.
    """
    if not served.may_follow(by):
        raise Refused(_("Only the party who received the complaint can do this."))
    case = served.party.case
    key = uuid.uuid5(served.public_id, "counterclaim")
    made: Filing | None = Filing.objects.visible_to(by).filter(once_key=key).first()
    if made is not None:
        return made
    draft = begin(Beginning(kind=kinds.FIRST_CIVIL), filer=by, by=by, key=key, at=at)
    draft = choose_court(draft, case.court, by=by, at=at)
    if case.cause_no:
        draft = choose_cause(draft, case.cause_no, by=by, at=at)
    Filing.objects.visible_to(by).filter(pk=draft.pk).update(origin_case=case, counters=served)
    for plaintiff in served.filing.parties.filter(side=served.filing.terms.own):
        party = add_party(draft, draft.terms.other, by=by, at=at)
        known = {
            "name": plaintiff.name, "kind": plaintiff.kind, "domicile": plaintiff.domicile,
            "phone": plaintiff.phone,
        }
        save_party(party, known, version=party.version, by=by, at=at)
    draft.refresh_from_db()
    return draft


def join_case(filing: Filing, *, by: Person, at: datetime) -> Filing:
    """Hear a counterclaim that was handed in together with the case it answers (CPL 143).

    It has the case's number and no docket of its own; half the fee is owed within seven days
    (FEE 18, 22), and those who sued have their own period for the answer (CPL 128). Refused once
    the case is closed.
    """
    with moving(filing, "join_case", by=None, at=at) as held:
        case = held.origin_case
        assert case is not None  # noqa: S101  begun from a complaint
        assert held.counters is not None  # noqa: S101  the same
        registry.join_counterclaim(case, held.counters.party, by=None, at=at)
        held.decided_at = at
        Decision.objects.create(
            filing=held, kind=Decision.Kind.ACCEPTED, round=held.round, by=None, at=at
        )
        held.state = State.JOINED
        held.save(update_fields=["state"])
        counterclaim_notice(held, at=at)
        charge(held, by=None, at=at)
        serve_complaint(held, by=None, at=at)
        tell("join_case", held, at=at)
    return held
