"""Figures: counted right, published without small cells, opened only by those allowed."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command

from judge_contact import actions
from judge_contact.models import Contact, DeskAnswer
from portal.common.figures import Cell
from portal.stats import kept
from portal.stats.reckoning import LONGEST, Scope, period_of, reckon
from tests.builders import A_MONDAY, a_case, a_court, a_division
from tests.judge_contact.conftest import line  # noqa: F401  the fixture of the line
from tests.judge_contact.test_limits_of_a_request import instant

HOUR = timedelta(hours=1)
ANSWERED = Contact.Outcome.ANSWERED
LATER = instant("2026-03-20 12:00")
WEEK = {"since": "2026-03-16", "until": "2026-03-22"}


@pytest.fixture(autouse=True)
def nothing_kept():
    kept.forget()
    yield
    kept.forget()


def another(line, at=A_MONDAY):  # noqa: F811
    case = a_case(line.party, division=line.division, judge=line.judge)
    return line.register(at=at, case=case)


def reached(line, minutes, at=A_MONDAY):  # noqa: F811
    ticket = another(line, at)
    return actions.contacted(
        ticket, outcome=ANSWERED, by=line.judge, at=at + timedelta(minutes=minutes)
    )


def total(code, as_of=LATER, scope=None):
    period = period_of(date(2026, 3, 16), date(2026, 3, 22), at=as_of)
    found = next(one for one in reckon(period, scope or Scope()) if one.figure.code == code)
    return found.figure.value(found.total), found.total


# -- Counting ---------------------------------------------------------------------------------


@pytest.mark.django_db
def test_every_published_figure_is_there_with_formula_and_parts(line):  # noqa: F811
    period = period_of(None, None, at=LATER)
    found = {one.figure.code: one.figure for one in reckon(period, Scope())}
    assert set(found) >= {
        "registered", "answered_at_desk", "contacted", "contact_rate", "timeliness_rate",
        "median_time", "p95_time", "repeats", "supervised", "satisfaction",
    }
    assert all(figure.formula and figure.numerator for figure in found.values())


@pytest.mark.django_db
def test_a_week_of_the_line_is_counted(line):  # noqa: F811
    for minutes in (10, 20, 30, 400):
        reached(line, minutes)
    never = another(line)
    said_no = actions.not_reached(reached(line, 5), by=line.party, at=A_MONDAY + HOUR)
    rated = actions.report(reached(line, 60), words="已答复", by=line.liaison, at=A_MONDAY + HOUR)
    actions.rate(rated, stars=4, words="", by=line.party, at=A_MONDAY + HOUR)
    assert {total(code)[0] for code in ("registered",)} == {7}
    assert total("contacted")[0] == 5
    assert total("contact_rate") == (71.4, Cell(5, 7))
    assert total("timeliness_rate") == (71.4, Cell(5, 7))
    assert total("median_time")[0] == 30
    assert total("repeats")[0] == 1
    assert total("supervised")[0] == 1
    assert total("satisfaction")[0] == 4
    assert never.state == "REGISTERED"
    assert said_no.repeats == 1


@pytest.mark.django_db
def test_what_was_withdrawn_in_time_is_owed_to_nobody(line):  # noqa: F811
    actions.withdraw(another(line), by=line.party, at=A_MONDAY + HOUR)
    reached(line, 10)
    assert total("contact_rate")[1] == Cell(1, 1)


@pytest.mark.django_db
def test_what_was_withdrawn_too_late_was_broken_all_the_same(line):  # noqa: F811
    actions.withdraw(another(line), by=line.party, at=instant("2026-03-18 10:00"))
    assert total("timeliness_rate")[1] == Cell(0, 1)


@pytest.mark.django_db
def test_a_figure_of_the_past_does_not_change_with_what_came_later(line):  # noqa: F811
    ticket = another(line)
    before = total("timeliness_rate", as_of=instant("2026-03-18 09:00"))
    actions.contacted(ticket, outcome=ANSWERED, by=line.judge, at=instant("2026-03-18 10:00"))
    assert total("timeliness_rate", as_of=instant("2026-03-18 09:00")) == before


@pytest.mark.django_db
def test_answers_at_the_desk_count_unless_a_request_followed(line):  # noqa: F811
    made = {"case": line.case, "court": line.division.court, "channel": "PHONE", "at": A_MONDAY}
    DeskAnswer.objects.create(question="STAGE", **made)
    DeskAnswer.objects.create(question="JUDGE", ticket=another(line), **made)
    assert total("answered_at_desk")[0] == 1


@pytest.mark.django_db
def test_statements_do_not_grow_with_the_requests(line, django_assert_max_num_queries):  # noqa: F811
    for _ in range(8):
        reached(line, 10)
    with django_assert_max_num_queries(12):
        reckon(period_of(None, None, at=LATER), Scope())


# -- Publishing -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_public_page_hides_what_is_small(line, client):  # noqa: F811
    for _ in range(3):
        reached(line, 10)
    with time_machine.travel(LATER, tick=False):
        page = client.get("/figures/", WEEK).content.decode()
    assert "不足5" in page
    assert "3 / 3" not in page


@pytest.mark.django_db
def test_the_public_page_prints_value_parts_formula_and_as_of(line, client):  # noqa: F811
    for _ in range(6):
        reached(line, 10)
    with time_machine.travel(LATER, tick=False):
        answer = client.get("/figures/", WEEK | {"court": line.division.court.code})
    page = answer.content.decode()
    assert answer.status_code == 200
    for wanted in ("100.0%", "6 / 6", "逾期未办的计入分母", "2026年3月20日", "<svg", "<table"):
        assert wanted in page, wanted


@pytest.mark.django_db
def test_divisions_stand_in_their_own_order_not_by_value(line, client):  # noqa: F811
    best = a_division(line.division.court, "civil-0", name="甲庭")
    for division in (line.division, best):
        line.division = division
        for _ in range(6):
            reached(line, 10)
    another(line)
    with time_machine.travel(LATER, tick=False):
        page = client.get("/figures/", WEEK | {"court": best.court.code}).content.decode()
    table = page.split("<tbody>")[1]
    assert table.index("甲庭") < table.index("民事审判第一庭")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [{"since": "gestern"}, {"since": "2026-03-22", "until": "2026-03-16"}, {"court": "x"},
     {"since": "1980-01-01", "until": "2026-01-01"}],
    ids=["no date", "backwards", "no court", "too long"],
)
def test_a_period_that_makes_no_sense_is_said_so(line, client, asked):  # noqa: F811
    assert client.get("/figures/", asked).status_code == 422
    assert client.get("/api/v1/figures/", asked).status_code == 400
    assert LONGEST < 4000


@pytest.mark.django_db
def test_the_public_asks_the_database_once_in_five_minutes(line, client, at_most):  # noqa: F811
    client.get("/figures/")
    with at_most(3):
        client.get("/figures/")


@pytest.mark.django_db
def test_the_api_gives_the_same_figures_as_the_page(line, client):  # noqa: F811
    for _ in range(6):
        reached(line, 10)
    with time_machine.travel(LATER, tick=False):
        said = client.get("/api/v1/figures/", WEEK).json()
    assert (said["since"], said["until"]) == ("2026-03-16", "2026-03-22")
    rate = next(one for one in said["figures"] if one["code"] == "timeliness_rate")
    assert (rate["value"], rate["numerator"], rate["denominator"]) == (100.0, 6, 6)
    assert rate["as_of"].startswith("2026-03-20T12:00")
    assert rate["formula"]


@pytest.mark.django_db
def test_the_command_prints_the_same_as_json(line, capsys):  # noqa: F811
    reached(line, 10)
    with time_machine.travel(LATER, tick=False):
        call_command("figures", "--json", "--since", "2026-03-16", "--until", "2026-03-22")
        said = json.loads(capsys.readouterr().out)
        call_command("figures")
        words = capsys.readouterr().out
    rate = next(one for one in said["figures"] if one["code"] == "contact_rate")
    assert (rate["numerator"], rate["denominator"], rate["hidden"]) == (1, 1, False)
    assert "1 / 1" in words


# -- Opening ----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_figure_opens_down_to_its_records_both_ways(line, client_of):  # noqa: F811
    kept_one, missed = reached(line, 10), another(line)
    head = client_of(line.head)
    with time_machine.travel(LATER, tick=False):
        kept_page = head.get("/staff/figures/judge_contact/timeliness_rate/numerator/", WEEK)
        rest_page = head.get("/staff/figures/judge_contact/timeliness_rate/rest/", WEEK)
    assert kept_one.number in kept_page.content.decode()
    assert missed.number not in kept_page.content.decode()
    assert missed.number in rest_page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "code",
    ["registered", "contacted", "median_time", "repeats", "supervised", "satisfaction"],
)
def test_every_counted_figure_opens(line, client_of, code):  # noqa: F811
    reached(line, 10)
    page = client_of(line.inspector).get(f"/staff/figures/judge_contact/{code}/numerator/", WEEK)
    assert page.status_code == 200


@pytest.mark.django_db
def test_the_head_sees_the_own_division_and_no_other_court(line, client_of):  # noqa: F811
    own = reached(line, 10)
    elsewhere = a_division(a_court("吉0104"))
    home, line.division = line.division, elsewhere
    foreign = reached(line, 10)
    line.division = home
    head = client_of(line.head)
    with time_machine.travel(LATER, tick=False):
        records = head.get("/staff/figures/judge_contact/registered/numerator/", WEEK)
        page = head.get("/staff/figures/", WEEK)
    assert own.number in records.content.decode()
    assert foreign.number not in records.content.decode()
    assert page.context["rows"][0].total.cell.numerator == 1


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["unknown/numerator", "timeliness_rate/all"])
def test_an_unknown_figure_or_part_is_absent(line, client_of, path):  # noqa: F811
    assert client_of(line.head).get(f"/staff/figures/judge_contact/{path}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["judge", "liaison", "agent", "party"])
def test_the_figures_of_the_console_open_to_few(line, client_of, who):  # noqa: F811
    assert client_of(getattr(line, who)).get("/staff/figures/").status_code == 404
