"""Characters that no font of the court can print: told where they are typed, not in the paper."""

import re

from portal.papers.environment import has_font_for, missing

COMMON = re.compile(r"[\s\x20-\x7e\xa0-\xff\u2010-\u2027\u3000-\u301f\u4e00-\u9fa5\uff01-\uff5e]+")
"""What every Chinese font has: text of these alone asks no font."""


def unprintable(text: str) -> str:
    """The characters of a text that cannot be printed, each once, in order; mostly none.

    Empty where no paper can be made at all: then the characters are not what is wrong.
    """
    rare = dict.fromkeys(COMMON.sub("", text))
    if not rare or missing():
        return ""
    return "".join(character for character in rare if not has_font_for(character))
