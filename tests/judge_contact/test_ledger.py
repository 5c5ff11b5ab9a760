"""The ledger: found by whatever is at hand, filtered, sorted, printed, taken away masked."""

import uuid
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from judge_contact import actions
from judge_contact.models import Ticket
from portal.audit.models import Entry
from portal.people.models import Person
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_case, a_court, a_division, a_person, an_office

pytestmark = pytest.mark.django_db
LEDGER = reverse("staff:contact_ledger")
ROLES = ("agent", "liaison", "judge", "head", "inspector", "leader")


@pytest.fixture
def desk(line, client_of):
    return client_of(line.agent)


def requests(line, count):
    return [
        line.register(
            at=A_MONDAY + timedelta(minutes=n),
            case=a_case(line.party, division=line.division, judge=line.judge),
        )
        for n in range(count)
    ]


def look(desk, **typed):
    desk.post(LEDGER, typed)
    return desk.get(LEDGER).content.decode()


BY = {
    "ledger number": lambda ticket: ticket.number.lower(),
    "case number": lambda ticket: ticket.case.number.replace("（", "(").replace("）", ")"),
    "serial of the case": lambda ticket: str(ticket.case.serial),
    "phone of the request": lambda ticket: ticket.phone,
    "phone of the person": lambda ticket: ticket.requester.phone,
    "name": lambda ticket: ticket.requester.full_name,
    "beginning of the name": lambda ticket: ticket.requester.full_name[:2],
}


@pytest.mark.parametrize("clue", BY.values(), ids=BY)
def test_a_request_is_found_by_whatever_is_at_hand(line, desk, clue):
    Person.objects.filter(pk=line.party.pk).update(full_name="欧阳试一", phone="19900000007")
    line.party.refresh_from_db()
    wanted = line.register()
    other_party = a_person(full_name="司马试二")
    other = actions.register(
        a_case(other_party, division=line.division, judge=line.judge),
        line.request(phone="19900000008"),
        requester=other_party, by=other_party, key=uuid.uuid4(), at=A_MONDAY,
    )  # fmt: skip
    page = look(desk, q=clue(wanted))
    assert wanted.number in page
    assert other.number not in page


def test_no_word_inside_a_name_is_looked_for(line, desk):
    Person.objects.filter(pk=line.party.pk).update(full_name="欧阳试一")
    ticket = line.register()
    assert ticket.number not in look(desk, q="阳试")


@pytest.mark.parametrize("typed", ["'; DROP TABLE --", "（2026）民初1号", "9" * 79])
def test_hostile_and_wrong_text_finds_nothing_and_says_so(line, desk, typed):
    line.register()
    assert 'class="empty"' in look(desk, q=typed)


@pytest.mark.parametrize("typed", ["名" * 1000, "\x00名"], ids=["enormous", "a null character"])
def test_what_nobody_types_is_refused_at_the_box(line, desk, typed):
    answer = desk.post(LEDGER, {"q": typed})
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


def test_what_was_looked_for_stands_in_no_address_and_names_nobody_in_the_trail(line, desk):
    answer = desk.post(LEDGER, {"q": line.party.phone})
    assert answer["Location"] == LEDGER
    entry = Entry.objects.get(verb="search_tickets")
    assert line.party.phone not in entry.facts


def test_names_and_phones_are_masked(line, desk):
    ticket = line.register()
    page = look(desk)
    assert ticket.number in page
    assert ticket.requester.full_name not in page
    assert ticket.phone not in page


FILTERS = {
    "state": {"state": "NOTIFIED"},
    "everything open": {"state": "OPEN"},
    "category": {"category": "PROGRESS"},
    "way in": {"channel": "WEB"},
    "day": {"since": "2026-03-16", "until": "2026-03-16"},
}


@pytest.mark.parametrize("typed", FILTERS.values(), ids=FILTERS)
def test_each_filter_keeps_what_fits_and_leaves_out_the_rest(line, desk, typed):
    fits = actions.acknowledge(line.register(), by=line.liaison, at=A_MONDAY)
    case = a_case(line.party, division=line.division, judge=line.judge)
    later = A_MONDAY + timedelta(days=3)
    other = actions.register(
        case, line.request(category="FEE", channel="PHONE"),
        requester=line.party, by=line.party, key=uuid.uuid4(), at=later,
    )  # fmt: skip
    actions.withdraw(other, by=line.party, at=later)
    page = look(desk, **typed)
    assert fits.number in page
    assert other.number not in page


def numbers(page, tickets):
    places = {ticket.number: page.find(ticket.number) for ticket in tickets}
    return sorted(places, key=places.__getitem__)


