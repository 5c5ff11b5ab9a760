"""The record of a video witnessing as a signed paper: it stands in for notary and legalisation."""

from dataclasses import asdict
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from filing.court_papers import LANGUAGE, TEMPLATE, Sheet
from filing.models import Witnessing
from filing.rules.entrances import WITNESS_CHECKS
from portal.common import readable
from portal.papers.models import Paper
from portal.papers.orders import Order, order


def order_record(witnessing: Witnessing, *, at: datetime) -> Paper:
    """Have the record made, in Chinese; ordered again, the same paper is returned."""
    with translation.override(LANGUAGE):
        sheet = Sheet(
            "witness",
            _("Record of video witnessing"),
            lead=[
                _("A judge of this court witnessed by video that this mandate was given."),
                _("The power of attorney needs no notarisation, legalisation or transfer."),
            ],
            rows=[
                (_("Principal"), witnessing.principal),
                (_("Lawyer"), witnessing.lawyer),
                (_("Law firm"), witnessing.lawyer_firm),
                (_("Licence"), witnessing.lawyer_licence),
                (_("Authority"), str(witnessing.get_authority_display())),
                (_("Matters"), witnessing.matters),
                (_("Language spoken"), witnessing.spoken),
                (_("Began"), readable.moment(witnessing.starts_at)),
                (_("Recorded"), readable.moment(at)),
                (_("Judge"), str(witnessing.judge)),
            ],
            steps_title=_("The judge saw to it that"),
            steps=[str(check.words) for check in WITNESS_CHECKS],
            reasons=[witnessing.record],
        )
        wanted = Order(
            TEMPLATE, about=witnessing, court=witnessing.court, title=sheet.title,
            facts=asdict(sheet), language=LANGUAGE, occasion="witness",
        )
        return order(wanted, at=at)


def record_of(witnessing: Witnessing) -> Paper | None:
    """The record, once it was ordered."""
    return Paper.objects.filter(about=witnessing.reference, template=TEMPLATE).first()
