"""Writing in a draft: one way in, so that nothing is written into what was handed in.

Saving a field is no act of law: drafts are the filer's own, so such writes leave no row in the
court's audit trail. What they amount to is frozen and noted when the filing is submitted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from filing.models import Filing
from filing.states import EDITABLE
from portal.common.moves import locked
from portal.common.refusals import Refused
from portal.people.models import Person

NOT_YOURS = _("Only the person who files may change this.")
CLOSED = _("This was handed in and can no longer be changed here.")


class Stale(Refused):
    """Another tab or device saved something else since this page was opened (both are shown).

    ``theirs`` is what is kept now, ``version`` the one to name when choosing between them.
    """

    def __init__(self, theirs: str, version: int, *, field: str) -> None:
        super().__init__(
            _("This was changed on another page since. Choose which one stays."), field=field
        )
        self.theirs = theirs
        self.version = version


@contextmanager
def editing(filing: Filing, *, by: Person, at: datetime) -> Iterator[Filing]:
    """The filing under its lock, open to change; refused to others and after handing in."""
    with transaction.atomic():
        held = locked(filing)
        if not held.may_follow(by):
            raise Refused(NOT_YOURS)
        if held.state not in EDITABLE:
            raise Refused(CLOSED)
        yield held
        held.saved_at = at
        held.save()
