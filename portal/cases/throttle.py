"""How often a visitor may ask: guessing a name to a number must not pay."""

import hashlib
from typing import Any

from django.http import HttpRequest
from rest_framework.throttling import SimpleRateThrottle

from portal.cases.querysets import CaseQuery


class _Throttle(SimpleRateThrottle):
    def __init__(self, key: str) -> None:
        self.fixed_key = f"case-query:{self.scope}:{key}"
        super().__init__()

    def get_cache_key(self, request: Any, view: Any) -> str:
        return self.fixed_key


class PerVisitor(_Throttle):
    """Ten questions a minute from one address: enough for a family at one kiosk."""

    scope = "visitor"
    rate = "10/min"


class PerNumber(_Throttle):
    """Twenty questions an hour about one number, from wherever they come."""

    scope = "number"
    rate = "20/hour"


def may_ask(request: HttpRequest, query: CaseQuery) -> bool:
    """Whether this visitor may ask again now. Both counts are taken."""
    number = hashlib.sha256(query.number.encode()).hexdigest()[:32]
    asking: Any = request
    visitor = PerVisitor("")
    visitor.fixed_key += visitor.get_ident(asking)
    view: Any = None
    asked = [counter.allow_request(asking, view) for counter in (visitor, PerNumber(number))]
    return all(asked)
