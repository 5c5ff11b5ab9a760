"""Pages of services that are still to be built: honest, and never a dead end."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.desk.doors import SERVICES


def service_page(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "desk/service.html", {"service": SERVICES[key]})
