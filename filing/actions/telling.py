"""Putting the letters of the table into the outbox, in the transaction of the act."""

from datetime import datetime

from filing.models import Filing
from filing.notices import letters_after
from portal.notices import outbox


def tell(act: str, filing: Filing, *, at: datetime) -> None:
    """Tell whoever the table names after this act."""
    outbox.post(letters_after(act, filing, at=at), at=at)
