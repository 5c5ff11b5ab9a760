"""Staff enter a filing for somebody who came: at the counter, at a station, for another court."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from filing.actions.beginning import Beginning, begin
from filing.models import Entry, Filing
from filing.rules.entrances import PASSED_ON
from portal import audit
from portal.common.moves import locked
from portal.common.refusals import Refused
from portal.courts.models import Court, Station
from portal.people.actions.window import Comer, meet_at_window
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import local_day

Channel = Filing.Channel


@dataclass(frozen=True)
class Coming:
    """Who came to which court, what they want filed, and which court decides."""

    comer: Comer
    kind: str
    at_court: Court
    for_court: Court
    station: Station | None = None
    language: str = "zh-hans"

    @property
    def channel(self) -> str:
        """At another court than the deciding one it is cross-region, wherever the desk stands."""
        if self.for_court != self.at_court:
            return str(Channel.CROSS_REGION)
        return str(Channel.STATION if self.station else Channel.COUNTER)


def enter(coming: Coming, *, by: Person, key: uuid.UUID, at: datetime) -> Filing:
    """Open a draft for the person before the desk; the same ``key`` gives the same draft.

    The person is the filer, the clerk only enters: both are shown. Another court's matter is
    taken in for first-instance suits and enforcement. Refused to anyone but a clerk of the court,
    for a station of another court, and for a court that no longer sits.
    """
    _check(coming, by, at)
    with audit.recorded():
        person = meet_at_window(coming.comer, by=by, at=at)
        asked = Beginning(kind=coming.kind, channel=coming.channel, language=coming.language)
        filing = locked(begin(asked, filer=person, by=by, key=key, at=at))
        entry, is_new = Entry.objects.get_or_create(
            filing=filing,
            defaults={
                "court": coming.at_court, "station": coming.station, "clerk": by, "came_at": at,
                "document": coming.comer.number.kind,
            },
        )
        if is_new:
            filing.court, filing.receiving_court = coming.for_court, coming.at_court
            filing.save(update_fields=["court", "receiving_court"])
            _reach(filing, coming.comer.phone)
            audit.note(
                "enter", record=filing.reference, court=coming.at_court.code, actor=by, at=at,
                channel=filing.channel, document=entry.document,
                decides=coming.for_court.code,
            )
    return filing


def _reach(filing: Filing, phone: str) -> None:
    """The phone told at the desk is the one the code for signing goes to."""
    filing.parties.filter(person=filing.filer).update(phone=phone)


def _check(coming: Coming, by: Person, at: datetime) -> None:
    if not by.holds(Role.CLERK, court_id=coming.at_court.pk):
        raise Refused(_("Only a clerk of this court enters filings here."))
    if coming.station is not None and coming.station.court_id != coming.at_court.pk:
        raise Refused(_("This station belongs to another court."), field="station")
    in_force = Court.objects.in_force(local_day(at))
    if not in_force.contains(coming.for_court):
        raise Refused(
            _("This court no longer takes filings. Choose its successor."), field="for_court"
        )
    if coming.channel == Channel.CROSS_REGION and coming.kind not in PASSED_ON:
        raise Refused(
            _(
                "Another court’s matter is taken in here for first-instance suits and enforcement"
                " only."
            ),
            field="kind",
        )
