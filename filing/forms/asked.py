"""What callers of the API of filing send, checked by the forms of the pages."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from filing.forms.parties import ADDRESS, WHERE, WHO, PartyForm, names_on
from filing.models import Filing, FilingParty, Material
from filing.rules.kinds import CHOICES, Kind
from portal.common import clock
from portal.common.refusals import Refused
from portal.timelimits.limits import local_day

SIDES = ("own", "other", "third_party")


class PartySerializer(serializers.Serializer):
    """One person or organisation. Fields are those of the page; ``number`` is checked."""

    side = serializers.ChoiceField(choices=SIDES)
    kind = serializers.ChoiceField(choices=FilingParty.Kind.choices, default="NATURAL")
    details = serializers.DictField(
        child=serializers.CharField(allow_blank=True), default=dict,
        help_text="name, number, phone, domicile, service_address ... as the page asks them.",
    )


class ContentSerializer(serializers.Serializer):
    answers = serializers.DictField(
        child=serializers.CharField(allow_blank=True, max_length=20_000), required=False,
        default=dict, help_text="By element, for example claim.principal or child.name[1].",
    )


class NewFilingSerializer(ContentSerializer):
    kind = serializers.ChoiceField(choices=CHOICES)
    capacity = serializers.ChoiceField(choices=Filing.Capacity.choices, default="SELF")
    cause = serializers.CharField(max_length=10, required=False, allow_blank=True, default="")
    court = serializers.CharField(max_length=8, required=False, allow_blank=True, default="")
    accepts_mediation = serializers.BooleanField(required=False, allow_null=True, default=None)
    parties = PartySerializer(many=True, required=False, default=list)
    agrees_to_file_online = serializers.BooleanField(
        default=False, help_text="Consent to online filing, with the text of this portal (OL 4)."
    )


class PartyCorrectionSerializer(PartySerializer):
    id = serializers.UUIDField(
        required=False, help_text="The party to change; left out, a new one is added."
    )


class CorrectionSerializer(ContentSerializer):
    """What changes; what is not named stays. Further files are added at documents/ before."""

    cause = serializers.CharField(max_length=10, required=False, allow_blank=True, default="")
    court = serializers.CharField(max_length=8, required=False, allow_blank=True, default="")
    accepts_mediation = serializers.BooleanField(required=False, allow_null=True, default=None)
    parties = PartyCorrectionSerializer(many=True, required=False, default=list)
    parties_gone = serializers.ListField(child=serializers.UUIDField(), default=list)
    documents_gone = serializers.ListField(child=serializers.UUIDField(), default=list)


class DocumentSerializer(serializers.Serializer):
    file = serializers.FileField()
    slot = serializers.ChoiceField(choices=Material.Slot.choices, default="EVIDENCE")
    name = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    proves = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    origin = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    anchor = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")


class MaterialSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="public_id", read_only=True)
    sha256 = serializers.CharField(read_only=True)
    size = serializers.IntegerField(read_only=True)
    pages = serializers.IntegerField(read_only=True)

    class Meta:
        model = Material
        fields = ("id", "slot", "name", "proves", "source", "anchor", "sha256", "size", "pages")


class WithdrawalSerializer(serializers.Serializer):
    words = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


def party_of(kind: Kind, one: Mapping[str, Any]) -> dict[str, Any]:
    """The checked fields of a party, by the page's own form; a wrong one is a mistake, told 409."""
    side = {"own": kind.own, "other": kind.other}.get(one["side"], "THIRD_PARTY")
    is_own = side == kind.own
    about = FilingParty(side=side, kind=one["kind"])
    names = {
        name for page in (WHO, WHERE, ADDRESS) for name in names_on(page, about, is_own=is_own)
    }
    form = PartyForm(about, tuple(sorted(names)), one["details"], on=local_day(clock.now()))
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        raise Refused(str(next(iter(errors))), field=field)
    return {"side": side, "kind": one["kind"], **form.changes()}
