"""Why nothing can be found by a number: the sentence of whoever knows such numbers."""

from django.utils.translation import gettext

from judge_contact.clues import Clue
from portal.cases.rules.numbers import BadNumber
from portal.cases.wordings import number_mistake


def sentence_of(clue: Clue) -> str:
    """Empty when what was typed may be found."""
    bad = clue.mistake
    if bad is None:
        return ""
    return number_mistake(bad) if isinstance(bad, BadNumber) else gettext(bad.sentence)
