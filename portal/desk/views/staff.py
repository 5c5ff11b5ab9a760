"""The console's first page, and in a demo the page of components."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from portal.common import clock
from portal.desk import samples, workbenches
from portal.people.access import staff_page
from portal.people.models import Person

View = Callable[..., HttpResponseBase]


def kind_to_strangers(view: View) -> View:
    """Somebody signed in without an office meets a sentence and a way back, answered 404."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.is_court_staff:
            return render(request, "errors/no_office.html", status=404)
        return view(request)

    return guarded


@kind_to_strangers
@staff_page()
def desk(request: HttpRequest) -> HttpResponse:
    """The workbench: what waits for this person, by office, late things first."""
    person, at = request.user, clock.now()
    assert isinstance(person, Person)  # noqa: S101  staff_page let nobody else in
    cards = [card for card in workbenches.cards(person, at) if card.place.url_name != "desk"]
    context = {
        "waiting": [card for card in cards if card.is_waiting],
        "places": [card for card in cards if not card.is_waiting],
        "offices": person.offices_now,
        "at": at,
    }
    return render(request, "desk/staff/desk.html", context)


@staff_page()
def components(request: HttpRequest) -> HttpResponse:
    """Every part of a page in all its states, for designers and for tests; demo only."""
    return render(request, "desk/staff/components.html", samples.everything(clock.now()))
