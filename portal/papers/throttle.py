"""How often one address may ask whether something is ours: guessing must not pay."""

from typing import Any

from rest_framework.throttling import SimpleRateThrottle


class _PerVisitor(SimpleRateThrottle):
    """Counts by network address; pages and API share one count."""

    def get_cache_key(self, request: Any, view: Any) -> str:
        return f"verify:{self.scope}:{self.get_ident(request)}"


class Codes(_PerVisitor):
    """Thirty codes a minute: plenty for a person with a heap of letters."""

    scope = "codes"
    rate = "30/min"


class Files(_PerVisitor):
    """Six files a minute: each is looked into by a process of its own."""

    scope = "files"
    rate = "6/min"


def may_ask(throttle: type[_PerVisitor], request: Any) -> bool:
    """Whether this visitor may ask now; the question is counted."""
    return bool(throttle().allow_request(request, None))  # type: ignore[arg-type]
