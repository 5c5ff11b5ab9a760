"""Every write of a dossier. Import the verbs from here."""

from portal.dossier.actions.correcting import place, release, replace_item, withhold
from portal.dossier.actions.filing import (
    Entry,
    attach_to_case,
    dossier_of,
    file_item,
    open_dossier,
    send_along,
)
from portal.dossier.actions.scanning import Announced, file_scan, make_cover, sheet_with
from portal.dossier.actions.sealing import break_seal, seal

__all__ = [
    "Announced", "Entry", "attach_to_case", "break_seal", "dossier_of", "file_item", "file_scan",
    "make_cover", "open_dossier", "place", "release", "replace_item", "seal", "send_along",
    "sheet_with", "withhold",
]
