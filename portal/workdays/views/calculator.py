"""The deadline calculator and the year's calendar, open to everyone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.workdays import year as wall
from portal.workdays.alarm import missing_notice
from portal.workdays.calendar import Due
from portal.workdays.calendars import calendar_for
from portal.workdays.forms import DeadlineForm
from portal.workdays.periods import OFTEN


def deadlines(request: HttpRequest) -> HttpResponse:
    """A GET form, so that an answer can be bookmarked and sent to somebody."""
    today = clock.now().astimezone(SHANGHAI).date()
    due, named = None, None
    if not request.GET:
        form = DeadlineForm(initial={"start": today, "rule": "calendar"})
    else:
        form = DeadlineForm(request.GET)
        due = _answered(form)
        named = form.named if due else None
    return render(
        request, "workdays/deadlines.html",
        {"form": form, "due": due, "today": today, "common": OFTEN, "named": named},
    )


def _answered(form: DeadlineForm) -> Due | None:
    if not form.is_valid():
        return None
    try:
        article = form.named.article if form.named else ""
        return form.question.answer(calendar_for(), article=article)
    except Refused as refused:
        form.add_error("start" if form.named else "days", refused.sentence)
        return None


def year_calendar(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Twelve months with rest days, make-up working days and the notices they come from."""
    calendar = calendar_for()
    today = clock.now().astimezone(SHANGHAI).date()
    shown = today.year if year is None else year
    first, last = calendar.first.year, min(calendar.last.year, today.year + 3)
    if not first <= shown <= last:
        raise Http404(_("There is no calendar of this year."))
    months = wall.months(calendar, shown)
    return render(
        request, "workdays/year.html",
        {
            "year": shown, "months": months, "today": today, "calendar": calendar,
            "before": shown - 1 if shown > first else None,
            "after": shown + 1 if shown < last else None,
            "working": sum(month.working for month in months),
            "is_announced": shown <= calendar.announced_until.year,
            "alarm": missing_notice(calendar, today),
        },
    )
