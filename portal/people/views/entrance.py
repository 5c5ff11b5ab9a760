"""Coming in: the demo's buttons, a forgotten password, a code to prove it is you, a kept form."""

from typing import cast

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.forms import SetPasswordForm
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.password_change import finalize_password_set
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.core import ratelimit
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.common.refusals import Refused
from portal.people import codes, demo
from portal.people.forms.account import CodeForm
from portal.people.masks import mask_phone
from portal.people.models import Person
from portal.people.proof import recently_authenticated
from portal.people.sessions import kept_form
from portal.people.views.onward import next_page

PROVE_AGAIN = "prove_again"


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's people with one press. Exists in demo mode only."""
    wanted = request.POST.get("username", "")
    person = Person.objects.filter(username=wanted, is_active=True).first()
    if not settings.DEMO or wanted not in demo.EVERYBODY or person is None:
        raise Http404
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
    record_authentication(request, person, method="demo")
    get_adapter(request).login(request, person)
    UserSession.objects.create_from_request(request)
    after = next_page(request)
    return redirect("/staff/" if after == "/" and person.is_court_staff else after)


def forgotten_password(request: HttpRequest) -> HttpResponse:
    """How to come in without the password: by phone, then set a new one."""
    return render(request, "people/forgotten_password.html")


@recently_authenticated
def new_password(request: HttpRequest) -> HttpResponse:
    """A new password without the old one, right after a code or key proved who is here."""
    person = cast(Person, request.user)
    methods = {record["method"] for record in get_authentication_records(request, person)}
    if not methods & {"code", "mfa", "demo"}:
        return redirect("account_change_password")
    form = SetPasswordForm(data=request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        finalize_password_set(request, person)
        return redirect("account")
    return render(request, "people/new_password.html", {"form": form})


@login_required
def confirm_by_code(request: HttpRequest) -> HttpResponse:
    """Prove again, by a code sent to the own verified phone, before an act that weighs."""
    person = cast(Person, request.user)
    if not person.phone_verified:
        raise Http404
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and "code" not in request.POST:
        return _send_proof(request, person)
    if request.method == "POST" and form.is_valid():
        if codes.spend(person, PROVE_AGAIN, form.cleaned_data["code"]):
            record_authentication(request, person, method="code", reauthenticated=True)
            return cast(HttpResponse, resume_request(request) or redirect(next_page(request)))
        form.add_error("code", _("This code is not right or too old. Ask for a new one."))
    return render(
        request, "people/confirm_by_code.html",
        {"form": form, "phone": mask_phone(person.phone), "next": next_page(request),
         "is_sent": bool(request.GET.get("sent") or "code" in request.POST)},
    )


def _send_proof(request: HttpRequest, person: Person) -> HttpResponse:
    if not ratelimit.consume(request, action="confirm_by_code", key=person.phone):
        raise Refused(_("Too many codes were asked for. Wait a minute and try again."))
    codes.send(person, PROVE_AGAIN, codes.sign_in_words)
    query = request.GET.copy()
    query["sent"] = "1"
    query["next"] = next_page(request)
    return redirect(f"{reverse('confirm_by_code')}?{query.urlencode()}")


@login_required
def show_kept_form(request: HttpRequest) -> HttpResponse:
    """What was typed before the sign-in ended, ready to be sent again by its owner."""
    kept = kept_form(request)
    if kept is None:
        messages.info(request, _("Nothing was kept. Please fill the page in again."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "people/kept_form.html", {"kept": kept})
