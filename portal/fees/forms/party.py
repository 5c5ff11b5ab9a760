"""Forms of the person who pays or asks for relief."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import OnceForm, PortalForm
from portal.common.readable import listed
from portal.fees.models import FeeReview, ReliefApplication
from portal.fees.rules.relief import GROUNDS, Kind, possible


class ReliefForm(OnceForm):
    """What is your situation, and what would help you?"""

    grounds = forms.MultipleChoiceField(
        label=_("Which of these is true for you?"), widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick everything that fits. The law names these situations."),
        error_messages={"required": _("Tick at least one situation.")},
    )
    kind = forms.ChoiceField(
        choices=ReliefApplication.Kind.choices, label=_("What do you ask for?"),
        widget=forms.RadioSelect,
        help_text=_("The court may grant another kind than the one you ask for."),
    )
    words = forms.CharField(
        label=_("Your situation in your own words"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    proofs = forms.CharField(
        label=_("What proves it?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Name the papers. The next page asks for each as a photo or a file."),
        error_messages={"required": _("Name at least one paper that shows your hardship.")},
    )

    def __init__(self, *args: Any, is_natural_person: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_natural_person = is_natural_person
        grounds = [
            (ground.code, ground.words) for ground in GROUNDS.values()
            if is_natural_person or not ground.for_people_only
        ]
        self.fields["grounds"].choices = grounds  # type: ignore[attr-defined]
        if not is_natural_person:
            self.fields["kind"].choices = [  # type: ignore[attr-defined]
                choice for choice in ReliefApplication.Kind.choices if choice[0] != Kind.EXEMPTION
            ]

    def clean(self) -> dict[str, Any]:
        """The kind asked for must rest on a ground of its own; the way on is said."""
        said: dict[str, Any] = super().clean() or {}
        kinds = {
            one.kind.value for one in possible(
                said.get("grounds", ()), is_natural_person=self.is_natural_person
            )
        }
        if said.get("kind") and kinds and said["kind"] not in kinds:
            labels = listed([str(ReliefApplication.Kind(kind).label) for kind in sorted(kinds)])
            self.add_error(
                "kind", _("In what you ticked the law gives: %(kinds)s.") % {"kinds": labels}
            )
        return said


class ProofForm(PortalForm):
    words = forms.CharField(
        label=_("What do you hand in as proof?"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReviewForm(OnceForm):
    """What is wrong with the fee (FEE 43)."""

    kind = forms.ChoiceField(
        choices=FeeReview.Kind.choices, label=_("What is wrong?"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Why, in your own words"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
