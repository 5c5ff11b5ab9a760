"""The calendar's pages: who sees them, and the whole way of a notice in a browser."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.people.roles import Role
from portal.workdays.calendars import calendar_for
from tests.builders import an_office
from tests.timelimits.test_notices import notice_of, rest

pytestmark = pytest.mark.django_db
TUESDAY, WEDNESDAY = date(2026, 3, 17), date(2026, 3, 18)


def test_the_whole_way_in_a_browser(duty, clerk, auditor, client_of, at_most, settings):
    settings.REQUIRE_STAFF_SECOND_FACTOR = False
    duty()
    clerks, auditors = client_of(clerk), client_of(auditor)
    form = {"number": "1号", "title": "延长假期", "issued_on": "2026-03-16", "scope": "national"}
    typed = clerks.post("/staff/calendar/import/", form | {"days": "2026-03-17 off"})
    assert typed.status_code == 200
    assert "2026-03-17 off" in typed.content.decode(), "what was typed stays"
    file = SimpleUploadedFile("n.csv", "2026-11-25,rest,暴雪".encode())
    sent = clerks.post("/staff/calendar/import/", form | {"file": file})
    assert sent.status_code == 302
    own = clerks.get(sent.url).content.decode()
    assert 'name="seen_version"' not in own
    assert clerks.post(sent.url + "approve/", {"seen_version": "26"}).status_code == 404
    with at_most(24):
        page = auditors.get(sent.url)
    seen = page.context["approval"].initial["seen_version"]
    assert auditors.post(sent.url + "approve/", {"seen_version": seen}).status_code == 302
    assert not calendar_for().is_working(date(2026, 11, 25))
    assert 'class="chip done"' in auditors.get(sent.url).content.decode()
    assert auditors.get("/staff/calendar/").status_code == 200


def test_the_pages_do_not_exist_for_others(division, client_of, client, clerk, settings):
    settings.REQUIRE_STAFF_SECOND_FACTOR = False
    notice = notice_of(rest(TUESDAY), clerk)
    judge = client_of(an_office(Role.JUDGE, division))
    for path in ("", "import/", f"{notice.public_id}/"):
        assert judge.get(f"/staff/calendar/{path}").status_code == 404
        assert client.get(f"/staff/calendar/{path}").status_code == 302


def test_rejecting_needs_a_reason(clerk, auditor, client_of, settings):
    settings.REQUIRE_STAFF_SECOND_FACTOR = False
    notice = notice_of(rest(TUESDAY), clerk)
    browser = client_of(auditor)
    path = f"/staff/calendar/{notice.public_id}/reject/"
    assert browser.post(path, {"words": " "}).status_code == 200
    assert browser.post(path, {"words": "日期有误"}).status_code == 302
    notice.refresh_from_db()
    assert (notice.state, notice.decision_words) == ("REJECTED", "日期有误")
