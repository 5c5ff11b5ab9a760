"""Every address of the portal, read from the resolver: what the rules and the browser walk."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

PACKAGES = ("account_", "mfa_", "usersessions_", "admin:")
"""Prefixes of the names of addresses that packages bring."""


@dataclass(frozen=True)
class Route:
    """One address: its full name (``staff:queue``), its pattern and what it needs filled in."""

    name: str
    path: str
    pattern: URLPattern

    @property
    def arguments(self) -> frozenset[str]:
        return frozenset(self.pattern.pattern.converters)


def _walk(resolver: URLResolver, namespace: str, path: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Route(f"{namespace}{entry.name or here}", here, entry)
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, inner, here)


def every() -> list[Route]:
    return list(_walk(get_resolver(), "", "/"))


def ours() -> list[Route]:
    """Addresses of our own apps, without those of packages."""
    return [
        route
        for route in every()
        if not route.name.startswith(PACKAGES)
        and route.pattern.callback.__module__.split(".")[0] in ("portal", "judge_contact", "filing")
    ]
