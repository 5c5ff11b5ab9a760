"""The demo's outside world on one page: phones, mailboxes and work groups."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages as flash
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from portal.notices.models import WorkGroup
from portal.people.models import Person
from portal.sandbox.models import Arrival, Channel, Fault
from portal.sandbox.providers import set_fault

SHOWN = 300
PER_DEVICE = 12


@dataclass
class Device:
    """One phone, mailbox or group with the newest messages on it."""

    address: str
    owner: str
    newest: list[Arrival] = field(default_factory=list)
    more: int = 0

    def take(self, arrival: Arrival) -> None:
        if len(self.newest) < PER_DEVICE:
            self.newest.append(arrival)
        else:
            self.more += 1


@require_GET
def world(request: HttpRequest) -> HttpResponse:
    """Everything that arrived, newest first, by device; filtered by name, phone or address."""
    who = request.GET.get("who", "").strip()
    arrivals = list(_arrivals(who)[:SHOWN])
    owners = _owners(arrivals)
    devices: dict[str, dict[str, Device]] = {channel: {} for channel in Channel.values}
    for arrival in arrivals:
        shelf = devices[arrival.channel]
        name = owners.get(arrival.address, "")
        shelf.setdefault(arrival.address, Device(arrival.address, name)).take(arrival)
    faults = {fault.channel: fault for fault in Fault.objects.order_by("channel")}
    return render(
        request, "sandbox/world.html",
        {
            "who": who,
            "shown": len(arrivals),
            "newest": arrivals[0].pk if arrivals else 0,
            "phones": list(devices[Channel.SMS].values()),
            "mailboxes": list(devices[Channel.EMAIL].values()),
            "groups": list(devices[Channel.WECOM].values()),
            "faults": [_fault_row(channel, faults.get(channel)) for channel in Channel],
        },
    )


def _fault_row(channel: Channel, fault: Fault | None) -> dict[str, Any]:
    is_on = fault is not None and fault.mode != Fault.Mode.NONE and fault.times != 0
    initial: dict[str, Any] = {"channel": channel.value, "mode": Fault.Mode.NONE}
    if is_on and fault is not None:
        initial = {"channel": channel.value, "mode": fault.mode, "times": fault.times}
    return {
        "label": channel.label, "is_on": is_on, "fault": fault,
        "form": FaultForm(initial=initial, prefix=None, auto_id=f"{channel.value}_%s"),
    }


def _arrivals(who: str) -> Any:
    rows = Arrival.objects.order_by("-arrived_at", "-pk")
    if not who:
        return rows
    people = Person.objects.filter(Q(full_name__icontains=who) | Q(username=who)).order_by("pk")
    addresses = [address for pair in people.values_list("phone", "email")[:50] for address in pair]
    groups = WorkGroup.objects.filter(name__icontains=who).order_by("pk")
    slugs = [slug_of(group) for group in groups[:50]]
    return rows.filter(
        Q(address__icontains=who) | Q(address__in=[one for one in addresses + slugs if one])
    )


def _owners(arrivals: list[Arrival]) -> dict[str, str]:
    """Whose phone, mailbox or group each address is; two statements, however many there are."""
    addresses = {arrival.address for arrival in arrivals}
    people = Person.objects.filter(Q(phone__in=addresses) | Q(email__in=addresses)).order_by("-pk")
    owners: dict[str, str] = {}
    for person in people:
        for address in (person.phone, person.email):
            owners[address] = person.full_name
    for group in WorkGroup.objects.order_by("pk"):
        owners[slug_of(group)] = group.name
    return owners


def slug_of(group: WorkGroup) -> str:
    """The group's name in its robot's address."""
    return group.robot_url.partition("/wecom/")[2].partition("/")[0]


class FaultForm(forms.Form):
    """How one provider misbehaves."""

    channel = forms.ChoiceField(choices=Channel.choices, widget=forms.HiddenInput)
    mode = forms.ChoiceField(choices=Fault.Mode.choices, label=gettext_lazy("Behaviour"))
    times = forms.IntegerField(
        required=False, min_value=1, max_value=10_000,
        label=gettext_lazy("For how many messages (empty: all)"),
    )


@require_POST
def faults(request: HttpRequest) -> HttpResponse:
    """Switch a fault of a pretended provider on or off."""
    form = FaultForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        set_fault(said["channel"], said["mode"], said["times"])
        flash.success(request, _("The outside world now behaves so."))
    else:
        flash.error(request, _("Choose a behaviour, and a number of messages from 1 to 10,000."))
    return redirect("sandbox")


@require_GET
def newest(request: HttpRequest) -> HttpResponse:
    """The number of the newest arrival: a small file asks now and then whether to offer more."""
    found = Arrival.objects.order_by("-pk").values_list("pk", flat=True).first()
    return JsonResponse({"newest": found or 0})
