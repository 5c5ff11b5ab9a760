"""Run inside the portal: a court of its own with one clerk, one judge and fifty filings waiting.

Prints what the clerk finds out by reading each filing: what is to be done with it.
"""

import json
import sys
from datetime import timedelta

from filing.actions.leasing import take
from filing.models import Filing
from portal.common import clock
from tests.filing.desk import a_desk

COURT = "吉0199"
PASSWORD = "demo-Changchun-2026"  # noqa: S105  of the demo, printed on its sign-in page
DEEDS = {
    "register": 34, "correct": 6, "check": 2, "slip": 1, "door": 3, "transfer": 1, "ruling": 2,
}
COLLEAGUE = 1
"""One more is open at a colleague's: it is passed over."""


def fill():
    desk, at, plan = a_desk(COURT), clock.now(), {}
    for person, name in ((desk.clerk, "morning-clerk"), (desk.judge, "morning-judge")):
        person.username = name
        person.set_password(PASSWORD)
        person.save()
    deeds = [deed for deed, times in DEEDS.items() for _time in range(times)]
    for number in range(len(deeds)):
        deed = deeds[number * 11 % len(deeds)]
        plan[desk.submitted(at).number] = deed
    held = desk.submitted(at)
    lease = take(held, by=desk.second_clerk)
    lease.until += timedelta(hours=1)  # the colleague's page would renew it all the while
    lease.save()
    assert Filing._base_manager.filter(court=desk.court).count() == 50
    return {"plan": plan, "held": held.number}


sys.stdout.write(json.dumps(fill(), ensure_ascii=False))
