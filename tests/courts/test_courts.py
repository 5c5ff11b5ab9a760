"""The sixteen courts, their predecessors, their closing times."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from portal.courts.closing import ClosingTimes
from portal.courts.loading import load_courts
from portal.courts.models import Court, Division, Policy, closing_time
from portal.courts.succession import court_on
from tests.builders import a_court


def test_sixteen_courts_are_in_force(court_data, client):
    listed = client.get("/api/v1/courts/").json()
    assert len(listed) == 16
    assert sum(court["level"] == "INTERMEDIATE" for court in listed) == 1
    assert {court["higher_court"] for court in listed if court["level"] == "BASIC"} == {"吉01"}
    assert all(court["evidence"] for court in listed)


def test_every_court_has_divisions_and_an_inspection_office(court_data):
    for court in Court.objects.in_force(date(2026, 3, 16)):
        assert {"filing", "enforcement", "inspection"} <= set(
            court.divisions.values_list("code", flat=True)
        )


def test_loading_again_changes_nothing_and_undoes_nothing(court_data):
    Court.objects.filter(code="吉0102").update(phone="12368")
    Division.objects.filter(court__code="吉0102", code="civil-1").update(name="民一庭")
    assert load_courts() == 0
    assert Court.objects.get(code="吉0102").phone == "12368"
    assert Division.objects.get(court__code="吉0102", code="civil-1").name == "民一庭"


@pytest.mark.parametrize(
    ("code", "on", "found"),
    [
        pytest.param("吉0181", "2014-12-31", "吉0181", id="Jiutai city in its day"),
        pytest.param("吉0181", "2015-01-01", "吉0113", id="old code leads to the district court"),
        pytest.param("吉0113", "2014-06-01", "吉0181", id="new code before its day"),
        pytest.param("吉0381", "2019-05-01", "吉0381", id="Gongzhuling under Siping"),
        pytest.param("吉0381", "2026-03-16", "吉0184", id="Gongzhuling under Changchun"),
        pytest.param("吉0102", "2026-03-16", "吉0102", id="never changed"),
        pytest.param("吉7101", "2026-03-16", None, id="a railway court is not ours"),
        pytest.param("", "2026-03-16", None, id="no code"),
    ],
)
def test_a_code_means_the_court_of_its_day(court_data, code, on, found):
    court = court_on(code, date.fromisoformat(on))
    assert (court and court.code) == found


def test_closing_times_follow_dated_rows(db):
    court = a_court()
    for since, value in (("2026-05-01", "17:30"), ("2026-10-01", "16:30")):
        Policy.objects.create(
            court=court, key=Policy.Key.CLOSING_TIME, value=value,
            valid_from=date.fromisoformat(since),
        )
    closing = ClosingTimes([court.pk])
    for on, closes in (
        ("2026-04-30", time(17)), ("2026-05-01", time(17, 30)), ("2026-10-01", time(16, 30)),
    ):
        day = date.fromisoformat(on)
        assert closing.on(court.pk, day) == closing_time(court, day) == closes


@pytest.mark.parametrize(
    ("key", "value", "is_right"),
    [
        ("CLOSING_TIME", "17:00", True), ("CLOSING_TIME", "5pm", False),
        ("CLOSING_TIME", "24:00", False), ("CLOSING_TIME", "17:00+09:00", False),
        ("LOCAL_DAYS_MOVE_PERIODS", "yes", True), ("LOCAL_DAYS_MOVE_PERIODS", "17:00", False),
    ],
)
def test_a_policy_nobody_could_read_is_refused(db, key, value, is_right):
    policy = Policy(court=a_court(), key=key, value=value, valid_from=date(2026, 1, 1))
    if is_right:
        policy.full_clean()
    else:
        with pytest.raises(ValidationError):
            policy.full_clean()
