"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.papers.api import VerifyCode
from portal.papers.views import staff as desk
from portal.papers.views.verify import verify

public: list[URLPattern] = [path("verify/", verify, name="verify")]
staff: list[URLPattern] = [
    path("papers/", desk.papers, name="papers"),
    path("papers/<uuid:public_id>/retry/", desk.make_again, name="paper_retry"),
]
api: list[URLPattern] = [path("verify/<str:code>", VerifyCode.as_view(), name="verify")]
