"""The questions, one page each. Answers stay in the session and can be changed at any time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from portal.guidance import keeping
from portal.guidance.forms import NONE_FITS, QuestionForm, WordsForm
from portal.guidance.keeping import Answers, facts_of
from portal.guidance.questions import Question, plan
from portal.guidance.wishes import (
    PICKS,
    WISH,
    WISHES,
    matter_of_cause,
    possibilities,
    words_of_pick,
)


def start(request: HttpRequest) -> HttpResponse:
    """What happened: typed, picked, or one of the other wishes. What is typed is not kept."""
    answers = keeping.kept(request.session)
    context = {"picks": PICKS, "wishes": WISHES, "has_answers": "cause" in answers}
    if request.method != "POST":
        return render(request, "guidance/start.html", context | {"form": WordsForm()})
    if request.POST.get("wish") in WISHES:
        wish = request.POST["wish"]
        return _go_on(request, keeping.begin(answers, matter=wish, cause=keeping.NOTHING))
    pick = request.POST.get("pick")
    if pick in PICKS:
        return _offer(request, answers, possibilities(words_of_pick(pick)))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return render(request, "guidance/start.html", context | {"form": form}, status=422)
    found = possibilities(form.cleaned_data["words"])
    if found:
        return _offer(request, answers, found)
    return render(request, "guidance/start.html", context | {"form": form, "found_nothing": True})


def _offer(request: HttpRequest, answers: Answers, found: list[str]) -> HttpResponse:
    """Several causes may fit: the person says which."""
    keeping.keep(request.session, keeping.begin(answers, found=",".join(found)))
    return redirect("guide_question", "cause")


def _go_on(request: HttpRequest, answers: Answers) -> HttpResponse:
    keeping.keep(request.session, answers)
    return redirect(next_address(answers))


def next_address(answers: Answers) -> str:
    """The first question that lacks an answer, else the answer page."""
    for question in plan(facts_of(answers)):
        if question.code not in answers:
            return reverse("guide_question", args=[question.code])
    return reverse("guide_answer")


def question(request: HttpRequest, code: str) -> HttpResponse:
    """One question. One that is not, or no longer, asked leads to the next that is."""
    answers = keeping.kept(request.session)
    if not answers:
        return redirect("guide")
    asked = plan(facts_of(answers))
    current = next((one for one in asked if one.code == code), None)
    if current is None or (code == "cause" and "found" not in answers):
        return redirect(next_address(answers))
    form = QuestionForm(current, answers, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _go_on(request, answered(answers, current, form.value()))
    place = asked.index(current)
    back = reverse("guide_question", args=[asked[place - 1].code]) if place else reverse("guide")
    return render(
        request, "guidance/question.html",
        {
            "form": form, "question": current, "back": back,
            "step": place + 1, "steps": max(len(asked), place + 2),
        },
        status=422 if form.is_bound else 200,
    )


def answered(answers: Answers, question: Question, value: str) -> Answers:
    """The answers with this one. Another cause starts afresh, keeping what stays true."""
    if question.code != "cause" or value == answers.get("cause"):
        return answers | {question.code: value}
    found = {"found": answers["found"]}
    if value.startswith(WISH):
        wish = value.removeprefix(WISH)
        return keeping.begin(answers, matter=wish, cause=value) | found
    cause = keeping.NOTHING if value == NONE_FITS else value
    return keeping.begin(answers, matter=matter_of_cause(value), cause=cause) | found
