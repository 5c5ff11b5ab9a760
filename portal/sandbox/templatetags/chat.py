"""Showing what a messenger makes of the markdown it was sent: bold, links, quotes."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\]]+)\]\((https?://[^\s)]+)\)")
QUOTE = re.compile(r"^&gt; (.*)$", re.M)
ADDRESS = re.compile(r"https?://[!-~]+")
SMALL_LETTERS = re.compile(r"[a-z]")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@register.filter
def tongue(text: str) -> str:
    """The language a message is in, so that a screen reader reads it right on any page.

    English messages carry Chinese names of courts, Chinese ones links, numbers and codes.
    """
    letters = SMALL_LETTERS.findall(ADDRESS.sub("", text))
    return "zh-Hans" if len(CHINESE.findall(text)) * 2 > len(letters) else "en"


@register.filter
def chat(text: str) -> SafeString:
    """Everything is escaped first, so that only these three marks become HTML."""
    said = str(escape(text))
    said = LINK.sub(r'<a href="\2" rel="nofollow">\1</a>', said)
    said = BOLD.sub(r"<b>\1</b>", said)
    said = QUOTE.sub(r"<small>\1</small>", said)
    return mark_safe(said.replace("\n", "<br>"))  # noqa: S308  escaped above
