"""Work groups of the demo court: one for each division, in the pretended messenger."""

from datetime import datetime

from portal.courts.models import Division
from portal.notices.models import WorkGroup
from portal.sandbox.gateways import robot_url


def load(at: datetime) -> int:
    """A group for every division that has none; returns how many were made."""
    without = Division.objects.filter(work_group=None).select_related("court").order_by("pk")
    made = [
        WorkGroup(
            court=division.court, division=division,
            name=f"{division.court.name}{division.name}工作群"[:60],
            robot_url=robot_url(division.public_id.hex[:12]),
        )
        for division in without
    ]
    return len(WorkGroup.objects.bulk_create(made))
