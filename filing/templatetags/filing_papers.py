"""Template words of a filing's papers."""

from datetime import datetime

from django import template

from filing.papers.document import opened
from portal.common.readable import moment

register = template.Library()
register.filter("opened", opened)


@register.filter
def signed_at(instant: str) -> str:
    """The instant of a signature as a paper prints it."""
    return moment(datetime.fromisoformat(instant))
