"""What probes are told: honest about lateness, calm about a broker that is away."""

import importlib
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.test import RequestFactory
from django.utils import timezone

import portal.urls
from portal import health
from portal.common.clock import SHANGHAI
from portal.timelimits.models import SweepRun

pytestmark = pytest.mark.django_db


def test_healthz_asks_nobody(client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})


@time_machine.travel(datetime(2026, 3, 16, 9, tzinfo=SHANGHAI), tick=False)
def test_readyz_of_a_house_on_time(client, court_data) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "database": "up",
        "broker": "absent",
        "time_limits": {"overdue": 0, "lag_s": 0},
        "outbox": {"pending": 0, "oldest_s": 0},
        "calendar": {"announced_until": "2026-12-31", "notice": "ok", "missing_year": None},
    }
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("at", "notice", "year"),
    [
        ("2026-10-24T23:00+08:00", "ok", None),
        ("2026-10-25T00:00+08:00", "watch", 2027),
        ("2026-12-01T00:00+08:00", "red", 2027),
        ("2027-06-01T09:00+08:00", "red", 2027),
    ],
)
def test_readyz_carries_the_alarm_for_a_missing_notice(
    client, court_data, at, notice, year
) -> None:
    """It calls people and takes no server out of service: provisional dates are lawful."""
    with time_machine.travel(datetime.fromisoformat(at), tick=False):
        answer = client.get("/readyz")
        gauges = health.metrics(RequestFactory().get("/metrics")).content.decode()
    told = answer.json()["calendar"]
    assert (answer.status_code, told["notice"], told["missing_year"]) == (200, notice, year)
    assert f"calendar_notice_alarm {health.NOTICE_LEVELS.index(notice)}.0" in gauges


@pytest.mark.parametrize(
    ("limit_s", "message_s", "status"),
    [
        (health.TIME_LIMIT_LAG_BOUND_S, health.OUTBOX_LAG_BOUND_S, 200),
        (health.TIME_LIMIT_LAG_BOUND_S + 1, 0, 503),
        (0, health.OUTBOX_LAG_BOUND_S + 1, 503),
    ],
)
def test_readyz_is_503_only_past_a_bound(client, monkeypatch, limit_s, message_s, status) -> None:
    monkeypatch.setattr(health, "time_limits", lambda now: health.Overdue(2, limit_s))
    waiting = {"pending": 3, "oldest_s": message_s}
    monkeypatch.setattr(health, "outbox_state", lambda: waiting)
    answer = client.get("/readyz")
    assert answer.status_code == status
    assert answer.json()["time_limits"] == {"overdue": 2, "lag_s": limit_s}
    assert answer.json()["outbox"] == waiting


def test_readyz_is_503_when_the_database_is_away(client, monkeypatch) -> None:
    def away(now):
        raise OperationalError

    monkeypatch.setattr(health, "time_limits", away)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "down"
    assert answer.json()["calendar"] is None


def test_a_broker_that_is_down_is_told_and_makes_nothing_unready(client, settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["broker"]) == (200, "down")


def test_lag_is_real_time_even_when_the_demo_runs_fast(settings) -> None:
    now = timezone.now()
    settings.DEMO_CLOCK_RATE = 600
    assert health.real_seconds(now - timedelta(hours=1), now) == 6
    assert health.real_seconds(None, now) == 0


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_probes_are_not_sent_to_https(client, settings, address) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(address).status_code == 200


def test_metrics_are_served_only_where_asked_for(client, rf) -> None:
    assert client.get("/metrics").status_code == 404
    SweepRun.objects.create(name="office.knock", finished_at=timezone.now())
    text = health.metrics(rf.get("/metrics")).content.decode()
    assert 'sutong_sweep_failed{sweep="office.knock"} 0.0' in text
    assert "sutong_outbox_pending 0.0" in text


def test_metrics_have_an_address_where_asked_for(settings) -> None:
    settings.METRICS = True
    try:
        named = {p.name for p in importlib.reload(portal.urls).urlpatterns if hasattr(p, "name")}
        assert "metrics" in named
    finally:
        settings.METRICS = False
        importlib.reload(portal.urls)
