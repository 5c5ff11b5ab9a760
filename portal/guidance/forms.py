"""One form for every question, and the one that takes everyday words."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy as _

from portal.cases.causes import all_causes
from portal.common.forms import PortalForm
from portal.common.traditional import in_reader_script
from portal.courts.models import Area
from portal.guidance import wording
from portal.guidance.keeping import NOTHING, Answers, facts_of
from portal.guidance.questions import Question
from portal.guidance.wishes import WISH, WISHES

NONE_FITS = "none"
TWO_LINES = '<span><b>{}</b> <small class="hint">{}</small></span>'
LARGEST = Decimal("99999999999.99")


class WordsForm(PortalForm):
    """What happened, in a person's own words. They are looked up and not kept."""

    words = forms.CharField(
        label=_("What happened?"), max_length=200, required=True,
        help_text=_("In a few words, as you would tell a friend. No names are needed."),
        widget=forms.TextInput({"autocomplete": "off", "enterkeyhint": "search"}),
        error_messages={"required": _("Write a few words, or choose one of the situations below.")},
    )


class QuestionForm(PortalForm):
    """The form of one question; its one field is called ``answer``."""

    def __init__(self, question: Question, answers: Answers, data: Any = None) -> None:
        self.question = question
        initial = _initial(question, answers)
        super().__init__(data, initial={"answer": initial} if initial is not None else {})
        self.fields["answer"] = _field(question, answers)

    def value(self) -> str:
        """The answer as it is kept."""
        given = self.cleaned_data["answer"]
        if self.question.kind == "ticks":
            return ",".join(given) or NOTHING
        if self.question.kind == "money":
            return NOTHING if given is None else str(int(given * 100))
        return str(given)


def _initial(question: Question, answers: Answers) -> Any:
    kept = answers.get(question.code)
    if kept is None or kept == NOTHING:
        return None
    if question.kind == "ticks":
        return kept.split(",")
    return Decimal(kept) / 100 if question.kind == "money" else kept


def _field(question: Question, answers: Answers) -> forms.Field:
    facts = facts_of(answers)
    said: dict[str, Any] = {"label": question.title(facts), "help_text": question.help(facts)}
    if question.kind == "money":
        return forms.DecimalField(
            **said, required=False, min_value=0, max_value=LARGEST, decimal_places=2,
            widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"invalid": _("Write a sum in digits, for example 20000.")},
        )
    if question.kind == "ticks":
        return forms.MultipleChoiceField(
            **said, required=False, choices=question.choices(facts),
            widget=forms.CheckboxSelectMultiple,
        )
    if question.kind == "area":
        return forms.ChoiceField(**said, choices=_areas())
    choices = _causes(answers) if question.kind == "cause" else question.choices(facts)
    return forms.ChoiceField(**said, choices=choices, widget=forms.RadioSelect)


def _areas() -> list[tuple[Any, Any]]:
    """Every area of ours, zones apart, then the wide world."""
    areas = list(Area.objects.all())
    return [
        ("", _("Please choose")),
        (wording.OUR_AREAS, [(area.code, str(area)) for area in areas if not area.is_zone]),
        (wording.OUR_ZONES, [(area.code, str(area)) for area in areas if area.is_zone]),
        (wording.SOMEWHERE_ELSE, list(wording.ELSEWHERE_WORDS)),
    ]


def _causes(answers: Answers) -> list[tuple[str, Any]]:
    """What was found, each in one plain sentence with its name in law, and a way out."""
    named = [(code, _described(code)) for code in answers.get("found", "").split(",") if code]
    return [*named, (NONE_FITS, _("None of these, or I am not sure"))]


def _described(code: str) -> Any:
    if code.startswith(WISH):
        title, words = WISHES[code.removeprefix(WISH)]
        return format_html(TWO_LINES, title, words)
    cause = all_causes()[code]
    plain, name = (
        (in_reader_script(cause.plain_zh), in_reader_script(cause.zh))
        if (get_language() or "").startswith("zh")
        else (cause.plain_en, cause.en)
    )
    return format_html(TWO_LINES, plain, name)
