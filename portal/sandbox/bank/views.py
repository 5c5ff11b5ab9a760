"""The bank's hosted page, where the demo's payers pay without money."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from portal.common import clock
from portal.common.forms import PortalForm
from portal.sandbox.bank.calling import close, take_money
from portal.sandbox.bank.gateway import state_of
from portal.sandbox.bank.models import BankOrder, Behaviour


class PayForm(PortalForm):
    """How the bank behaves afterwards: normally, or as a tester wants to see it."""

    behaviour = forms.ChoiceField(
        choices=Behaviour.choices, initial=Behaviour.ONCE, label=_("What the bank does then"),
    )


def page(request: HttpRequest, token: UUID) -> HttpResponse:
    """What is paid to whom; paying or giving up leads back to the court."""
    order = get_object_or_404(BankOrder, token=token)
    at = clock.now()
    form = PayForm(request.POST or None)
    if request.method == "POST":
        if "cancel" in request.POST:
            close(order)
            return redirect(order.return_url)
        if form.is_valid():
            take_money(order, form.cleaned_data["behaviour"], at)
            return redirect(order.return_url)
    return render(
        request, "sandbox/bank/page.html",
        {"order": order, "form": form, "status": state_of(order, at)["status"]},
    )
