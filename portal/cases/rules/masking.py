"""Names as a stranger may see them: the family name and 某; organisations in full.

The public query shows less than a published judgment: nothing that finds a person by name.
"""

from portal.cases.data.names import LAST_WORDS_OF_ORGANISATIONS
from portal.people.masks import public_name

LONGEST_PERSONAL_NAME = 4


def is_organisation(name: str) -> bool:
    """Whether a name is an organisation's, judged by its length and its last word."""
    return len(name) > LONGEST_PERSONAL_NAME and name.endswith(LAST_WORDS_OF_ORGANISATIONS)


def stranger_sees(name: str) -> str:
    """张伟 becomes 张某, 欧阳静怡 becomes 欧阳某; an organisation keeps its name."""
    name = name.strip()
    return name if is_organisation(name) else public_name(name)
