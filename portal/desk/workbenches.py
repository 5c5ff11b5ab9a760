"""The workbench: every place of the console a person's offices open, gathered from the apps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.module_loading import module_has_submodule

from portal.common.places import Count, Place
from portal.people.models import Person
from portal.people.roles import POWERS, Role


@cache
def all_places() -> tuple[Place, ...]:
    """What the apps list in their ``desks.py``, in the order the apps are installed."""
    found: list[Place] = []
    for app in apps.get_app_configs():
        if app.module is not None and module_has_submodule(app.module, "desks"):
            found += import_module(f"{app.name}.desks").PLACES
    return tuple(found)


def keys_held(person: Person) -> frozenset[str]:
    """Every role and power of a person's offices today."""
    roles = {Role(office.role) for office in person.offices_now}
    return frozenset({*map(str, roles)} | {str(power) for role in roles for power in POWERS[role]})


def open_places(person: Person, places: Iterable[Place] | None = None) -> list[Place]:
    """The places this person's offices open; none without an office."""
    if not person.is_authenticated or not person.is_court_staff:
        return []
    held = keys_held(person)
    listed = all_places() if places is None else places
    return [place for place in listed if not place.open_to or place.open_to & held]


@dataclass(frozen=True)
class Card:
    """A place on the workbench with what waits there."""

    place: Place
    url: str
    count: Count | None

    @property
    def is_waiting(self) -> bool:
        """Whether something here is the person's to do, or is about to be late."""
        return self.count is not None and (self.count.number > 0 or self.count.tone != "neutral")


def cards(person: Person, at: datetime) -> list[Card]:
    """The workbench of one person: late work first, then what will be late; much before little."""
    order = {"overdue": 0, "soon": 1}
    made = [
        Card(
            place,
            reverse(f"staff:{place.url_name}"),
            place.waiting(person, at) if place.waiting else None,
        )
        for place in open_places(person)
    ]

    def urgency(card: Card) -> tuple[int, int]:
        count = card.count
        return (order.get(count.tone, 2), -count.number) if count else (3, 0)

    return sorted(made, key=urgency)


def navigation(person: Person, path: str) -> list[dict[str, Any]]:
    """The side navigation: the workbench, then open places by group, the current one marked."""
    groups: dict[str, list[dict[str, Any]]] = {"": []}
    for place in open_places(person):
        url = reverse(f"staff:{place.url_name}")
        groups.setdefault(str(place.group), []).append(
            {
                "url": url,
                "title": place.title,
                "icon": place.icon,
                "key": place.key,
                "is_here": path == url,
            }
        )
    return [{"title": title, "places": places} for title, places in groups.items() if places]
