"""What was answered, as rows with a link to change each: for the last check and for the court."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from filing.elements import Section
from filing.forms.parties import ADDRESS, WHERE, WHO
from filing.models import Filing, FilingParty
from filing.papers.wording import text_of
from filing.reading import Row
from portal.cases.models import Party
from portal.common.readable import day, yuan
from portal.people.masks import mask_phone

Part = tuple[Any, list["Answered"]]


@dataclass(frozen=True)
class Answered:
    """One line: ``is_said`` marks what the person wrote, in whatever language."""

    label: Any
    value: Any
    change_url: str
    is_said: bool = True


def heading(section: Section, number: int, count: int) -> str:
    """The title of a page of questions; repeated ones are counted."""
    if not section.repeats or count == 1:
        return str(section.title)
    return f"{section.item_title or section.title} {number + 1}"


def answer_row(row: Row, url: str) -> Answered:
    return Answered(
        row.label, text_of(row.element, row.value), f"{url}#div_id_{row.key}",
        is_said=row.element.kind in ("text", "long"),
    )


def of_parties(filing: Filing) -> Iterator[Part]:
    """Everybody in it, with masked numbers and phones."""
    own = filing.terms.own
    people = sorted(filing.parties.all(), key=lambda p: (p.side != own, p.side, p.position))
    for party in people:
        yield f"{Party.Side(party.side).label}: {party.name}", _party_rows(filing, party)


def _party_rows(filing: Filing, party: FilingParty) -> list[Answered]:
    def url(page: str) -> str:
        return reverse("filing_party", args=[filing.public_id, party.public_id, page])

    rows = [
        Answered(_("Name"), party.name, url(WHO)),
        Answered(_("Number of the document"), party.masked_number, url(WHO)),
        Answered(_("Date of birth"), day(party.born_on) if party.born_on else "", url(WHO)),
        Answered(_("Legal representative"), party.representative, url(WHO)),
        Answered(_("Phone"), mask_phone(party.phone) if party.phone else "", url(WHERE)),
        Answered(_("Address"), party.domicile, url(WHERE)),
        Answered(_("Address for court papers"), party.service_address, url(ADDRESS)),
    ]
    rows += [
        Answered(
            agent.get_profession_display(), f"{agent.name} · {agent.get_authority_display()}",
            reverse("filing_agents", args=[filing.public_id, party.public_id]),
        )
        for agent in party.agents.all()
    ]
    return [row for row in rows if row.value]


def of_the_whole(filing: Filing) -> Part:
    """Court, cause, sum and mediation."""
    mediation = {True: _("Yes"), False: _("No"), None: ""}[filing.accepts_mediation]
    args = [filing.public_id]
    rows = [
        Answered(_("What is filed"), filing.terms.title, reverse("filing", args=args), False),
        Answered(_("The court"), filing.court or "", reverse("filing_court", args=args), False),
        Answered(_("Cause"), filing.cause, reverse("filing_cause", args=args)),
        Answered(
            _("Sum"), yuan(filing.amount) if filing.amount is not None else "",
            reverse("filing_way", args=args), False,
        ),
        Answered(_("Mediation first"), mediation, reverse("filing_mediation", args=args), False),
    ]
    return _("The filing"), [row for row in rows if row.value]


def of_materials(filing: Filing) -> Part:
    """Every file with its place and pages."""
    rows = [
        Answered(
            one.name or _("Without a name"),
            _("%(place)s, pages: %(pages)d")
            % {"place": one.get_slot_display(), "pages": one.pages},
            reverse("filing_material", args=[filing.public_id, one.public_id]),
        )
        for one in filing.materials.all() if one.removed_at is None
    ]
    return _("Evidence and papers"), rows
