"""A rule or the schedule of fees changes while somebody writes: told what, and nothing is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from filing import actions
from filing.models import Filing
from filing.rules import checking, checks
from filing.rules.checking import FIRST_VERSION, RULES_VERSION, Finding
from filing.states import State
from portal.fees.rules import schedules
from portal.fees.rules.matters import Matter
from portal.fees.rules.order_481 import ORDER_481
from portal.fees.rules.schedule import Scale
from tests.builders import A_MONDAY
from tests.filing.builders import a_complete_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("court_data")]
TOMORROW = A_MONDAY + timedelta(days=1)


@pytest.fixture
def draft():
    return a_complete_draft()


def page(client, draft, name=""):
    return client.get(f"/file/{draft.public_id}/{name}").content.decode()


def everything(draft):
    """All the filer wrote and handed in."""
    return (
        sorted(draft.answers.values_list("key", "item", "value", "version")),
        sorted(draft.parties.values_list("side", "name", "version")),
        sorted(draft.materials.values_list("name", "file__sha256")),
        sorted(draft.consents.values_list("stage", "is_given")),
        Filing._base_manager.values_list("cause_no", "form", "court", "amount").get(pk=draft.pk),
    )


def submit(client, draft):
    form = client.get(f"/file/{draft.public_id}/check/").context["form"]
    said = {"seen": form.initial["seen"], "is_true": "on"}
    assert client.post(f"/file/{draft.public_id}/check/", said).status_code == 302
    return Filing._base_manager.get(pk=draft.pk)


def test_a_draft_begun_under_the_first_rules_is_told_what_the_second_changed(draft, client_of):
    client = client_of(draft.filer)
    assert "更新" not in page(client, draft), "nothing changed since it was begun"
    Filing._base_manager.filter(pk=draft.pk).update(rules_version=FIRST_VERSION)
    before, shown = everything(draft), page(client, draft)
    for code in ("FEE-1", "FEE-2", "PRESERVE-2", "DUPLICATE-1"):
        assert code in shown
    assert "PARTY-1" not in shown, "what did not change is not told"
    assert everything(draft) == before
    filing = submit(client, draft)
    assert (filing.state, filing.rules_version) == (State.UNDER_REVIEW, RULES_VERSION)


def test_a_rule_renewed_while_somebody_writes_is_named_asked_and_loses_nothing(
    draft, client_of, monkeypatch
):
    client, before = client_of(draft.filer), everything(draft)
    stricter = replace(
        checks.RULES["PAPER-2"], version=2, since="2026-03",
        ask=lambda said, on: [Finding("task:evidence", "两份以上")],
    )
    monkeypatch.setitem(checks.RULES, "PAPER-2", stricter)
    monkeypatch.setattr(checks, "VERSIONS", (*checking.VERSIONS, "2026-03"))
    shown = page(client, draft)
    assert "PAPER-2" in shown
    assert "FEE-2" not in shown
    assert "两份以上" in page(client, draft, "check/")
    assert everything(draft) == before
    kept = submit(client, draft).submissions.get().results.get(rule="PAPER-2")
    assert (kept.outcome, kept.version) == ("FAILED", 2), "it may be handed in all the same (LR 2)"


@pytest.fixture
def dearer(monkeypatch):
    """A schedule in force from tomorrow, in which every bracket costs twice as much."""
    old = ORDER_481.tariffs[Matter.PROPERTY]
    bands = tuple(replace(b, rate=b.rate * 2, flat=b.flat * 2) for b in old.scale.bands)
    tariffs = {**ORDER_481.tariffs, Matter.PROPERTY: replace(old, scale=Scale(bands))}
    day = TOMORROW.date()
    now = replace(ORDER_481, valid_until=day)
    new = replace(ORDER_481, version="trial-2", valid_from=day, valid_until=None, tariffs=tariffs)
    monkeypatch.setattr(schedules, "SCHEDULES", (now, new))


def test_a_new_schedule_of_fees_mid_draft_shows_was_and_now_and_keeps_the_draft(
    draft, client_of, dearer
):
    client = client_of(draft.filer)
    with time_machine.travel(A_MONDAY, tick=False):
        client.post(f"/file/{draft.public_id}/fee/")
        assert "收费标准" not in page(client, draft, "check/")
    before = everything(draft)
    with time_machine.travel(TOMORROW, tick=False):
        client.force_login(draft.filer)
        shown = page(client, draft, "fee/")
        assert "费用现在是300.00元" in shown
        assert "上次看时是150.00元" in shown
        assert "收费标准变了" in shown
        told = page(client, draft, "check/")
        assert "150.00" in told
        assert "收费标准变了" in told
        assert everything(draft) == before
        client.post(f"/file/{draft.public_id}/fee/")
        assert str(Filing._base_manager.get(pk=draft.pk).fee_seen) == "300.00"
        assert "可能变了" not in page(client, draft, "check/")
    filing = actions.submit(draft, by=draft.filer, at=TOMORROW)
    assert filing.state == State.UNDER_REVIEW
