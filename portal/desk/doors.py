"""The services of the portal: what each is for, where it is, and, while one is not built,
what it will do, under which rule, and what a person can do today instead."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

AT_COUNTER = _("Go to any court’s service counter. Bring your identity card.")
CALL = _("Call the service line. Have your case number ready if you have one.")


@dataclass(frozen=True)
class Service:
    """One service. ``will`` is empty once the service is built and has its own pages."""

    key: str
    path: str
    title: Any
    words: Any
    icon: str
    will: tuple[Any, ...] = field(default=())
    law: Any = ""
    today: tuple[Any, ...] = field(default=(CALL, AT_COUNTER))

    @property
    def is_built(self) -> bool:
        return not self.will


SERVICES: dict[str, Service] = {
    service.key: service
    for service in (
        Service(
            "guide",
            "/guide/",
            _("What should I do?"),
            _("Answer a few questions and learn your next step."),
            "compass",
        ),
        Service(
            "file",
            "/file/",
            _("I want to sue"),
            _("Write your complaint step by step and send it to the court."),
            "file",
        ),
        Service(
            "cases",
            "/cases/",
            _("My case"),
            _("See where your case stands and what comes next."),
            "folder",
        ),
        Service(
            "contact",
            "/contact-judge/",
            _("I can’t reach my judge"),
            _("Tell us. Someone must contact you within one working day."),
            "call",
        ),
        Service(
            "dossier",
            "/dossier/",
            _("Read the file of my case"),
            _("Read and copy the papers of your case."),
            "book",
        ),
        Service(
            "delivery",
            "/delivery/",
            _("I was sued, or got papers from a court"),
            _("Open what the court sent you. See what to do and by when."),
            "letter",
        ),
        Service(
            "mediation",
            "/mediation/",
            _("Settle without a trial"),
            _("A neutral mediator helps both sides agree. It is voluntary."),
            "handshake",
            will=(
                _("Let you ask for mediation and choose a mediator."),
                _("Let both sides talk and sign an agreement on line."),
                _("Let you ask the court to confirm the agreement, so that it can be enforced."),
            ),
            law=_("Mediation on line rests on both sides’ consent (Online Mediation Rules)."),
        ),
        Service(
            "pay",
            "/pay/",
            _("Pay court fees"),
            _("See what you owe and why, pay, or ask for relief."),
            "coin",
        ),
        Service(
            "fees",
            "/calculators/fees/",
            _("What will it cost?"),
            _("Work out the court fee and see how it comes about."),
            "coin",
        ),
        Service(
            "deadlines",
            "/calculators/deadlines/",
            _("When is the last day?"),
            _("Count a period with weekends and holidays, and see how."),
            "calendar",
        ),
        Service(
            "verify",
            "/verify/",
            _("Is this message or paper real?"),
            _("Type the code of a court message, or check a paper."),
            "check",
        ),
        Service(
            "hotline",
            "/hotline/",
            _("Help by phone"),
            _("Talk to a person, or have us call you back."),
            "phone",
            will=(
                _("Let you leave your number and choose when we call."),
                _("Show you everything you asked us and what we answered."),
            ),
            law=_("12368 is the courts’ service line."),
            today=(
                CALL,
                _("Waiting for your judge? Under “I can’t reach my judge” the court calls you."),
                AT_COUNTER,
            ),
        ),
        Service(
            "window",
            "/window/",
            _("Nobody deals with my request"),
            _("Refused, sent away or kept waiting? Tell this desk."),
            "help",
            will=(
                _("Take what went wrong and who was asked."),
                _("Name the person who deals with it and the day of the answer."),
                _("Not close it before you were called back."),
            ),
            law=_("If no answer on filing comes, you may complain (Registration Rules art. 13)."),
            today=(
                _("At the court, ask for the window “Can’t get it done”."),
                _("Or complain to this court or the court above it."),
                CALL,
            ),
        ),
        Service(
            "figures",
            "/figures/",
            _("How the court is doing"),
            _("Figures anyone can check, with how they are counted."),
            "chart",
        ),
        Service(
            "kiosk",
            "/kiosk/",
            _("Self-service terminal"),
            _("The screens in the court’s hall."),
            "screen",
            will=(
                _("Find who deals with your case, in large type."),
                _("Print papers and call a person to help you."),
            ),
            law=_(
                "Courts give old and disabled people accessible service"
                " (Accessible Environment Law art. 41)."
            ),
        ),
    )
}


@dataclass(frozen=True)
class Wish:
    """A group of doors on the home page, named for what a person wants."""

    key: str
    title: Any
    services: tuple[Service, ...]


def _wish(key: str, title: Any, *keys: str) -> Wish:
    return Wish(key, title, tuple(SERVICES[one] for one in keys))


FIRST = tuple(SERVICES[key] for key in ("file", "cases", "contact"))
WISHES = (
    _wish("respond", _("Something came from the court"), "delivery", "verify"),
    _wish("settle", _("Before you sue"), "guide", "mediation", "fees"),
    _wish("case", _("While a case runs"), "deadlines", "pay", "dossier"),
    _wish("help", _("Help and complaints"), "hotline", "window", "figures"),
)
