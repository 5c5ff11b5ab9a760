"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.workdays.api import Deadline
from portal.workdays.views.calculator import deadlines, year_calendar

public: list[URLPattern] = [
    path("calculators/deadlines/", deadlines, name="deadlines"),
    path("calculators/calendar/", year_calendar, name="this_year_calendar"),
    path("calculators/calendar/<int:year>/", year_calendar, name="year_calendar"),
]
staff: list[URLPattern] = []
api: list[URLPattern] = [
    path("workdays/deadline", Deadline.as_view(), name="workdays_deadline"),
]
