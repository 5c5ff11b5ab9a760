"""The answer page: what to do, where, at what cost, in which time, with which papers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.cases.causes import all_causes
from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.readable import listed, yuan
from portal.guidance import keeping
from portal.guidance.forms import QuestionForm
from portal.guidance.keeping import NOTHING, Answers, facts_of
from portal.guidance.outcome import Outcome
from portal.guidance.questions import Question, plan
from portal.guidance.rules.articles import art
from portal.guidance.rules.facts import Facts, Matter
from portal.guidance.views.asking import next_address
from portal.guidance.wishes import WISHES, matter_of_cause

ADDRESSES = {
    "FILE": "/file/", "MEDIATE": "/mediation/", "CROSS_REGION": "/file/elsewhere/",
    "CROSS_BORDER": "/file/abroad/",
}
"""Doors that are pages of this portal."""
SWITCHES = {
    "PAYMENT_ORDER": Matter.PAYMENT_ORDER, "FREEZE": Matter.PRESERVATION,
    "SUE": Matter.FIRST_CIVIL,
}
"""Doors that lead to another answer of guidance."""


def answer(request: HttpRequest) -> HttpResponse:
    """The answer; posting chooses a court or another way, and starting again forgets all."""
    answers = keeping.kept(request.session)
    if request.method == "POST" and "again" in request.POST:
        keeping.forget(request.session)
        return redirect("guide")
    if not answers:
        return redirect("guide")
    onward = next_address(answers)
    if onward != reverse("guide_answer"):
        return redirect(onward)
    facts = facts_of(answers)
    outcome = Outcome(facts, _today(), answers.get("court", ""))
    if request.method == "POST":
        return _chosen(request, answers, outcome)
    return render(
        request, "guidance/answer.html",
        {
            "outcome": outcome, "facts": facts, "rows": _rows(answers, facts),
            "subject": _subject(facts), "held": set(answers.get("papers", "").split(",")),
            "doors": [_door(door) for door in outcome.doors],
            "can_sue": _came_from_a_suit(answers, facts), "choose_article": art("CPL 36"),
            "other_cautions": [c for c in outcome.cautions if not c.is_date and c.code != "SAFE"],
        },
    )


def _today() -> Any:
    return clock.now().astimezone(SHANGHAI).date()


def _chosen(request: HttpRequest, answers: Answers, outcome: Outcome) -> HttpResponse:
    ours = [choice.court.code for choice in outcome.choices if choice.court]
    if request.POST.get("court") in ours:
        keeping.keep(request.session, answers | {"court": request.POST["court"]})
    elif request.POST.get("way") in SWITCHES:
        kept = {code: said for code, said in answers.items() if code not in _MEANS_ANOTHER_PLACE}
        keeping.keep(request.session, kept | {"matter": SWITCHES[request.POST["way"]]})
    return redirect("guide_answer")


_MEANS_ANOTHER_PLACE = ("place", "second_place", "court")
"""What is asked again when the same matter goes another way."""


def _came_from_a_suit(answers: Answers, facts: Facts) -> bool:
    """Whether the person switched here from a suit and may want to go back."""
    is_switched = facts.matter in (Matter.PAYMENT_ORDER, Matter.PRESERVATION)
    said = answers.get("cause", "")
    return is_switched and said in all_causes() and matter_of_cause(said) == Matter.FIRST_CIVIL


def _door(door: Any) -> dict[str, Any]:
    return {
        "code": door.code, "title": door.title, "words": door.words, "article": door.article,
        "url": ADDRESSES.get(door.code, ""), "is_switch": door.code in SWITCHES,
    }


def _subject(facts: Facts) -> dict[str, Any]:
    """What it is about: the cause by its two names, or the wish."""
    cause = all_causes().get(facts.cause_no)
    if cause and facts.matter in (Matter.FIRST_CIVIL, Matter.PAYMENT_ORDER, Matter.PRESERVATION):
        return {"cause": cause}
    wish = WISHES.get(facts.matter)
    return {"words": wish[0] if wish else _("A civil dispute")}


def _rows(answers: Answers, facts: Facts) -> list[dict[str, Any]]:
    """What was answered, each with a link to change it."""
    return [
        {
            "label": question.title(facts), "value": _said(question, answers),
            "change_url": reverse("guide_question", args=[question.code]),
        }
        for question in plan(facts)
        if question.code not in ("cause", "papers")
    ]


def _said(question: Question, answers: Answers) -> Any:
    kept = answers[question.code]
    if question.kind == "money":
        return _("Not known yet") if kept == NOTHING else yuan(f"{int(kept) / 100:.2f}")
    field: Any = QuestionForm(question, answers).fields["answer"]
    words = dict(_flat(field.choices))
    said = [str(words[code]) for code in kept.split(",") if code in words]
    return listed(said) if said else _("None of these")


def _flat(choices: Any) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for value, label in choices:
        found += _flat(label) if isinstance(label, list | tuple) else [(value, label)]
    return found
