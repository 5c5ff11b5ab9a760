"""Pages about the portal itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/about.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/accessibility.html")
