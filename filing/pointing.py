"""What an anchor points at, in words a person understands: "Claim 1", "Defendant A: domicile"."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _, gettext_lazy

from filing.elements import FORMS
from filing.models import Filing, FilingParty, Material
from filing.rules import anchors
from portal.cases.models import Party
from portal.fees.rules.relief import PROOFS

PARTY_LABELS = {
    "name": gettext_lazy("Name"), "kind": gettext_lazy("Kind of party"),
    "sex": gettext_lazy("Sex"), "born_on": gettext_lazy("Date of birth"),
    "ethnicity": gettext_lazy("Ethnicity"), "occupation": gettext_lazy("Occupation"),
    "work_unit": gettext_lazy("Work unit"), "phone": gettext_lazy("Phone"),
    "domicile": gettext_lazy("Domicile"),
    "habitual_residence": gettext_lazy("Habitual residence"),
    "document": gettext_lazy("Document"), "country": gettext_lazy("Country"),
    "sealed_number": gettext_lazy("Number of the document"),
    "representative": gettext_lazy("Legal representative"),
    "representative_post": gettext_lazy("Post of the representative"),
    "entity_type": gettext_lazy("Kind of organisation"),
    "ownership": gettext_lazy("Ownership"),
    "registered_place": gettext_lazy("Place of registration"),
    "relation": gettext_lazy("Relation"),
    "service_address": gettext_lazy("Address for service"),
    "service_postcode": gettext_lazy("Postcode"),
    "accepts_e_service": gettext_lazy("Consent to electronic service"),
    "e_channel": gettext_lazy("Way of electronic service"),
    "e_address": gettext_lazy("Electronic address"), "agents": gettext_lazy("Agents"),
}
TASK_LABELS = {
    "cause": gettext_lazy("What the dispute is about"),
    "consent": gettext_lazy("Filing online"),
    "court": gettext_lazy("The court"), "matter": gettext_lazy("What the matter is"),
    "own": gettext_lazy("Who files"), "other": gettext_lazy("The other side"),
    "mediation": gettext_lazy("Mediation before filing"), "fee": gettext_lazy("The fee"),
    "address": gettext_lazy("Addresses and consent"), "papers": gettext_lazy("Papers"),
    "evidence": gettext_lazy("Evidence"), "agents": gettext_lazy("Agents"),
    "sign": gettext_lazy("Signatures"),
}


class Pointers:
    """The parts of one filing by anchor; reads parties and files once."""

    def __init__(self, filing: Filing) -> None:
        self.form = FORMS[filing.form]
        prefetch_related_objects([filing], "parties__agents")
        self.parties: dict[str, FilingParty] = {
            str(party.public_id): party
            for party in filing.parties.all()
        }
        self.materials: dict[str, Material] = {
            str(one.public_id): one for one in filing.materials.all()
        }

    def words(self, anchor: str, region: str = "") -> str:
        """What the anchor points at; the whole filing for an empty or unknown one."""
        place = anchors.parse(anchor)
        said = {
            "answer": self._answer, "party": self._party, "material": self._material,
            "proof": self._proof, "task": self._task,
        }.get(place.kind, self._whole)(place)
        return _("%(place)s (marked region)") % {"place": said} if region else said

    def _answer(self, place: anchors.Anchor) -> str:
        for section in self.form.pages:
            for element in section.elements:
                if element.key != place.id:
                    continue
                if not section.repeats:
                    return str(element.label)
                return _("%(item)s %(number)d: %(label)s") % {
                    "item": section.item_title or section.title, "number": place.number + 1,
                    "label": element.label,
                }
        return self._whole(place)

    def _party(self, place: anchors.Anchor) -> str:
        party = self.parties.get(place.id)
        if party is None:
            return _("A party taken out since")
        who = f"{Party.Side(party.side).label} {party.name}".strip()
        label: Any = PARTY_LABELS.get(place.field, "")
        return _("%(who)s: %(label)s") % {"who": who, "label": label} if label else who

    def _material(self, place: anchors.Anchor) -> str:
        one = self.materials.get(place.id)
        if one is None:
            return _("A file taken out since")
        if not place.number:
            return one.name
        return _("%(file)s, page %(page)d") % {"file": one.name, "page": place.number}

    def _proof(self, place: anchors.Anchor) -> str:
        return str(PROOFS.get(place.id, place.id))

    def _task(self, place: anchors.Anchor) -> str:
        return str(TASK_LABELS.get(place.id, place.id))

    def _whole(self, place: anchors.Anchor) -> str:
        return _("The filing as a whole")
