"""Template words of the portal, available in every template."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.common import readable
from portal.desk import day_strip, workbenches
from portal.desk.icons import PATHS
from portal.notices import inbox
from portal.people import masks

register = template.Library()

register.filter("day", readable.day)
register.filter("short_day", readable.short_day)
register.filter("moment", readable.moment)
register.filter("left", readable.left)
register.filter("ago", readable.ago)
register.filter("yuan", readable.yuan)
register.filter("masked_name", masks.mask_name)
register.filter("masked_phone", masks.mask_phone)


@register.simple_tag(takes_context=True)
def allowed(context: Context, record: Any, move: str) -> bool:
    """Whether the signed-in person may make this move now: the guard's own question."""
    return bool(record.may(move, context["request"].user))


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon that only repeats the words beside it, so readers pass over it."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        ' stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"'
        ' aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        mark_safe(PATHS[name]),  # noqa: S308  our own drawing
    )


@register.simple_tag(takes_context=True)
def keep(context: Context, **changes: Any) -> str:
    """The address's query with some keys changed; a key set to None goes. Drops ``page``.

    ``<a href="{% keep sort='due' %}">``: filter and search stay, the list starts at its top.
    """
    query: QueryDict = context["request"].GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag
def due_state(limit: Any, at: datetime) -> Mapping[str, str]:
    """How a time limit stands at an instant: ``tone`` for colour, ``words``, ``icon``."""
    if limit.cancelled_at is not None:
        return {"tone": "neutral", "icon": "cross", "words": _("No longer needed")}
    if limit.met_at is not None and limit.met_at < limit.due_at:
        return {"tone": "done", "icon": "check", "words": _("Done in time")}
    if limit.met_at is not None:
        return {"tone": "overdue", "icon": "check", "words": _("Done late")}
    if limit.is_overdue(at):
        return {"tone": "overdue", "icon": "alert", "words": readable.overdue(limit.due_at, at)}
    is_near = (limit.due_at - at).total_seconds() <= readable.SOON_S
    return {
        "tone": "soon" if is_near else "neutral",
        "icon": "clock",
        "words": readable.left(limit.due_at, at),
    }


@register.simple_tag
def days_of(due: Any) -> list[dict[str, Any]]:
    """The strip of days of a computed date: the start, each counted day, each day passed over."""
    return day_strip.cells(due)


@register.simple_tag
def skipped_groups(due: Any) -> list[dict[str, str]]:
    """Days passed over, gathered by reason and notice, each as a sentence reads them."""
    return day_strip.passed_over(due)


@register.simple_tag
def rule_words(due: Any) -> str:
    """The rule of a computed date: "2nd working day after ..."."""
    return day_strip.rule(due)


@register.simple_tag
def day_position(due: Any, at: date | datetime) -> str:
    """Where today stands in a period: "Day 3 of 7"."""
    return day_strip.position(due, at)


@register.filter
def first_choice(field: BoundField) -> str:
    """Id of the control that a link in the error summary leads to."""
    if field.use_fieldset and field.subwidgets:
        return str(field.subwidgets[0].id_for_label or field.auto_id)
    return str(field.id_for_label or field.auto_id)


@register.filter
def machine(value: date | datetime) -> str:
    """A date or instant as programs read it, for the datetime attribute."""
    return value.isoformat()


@register.filter
def when(value: date | datetime) -> str:
    """An instant with its clock time, a date without."""
    return readable.moment(value) if isinstance(value, datetime) else readable.day(value)


@register.simple_tag(takes_context=True)
def console_places(context: Context) -> list[dict[str, Any]]:
    """The console's side navigation for the person who asks."""
    request = context["request"]
    return workbenches.navigation(request.user, request.path)


@register.simple_tag(takes_context=True)
def unread_messages(context: Context) -> int:
    """Messages on this site the person has not opened: one query, asked once per page."""
    person = context["request"].user
    return inbox.unread_count(person) if person.is_authenticated else 0


@register.simple_tag
def page_address(query: str, number: int) -> str:
    """Address of one page of a list whose filter and sort (``query``, from ``keep``) stay."""
    kept = (query or "").lstrip("?")
    return f"?{kept}&page={number}" if kept else f"?page={number}"
