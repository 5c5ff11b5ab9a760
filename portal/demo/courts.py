"""Divisions of the sixteen courts, and their work groups on the messenger."""

from datetime import datetime

from django.conf import settings

from portal.courts.models import Court, Division
from portal.demo.data.court import BASIC_DIVISIONS, GROUP_NAME, INTERMEDIATE, INTERMEDIATE_DIVISIONS
from portal.demo.dice import Dice
from portal.notices.models import WorkGroup


def divisions_of(court: Court) -> tuple[tuple[str, str, str, int], ...]:
    """Code, names and number of judges of each division of a court."""
    return INTERMEDIATE_DIVISIONS if court.code == INTERMEDIATE else BASIC_DIVISIONS


def landline(number: int) -> str:
    """A phone of the court. No number of the city begins with 0, so it rings nowhere."""
    return f"0431-0{number:07d}"


def load(at: datetime) -> int:
    """Divisions the reference data does not have, phones, and one work group for each."""
    courts = list(Court.objects.order_by("code"))
    known = {(d.court_id, d.code): d for d in Division.objects.all()}
    dice = Dice("divisions")
    fresh, unreachable = [], []
    for place, court in enumerate(courts):
        for row, (code, name, name_en, _judges) in enumerate(divisions_of(court)):
            phone, public_id = landline(1000 * (place + 1) + row), dice.public_id()
            division = known.get((court.pk, code))
            if division is None:
                fresh.append(
                    Division(court=court, code=code, name=name, name_en=name_en, phone=phone,
                             public_id=public_id)
                )
            elif not division.phone:
                division.phone = phone
                unreachable.append(division)
    Division.objects.bulk_create(fresh)
    Division.objects.bulk_update(unreachable, ["phone"])
    return len(fresh) + _groups()


def _groups() -> int:
    without = Division.objects.filter(work_group__isnull=True).select_related("court")
    groups = [
        WorkGroup(
            court=division.court, division=division,
            name=GROUP_NAME.format(court=division.court.name, division=division.name)[:60],
            robot_url=f"{settings.PUBLIC_URL}/sandbox/gateway/wecom/{division.public_id}/",
        )
        for division in without.order_by("pk")
    ]
    WorkGroup.objects.bulk_create(groups)
    return len(groups)
