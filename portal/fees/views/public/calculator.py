"""The fee calculator, open to everyone: a GET form, so that an answer can be kept and sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.courts.models import Court
from portal.fees.actions.owing import snapshot
from portal.fees.bars import bar_of
from portal.fees.forms.calculator import SHORT, FeeForm
from portal.fees.models import ReliefApplication
from portal.fees.papers import said_lines
from portal.fees.rules.articles import cite
from portal.fees.rules.money import yuan_of
from portal.fees.rules.relief import GROUNDS
from portal.fees.rules.simulating import eased, variants
from portal.fees.terms import terms_of

CARRIED = ("matter", "amount", "court", "procedure")
"""What goes with the person into a filing, in its address."""


def fees(request: HttpRequest) -> HttpResponse:
    """The fee bracket by bracket, what would change it, and what relief there is."""
    today = clock.now().astimezone(SHANGHAI).date()
    courts = list(Court.objects.in_force(today))
    form = FeeForm(request.GET or None, courts=courts, today=today)
    context: dict[str, Any] = {"form": form, "answer": None}
    if form.is_bound and form.is_valid():
        context["answer"] = _answer(request, form)
    return render(request, "fees/calculator.html", context)


def _answer(request: HttpRequest, form: FeeForm) -> dict[str, Any]:
    asked, quoted = form.question, form.quoted
    lines = snapshot(quoted.lines)
    carried = request.GET.copy()
    for name in set(carried) - set(CARRIED):
        del carried[name]
    limits = quoted.range
    return {
        "fee": yuan_of(quoted.fee), "lines": said_lines(lines), "bar": bar_of(lines),
        "low": yuan_of(limits.low) if limits else None,
        "high": yuan_of(limits.high) if limits else None,
        "is_lowest": any(line.facts.get("set_by") == "nobody" for line in quoted.lines),
        "version": quoted.version, "variants": _variants(form),
        "eased": [
            {
                "label": ReliefApplication.Kind(one.kind).label, "percent": one.percent,
                "left": yuan_of(one.left),
            }
            for one in eased(quoted)
        ],
        "grounds": [
            {
                "words": ground.words, "kind": ReliefApplication.Kind(ground.kind).label,
                "article": cite(ground.article),
            }
            for ground in GROUNDS.values()
        ],
        "change": form.changed and {
            "due": yuan_of(form.changed.due), "refund": yuan_of(form.changed.refund),
            "lines": said_lines(snapshot(form.changed.lines)),
        },
        "carried": carried.urlencode(), "court": asked.court,
    }


def _variants(form: FeeForm) -> list[dict[str, Any]]:
    asked = form.question
    found = variants(
        asked.matter, asked.amount, terms=asked.terms, court=terms_of(asked.court, asked.on),
        on=asked.on,
    )
    return [
        {
            "procedure": SHORT[one.procedure], "ending": SHORT[one.ended_by],
            "fee": yuan_of(one.fee), "back": yuan_of(one.back), "is_asked": one.is_asked,
        }
        for one in found
    ]
