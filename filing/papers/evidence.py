"""The evidence list: it writes itself from what was uploaded (CPL 124, INT 99)."""

from django.utils.translation import gettext as _

from filing.models import Filing, Material
from filing.papers.complaint import side_words
from filing.papers.document import Block, Document


def evidence_of(filing: Filing) -> list[Material]:
    """The pieces of evidence in the filer's own order; what was taken out is left out."""
    rows = [
        one for one in filing.materials.all()
        if one.slot == Material.Slot.EVIDENCE and one.removed_at is None
    ]
    return sorted(rows, key=lambda one: (one.position, one.pk))


def evidence_list(filing: Filing) -> Document:
    """Number, name, source, what it shows and pages of each piece of evidence."""
    columns = (_("No."), _("Name of the evidence"), _("Source"), _("What it shows"), _("Pages"))
    lines = tuple(
        (str(place), item.name, item.source, item.proves, str(item.pages or "—"))
        for place, item in enumerate(evidence_of(filing), start=1)
    )
    return Document(
        title=_("List of evidence"),
        blocks=(Block(columns=columns, lines=lines),),
        to=filing.court.name if filing.court else "",
        signs_as=side_words(filing.terms.own),
    )