def test_newest_oldest_and_due_next_first(line, desk):
    first, second, third = requests(line, 3)
    actions.contacted(second, outcome="ANSWERED", by=line.judge, at=A_MONDAY + timedelta(hours=1))
    rows = [first, second, third]
    assert numbers(look(desk), rows) == [third.number, second.number, first.number]
    assert numbers(look(desk, sort="oldest"), rows) == [row.number for row in rows]
    # The second owes only its report, a day later than the others' acknowledgement.
    assert numbers(look(desk, sort="owed"), rows) == [first.number, third.number, second.number]


def test_what_is_late_comes_before_what_is_due(line, desk):
    late, due = requests(line, 2)
    late.limits.filter(rule="REPORT").update(due_at=A_MONDAY + timedelta(minutes=5))
    assert numbers(look(desk, sort="owed"), [late, due]) == [late.number, due.number]
    assert list(
        Ticket.objects.visible_to(line.agent).owed_first(until=A_MONDAY + timedelta(hours=1))
    ) == [late]


def test_a_page_costs_the_same_however_long_the_ledger(line, desk, at_most):
    requests(line, 3)
    desk.get(LEDGER)
    with at_most(10):
        desk.get(LEDGER)
    requests(line, 30)
    with at_most(10):
        page = desk.get(LEDGER).content.decode()
    assert "page=2" in page


@pytest.mark.parametrize("role", ROLES)
def test_each_desk_sees_its_own_part(line, client_of, role):
    mine = line.register()
    there = a_division(a_court("吉0104"))
    party, judge = a_person(), an_office(Role.JUDGE, there)
    foreign = actions.register(
        a_case(party, division=there, judge=judge), line.request(),
        requester=party, by=party, key=uuid.uuid4(), at=A_MONDAY,
    )  # fmt: skip
    page = client_of(getattr(line, role)).get(LEDGER).content.decode()
    assert mine.number in page
    assert foreign.number not in page


def test_own_requests_of_staff_are_not_on_their_desk(line, client_of):
    """Somebody at the court who is a party elsewhere uses the public pages for that."""
    there = a_division(a_court("吉0104"))
    own = actions.register(
        a_case(line.agent, division=there, judge=an_office(Role.JUDGE, there)), line.request(),
        requester=line.agent, by=line.agent, key=uuid.uuid4(), at=A_MONDAY,
    )  # fmt: skip
    assert own.number not in client_of(line.agent).get(LEDGER).content.decode()


def test_the_print_view_is_the_list_as_found(line, desk):
    kept, left_out = requests(line, 2)
    desk.post(LEDGER, {"q": kept.number})
    page = desk.get(reverse("staff:contact_ledger_print")).content.decode()
    assert kept.number in page
    assert left_out.number not in page
    assert line.party.full_name not in page
    assert Entry.objects.filter(verb="print_tickets").count() == 1


def test_the_workbook_is_the_list_as_found_masked_and_recorded(line, desk):
    ticket = actions.contacted(line.register(), outcome="ANSWERED", by=line.judge, at=A_MONDAY)
    answer = desk.post(reverse("staff:contact_ledger_export"))
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    heads, row = list(sheet.values)
    said = dict(zip(heads, row, strict=True))
    assert ticket.number in said.values()
    assert {line.party.full_name, line.party.phone, ticket.words}.isdisjoint(said.values())
    assert "2026-03-17 17:00" in said.values()
    assert Entry.objects.get(verb="export_tickets").facts == '{"rows": "1"}'


def test_what_people_typed_never_becomes_a_formula(line, desk):
    Person.objects.filter(pk=line.judge.pk).update(full_name="=HYPERLINK(1)")
    line.register()
    answer = desk.post(reverse("staff:contact_ledger_export"))
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_a_request_shows_its_whole_way_with_hours_and_holders(line, desk):
    ticket = line.register()
    actions.send_back(ticket, why="不属本庭管辖", by=line.liaison, at=A_MONDAY + timedelta(hours=1))
    with time_machine.travel(A_MONDAY + timedelta(hours=2), tick=False):
        page = desk.get(reverse("staff:contact_ticket", args=[ticket.public_id])).content.decode()
    for seen in ("不属本庭管辖", line.liaison.full_name, line.judge.full_name, "11:00"):
        assert seen in page


def test_reading_a_request_asks_the_database_little(line, desk, at_most):
    ticket = line.register()
    page = reverse("staff:contact_ticket", args=[ticket.public_id])
    desk.get(page)
    with at_most(25):
        desk.get(page)
