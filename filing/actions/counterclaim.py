"""A counterclaim: a filing of the other side's own, in the same case (CPL 54, 143; FEE 18)."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from filing.actions.beginning import Beginning, begin
from filing.actions.drafting import choose_cause, choose_court
from filing.actions.parties import add_party, save_party
from filing.models import Filing, ServedComplaint
from filing.rules import kinds
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
    Filing.objects.visible_to(by).filter(pk=draft.pk).update(origin_case=case)
    for plaintiff in served.filing.parties.filter(side=served.filing.terms.own):
        party = add_party(draft, draft.terms.other, by=by, at=at)
        known = {"name": plaintiff.name, "kind": plaintiff.kind, "domicile": plaintiff.domicile}
        save_party(party, known, version=party.version, by=by, at=at)
    draft.refresh_from_db()
    return draft
