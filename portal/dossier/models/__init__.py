"""Files, their pages, uploads on their way, dossiers and who opened them."""

from portal.dossier.models.dossiers import CoverSheet, Dossier, DossierStep, Item
from portal.dossier.models.files import PageFacts, PageFinding, StoredFile
from portal.dossier.models.reading import PageView, VolumeCopy
from portal.dossier.models.uploads import Upload

__all__ = [
    "CoverSheet", "Dossier", "DossierStep", "Item", "PageFacts", "PageFinding", "PageView",
    "StoredFile", "Upload", "VolumeCopy",
]
