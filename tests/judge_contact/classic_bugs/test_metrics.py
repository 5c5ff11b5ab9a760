"""Bug 35: rates that hide what is overdue and still open, or count a second round as the first."""

from datetime import date, timedelta

import pytest

from judge_contact import actions, figures
from judge_contact.models import Contact
from portal.common.figures import Period
from tests.builders import A_MONDAY, a_case
from tests.judge_contact.test_limits_of_a_request import instant

pytestmark = pytest.mark.django_db
ANSWERED = Contact.Outcome.ANSWERED
HOUR = timedelta(hours=1)


def cell(line, code, as_of):
    period = Period(date(2026, 3, 16), date(2026, 3, 22), as_of)
    place = (line.division.court_id, line.division.pk)
    return figures.count(period)[code][place]


def another(line):
    return line.register(case=a_case(line.party, division=line.division, judge=line.judge))


def test_35_what_is_overdue_and_open_stands_in_the_denominator(line):
    kept, _never = another(line), another(line)
    actions.contacted(kept, outcome=ANSWERED, by=line.judge, at=A_MONDAY + HOUR)
    timely = cell(line, "timeliness_rate", instant("2026-03-20 12:00"))
    assert (timely.numerator, timely.denominator) == (1, 2)


def test_35_what_is_not_due_yet_is_not_counted_either_way(line):
    another(line)
    period = Period(date(2026, 3, 16), date(2026, 3, 22), instant("2026-03-17 12:00"))
    assert "timeliness_rate" not in figures.count(period)


def test_35_late_contact_counts_as_contact_but_not_as_timely(line):
    late = another(line)
    actions.contacted(late, outcome=ANSWERED, by=line.judge, at=instant("2026-03-18 09:00"))
    as_of = instant("2026-03-20 12:00")
    contact, timely = (cell(line, code, as_of) for code in ("contact_rate", "timeliness_rate"))
    assert (contact.numerator, timely.numerator, timely.denominator) == (1, 0, 1)


def test_35_asked_once_more_is_a_second_round_and_the_first_stays(line):
    ticket = another(line)
    at = A_MONDAY + HOUR
    ticket = actions.contacted(ticket, outcome=ANSWERED, by=line.judge, at=at)
    ticket = actions.report(ticket, words="已答复", by=line.liaison, at=at)
    ticket = actions.close(ticket, by=line.party, at=at)
    actions.reopen(ticket, words="还有", by=line.party, at=at)
    timely = cell(line, "timeliness_rate", instant("2026-03-20 12:00"))
    assert (timely.numerator, timely.denominator) == (1, 2)


def test_35_later_edits_change_no_figure(line):
    """Times come from immutable rows, never from when a record was last saved."""
    ticket = another(line)
    actions.contacted(ticket, outcome=ANSWERED, by=line.judge, at=A_MONDAY + HOUR)
    as_of = instant("2026-03-20 12:00")
    before = cell(line, "median_time", as_of)
    type(ticket)._base_manager.get(pk=ticket.pk).save()
    assert cell(line, "median_time", as_of) == before
    assert before.values == (60.0,)


def test_35_a_contact_the_party_disputes_is_none(line):
    ticket = another(line)
    ticket = actions.contacted(ticket, outcome=ANSWERED, by=line.judge, at=A_MONDAY + HOUR)
    actions.not_reached(ticket, by=line.party, at=A_MONDAY + 2 * HOUR)
    timely = cell(line, "timeliness_rate", instant("2026-03-20 12:00"))
    assert (timely.numerator, timely.denominator) == (0, 1)
