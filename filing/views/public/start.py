"""The first pages: what can be filed, what I have begun, and opening a draft."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from filing import actions
from filing.forms.beginning import BeginForm, consent_shown
from filing.models import Filing
from filing.rules.consents import TEXTS
from filing.rules.kinds import KINDS, Kind
from filing.states import State
from filing.views.own import person_of
from filing.views.story import Standing, standing_of
from portal.common import clock
from portal.common.refusals import Refused
from portal.guidance.answer import GuidanceAnswer, carried
from portal.people.actions.mandates import acting_for
from portal.timelimits.limits import local_day

SHOWN = 20
SLUGS = {code.lower().replace("_", "-"): kind for code, kind in KINDS.items()}


def start(request: HttpRequest) -> HttpResponse:
    """What can be filed; for those signed in, their drafts and where each filing stands."""
    at = clock.now()
    context: dict[str, Any] = {
        "kinds": list(SLUGS.items()), "drafts": [], "filings": [],
        "guided": carried(request.session, local_day(at)), "at": at,
    }
    context["guided_slug"] = _slug(context["guided"])
    if request.user.is_authenticated:
        mine = Filing.objects.visible_to(request.user).of(request.user).for_start()
        context["drafts"] = list(mine.filter(state=State.DRAFT).order_by("-saved_at")[:SHOWN])
        context["filings"] = _standing(mine, request)
    return render(request, "filing/start.html", context)


def _standing(mine: Any, request: HttpRequest) -> list[Standing]:
    handed_in = mine.exclude(state__in=[State.DRAFT, State.DISCARDED]).prefetch_related("limits")
    return [standing_of(one, request.user) for one in handed_in[:SHOWN]]


def _slug(guided: GuidanceAnswer | None) -> str:
    if guided is None:
        return ""
    return next((slug for slug, kind in SLUGS.items() if kind.code == guided.matter), "")


@login_required
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """In which capacity, with the consent shown; then the draft's list of tasks."""
    kind = SLUGS.get(slug)
    if kind is None:
        raise Http404
    at, person = clock.now(), person_of(request)
    guided = carried(request.session, local_day(at))
    form = BeginForm(request.POST or None, principals=acting_for(person, local_day(at)))
    if request.method == "POST" and form.is_valid():
        try:
            filing = _begin(request, kind, form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return redirect("filing", filing.public_id)
    return render(
        request, "filing/begin.html",
        {
            "form": form, "kind": kind, "consent": TEXTS["FILING"],
            "guided": guided if guided and guided.matter == kind.code else None,
        },
        status=422 if form.errors else 200,
    )


def _begin(request: HttpRequest, kind: Kind, said: dict[str, Any]) -> Filing:
    person, at = person_of(request), clock.now()
    asked = actions.Beginning(
        kind=kind.code, capacity=said["capacity"], language=get_language() or "zh-hans",
        content=_known(carried(request.session, local_day(at)), kind),
    )
    return actions.begin(
        asked, filer=person, principal=said.get("principal"), by=person, key=said["once_key"],
        at=at,
    )


def _known(guided: GuidanceAnswer | None, kind: Kind) -> actions.Content:
    """What guidance learned need not be told again: cause, court and sum."""
    if guided is None or guided.matter != kind.code:
        return actions.Content(consent=consent_shown("FILING"))
    return actions.Content(
        cause_no=guided.cause_no, court=guided.court_code, amount_fen=guided.amount_fen,
        consent=consent_shown("FILING"),
    )
