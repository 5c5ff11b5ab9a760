"""Saving one field as it is typed: what ``static/js/autosave.js`` speaks to. Answers are JSON.

``200`` kept, with the new version; ``409`` another page saved something else (both values are
told); ``422`` not kept, with the sentence; ``401`` the session ended (nothing is lost: the page
keeps what was typed and tries again).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filing import actions
from filing.actions.editing import Stale
from filing.elements import FORMS
from filing.forms.parties import ADDRESS, WHERE, WHO, PartyForm, names_on
from filing.forms.sections import cannot_print, cannot_read
from filing.models import Filing
from filing.snapshots import answers_of
from filing.views.own import own_draft, person_of
from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.timelimits.limits import local_day

View = Callable[..., HttpResponse]


def said_as_json(view: View) -> View:
    """Sign-in, conflicts and refusals as JSON, so that the page can show them at the field."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            words = _("You were signed out. Sign in again in another tab; this page keeps all.")
            return JsonResponse({"detail": words}, status=401)
        try:
            return view(request, *args, **kwargs)
        except Stale as stale:
            said = {"theirs": stale.theirs, "version": stale.version, "detail": str(stale)}
            return JsonResponse(said, status=409)
        except Refused as refused:
            return JsonResponse({"detail": str(refused)}, status=422)

    return answered


@require_POST
@said_as_json
def save_answer(request: HttpRequest, public_id: UUID, item: int) -> HttpResponse:
    """One answer of the form; told back with the sums that can now be worked out."""
    filing = own_draft(request, public_id)
    key, value = request.POST.get("name", ""), request.POST.get("value", "")
    answer = actions.save_answer(
        filing, f"{key}[{item}]", value, version=_version(request), by=person_of(request),
        at=clock.now(),
    )
    element = FORMS[filing.form].element(key)
    return JsonResponse({
        **_saved(answer.version),
        "problem": cannot_read(element, answer.value) or cannot_print(answer.value),
        "worked": _worked(filing),
    })


@require_POST
@said_as_json
def save_party(request: HttpRequest, public_id: UUID, party_id: UUID) -> HttpResponse:
    """One field about a party. A number or phone that cannot be right is told and not kept."""
    filing = own_draft(request, public_id)
    party = get_object_or_404(filing.parties.select_related("filing"), public_id=party_id)
    name = request.POST.get("name", "")
    is_own = party.side == filing.terms.own
    pages = (names_on(page, party, is_own=is_own) for page in (WHO, WHERE, ADDRESS))
    if not any(name in names for names in pages):
        raise Refused(_("This form does not ask that."))
    sent = {name: request.POST.get("value", ""), "version": request.POST.get("version", "0")}
    form = PartyForm(party, (name,), sent, on=local_day(clock.now()))
    if not form.is_valid():
        words = " ".join(str(one) for errors in form.errors.values() for one in errors)
        return JsonResponse({"detail": words}, status=422)
    kept = actions.save_party(
        party, form.changes(), version=_version(request), by=person_of(request), at=clock.now()
    )
    return JsonResponse({**_saved(kept.version), "problem": cannot_print(sent[name]), "worked": {}})


def _version(request: HttpRequest) -> int:
    version = request.POST.get("version", "0")
    return int(version) if version.isdecimal() and len(version) < 9 else 0


def _saved(version: int) -> dict[str, Any]:
    return {"version": version, "at": f"{clock.now().astimezone(SHANGHAI):%H:%M}"}


def _worked(filing: Filing) -> dict[str, dict[str, str]]:
    """Every sum the form can work out from the answers now, by the question it is offered for."""
    answers = answers_of(filing)
    offers = {
        element.key: element.works(answers)
        for element in FORMS[filing.form].elements() if element.works
    }
    return {
        key: {"amount": f"{worked.amount:.2f}", "formula": worked.formula}
        for key, worked in offers.items() if worked is not None
    }
