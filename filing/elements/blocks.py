"""Questions that several forms ask in the same words, so that an answer stays when forms change."""

from typing import Any

from filing.elements.form import Answers, Element, Section
from filing.rules.working import RATE_UNITS, Worked, interest_of, product_of
from portal.common.words import _

YES = ("yes",)


def when(key: str, *values: str) -> tuple[str, tuple[str, ...]]:
    """Asked only after another question was answered so; without values: answered yes."""
    return key, values or YES


def money(key: str, label: Any, help: Any = "", **more: Any) -> Element:
    """A sum in yuan that adds to what is claimed."""
    return Element(key, label, "money", help, counts=True, **more)


def fact(key: str, label: Any, kind: Any = "text", help: Any = "", **more: Any) -> Element:
    """A fact the other side may agree to or dispute."""
    return Element(key, label, kind, help, **more)


def interest(principal: str, rate: str, unit: str, since: str, until: str) -> Any:
    """Offers simple interest from the answers with these keys."""

    def work(answers: Answers) -> Worked | None:
        said = [answers.get(f"{key}[0]", "") for key in (principal, rate, unit, since, until)]
        return interest_of(*said)

    return work


def times(count: str, each: str) -> Any:
    """Offers so many times so much from the answers with these keys."""

    def work(answers: Answers) -> Worked | None:
        return product_of(answers.get(f"{count}[0]", ""), answers.get(f"{each}[0]", ""))

    return work


RATE_CHOICES = RATE_UNITS
REALISING = money(
    "claim.realising", _("Cost of realising the claim"),
    _("For example a lawyer’s fee the contract puts on the other side."),
)
SECURITY_CLAIM = Element(
    "claim.security", _("Use of a security"), "long",
    _("If there is a mortgage, pledge or guarantor: what you want done with it."),
)
COSTS = Element(
    "claim.costs", _("The other side bears the litigation costs"), "yes_no",
    _("Usual: whoever loses pays the court’s fee."), answerable=False,
)
OTHER_CLAIM = Element("claim.other", _("Anything else you ask for"), "long", answerable=False)
LAW = Element(
    "facts.law", _("Laws you rely on"), "long",
    _("You may leave this empty. The court knows the law."), answerable=False,
)
OTHER_FACTS = Element(
    "facts.other", _("Anything else the court should know"), "long", answerable=False
)

ARRANGEMENTS = Section(
    "arrangements", "arrangements", _("What was agreed or done before"),
    _("A written agreement can decide which court it is, or that it is no court."),
    (
        Element(
            "arranged.clause", _("Did you agree in writing on a court or on arbitration?"),
            "choice", _("Look at the last paragraphs of the contract."),
            choices=(
                ("none", _("No, or not that I know")), ("court", _("Yes, on a court")),
                ("arbitration", _("Yes, on arbitration")),
            ),
        ),
        Element(
            "arranged.clause_words", _("What does it say?"), "long",
            _("Copy the sentence."), shown_if=when("arranged.clause", "court", "arbitration"),
        ),
        Element(
            "arranged.preserved", _("Has a court frozen property before this suit?"), "yes_no",
            answerable=False,
        ),
        Element(
            "arranged.preserved_court", _("Which court?"),
            shown_if=when("arranged.preserved"), answerable=False,
        ),
        Element(
            "arranged.preserved_on", _("When?"), "date", shown_if=when("arranged.preserved"),
            answerable=False,
        ),
        Element(
            "arranged.preserved_case", _("Number of that ruling"),
            shown_if=when("arranged.preserved"), answerable=False,
        ),
    ),
)
PRESERVATION_ONLY = Section(
    "arrangements", "arrangements", _("Was property frozen before?"), "",
    tuple(e for e in ARRANGEMENTS.elements if e.key.startswith("arranged.preserved")),
)
CLOSING = Section(
    "closing", "facts", _("Anything else"), _("Nothing here is needed."), (OTHER_FACTS, LAW)
)

GUARANTEES = (("general", _("General guarantee")), ("joint", _("Joint and several guarantee")))
SECURITY = Section(
    "security", "facts", _("Security"), _("Did somebody or something stand for the debt?"),
    (
        fact("security.given", _("Is there a mortgage, pledge or guarantor?"), "yes_no"),
        fact("security.giver", _("Who gave it?"), shown_if=when("security.given")),
        fact(
            "security.object", _("What was given?"), "long",
            _("For example: a flat with its address, a car with its number."),
            shown_if=when("security.given"),
        ),
        fact(
            "security.contract", _("Security contract: name and date"),
            shown_if=when("security.given"),
        ),
        fact(
            "security.maximum", _("Up to a highest sum? Which, and for which time?"),
            shown_if=when("security.given"),
        ),
        fact("security.registered", _("Was it registered?"), "yes_no",
             shown_if=when("security.given")),
        fact(
            "security.registration", _("Kind of registration, number and date"),
            shown_if=when("security.registered"),
        ),
        fact(
            "security.guarantee", _("If a person guarantees: in which way?"), "choice",
            choices=GUARANTEES, shown_if=when("security.given"),
        ),
        fact("security.other", _("Any other security"), "long", shown_if=when("security.given")),
    ),
)


def contract(words: Any) -> Section:
    """Which contract: name, number, date, place, and who signed it."""
    return Section(
        "contract", "facts", _("The contract"), words,
        (
            fact("contract.written", _("Is there something in writing?"), "yes_no",
                 _("A contract, a note, or messages on the phone.")),
            fact("contract.name", _("What is it called?"), shown_if=when("contract.written")),
            fact("contract.number", _("Its number, if it has one"),
                 shown_if=when("contract.written")),
            fact("contract.on", _("Date it was made"), "date"),
            fact("contract.place", _("Place it was made")),
            fact("contract.parties", _("Who made it with whom?"), "long"),
        ),
    )
