"""Forms about the matter: its cause, and how it is told."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy as _

from filing.elements import ElementForm
from filing.elements.general import GENERAL
from portal.cases.causes import Cause, all_causes
from portal.common.forms import PortalForm


class CauseForm(PortalForm):
    """Causes found by the words typed; the one chosen before stays on offer."""

    cause = forms.ChoiceField(
        label=_("Which one fits best?"), widget=forms.RadioSelect,
        help_text=_("If none fits quite, take the nearest. The court may correct it."),
    )

    def __init__(
        self, data: Any = None, *, words: str, causes: Iterable[Cause], chosen: str
    ) -> None:
        super().__init__(data, initial={"cause": chosen})
        known = all_causes()
        wanted = {cause.no: cause for cause in causes}
        for number in (chosen, (data or {}).get("cause", "")):
            if number in known:
                wanted.setdefault(number, known[number])
        is_chinese = (get_language() or "").startswith("zh")
        self.fields["cause"].choices = [  # type: ignore[attr-defined]
            (number, cause.zh if is_chinese else f"{cause.en} ({cause.zh})")
            for number, cause in wanted.items()
        ]


class WayForm(PortalForm):
    """The questions made for the matter, one's own words, or a complaint of one's own."""

    way = forms.ChoiceField(label=_("How would you like to tell it?"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, made_for_it: ElementForm, now: str) -> None:
        super().__init__(data, initial={"way": now})
        ways = [(GENERAL.code, _("In my own words"))]
        if made_for_it.code != GENERAL.code:
            ways.insert(0, (made_for_it.code, _("Answer questions, step by step (easiest)")))
        ways.append(("complaint", _("Hand in a complaint I have already written")))
        self.fields["way"].choices = ways  # type: ignore[attr-defined]
