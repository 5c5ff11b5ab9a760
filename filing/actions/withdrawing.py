"""The filer takes a filing back."""

from datetime import datetime

from filing.actions import duties
from filing.actions.telling import tell
from filing.models import Filing
from portal.common.moves import moving
from portal.people.models import Person


def withdraw(filing: Filing, *, words: str = "", by: Person, at: datetime) -> Filing:
    """Withdraw before the trial division has it. The same matter may be filed again (INT 214).

    Nobody owes anything for it any more; what was late by then stays on record as late.
    """
    with moving(filing, "withdraw", by=by, at=at, words=words.strip()[:500]) as held:
        duties.cancel_all(held, at=at)
        tell("withdraw", held, at=at)
    return held
