"""The other ways in, in the demo: stations, papers passed on, a mandate to be witnessed."""

import uuid
from datetime import datetime, time, timedelta
from typing import Any

from filing import actions
from filing.actions import witnessing as acts
from filing.actions.entering import Coming, enter
from filing.forms.beginning import consent_shown
from filing.models import Filing, Passing, Witnessing
from filing.rules import kinds
from portal.common.clock import SHANGHAI
from portal.courts.models import Court, Station
from portal.demo.data.court import CHAOYANG, FILING, INTERMEDIATE
from portal.demo.data.entrances import ANSWERS, COMERS, STATIONS, WISH
from portal.demo.dice import Dice, phone
from portal.people import numbers
from portal.people.actions.window import Comer
from portal.people.models import Office, Person
from portal.people.numbers import Kind
from portal.people.roles import Role
from portal.people.synthetic import Synthetic

SEED = 4104
FIRST_PHONE = 7200
MORNING = time(9, 20)


def load(at: datetime) -> int:
    """Stations, two filings passed on, one mandate waiting for its video. Makes nothing twice."""
    if Station.objects.exists():
        return 0
    for entry in STATIONS:
        Station.objects.create(
            **entry | {"court": Court.objects.get(code=entry["court"])},
            public_id=Dice(str(entry["name"])).public_id(),
        )
    clerk = Person.objects.get(username="clerk")
    morning = _last_morning(at)
    for number, (name, other) in enumerate(COMERS):
        _passed_on(name, other, number=number, clerk=clerk, at=morning + number * HALF_AN_HOUR)
    _mandate(clerk, morning)
    rows = (Station.objects, Passing._base_manager, Witnessing._base_manager)
    return sum(manager.count() for manager in rows)


HALF_AN_HOUR = timedelta(minutes=30)


def _last_morning(at: datetime) -> datetime:
    """The morning of the working day before: Monday's is Friday's."""
    day = at.astimezone(SHANGHAI).date() - timedelta(days=1)
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return datetime.combine(day, MORNING, SHANGHAI)


def _comer(name: str, number: int) -> Comer:
    made = Synthetic(SEED + number).number(Kind.RESIDENT_ID)
    checked = numbers.check(Kind.RESIDENT_ID, made)
    return Comer(name, checked, phone(FIRST_PHONE + number))


def _passed_on(name: str, other: str, *, number: int, clerk: Person, at: datetime) -> Filing:
    """Somebody at the intermediate court's desk, with a matter of Chaoyang's court."""
    here, there = (Court.objects.get(code=code) for code in (INTERMEDIATE, CHAOYANG))
    coming = Coming(_comer(name, number), kinds.FIRST_CIVIL, at_court=here, for_court=there)
    key = Dice(f"entrance-{number}").public_id()
    said: dict[str, Any] = {"by": clerk, "at": at + timedelta(minutes=15)}
    filing = enter(coming, by=clerk, key=key, at=at)
    filing = actions.choose_cause(filing, "148", **said)
    party = actions.add_party(filing, filing.terms.other, **said)
    about = {"name": other, "phone": phone(FIRST_PHONE + 50 + number), "domicile": "长春市朝阳区"}
    actions.save_party(party, about, version=0, **said)
    actions.save_answers(filing, ANSWERS, **said)
    actions.consent(filing, "FILING", True, consent_shown("FILING"), **said)
    return actions.submit(Filing._base_manager.get(pk=filing.pk), **said)


def _mandate(clerk: Person, at: datetime) -> Witnessing:
    """A draft from abroad whose court has set a time for the video."""
    filer = Person.objects.get(username="overseas")
    asked = actions.Beginning(kinds.FIRST_CIVIL, channel=Filing.Channel.CROSS_BORDER)
    key = Dice("from abroad").public_id()
    filing = actions.begin(asked, filer=filer, by=filer, key=key, at=at)
    court = Court.objects.get(code=INTERMEDIATE)
    actions.choose_court(filing, court, by=filer, at=at)
    acts.cross_border(filing, acts.Crossing("FOREIGNER", "Singapore", True), by=filer, at=at)
    filing = Filing._base_manager.get(pk=filing.pk)
    licence = Synthetic(SEED).lawyer_licence()
    wish = acts.Wish(**WISH, principal=filer.full_name, lawyer_licence=licence)
    one = acts.request_witnessing(filing, wish, by=filer, key=_key("wish"), at=at)
    judge = Office.objects.filter(role=Role.JUDGE, court=court, division__code=FILING).first()
    if judge is None:
        return one
    begins = at + timedelta(days=8)
    return acts.appoint(one, judge.person, begins, "会议号 820 114", by=clerk, at=at)


def _key(what: str) -> uuid.UUID:
    return Dice(f"entrance {what}").public_id()
