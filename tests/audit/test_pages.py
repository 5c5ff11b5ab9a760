"""The auditor's page: scoped to the auditor's court, searchable, and itself recorded."""

from datetime import timedelta

import pytest

from portal import audit
from portal.audit.checkpoints import set_checkpoints
from portal.audit.models import Entry
from portal.audit.reading import who_read
from portal.people.roles import Role
from tests import builders
from tests.audit.conftest import START

pytestmark = pytest.mark.django_db
PAGE = "/staff/audit/"


@pytest.fixture
def auditor():
    return builders.an_office(Role.AUDITOR, builders.a_division(builders.a_court("吉01")))


@pytest.fixture
def page(client_of, auditor):
    browser = client_of(auditor)

    def ask(**query):
        answer = browser.get(PAGE, query)
        assert answer.status_code == 200
        return [line.entry for line in answer.context["lines"]], answer

    return ask


def test_an_auditor_sees_the_own_court_only_and_leaves_a_trace(chain, page):
    chain(2)
    chain(2, court="吉0104")
    entries, _answer = page()
    assert {entry.court for entry in entries} == {"吉01"}
    assert Entry.objects.filter(verb="read_audit", court="吉01").count() == 1


def test_a_record_is_found_by_reference_and_by_id_alone(page, auditor):
    reference = auditor.reference
    with audit.recorded():
        audit.note("read", record=reference, court="吉01", actor=auditor, at=START)
        audit.note("read", record="other", court="吉01", actor=None, at=START)
    for asked in (reference, str(auditor.public_id)):
        entries, _answer = page(record=asked)
        assert [entry.record for entry in entries] == [reference]
    assert [entry.actor for entry in who_read(reference)] == [str(auditor.public_id)]


def test_a_person_is_found_by_name_and_shown_by_name(page, auditor):
    with audit.recorded():
        audit.note("read", record="x", court="吉01", actor=auditor, at=START)
        audit.note("read", record="y", court="吉01", actor=None, at=START)
    entries, answer = page(actor=auditor.full_name, verb="read")
    assert [entry.record for entry in entries] == ["x"]
    assert auditor.full_name in answer.content.decode()
    assert page(actor="nobody of this name")[0] == []


def test_days_are_local_days(chain, page):
    chain(1)
    day = START.date()
    assert len(page(verb="accept", since=day, until=day)[0]) == 1
    assert page(verb="accept", since=day + timedelta(days=1))[0] == []


def test_a_long_trail_is_turned_page_by_page(chain, page, at_most):
    chain(120)
    set_checkpoints(START)
    page()
    with at_most(20):
        first, answer = page(verb="accept")
    seen = [entry.seq for entry in first]
    while answer.context["older"]:
        more, answer = page(verb="accept", before=answer.context["older"])
        seen += [entry.seq for entry in more]
    assert seen == list(range(120, 0, -1))


def test_others_meet_no_such_page(client_of):
    judge = builders.an_office(Role.JUDGE, builders.a_division(builders.a_court("吉01")))
    assert client_of(judge).get(PAGE).status_code == 404
