"""Papers a party signs in a running case: its answer, and its objection to jurisdiction."""

from django.utils import translation
from django.utils.translation import gettext as _

from filing.models import CaseRequest, ServedComplaint
from filing.papers.complaint import side_words
from filing.papers.document import Block, Document
from filing.papers.needed import LANGUAGE
from filing.papers.wording import text_of
from filing.reading import complaint_of
from portal.cases.models import Case, Party


def answer_document(served: ServedComplaint) -> Document:
    """答辩状: point by point, then in the party's own words (CPL 128)."""
    with translation.override(LANGUAGE):
        is_counter = served.filing.counters_id is not None
        blocks = [_who(served.party.case, served.party)]
        said = {(one.key, one.item): one for one in served.stances.all()}
        for row in complaint_of(served.filing).rows():
            stance = said.get((row.key, row.item))
            if stance is None:
                continue
            blocks.append(Block(str(row.label), (
                (_("The complaint says"), text_of(row.element, row.value)),
                (_("The answer"), str(stance.get_position_display())),
                *(((_("Why"), stance.words),) if stance.words else ()),
            )))
        if served.words.strip():
            blocks.append(Block(_("In their own words"), paragraphs=tuple(_lines(served.words))))
        return Document(
            title=_("Answer to the counterclaim") if is_counter else _("Answer to the complaint"),
            blocks=tuple(blocks), to=served.court.name,
            statement=_("What is written here is true. False statements have consequences."),
            signs_as=side_words(served.party.side),
        )


def objection_document(request: CaseRequest) -> Document:
    """管辖权异议申请书: which court, and why (CPL 130)."""
    assert request.proposed_court is not None  # noqa: S101  asked for
    with translation.override(LANGUAGE):
        blocks = (
            _who(request.case, request.party),
            Block(_("What is asked"), ((
                _("Court that should hear the case"), request.proposed_court.name
            ),)),
            Block(_("Facts and reasons"), paragraphs=tuple(_lines(request.words))),
        )
        return Document(
            title=_("Objection to jurisdiction"), blocks=blocks, to=request.court.name,
            statement=_("What is written here is true. False statements have consequences."),
            signs_as=side_words(request.party.side),
        )


def _who(case: Case, party: Party) -> Block:
    return Block(side_words(party.side), (
        (_("Name"), party.name), (_("Case number"), case.number), (_("Cause"), case.cause),
    ))


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
