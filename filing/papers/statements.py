"""Papers about the people of a filing: who they are, who acts for them, where papers reach them."""

from django.utils.translation import gettext as _, gettext_lazy

from filing.models import Filing, FilingAgent, FilingParty
from filing.papers.complaint import side_words
from filing.papers.document import Block, Document, Secret
from filing.papers.wording import RowsOf, agent_rows, filled, party_rows, service_rows
from portal.cases.models import Appointment

SPECIAL_POWERS = (
    gettext_lazy("admit, waive or change claims"),
    gettext_lazy("settle"),
    gettext_lazy("file a counterclaim or an appeal"),
)
"""What needs special authority; "full authority" alone gives none of it (CPL 62, INT 89)."""


def identity_statement(filing: Filing, party: FilingParty) -> Document:
    """Who a natural person of the own side is (LR 6), with the statutory agent if there is one."""
    blocks = [Block(_("I declare that these details are mine and true."),
                    tuple(party_rows(party, is_own=True)))]
    return Document(
        title=_("Statement of identity"), blocks=tuple(blocks), to=_court(filing),
        signs_as=side_words(party.side),
    )


def representative_certificate(filing: Filing, party: FilingParty) -> Document:
    """Certificate of the legal representative's identity (法定代表人身份证明书, LR 6)."""
    words = _("%(name)s holds the post of %(post)s in our organisation and is its legal "
              "representative.") % {
        "name": party.representative, "post": party.representative_post or _("head"),
    }
    rows: RowsOf = [
        (_("Name of the organisation"), party.name),
        (_("Unified social credit code"), Secret(party.number)),
        (_("Domicile"), party.domicile),
        (_("Phone"), party.phone),
    ]
    return Document(
        title=_("Certificate of the legal representative"),
        blocks=(Block(paragraphs=(words,)), Block(_("The organisation"), tuple(filled(rows)))),
        to=_court(filing), signs_as=_("Organisation"),
    )


def power_of_attorney(filing: Filing, agent: FilingAgent) -> Document:
    """Power of attorney saying matters and powers (CPL 62). Special powers are named one by one."""
    party = agent.party
    is_special = agent.authority == Appointment.Authority.SPECIAL
    powers = _("take part in the proceedings for me: sue, answer, give evidence, argue, "
               "receive papers")
    paragraphs = [_("I appoint the agent named here in the matter of %(cause)s.") % {
        "cause": filing.cause or str(filing.terms.title)}]
    paragraphs.append(_("General authority: %(powers)s.") % {"powers": powers})
    if is_special:
        special = agent.matters or "、".join(str(power) for power in SPECIAL_POWERS)
        paragraphs.append(_("Special authority besides: %(powers)s.") % {"powers": special})
    else:
        paragraphs.append(_("The agent may not admit, waive or change claims, settle, "
                            "counterclaim or appeal without a further authority."))
    return Document(
        title=_("Power of attorney"),
        blocks=(
            Block(_("Principal"), tuple(party_rows(party, is_own=True))),
            Block(_("Agent"), tuple(agent_rows(agent))),
            Block(_("Matter and powers"), paragraphs=tuple(paragraphs)),
        ),
        to=_court(filing), signs_as=_("Principal"),
    )


def address_confirmation(filing: Filing, party: FilingParty) -> Document:
    """Confirmation of the address for service, with or without electronic service (PS 4, OL 29)."""
    told = (
        _("Papers sent to this address count as served, also when nobody takes them in."),
        _("Tell the court in writing when the address changes, until enforcement has ended."),
        _("The address also holds for appeal, retrial and enforcement."),
        _("Electronic service counts from the moment the message reaches the address given."),
    )
    rows: RowsOf = [
        (_("Recipient"), party.name),
        (_("Phone"), party.phone),
        *service_rows(party),
    ]
    return Document(
        title=_("Confirmation of address for service"),
        blocks=(Block(_("What the court has told me"), paragraphs=told),
                Block(_("My address"), tuple(filled(rows)))),
        to=_court(filing), statement=_("I have read this and confirm the address."),
        signs_as=side_words(party.side),
    )


def _court(filing: Filing) -> str:
    return filing.court.name if filing.court else ""
