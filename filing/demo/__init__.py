"""Filings in every state for the demo court, played through the real actions."""

import random
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from filing.case_sweeps import stamp_late_answers
from filing.demo import signed_in
from filing.demo.data import words
from filing.demo.stories import Desk, Event, Story, day_of
from filing.models import Filing, Speciality
from filing.sweeps import act_on_due
from portal.common.clock import SHANGHAI
from portal.courts.models import Division
from portal.papers.models import Paper
from portal.people import vault
from portal.people.models import Identity, Person
from portal.people.numbers import Kind, check
from portal.people.synthetic import Synthetic

SEED = 2027
SINCE = date(2020, 1, 1)
TRICKLE = timedelta(seconds=2)
"""Papers of the demo's past are made one by one, so that a visitor's own paper comes first."""
DEALS = {
    "waiting": 9, "green": 9, "aging": 7, "urgent": 1, "abroad": 1, "other_court": 2,
    "channel": 3, "correction": 4, "corrected": 4, "returned": 2, "shown_away": 2, "insisted": 2,
    "transferred": 1, "mediation": 2, "fee": 4, "paid": 2, "wages": 3, "docketed": 5,
    "expired": 1, "refused": 1, "withdrawn": 1, "unpaid": 1, "put_away": 1, "complained": 1,
}
"""How many filings go which way."""


def load(at: datetime) -> int:
    """Enter who hears what, and play the desk's last weeks; a second call adds nothing."""
    if Speciality.objects.exists():
        return 0
    entered = _specialities()
    _play(at)
    _let_papers_trickle()
    return entered + Filing.objects.unscoped(because="counts what was made").count()


def _specialities() -> int:
    """Civil divisions by cause, intellectual property apart, enforcement with its bureau."""
    rows = [
        Speciality(court=division.court, division=division, type_code=type_code, cause_no=no,
                   since=SINCE)
        for division in Division.objects.filter(code__in=words.HEARD).select_related("court")
        for type_code, no in words.HEARD[division.code]
    ]
    return len(Speciality.objects.bulk_create(rows))


def _play(at: datetime) -> None:
    rng, filers = random.Random("filings"), _filers(at)  # noqa: S311  a repeatable demo
    desks = {code: Desk(code, at) for code in (words.HOME, words.ELSEWHERE)}
    events = [
        Event(datetime.combine(day_of(at) - timedelta(days=back), time(17, 0, 9), SHANGHAI),
              act_on_due)
        for back in range(46)
    ]
    number = 0
    for path, times in DEALS.items():
        for _time in range(times):
            story = Story(path, desks, filers[number % len(filers)], rng, at, number)
            events += story.events()
            number += 1
    events += signed_in.events(desks, at)
    for event in sorted(events):
        if event.at <= at:
            event.act(event.at)
    stamp_late_answers(at)


def _filers(at: datetime) -> list[Person]:
    """People with a proved identity: those who sign in, and accounts verified here."""
    named = Q(username__in=("litigant", "lawyer", "enterprise"))
    accounts = list(
        Person.objects.filter(username__startswith="party-", kind=Person.Kind.NATURAL)
        .order_by("username")[:24]
    )
    numbers = Synthetic(SEED)
    rows = []
    for person in accounts:
        number = check(Kind.RESIDENT_ID, numbers.number(Kind.RESIDENT_ID))
        findable = Identity.findable(number.kind, number.country, number.value)
        rows.append(Identity(
            person=person, kind=number.kind, country=number.country, verified_at=at,
            sealed=vault.seal(number.value), index=vault.index(findable),
            method=Identity.Method.ONLINE, check_reference="DEMO",
        ))
    Identity.objects.bulk_create(rows)
    return [*Person.objects.filter(named).order_by("username"), *accounts]


def _let_papers_trickle() -> None:
    """The newest first, a little apart: nobody waits behind the demo's past."""
    old = list(Paper.objects.filter(state=Paper.State.ORDERED).order_by("-ordered_at", "-pk"))
    now = timezone.now()
    for place, paper in enumerate(old):
        paper.next_try_at = now + place * TRICKLE
    Paper.objects.bulk_update(old, ["next_try_at"], batch_size=200)
