"""The staff list as a workbook. What people typed can never become a formula in it."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from portal.cases.models import Case
from portal.common.clock import SHANGHAI

MOST_ROWS = 5000
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def inert(value: Any) -> Any:
    """A cell a spreadsheet shows and never computes (CWE-1236)."""
    text = "" if value is None else str(value)
    text = "".join(c for c in text if c >= " " or c in "\t\n")
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def case_list(cases: Iterable[Case]) -> tuple[bytes, int]:
    """The workbook and how many cases are in it."""
    from openpyxl import Workbook  # slow to import, and few requests need it

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Cases"))
    sheet.freeze_panes = "A2"
    sheet.append(
        [
            _("Case number"), _("Cause of action"), _("Parties"), _("Stage"), _("Court"),
            _("Division"), _("Judge"), _("Filed on"), _("Next date"),
        ]
    )
    count = 0
    for case in cases:
        sheet.append([inert(cell) for cell in _row(case)])
        count += 1
    out = BytesIO()
    book.save(out)
    return out.getvalue(), count


def _row(case: Case) -> list[Any]:
    next_date = case.next_date.astimezone(SHANGHAI) if case.next_date else None
    return [
        case.number, case.cause_here, " / ".join(party.name for party in case.parties.all()),
        Case.Stage(case.stage).label, case.court, case.division or "",
        case.judge.full_name if case.judge else "", case.filed_on.isoformat(),
        f"{next_date:%Y-%m-%d %H:%M}" if next_date else "",
    ]
