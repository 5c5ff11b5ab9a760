"""Template words about people: masks, and the demo's people on the sign-in page."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from portal.people import demo, masks

register = template.Library()
register.filter("mask_phone", masks.mask_phone)
register.filter("mask_name", masks.mask_name)
register.filter("public_name", masks.public_name)


@register.simple_tag
def demo_people() -> list[tuple[str, tuple[demo.DemoPerson, ...]]]:
    """Who can be tried out, in groups."""
    return [(_("Litigants"), demo.LITIGANTS), (_("Court staff"), demo.STAFF)]


@register.simple_tag
def account_places() -> list[tuple[str, Any]]:
    """The pages of one's own account, in the order they are met."""
    return [
        ("account", _("My account")),
        ("identity", _("Identity")),
        ("mandates", _("Acting for others")),
        ("mfa_index", _("Second factor")),
        ("sessions", _("Where I am signed in")),
    ]
