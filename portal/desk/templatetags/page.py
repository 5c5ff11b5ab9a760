"""Template words of the portal, available in every template."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def allowed(context, record, move):  # type: ignore[no-untyped-def]
    """Whether the signed-in person may make this move now: the guard's own question."""
    return record.may(move, context["request"].user)
