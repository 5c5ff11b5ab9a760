"""The calculator's questions, under the names the API uses, so that an address can be shared."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from portal.common.forms import PortalForm
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.fees.asking import ChangeQuestion, Question
from portal.fees.models.choices import MATTER_CHOICES
from portal.fees.rules.changing import Change
from portal.fees.rules.matters import EndedBy, Instance, Procedure
from portal.fees.rules.quoting import Quote
from portal.fees.rules.typed import tidy

PROCEDURES = [
    (Procedure.ORDINARY.value, _("Ordinary procedure, or I do not know")),
    (Procedure.SIMPLIFIED.value, _("Simplified procedure")),
    (Procedure.SMALL_CLAIMS.value, _("Small claim")),
]
ENDINGS = [
    (EndedBy.JUDGMENT.value, _("By a judgment, or I do not know")),
    (EndedBy.MEDIATION.value, _("We settle in mediation")),
    (EndedBy.WITHDRAWAL.value, _("I withdraw")),
    (EndedBy.REFUSED.value, _("The court refuses or dismisses it")),
]
SHORT = {
    Procedure.ORDINARY: _("Ordinary"), Procedure.SIMPLIFIED: _("Simplified"),
    EndedBy.JUDGMENT: pgettext_lazy("how a case ends", "Judgment"),
    EndedBy.MEDIATION: pgettext_lazy("how a case ends", "Mediation"),
    EndedBy.WITHDRAWAL: pgettext_lazy("how a case ends", "Withdrawal"),
}
"""The same, short enough for a table on a phone."""
INSTANCES = [
    (Instance.FIRST.value, _("No, it is the first case")),
    (Instance.APPEAL.value, _("Yes, an appeal")),
    (Instance.RETRIAL.value, _("No, a retrial")),
    (Instance.RETRIAL_CHARGED.value, _("No, a retrial on new evidence, or without an appeal")),
]
UPHELD = [("", _("Does not apply")), ("false", _("No, it failed")), ("true", _("Yes, upheld"))]
USUAL = {
    "procedure": Procedure.ORDINARY.value, "ended_by": EndedBy.JUDGMENT.value,
    "instance": Instance.FIRST.value, "joined": "false",
}
JOINED = [("false", _("No")), ("true", _("Yes, a counterclaim or a third party’s own claim"))]


def _money(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=20, help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )


def _choice(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, **more)


class FeeForm(PortalForm):
    """What is it about, how much, and the circumstances that change the fee."""

    matter = forms.ChoiceField(label=_("What is the case about?"), choices=MATTER_CHOICES)
    amount = _money(
        _("How much is at stake, in yuan?"),
        _("The sum you claim. On appeal, the part you appeal. In a divorce, the joint property."),
    )
    court = _choice(
        _("Which court?"), [], required=False,
        help_text=_("Some amounts are chosen by the court."),
    )
    procedure = _choice(_("Which procedure?"), PROCEDURES)
    ended_by = _choice(_("How does it end?"), ENDINGS)
    joined = _choice(_("Is it heard together with another claim?"), JOINED)
    instance = _choice(_("Is it an appeal?"), INSTANCES)
    upheld = _choice(
        _("Only for an objection to jurisdiction: was it upheld?"), UPHELD, required=False
    )
    base = _money(
        _("Amount within the range of the law, if you know it"),
        _("Leave empty to take the court’s amount, or else the lowest."),
    )
    to = _money(
        _("And if the claim later becomes, in yuan"),
        _("To see what would be paid in addition, or come back."),
    )

    main = ("matter", "amount", "court")
    more = ("procedure", "ended_by", "joined", "instance", "upheld", "base", "to")
    question: Question
    quoted: Quote
    changed: Change | None = None

    def __init__(
        self, given: QueryDict | None, *, courts: Iterable[Court], today: date
    ) -> None:
        """``given`` may name some questions only: the others are answered as usual."""
        data = None if given is None else {**USUAL, **given.dict()}
        super().__init__(data, initial=USUAL)
        self.today = today
        named = [("", _("Any court")), *((court.code, str(court)) for court in courts)]
        self.fields["court"].choices = named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Work the fee out; what makes no sense is said at the question to change."""
        said = super().clean() or {}
        if self.errors:
            return said
        given = {name: tidy(str(value)) for name, value in said.items() if value}
        changed_to = given.pop("to", "")
        try:
            self.question = Question.read(given, today=self.today)
            self.quoted = self.question.answer()
            if changed_to:
                self.changed = self._changed(given, changed_to)
        except Refused as refused:
            field = {"from": "amount", "converted": "procedure"}.get(
                refused.field or "", refused.field
            )
            self.add_error(field if field in self.fields else None, refused.sentence)
        return said

    def _changed(self, given: dict[str, str], changed_to: str) -> Change:
        circumstances = {
            name: value for name, value in given.items()
            if name not in ("amount", "ended_by", "upheld")
        }
        asked = circumstances | {"from": given.get("amount", ""), "to": changed_to}
        return ChangeQuestion.read(asked, today=self.today).answer()

    @property
    def main_fields(self) -> list[Any]:
        return [self[name] for name in self.main]

    @property
    def more_fields(self) -> list[Any]:
        return [self[name] for name in self.more]

    @property
    def shows_more(self) -> bool:
        """Whether a circumstance was given or is wrong, so that it must be seen."""
        given = (self.data.get(name, "") != USUAL.get(name, "") for name in self.more)
        return any(name in self.errors for name in self.more) or (self.is_bound and any(given))
