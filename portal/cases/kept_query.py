"""The last search of a list, kept in the session: names and phones never enter an address."""

from typing import Any

from django.http import HttpRequest

from portal.common.forms import PortalForm


def keep(request: HttpRequest, place: str, form: PortalForm) -> None:
    """Remember what was typed for this list."""
    typed = {name: str(form.data.get(name, "")) for name in form.fields}
    request.session[f"search:{place}"] = {k: v for k, v in typed.items() if v.strip()}


def kept(request: HttpRequest, place: str) -> dict[str, Any]:
    """What was last looked for in this list; empty when nothing was."""
    found: dict[str, Any] = request.session.get(f"search:{place}", {})
    return found


def forget(request: HttpRequest, place: str) -> None:
    """Show the whole list again."""
    request.session.pop(f"search:{place}", None)
