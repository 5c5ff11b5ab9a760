"""Who is told what about papers passed on to another court, and about video witnessing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from filing.models import Filing, Passing, Witnessing
from filing.officers import Officers
from portal.common.words import _
from portal.courts.models import Court
from portal.notices.models import Message
from portal.notices.outbox import Letter, NoticeKind
from portal.people.models import Person
from portal.people.roles import Role

Channel = Message.Channel
Told = tuple[str, str]
"""A kind of message and who receives it."""

AFTER_PASSING: Mapping[str, tuple[Told, ...]] = {
    "passed_on": (("passed_on", "to_clerks"),),
    "passing_answered": (("passing_answered", "from_clerks"),),
    "passing_late": (("passing_late", "from_heads"), ("passing_late", "to_clerks")),
}
AFTER_WITNESSING: Mapping[str, tuple[Told, ...]] = {
    "request_witnessing": (("witnessing_wanted", "clerks"),),
    "appoint": (("witnessing_set", "filers"), ("witnessing_yours", "judge")),
    "witness": (("witnessed", "filers"),),
    "fail_witness": (("not_witnessed", "filers"),),
    "cancel_witness": (("witnessing_cancelled", "filers"), ("witnessing_cancelled", "judge")),
    "witnessing_late": (("witnessing_late", "heads"),),
    "remind_appointment": (("witnessing_wanted", "clerks"),),
    "remind_witnessing": (("witnessing_soon", "filers"), ("witnessing_soon", "judge")),
}


def letters_about_passing(
    act: str, passings: Sequence[Passing], *, officers: Officers, at: datetime
) -> list[Letter]:
    """The letters after something happened to papers passed on. Court names are no secret."""
    return [
        Letter(
            kind=f"filing.{kind}", to=person, about=passing.filing, court=_court(whom, passing),
            occasion=f"{act}.{passing.round}.{at:%y%m%d%H%M%S%f}",
            facts={
                "number": passing.filing.number or "", "from_code": passing.from_court.code,
                "to_code": passing.to_court.code, "minutes": str(passing.target_minutes),
                "answer": passing.answer, "due_target": passing.target_at.isoformat(),
            },
        )
        for passing in passings
        for kind, whom in AFTER_PASSING[act]
        for person in _at_court(whom, passing, officers)
    ]


def _court(whom: str, passing: Passing) -> Any:
    return passing.from_court if whom.startswith("from") else passing.to_court


def _at_court(whom: str, passing: Passing, officers: Officers) -> Iterable[Person]:
    role = Role.HEAD if whom.endswith("heads") else Role.CLERK
    return officers.of_court(role, _court(whom, passing).pk)


def letters_about_witnessing(
    act: str, witnessing: Witnessing, *, officers: Officers, at: datetime
) -> list[Letter]:
    """The letters after something happened to a video witnessing."""
    facts = {
        "due_start": witnessing.starts_at.isoformat() if witnessing.starts_at else "",
        "witnessing": str(witnessing.public_id), "filing": str(witnessing.filing.public_id),
    }
    return [
        Letter(
            kind=f"filing.{kind}", to=person, about=witnessing, court=witnessing.court,
            occasion=f"{act}.{at:%y%m%d%H%M%S%f}", facts=facts,
        )
        for kind, whom in AFTER_WITNESSING[act]
        for person in _of_witnessing(whom, witnessing, officers)
    ]


def _of_witnessing(
    whom: str, witnessing: Witnessing, officers: Officers
) -> Iterable[Person]:
    if whom == "filers":
        filing: Filing = witnessing.filing
        return {p.pk: p for p in (filing.filer, filing.principal) if p is not None}.values()
    if whom == "judge":
        return [witnessing.judge] if witnessing.judge else []
    role = Role.HEAD if whom == "heads" else Role.CLERK
    return officers.of_court(role, witnessing.court_id)


def live_context(message: Message) -> Mapping[str, Any]:
    """What is added when a message is worded: instants, courts, and the page it leads to."""
    facts = message.facts
    context: dict[str, Any] = {
        name: datetime.fromisoformat(value)
        for name, value in facts.items()
        if name.startswith("due_") and value
    }
    context["public_id"] = UUID(facts.get("witnessing") or message.about.rpartition(":")[2])
    for name in ("from", "to"):
        if f"{name}_code" in facts:
            context[f"{name}_court"] = Court.objects.get(code=facts[f"{name}_code"])
    if facts.get("answer"):
        context["answer"] = dict(Passing.ANSWERS)[facts["answer"]]
    return context


def _kinds(names: Sequence[str], *channels: str, label: Any) -> Iterable[NoticeKind]:
    for name in names:
        yield NoticeKind(f"filing.{name}", channels, context=live_context, label=label)


KINDS = (
    *_kinds(
        (
            "witnessing_set", "witnessing_soon", "witnessed", "not_witnessed",
            "witnessing_cancelled",
        ),
        Channel.IN_APP, Channel.SMS, label=_("News about a filing"),
    ),
    *_kinds(
        (
            "passed_on", "passing_answered", "passing_late", "witnessing_wanted",
            "witnessing_yours", "witnessing_late",
        ),
        Channel.IN_APP, label=_("A duty of the filing desk"),
    ),
)
