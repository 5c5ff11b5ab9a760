"""The complaint or application of every kind of filing (CPL 124, 法〔2025〕82号)."""

from django.utils.translation import gettext as _

from filing.models import Filing, FilingParty
from filing.papers.document import Block, Document
from filing.papers.wording import agent_rows, party_rows, text_of
from filing.reading import AnsweredSection, sections_of
from filing.rules import kinds
from filing.rules.said import money
from portal.common.readable import yuan

_TITLES = {
    kinds.FIRST_CIVIL: lambda: _("Civil complaint"),
    kinds.FIRST_ADMINISTRATIVE: lambda: _("Administrative complaint"),
    kinds.ENFORCEMENT: lambda: _("Application for enforcement"),
    kinds.PRESERVATION: lambda: _("Application for preservation before suit"),
    kinds.PAYMENT_ORDER: lambda: _("Application for a payment order"),
    kinds.APPEAL: lambda: _("Notice of appeal"),
    kinds.CONFIRMATION: lambda: _("Joint application for judicial confirmation"),
}
_SUITS = (kinds.FIRST_CIVIL, kinds.FIRST_ADMINISTRATIVE, kinds.APPEAL)


def complaint(filing: Filing) -> Document:
    """The filing's main paper: who, what is asked, why, and with which evidence."""
    title = _("Civil counterclaim") if filing.counters_id else _TITLES[filing.kind]()
    if filing.cause:
        title = f"{title}（{filing.cause}）"
    return Document(
        title=title,
        blocks=(
            *party_blocks(filing), *_sections(filing), *_reckoned(filing), *_mediation(filing),
        ),
        to=filing.court.name if filing.court else "",
        statement=_("What is written here is true. False statements have consequences."),
        signs_as=side_words(filing.terms.own),
    )


def side_words(side: str) -> str:
    """A side as papers name it: plaintiff, applicant, appellant."""
    labels: dict[str, object] = dict(FilingParty._meta.get_field("side").flatchoices)
    return str(labels[side])


def party_blocks(filing: Filing) -> list[Block]:
    """Everybody in it, the own side first, each with their agents."""
    blocks = []
    own = filing.terms.own
    for party in sorted(filing.parties.all(), key=lambda p: (p.side != own, p.side, p.position)):
        is_own = party.side == own
        blocks.append(Block(side_words(party.side), tuple(party_rows(party, is_own=is_own))))
        blocks += [
            Block(_("Agent of %(name)s") % {"name": party.name}, tuple(agent_rows(agent)))
            for agent in party.agents.all()
        ]
    return blocks


def _sections(filing: Filing) -> list[Block]:
    blocks = []
    is_suit = filing.kind in _SUITS
    for answered in sections_of(filing):
        for place, item in enumerate(answered.items, start=1):
            rows = tuple((str(row.label), text_of(row.element, row.value)) for row in item)
            blocks.append(Block(_heading(answered, place, is_suit=is_suit), rows))
    if filing.amount is not None:
        blocks.append(_total(filing))
    return blocks


def _heading(answered: AnsweredSection, place: int, *, is_suit: bool) -> str:
    """The page asks in the filer's words; the paper of a suit names its claims as CPL 124 does."""
    section = answered.section
    if not section.repeats:
        names_claims = is_suit and section.code == "claims"
        return _("What you ask the court to order") if names_claims else str(section.title)
    if len(answered.items) == 1:
        return str(section.item_title or section.title)
    return f"{section.item_title or section.title} {place}"


def _reckoned(filing: Filing) -> list[Block]:
    """The arithmetic of each sum that was claimed as it was worked out here, line by line."""
    answers = {f"{one.key}[{one.item}]": one.value for one in filing.answers.all()}
    rows = []
    for answered in sections_of(filing):
        for row in (row for item in answered.items for row in item):
            worked = row.element.works(answers) if row.element.works else None
            if worked is not None and worked.amount == money(row.value):
                rows.append((str(row.label), worked.formula))
    return [Block(_("How the sums were reckoned"), tuple(rows))] if rows else []


def _mediation(filing: Filing) -> list[Block]:
    """Whether the filer would try mediation, as the model forms of 2025 ask."""
    if filing.accepts_mediation is None:
        return []
    said = _("Yes") if filing.accepts_mediation else _("No")
    return [Block(_("Mediation before filing"), ((_("Would you try mediation?"), said),))]


def _total(filing: Filing) -> Block:
    return Block(_("Amount in controversy"), ((_("Total"), yuan(filing.amount)),))

