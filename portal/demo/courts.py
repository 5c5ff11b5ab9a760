"""Divisions of the sixteen courts, and their work groups on the messenger."""

from datetime import datetime

from portal.common.clock import SHANGHAI
from portal.courts.models import Court, Division
from portal.demo.data.court import BASIC_DIVISIONS, GROUP_NAME, INTERMEDIATE, INTERMEDIATE_DIVISIONS
from portal.demo.dice import Dice
from portal.notices.models import WorkGroup
from portal.sandbox.gateways import robot_url


def divisions_of(court: Court) -> tuple[tuple[str, str, str, int], ...]:
    """Code, names and number of judges of each division of a court."""
    return INTERMEDIATE_DIVISIONS if court.code == INTERMEDIATE else BASIC_DIVISIONS


def landline(number: int) -> str:
    """A phone of the court. No number of the city begins with 0, so it rings nowhere."""
    return f"0431-0{number:07d}"


def sitting_courts(at: datetime) -> list[Court]:
    """The courts that exist today; predecessors keep their old cases elsewhere."""
    return list(Court.objects.in_force(at.astimezone(SHANGHAI).date()).order_by("code"))


def load(at: datetime) -> int:
    """Divisions the reference data does not have, phones, and one work group for each."""
    courts, dice = sitting_courts(at), Dice("divisions")
    known = set(Division.objects.values_list("court_id", "code"))
    fresh = [
        Division(court=court, code=code, name=name, name_en=name_en, public_id=dice.public_id())
        for court in courts
        for code, name, name_en, _judges in divisions_of(court)
        if (court.pk, code) not in known
    ]
    Division.objects.bulk_create(fresh)
    return len(fresh) + _phones(courts) + _groups(courts)


def _phones(courts: list[Court]) -> int:
    """A number for each court and division that has none."""
    silent = []
    for place, court in enumerate(courts, start=1):
        if not court.phone:
            court.phone = landline(1000 * place)
            silent.append(court)
    Court.objects.bulk_update(silent, ["phone"])
    mute = list(Division.objects.filter(court__in=courts, phone="").order_by("court", "code"))
    for number, division in enumerate(mute, start=100_001):
        division.phone = landline(number)
    Division.objects.bulk_update(mute, ["phone"], batch_size=200)
    return len(silent) + len(mute)


def _groups(courts: list[Court]) -> int:
    codes = {court.pk: {row[0] for row in divisions_of(court)} for court in courts}
    without = Division.objects.filter(court__in=courts, work_group__isnull=True)
    groups = [
        WorkGroup(
            court=division.court, division=division,
            name=GROUP_NAME.format(court=division.court.name, division=division.name)[:60],
            robot_url=robot_url(str(division.public_id)),
        )
        for division in without.select_related("court").order_by("pk")
        if division.code in codes[division.court_id]
    ]
    WorkGroup.objects.bulk_create(groups)
    return len(groups)
