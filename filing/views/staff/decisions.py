"""Deciding on one filing: each decision is a page with its form, and one act behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from filing.actions import allotting, deciding, docketing, examining
from filing.court_papers import items_of
from filing.examination import results_of_round
from filing.forms.desk import (
    DoorForm,
    NoticeForm,
    OverrideForm,
    RecuseForm,
    RefuseForm,
    RulingForm,
    TransferForm,
)
from filing.models import CheckResult, Filing, Flag
from filing.pointing import Pointers
from filing.rules.checks import RULES as CHECKS
from filing.views.staff.queue import DESK_ROLES
from filing.views.staff.review import RECUSE, desk_filing, page_context
from portal.common import clock
from portal.common.forms import PortalForm
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import local_day

Said = dict[str, Any]

WHAT_FOLLOWS = {
    "accept": gettext_lazy(
        "The case gets its number. The notices of acceptance and evidence go out, and the fee "
        "notice when the fee is due in advance."
    ),
    "notice": gettext_lazy(
        "Sent once, with everything in it (LR 7). The filer’s first date stays; your seven days "
        "start anew the day after the corrections arrive (INT 126)."
    ),
    "door": gettext_lazy(
        "The filer is shown where the matter belongs (CPL 127), and may insist on a decision."
    ),
    "transfer": gettext_lazy(
        "The filing goes to the court that has jurisdiction. Its first date stays, and that court "
        "does not send it on (CPL 37)."
    ),
    "refuse": gettext_lazy(
        "A ruling with your reasons and your name. It can be appealed within 10 days (CPL 171)."
    ),
    "ruling": gettext_lazy(
        "A judge registers it or refuses it by a ruling (CPL 126). The court’s time limit runs on."
    ),
    "mediation": gettext_lazy(
        "At most 30 days (OM 24). Then filing goes on by itself, and the filer may go on at any "
        "time before."
    ),
    "override": gettext_lazy(
        "You allow a ground that the first notice should have told. The reason is kept."
    ),
    "hand-over": gettext_lazy(
        "The judge is drawn by the published rule; the draw is kept and can be repeated by anyone."
    ),
    "return": gettext_lazy(
        "The time to correct is over. The filing is returned and the filer may insist (LR 7)."
    ),
}
"""What each decision brings about, said before it is made."""


@dataclass(frozen=True)
class Decision:
    """A decision of the desk: its move, the form, and the action it calls."""

    move: str
    call: Callable[[Filing, Said, Person, datetime], object]
    form: Callable[[Filing, Any], PortalForm] = lambda _record, data: PortalForm(data)


def _notice_form(record: Filing, data: Any) -> PortalForm:
    is_abroad = record.channel == Filing.Channel.CROSS_BORDER
    return NoticeForm(data, checks=_check_choices(record), is_abroad=is_abroad)


def _check_choices(record: Filing) -> list[tuple[str, Any]]:
    """Failed checks that no mark of this round covers yet."""
    marked = {flag.anchor for flag in record.flags.filter(round=record.round, lifted_at=None)}
    where = Pointers(record)
    return [
        (f"{result.pk}", f"{CHECKS[result.rule].title} ({where.words(result.anchor)})")
        for result in deciding.open_checks(record)
        if result.anchor not in marked and result.outcome == CheckResult.Outcome.FAILED
    ]


def _send_notice(record: Filing, said: Said, by: Person, at: datetime) -> object:
    notice = deciding.Notice(
        days=said.get("days") or deciding.Notice.days, words=said["words"],
        checks=_ticked(record, said.get("checks", [])), is_complete=said["is_complete"],
    )
    return deciding.require_correction(record, notice, by=by, at=at)


def _ticked(record: Filing, keys: list[str]) -> list[CheckResult]:
    return [result for result in results_of_round(record) if str(result.pk) in keys]


def _transfer_form(record: Filing, data: Any) -> PortalForm:
    courts = Court.objects.in_force(local_day(clock.now()))
    if record.court is not None:
        courts = courts.exclude(code=record.court.code)
    return TransferForm(data, courts=courts)


DECISIONS = {
    "accept": Decision(
        "accept", lambda f, said, by, at: docketing.accept(f, by=by, at=at),
    ),
    "notice": Decision("require_correction", _send_notice, _notice_form),
    "door": Decision(
        "redirect",
        lambda f, said, by, at: deciding.redirect(f, said["door"], said["words"], by=by, at=at),
        lambda _record, data: DoorForm(data),
    ),
    "transfer": Decision(
        "transfer",
        lambda f, said, by, at: deciding.transfer(f, said["court"], said["why"], by=by, at=at),
        _transfer_form,
    ),
    "refuse": Decision(
        "refuse",
        lambda f, said, by, at: deciding.refuse(f, said["reasons"], by=by, at=at),
        lambda _record, data: RefuseForm(data),
    ),
    "ruling": Decision(
        "ask_ruling",
        lambda f, said, by, at: deciding.ask_ruling(f, said["why"], by=by, at=at),
        lambda _record, data: RulingForm(data),
    ),
    "mediation": Decision(
        "send_to_mediation",
        lambda f, said, by, at: deciding.send_to_mediation(f, by=by, at=at),
    ),
    "override": Decision(
        "override",
        lambda f, said, by, at: examining.allow_override(f, why=said["why"], by=by, at=at),
        lambda _record, data: OverrideForm(data),
    ),
    "hand-over": Decision(
        "hand_over", lambda f, said, by, at: docketing.hand_over(f, by=by, at=at),
    ),
    "return": Decision(
        "return_uncorrected",
        lambda f, said, by, at: deciding.return_uncorrected(f, by=by, at=at),
    ),
}


@staff_page(*DESK_ROLES)
def decide(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """GET shows what the decision does and asks what it needs; POST makes it."""
    wanted, record = DECISIONS.get(name), desk_filing(request, public_id)
    if wanted is None:
        raise Http404
    person = cast(Person, request.user)
    if request.method != "POST" and not record.may(wanted.move, person):
        return redirect("staff:filing", record.public_id)
    form = wanted.form(record, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            wanted.call(record, form.cleaned_data, person, clock.now())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _said_done(record, wanted))
            return _after(record, person)
    context = {
        **page_context(request, record), "form": form, "name": name,
        "label": record.MOVES[wanted.move].label, "words": WHAT_FOLLOWS[name],
        "preview": _preview(record, form) if name == "notice" else None,
    }
    status = 409 if form.errors else 200
    return render(request, "filing/staff/decide.html", context, status=status)


def _after(record: Filing, person: Person) -> HttpResponse:
    """Back to the filing; to the queue when it now lies at another court."""
    if Filing.objects.visible_to(person).at_court(person).filter(pk=record.pk).exists():
        return redirect("staff:filing", record.public_id)
    return redirect("staff:filings")


def _said_done(record: Filing, wanted: Decision) -> str:
    return _("Done: %(what)s. Press n for the next filing.") % {
        "what": record.MOVES[wanted.move].label
    }


def _preview(record: Filing, form: PortalForm) -> list[dict[str, str]]:
    """The items of the notice as the filer will read them: the marks, then the ticked checks."""
    flags = list(record.flags.filter(round=record.round, lifted_at=None))
    field = form.fields.get("checks")
    keys: list[str] = []
    if field is not None:
        data: Any = form.data
        keys = data.getlist("checks") if form.is_bound else list(field.initial or [])
    flags += [
        Flag(
            filing=record, round=record.round, reason=CHECKS[result.rule].reason,
            anchor=result.anchor, words=result.words,
        )
        for result in _ticked(record, keys) if result.rule in CHECKS
    ]
    return items_of(record, flags)


@require_POST
@staff_page(Role.CLERK, Role.JUDGE)
def preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The notice as it stands with these ticks: a part of the page, kept current while ticking."""
    record = desk_filing(request, public_id)
    form = _notice_form(record, request.POST)
    return render(
        request, "filing/staff/_preview.html", {"preview": _preview(record, form), "form": form}
    )


@staff_page(*RECUSE)
def recuse(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Enter, before the draw, that a judge may not hear the case."""
    record = desk_filing(request, public_id)
    judges = Person.objects.filter(
        offices__court=record.court, offices__role=Role.JUDGE, offices__until=None
    ).distinct().order_by("full_name")
    form = RecuseForm(request.POST or None, judges=judges)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            allotting.recuse(
                record, said["judge"], why=said["why"], by=cast(Person, request.user),
                at=clock.now(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Entered. The draw leaves this judge out."))
            return redirect("staff:filing", record.public_id)
    context = {
        **page_context(request, record), "form": form, "name": "recuse", "preview": None,
        "label": _("Enter a recusal"), "words": _("Enter it before the judge is drawn (CPL 47)."),
    }
    return render(request, "filing/staff/decide.html", context)
