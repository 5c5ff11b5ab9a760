"""What probes and alarms ask: does the process live, and is the court's machinery on time?"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from portal.common import clock
from portal.notices.health import outbox_state
from portal.timelimits.limits import local_day
from portal.timelimits.models import SweepRun, TimeLimit
from portal.workdays.alarm import missing_notice
from portal.workdays.calendars import calendar_for

TIME_LIMIT_LAG_BOUND_S = 60
"""A duty that fell due longer ago than this and was not acted upon: the sweeps are not running."""
OUTBOX_LAG_BOUND_S = 900
"""A message due for longer than this: nobody is sending, or a gateway is away for good."""
BROKER_ANSWERS_WITHIN_S = 0.5
NOTICE_LEVELS = ("ok", "watch", "red")
"""How pressing it is that a year's notice is missing; in the metrics by its place here."""


@dataclass(frozen=True)
class Overdue:
    """Duties past their instant that no sweep has acted upon."""

    overdue: int
    lag_s: int


def real_seconds(since: datetime | None, now: datetime) -> int:
    """Seconds of real time since an instant of the court's clock, which a demo may run fast."""
    if since is None:
        return 0
    return max(0, int((now - since).total_seconds() / settings.DEMO_CLOCK_RATE))


def time_limits(now: datetime) -> Overdue:
    count, oldest = 0, None
    for model in apps.get_models():
        if not issubclass(model, TimeLimit):
            continue
        found = model.objects.due(now).aggregate(count=Count("pk"), oldest=Min("due_at"))
        count += found["count"]
        oldest = min(filter(None, (oldest, found["oldest"])), default=None)
    return Overdue(overdue=count, lag_s=real_seconds(oldest, now))


def calendar_state(now: datetime) -> dict[str, Any]:
    """Until when the rest days are announced, and the alarm for a year whose notice is missing.

    Without it dates stay provisional, which is lawful: the alarm calls people and makes no
    server unready.
    """
    in_force = calendar_for()
    alarm = missing_notice(in_force, local_day(now))
    return {
        "announced_until": in_force.announced_until.isoformat(),
        "notice": alarm.level if alarm else "ok",
        "missing_year": alarm.year if alarm else None,
    }


def broker() -> str:
    """``absent`` where none is configured, else whether it answers. The ticker serves without."""
    if not settings.REDIS_URL:
        return "absent"
    import redis  # a web worker without a broker need not hold it

    client = redis.Redis.from_url(
        settings.REDIS_URL,
        socket_connect_timeout=BROKER_ANSWERS_WITHIN_S,
        socket_timeout=BROKER_ANSWERS_WITHIN_S,
    )
    try:
        client.ping()
    except redis.RedisError:
        return "down"
    finally:
        client.close()
    return "up"


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the process answers; it asks nobody else."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """503 when the database fails or duties or messages lie longer than their bound.

    ``calendar`` beside them carries the alarm for a missing year's notice.
    """
    now = clock.now()
    try:
        limits, messages, calendar = time_limits(now), outbox_state(), calendar_state(now)
    except DatabaseError:
        unknown = dict.fromkeys(("time_limits", "outbox", "calendar"))
        return JsonResponse({"database": "down", "broker": broker(), **unknown}, status=503)
    in_time = limits.lag_s <= TIME_LIMIT_LAG_BOUND_S and messages["oldest_s"] <= OUTBOX_LAG_BOUND_S
    answer = {
        "database": "up",
        "broker": broker(),
        "time_limits": asdict(limits),
        "outbox": messages,
        "calendar": calendar,
    }
    return JsonResponse(answer, status=200 if in_time else 503)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The same figures and the age of each sweep, for Prometheus. Only where METRICS is on."""
    registry = CollectorRegistry()

    def gauge(name: str, words: str, value: float) -> None:
        Gauge(f"sutong_{name}", words, registry=registry).set(value)

    now = clock.now()
    limits, messages = time_limits(now), outbox_state()
    gauge("time_limits_overdue", "Duties due that no sweep acted upon", limits.overdue)
    gauge("time_limits_lag_seconds", "Age of the oldest of them", limits.lag_s)
    gauge("outbox_pending", "Messages ready to go", messages["pending"])
    gauge("outbox_oldest_seconds", "Age of the oldest of them", messages["oldest_s"])
    notice = NOTICE_LEVELS.index(calendar_state(now)["notice"])
    gauge("calendar_notice_alarm", "A year's notice: 0 loaded, 1 watch, 2 missing", notice)
    gauge("broker_up", "Whether the broker answers", broker() == "up")
    age = Gauge("sutong_sweep_age_seconds", "Since its last run", ["sweep"], registry=registry)
    failed = Gauge("sutong_sweep_failed", "Last run failed", ["sweep"], registry=registry)
    for run in SweepRun.objects.all():
        if run.finished_at:
            age.labels(run.name).set((timezone.now() - run.finished_at).total_seconds())
            failed.labels(run.name).set(bool(run.error))
    return HttpResponse(generate_latest(registry), content_type="text/plain; version=0.0.4")
