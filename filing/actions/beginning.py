"""Beginning a draft."""

import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from filing.actions.filling import Content, fill
from filing.actions.parties import add_own_party
from filing.elements import form_for
from filing.models import Filing
from filing.rules.checking import RULES_VERSION
from filing.states import State
from portal import audit
from portal.common.once import once
from portal.common.refusals import Refused
from portal.people.actions.mandates import acting_for
from portal.people.models import Person
from portal.timelimits.limits import local_day

MOST_OPEN_DRAFTS = 50


@dataclass(frozen=True)
class Beginning:
    """What is filed, in which capacity, by which way in, in which language it is read, and what
    is known of it already."""

    kind: str
    capacity: str = Filing.Capacity.SELF
    channel: str = Filing.Channel.ONLINE
    language: str = "zh-hans"
    content: Content = field(default_factory=Content)


def begin(
    asked: Beginning, *, filer: Person, principal: Person | None = None, by: Person,
    key: uuid.UUID, at: datetime,
) -> Filing:
    """Open a draft. The same ``key`` gives the same draft.

    Whoever acts for another needs a mandate of that person in force (OL 7; principals confirm by
    phone); an agent whose client has no account names the client as a party instead. The filer,
    or the person filed for, stands on the own side at once, with what is known of them. Refused
    as a whole when a part of what is filled in is.
    """

    def make(fingerprint: str) -> Filing:
        with audit.recorded():
            _check_beginning(filer, principal, at)
            filing = Filing.objects.create(
                kind=asked.kind, capacity=asked.capacity, channel=asked.channel,
                language=asked.language, form=form_for(asked.kind).code,
                rules_version=RULES_VERSION, filer=filer, principal=principal,
                entered_by=None if by == filer else by, begun_at=at, saved_at=at, state_since=at,
                once_key=key, once_digest=fingerprint,
            )
            add_own_party(filing)
            filing.steps.create(
                name="begin", came_from="", went_to=State.DRAFT, by=by, by_role="FILER", at=at
            )
            audit.note(
                "begin", record=filing.reference, court=filing.court_code(), actor=by, at=at,
                kind=filing.kind, capacity=filing.capacity, channel=filing.channel,
            )
            return fill(filing, asked.content, by=by, at=at)

    whom = str(principal.public_id) if principal else ""
    return once(Filing, key, {**asdict(asked), "filer": filer.pk, "for": whom}, make)


def _check_beginning(filer: Person, principal: Person | None, at: datetime) -> None:
    if principal is not None and not acting_for(filer, local_day(at)).contains(principal):
        raise Refused(
            _("That person has not given you a mandate, or it has ended. They can give one."),
            field="principal",
        )
    mine = Filing.objects.unscoped(because="counts the filer's own drafts")
    if mine.filter(filer=filer, state=State.DRAFT).count() >= MOST_OPEN_DRAFTS:
        raise Refused(_("You have many open drafts. Finish or delete one first."))
