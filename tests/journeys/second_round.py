"""Run inside the portal: a filing in its second round, one thing told and one changed.

Prints its address and who heads the division that examines it.
"""

import sys

from filing import actions
from filing.actions import deciding, examining
from filing.officers import Officers
from portal.common import clock
from portal.people.models import Person
from portal.people.roles import Role
from tests.filing.builders import a_submitted_filing

PASSWORD = "demo-Changchun-2026"  # noqa: S105  of the demo, printed on its sign-in page
at = clock.now()
people = {one.username: one for one in Person.objects.filter(
    username__in=("litigant", "clerk"))}
filer, clerk = people["litigant"], people["clerk"]
court = clerk.offices.select_related("court").first().court
filing = a_submitted_filing(filer, at=at, court=court.code)
examining.raise_flag(
    filing, examining.Ground("FACTS", "answer:loan.on[0]", words="请写明转账日期。"),
    by=clerk, at=at,
)
notice = deciding.Notice(days=15, is_complete=True)
filing = deciding.require_correction(filing, notice, by=clerk, at=at)
answer = filing.answers.get(key="loan.on")
actions.save_answer(filing, "loan.on", "2025-03-02", version=answer.version, by=filer, at=at)
filing = actions.resubmit(filing, by=filer, at=at)
head = Officers([court.pk], at.date()).in_charge(Role.HEAD, court.pk)
if not head.check_password(PASSWORD):  # a password set anew ends the sessions of others
    head.set_password(PASSWORD)
    head.save()
sys.stdout.write(f"{filing.public_id} {head.username}")
