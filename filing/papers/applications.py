"""Applications made together with a suit: preservation of property, relief from the fee."""

from django.utils.translation import gettext as _

from filing.elements.preserving import PRESERVING
from filing.elements.relief import RELIEF
from filing.models import Filing, Material
from filing.papers.complaint import party_blocks, side_words
from filing.papers.document import Block, Document
from filing.papers.wording import RowsOf, party_rows, text_of
from filing.reading import answered
from filing.rules import anchors
from portal.fees.rules.articles import cite
from portal.fees.rules.relief import GROUNDS, PROOFS


def preservation_application(filing: Filing) -> Document:
    """Application for preservation during the suit (CPL 103).

    It says who and whom, the request and its reasons, the sum or things, where they are, and the
    security or why there is none (PR 1).
    """
    suit: RowsOf = [(_("Suit"), filing.cause or str(filing.terms.title))]
    return Document(
        title=_("Application for preservation during the suit"),
        blocks=(
            *party_blocks(filing),
            Block(_("The application"), (*suit, *_rows(filing, PRESERVING.code))),
        ),
        to=filing.court.name if filing.court else "",
        statement=_("If the preservation is wrong, the applicant pays for the loss."),
        signs_as=_("Applicant"),
    )


def relief_application(filing: Filing) -> Document:
    """Application for relief from litigation costs (司法救助, FEE 48): grounds, words, proofs."""
    blocks = [
        Block(side_words(party.side), tuple(party_rows(party, is_own=True)))
        for party in filing.parties.all() if party.side == filing.terms.own
    ]
    asked = _rows(filing, RELIEF.code, but="relief.grounds")
    return Document(
        title=_("Application for relief from litigation costs"),
        blocks=(
            *blocks, Block(_("The application"), tuple(asked)),
            Block(_("Situations the law names"), paragraphs=tuple(_grounds(filing))),
            Block(_("Proofs"), columns=(_("No."), _("Proof"), _("File"), _("Pages")),
                  lines=tuple(_proofs(filing))),
        ),
        to=filing.court.name if filing.court else "",
        statement=_("What is written here is true. False statements have consequences."),
        signs_as=_("Applicant"),
    )


def _rows(filing: Filing, code: str, *, but: str = "") -> RowsOf:
    return [
        (str(row.label), text_of(row.element, row.value))
        for item in answered(filing, code).items for row in item if row.key != but
    ]


def _grounds(filing: Filing) -> list[str]:
    said = next((one.value for one in filing.answers.all() if one.key == "relief.grounds"), "")
    return [
        f"{GROUNDS[code].words}（{cite(GROUNDS[code].article)}）"
        for code in said.split(",") if code in GROUNDS
    ]


def _proofs(filing: Filing) -> list[tuple[str, ...]]:
    files = [
        one for one in filing.materials.all()
        if one.slot == Material.Slot.RELIEF and one.removed_at is None
    ]
    files.sort(key=lambda one: (one.position, one.pk))
    return [
        (str(number), _proof(one), one.name or one.file.name, str(one.pages or "—"))
        for number, one in enumerate(files, start=1)
    ]


def _proof(one: Material) -> str:
    proof = PROOFS.get(anchors.parse(one.anchor).id)
    return str(proof) if proof else _("Another proof")
