"""Amounts as people type them, brought to plain digits."""

import unicodedata

SAYS_NOTHING = str.maketrans("", "", ",¥ 元")


def tidy(text: str) -> str:
    """Full-width digits become plain; commas, spaces and the sign of yuan say nothing."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return plain.translate(SAYS_NOTHING) if plain[:1].isdigit() or plain[:1] == "¥" else plain
