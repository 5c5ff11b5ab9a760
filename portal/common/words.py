"""Words for people in rules, which know nothing else of the web framework."""

from django.utils.translation import gettext_lazy as _

__all__ = ["_"]
