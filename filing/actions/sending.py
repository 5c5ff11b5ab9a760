"""Sending a case to the court that has jurisdiction, once the ruling takes effect (CPL 37, 130)."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from filing.actions.arriving import arrive
from filing.actions.effects import lapse_all
from filing.actions.responding import end_periods
from filing.case_notices import about_request
from filing.models import CaseRequest, Filing
from filing.rules import requests
from filing.states import State
from portal.cases import actions as registry
from portal.cases.actions.held import tell
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.notices import outbox
from portal.people.models import Person
from portal.timelimits.limits import local_day, meet
from portal.workdays.calendars import calendars_in_force


def last_day_for_appeal(request: CaseRequest) -> date | None:
    """Until when the ruling that upheld an objection may be appealed (CPL 171)."""
    if request.decided_at is None:
        return None
    calendar = calendars_in_force()("")
    start = local_day(request.decided_at)
    return calendar.calendar_days_after(start, requests.APPEAL_DAYS, article="CPL 171").on


def send_case(request: CaseRequest, *, by: Person, at: datetime) -> CaseRequest:
    """Send the case away: it is closed here, nothing in it runs or waits any more, and every party
    is told which court has it. A court on this portal has it at once, with all its papers.

    Refused for anything but an objection that was upheld, twice, and while the ruling may still
    be appealed (CPL 171).
    """
    with moving(request, "send_case", by=by, at=at) as request:
        last = last_day_for_appeal(request)
        if request.kind != requests.OBJECTION or request.case_sent_at or last is None:
            raise Refused(_("There is no case to send away here."))
        if local_day(at) <= last:
            raise Refused(
                _("The ruling may be appealed until %(day)s (CPL 171). Send the case after that.")
                % {"day": date_format(last, "DATE_FORMAT")}
            )
        request.case_sent_at = at
        for limit in request.limits.filter(rule=requests.SEND_CASE.code):
            meet(limit, at=at)
        _end_here(request, at=at)
        court, goes_on_as = request.competent_facts(), arrive(request, by=by, at=at)
        request.case = registry.close(request.case, by=by, at=at, goes_on_as=goes_on_as)
        if goes_on_as is None:
            tell(request.case, at=at, kind="filing.case_sent", **court)
        else:
            number = goes_on_as.number
            tell(request.case, at=at, kind="filing.case_goes_on", number=number, **court)
        outbox.post(about_request("case_sent", request, at=at), at=at)
    return request


def _end_here(request: CaseRequest, *, at: datetime) -> None:
    rows = Filing.objects.unscoped(because="the act holds this case")
    joined = rows.filter(origin_case=request.case, state=State.JOINED)
    for filing in (*rows.filter(case=request.case), *joined):
        end_periods(filing, at=at)
    lapse_all(request.case, at=at)
