"""The first pages of a bound volume: its cover, and what it contains."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from portal.dossier.contents import Line
from portal.dossier.models import Dossier
from portal.dossier.models.dossiers import VOLUMES
from portal.dossier.rules.catalogue import Volume
from portal.papers.rendering import Rendered, render, stylesheet

LANGUAGE = "zh-hans"
"""Dossiers speak the language of the courts."""


def front_pages(
    dossier: Dossier, volume: Volume, lines: Sequence[Line], *, at: datetime
) -> Rendered:
    """Cover and contents as one PDF. ``CannotMake`` when fonts or characters are missing."""
    case: Any = dossier.case
    context = {
        "dossier": dossier, "case": case, "court": dossier.court, "lines": lines, "at": at,
        "volume": dict(VOLUMES)[volume.value], "lang": "zh-Hans",
        "pages": max((line.last for line in lines), default=0),
        "parties": list(case.parties.all()) if case else [],
    }
    with translation.override(LANGUAGE):
        html = render_to_string("dossier/papers/front.html", context)
    return render(html, stylesheet("css/volume.css"), is_document=False)
