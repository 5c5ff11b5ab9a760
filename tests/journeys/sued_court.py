"""Run inside the portal: filings of one demo party against the other, some handed in, some served.

Prints, for each of four visitors, a filing that waits at the desk and one that was registered and
served; the codes went to the respondent's phone.
"""

import json
import sys

from filing import actions
from filing.actions import docketing, responding
from filing.models import FilingParty
from portal.common import clock
from portal.people.models import Person
from tests.filing.builders import a_complete_draft, verify

EACH = 4
at = clock.now()
people = {one.username: one for one in Person.objects.filter(
    username__in=("litigant", "respondent", "clerk", "judge"))}
filer, defendant = verify(people["litigant"]), verify(people["respondent"])
court = people["clerk"].offices.select_related("court").first().court


def handed_in():
    draft = a_complete_draft(filer, at=at, court=court.code)
    party = FilingParty.objects.get(filing=draft, side=draft.terms.other)
    about = {"name": defendant.full_name, "phone": defendant.phone, "domicile": party.domicile}
    actions.save_party(party, about, version=party.version, by=filer, at=at)
    return actions.submit(draft, by=filer, at=at)


def served():
    filing = docketing.accept(handed_in(), by=people["clerk"], at=at)
    filing.case.judge = people["judge"]
    filing.case.division = people["judge"].offices.first().division
    filing.case.save(update_fields=["judge", "division"])
    (complaint,) = responding.serve_complaint(filing, by=people["clerk"], at=at)
    return {"case": str(filing.case.public_id), "number": filing.case.number,
            "complaint": str(complaint.public_id)}


said = {
    "waiting": [str(handed_in().public_id) for _visitor in range(EACH)],
    "served": [served() for _visitor in range(EACH)],
}
sys.stdout.write(json.dumps(said, ensure_ascii=False))
