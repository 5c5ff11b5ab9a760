"""Acts a desk offers on one request: its move, its form, and the action it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from judge_contact import actions
from judge_contact.actions.supervising import ATTEMPTS_BEFORE_GIVING_UP
from judge_contact.forms import ConcludeForm, ReassignForm, ReportForm, SendBackForm
from judge_contact.forms.call import BetterTimeForm, RatingForm, RedirectForm, SaidForm
from judge_contact.forms.oversight import ExtendForm, GiveUpForm
from judge_contact.models import Ticket
from portal.common.forms import PortalForm
from portal.people.models import Office, Person
from portal.people.roles import Role

Said = dict[str, Any]
FormOf = Callable[..., forms.Form]


@dataclass(frozen=True)
class DeskAct:
    """``form`` makes the form from what was typed, the request, and Django's own ``auto_id``."""

    move: str
    form: FormOf
    call: Callable[[Ticket, Said, Person, Any], Ticket]
    has_fields: bool = True
    takes_files: bool = False
    also: Callable[[Ticket], bool] = lambda ticket: True
    """What must hold beside the table of moves, so that no button is shown in vain."""


def _plain(form: type[PortalForm]) -> FormOf:
    return lambda data, ticket, **more: form(data, **more)


def _reassign(data: Any, ticket: Ticket, **more: Any) -> forms.Form:
    judges = Person.objects.filter(
        offices__role=Role.JUDGE, offices__division=ticket.division, offices__until=None
    ).exclude(pk=ticket.judge_id)
    return ReassignForm(data, judges=judges.order_by("full_name"), **more)


def _redirect(data: Any, ticket: Ticket, **more: Any) -> forms.Form:
    """Judges of the court by division; those of the case's present division stand first."""
    seats = Office.objects.filter(
        role=Role.JUDGE, court=ticket.court, division__isnull=False, until=None
    ).select_related("division", "person")
    ordered = sorted(
        seats.order_by("division__code", "person__full_name", "pk"),
        key=lambda seat: seat.division_id != ticket.case.division_id,
    )
    return RedirectForm(data, seats=ordered, **more)


def _to_other_judge(ticket: Ticket, said: Said, by: Person, at: Any) -> Ticket:
    seat = said["seat"]
    return actions.redirect(ticket, division=seat.division, judge=seat.person, by=by, at=at)


def _is_under_supervision(ticket: Ticket) -> bool:
    return bool(ticket.supervisions.filter(concluded_at=None).exists())


OVERSIGHT: dict[str, DeskAct] = {
    "extend": DeskAct(
        "extend",
        _plain(ExtendForm),
        lambda ticket, said, by, at: actions.extend(
            ticket, days=said["days"], why=said["words"], by=by, at=at
        ),
    ),
    "supervise": DeskAct(
        "supervise",
        _plain(PortalForm),
        lambda ticket, said, by, at: actions.supervise(ticket, by=by, at=at),
        has_fields=False,
        also=lambda ticket: not _is_under_supervision(ticket),
    ),
    "give-up": DeskAct(
        "give_up",
        _plain(GiveUpForm),
        lambda ticket, said, by, at: actions.give_up(
            ticket, outcome=said["outcome"], by=by, at=at
        ),
        also=lambda ticket: ticket.attempts.count() >= ATTEMPTS_BEFORE_GIVING_UP,
    ),
}
"""Acts of the division head and of the inspection office beside the outcome itself."""

DESK_ACTS: dict[str, DeskAct] = {
    "acknowledge": DeskAct(
        "acknowledge",
        _plain(PortalForm),
        lambda ticket, said, by, at: actions.acknowledge(ticket, by=by, at=at),
        has_fields=False,
    ),
    "send-back": DeskAct(
        "return",
        _plain(SendBackForm),
        lambda ticket, said, by, at: actions.send_back(ticket, why=said["words"], by=by, at=at),
    ),
    "redirect": DeskAct("redirect", _redirect, _to_other_judge),
    "reassign": DeskAct(
        "reassign",
        _reassign,
        lambda ticket, said, by, at: actions.reassign(
            ticket, judge=said["judge"], why=said["words"], by=by, at=at
        ),
    ),
    "report": DeskAct(
        "report",
        _plain(ReportForm),
        lambda ticket, said, by, at: actions.report(ticket, words=said["words"], by=by, at=at),
    ),
    "conclude": DeskAct(
        "conclude",
        _plain(ConcludeForm),
        lambda ticket, said, by, at: actions.conclude(
            ticket,
            outcome=said["outcome"],
            drafts_criticism=said["drafts_criticism"],
            by=by,
            at=at,
        ),
        also=lambda ticket: _is_under_supervision(ticket),
    ),
    **OVERSIGHT,
}

ON_THE_PHONE: dict[str, DeskAct] = {
    "confirm": DeskAct(
        "confirm",
        _plain(PortalForm),
        lambda ticket, said, by, at: actions.confirm(ticket, by=by, at=at),
        has_fields=False,
    ),
    "not-reached": DeskAct(
        "not_reached",
        _plain(SaidForm),
        lambda ticket, said, by, at: actions.not_reached(
            ticket, words=said["words"], by=by, at=at
        ),
    ),
    "better-time": DeskAct(
        "add_words",
        _plain(BetterTimeForm),
        lambda ticket, said, by, at: actions.add_words(
            ticket, words=said["words"], best_time=said["best_time"], by=by, at=at
        ),
    ),
    "attach": DeskAct(
        "attach",
        _plain(PortalForm),
        lambda ticket, said, by, at: actions.attach(ticket, said["files"], by=by, at=at),
        takes_files=True,
    ),
    "rate": DeskAct(
        "rate",
        _plain(RatingForm),
        lambda ticket, said, by, at: actions.rate(
            ticket, stars=said["stars"], words=said["words"], by=by, at=at
        ),
    ),
    "close": DeskAct(
        "close",
        _plain(PortalForm),
        lambda ticket, said, by, at: actions.close(ticket, by=by, at=at),
        has_fields=False,
    ),
    "reopen": DeskAct(
        "reopen",
        _plain(SaidForm),
        lambda ticket, said, by, at: actions.reopen(ticket, words=said["words"], by=by, at=at),
        also=lambda ticket: ticket.round == 1,
    ),
    "withdraw": DeskAct(
        "withdraw",
        _plain(PortalForm),
        lambda ticket, said, by, at: actions.withdraw(ticket, by=by, at=at),
        has_fields=False,
    ),
}
"""What a party says on the phone, recorded by the agent who hears it."""
