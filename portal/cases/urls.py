"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.cases.api import CaseDetail, CaseList, CaseTimeline, CauseList
from portal.cases.views import public as pages, staff as console

public: list[URLPattern] = [
    path("cases/", pages.cases, name="cases"),
    path("cases/query/", pages.query, name="case_query"),
    path("cases/<uuid:public_id>/", pages.case, name="case"),
]
staff: list[URLPattern] = [
    path("cases/", console.cases, name="cases"),
    path("cases/export/", console.export, name="cases_export"),
    path("cases/<uuid:public_id>/", console.case, name="case"),
]
api: list[URLPattern] = [
    path("cases/", CaseList.as_view(), name="cases"),
    path("cases/<uuid:public_id>/", CaseDetail.as_view(), name="case"),
    path("cases/<uuid:public_id>/timeline/", CaseTimeline.as_view(), name="case_timeline"),
    path("causes/", CauseList.as_view(), name="causes"),
]
