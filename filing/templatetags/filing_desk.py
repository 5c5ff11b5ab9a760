"""Template words of the filing desk."""

from django import template

register = template.Library()
AS_ID = str.maketrans(":.[]", "----")


@register.filter
def anchor_id(anchor: str) -> str:
    """An anchor as the id of its row: letters an address need not escape."""
    return anchor.translate(AS_ID)
