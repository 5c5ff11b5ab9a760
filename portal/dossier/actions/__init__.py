"""Every write of a dossier. Import the verbs from here."""

from portal.dossier.actions.correcting import place, release, replace_item, withhold
from portal.dossier.actions.filing import (
    Entry,
    attach_to_case,
    dossier_of,
    file_item,
    open_dossier,
)
from portal.dossier.actions.sealing import break_seal, seal

__all__ = [
    "Entry", "attach_to_case", "break_seal", "dossier_of", "file_item", "open_dossier", "place",
    "release", "replace_item", "seal", "withhold",
]
