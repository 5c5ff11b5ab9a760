"""From a case's page its reader reaches what they may open of it, and nothing else is offered."""

import pytest
from django.urls import reverse

from portal.dossier.actions import dossier_of
from portal.people.roles import Role
from tests.builders import an_office

pytestmark = pytest.mark.django_db


def of_case(trial, name):
    """Addresses of what belongs to the case, by what a page calls them."""
    return {
        "papers": reverse("dossier_case", args=[dossier_of(trial.case).public_id]),
        "fee": reverse("fee", args=[trial.fee.public_id]),
        "requests": reverse("case_requests", args=[trial.case.public_id]),
        "filing": reverse("filing", args=[trial.filing.public_id]),
        "dossier": reverse("staff:dossier", args=[dossier_of(trial.case).public_id]),
        "desk": reverse("staff:filing", args=[trial.filing.public_id]),
        "matrix": reverse("staff:dispute_matrix", args=[trial.case.public_id]),
    }[name]


def offered(trial, browser, page):
    body = browser.get(reverse(page, args=[trial.case.public_id])).content.decode()
    names = ("papers", "fee", "requests", "filing", "dossier", "desk", "matrix")
    links = {name: f'href="{of_case(trial, name)}"' for name in names}
    return {name for name, link in links.items() if link in body}


def test_each_party_reaches_its_own(trial, client_of):
    sued = offered(trial, client_of(trial.defendant.person), "case")
    sues = offered(trial, client_of(trial.plaintiff.person), "case")
    assert (sues, sued) == ({"papers", "fee", "requests", "filing"}, {"papers", "requests"})


@pytest.mark.parametrize(("role", "expected"), [
    (Role.CLERK, {"dossier", "desk", "matrix"}), (Role.AGENT, set()),
    (Role.INSPECTOR, {"dossier"}),
])
def test_staff_reach_what_their_office_reads(trial, client_of, role, expected):
    officer = an_office(role, trial.desk.filing_division)
    shown = offered(trial, client_of(officer), "staff:case")
    assert shown & {"dossier", "desk", "matrix"} == expected
    for name in shown:
        assert client_of(officer).get(of_case(trial, name)).status_code == 200


def test_the_judge_of_the_case_reads_its_dossier_and_what_is_disputed(trial, client_of):
    assert offered(trial, client_of(trial.judge), "staff:case") == {"dossier", "matrix"}
