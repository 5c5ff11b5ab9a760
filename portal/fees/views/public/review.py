"""Asking the court's president to review a fee, and following it (FEE 43)."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.common import clock
from portal.common.refusals import Refused
from portal.fees.actions import ask_review
from portal.fees.forms.party import ReviewForm
from portal.fees.rules.limits import REVIEW
from portal.fees.standing import promises
from portal.fees.views.public.owing import own_fee
from portal.people.models import Person


@login_required
def review(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What was asked before with its decision, and the form, while nothing is being decided."""
    fee = own_fee(request, public_id)
    form = ReviewForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.cleaned_data
            try:
                ask_review(
                    fee, said["kind"], words=said["words"], key=said["once_key"],
                    by=cast(Person, request.user), at=clock.now(),
                )
            except Refused as refused:
                name = refused.field if refused.field in form.fields else None
                form.add_error(name, str(refused))
                status = 409
            else:
                messages.success(request, _("The court’s president has your request."))
                return redirect("fee_review", fee.public_id)
    reviews = list(fee.reviews.all())
    is_open = any(not one.outcome for one in reviews)
    context = {
        "fee": fee, "form": form, "reviews": reviews, "at": clock.now(),
        "may_ask": not is_open and fee.state in fee.MOVES["ask_review"].frm,
        "promises": [one for one in promises(fee) if one.limit.rule == REVIEW.code],
    }
    return render(request, "fees/review.html", context, status=status)
