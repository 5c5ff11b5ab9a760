"""Who may read the files of a filing, and who may add some."""

from typing import Any

from filing.models import CaseRequest, Filing
from filing.states import EDITABLE
from portal.dossier import access


def open_files() -> None:
    """Tell the file store, once: whoever sees the filing sees its files."""
    access.register("filing.Filing", access.by_scope(Filing), to_add=filing_to_add)
    access.register("filing.CaseRequest", access.by_scope(CaseRequest))


def filing_to_add(reference: str, person: Any) -> Filing | None:
    """The filing, while the person who files may change it."""
    rows = Filing.objects.visible_to(person).filter(state__in=EDITABLE)
    found: Filing | None = rows.filter(public_id=access.id_in(reference)).first()
    return found if found is not None and found.may_follow(person) else None
