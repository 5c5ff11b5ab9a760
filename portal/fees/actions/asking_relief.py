"""Applying for relief from fees, proving it, and taking the application back."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.cases.models import Case
from portal.common.moves import locked, moving
from portal.common.once import once
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.dossier.models import StoredFile
from portal.fees.actions.duties import stop_payment_limits
from portal.fees.actions.relief_effects import resume_fee
from portal.fees.models import (
    FeeObligation,
    ReliefApplication,
    ReliefGround,
    ReliefLimit,
    ReliefProof,
)
from portal.fees.notices import tell
from portal.fees.officers import heads
from portal.fees.rules.limits import RELIEF_DECISION
from portal.fees.rules.relief import GROUNDS, Kind, check_kind
from portal.fees.states.relief import OPEN, Hat
from portal.people.models import Person
from portal.timelimits.limits import Start, cancel_running, start_many


@dataclass(frozen=True)
class ProofFile:
    """A file that proves a situation: which proof it is (empty: another), and its name."""

    code: str
    name: str
    file: StoredFile


@dataclass(frozen=True)
class Asking:
    """What is asked, by whom, about which record. ``fee`` is the fee, once it was notified."""

    court: Court
    about: str
    label: str
    payer: Person
    kind: str
    grounds: Sequence[str]
    words: str = ""
    proofs: str = ""
    case: Case | None = None
    representative: Person | None = None
    fee: FeeObligation | None = None
    files: Sequence[ProofFile] = ()


def ask_relief(
    asking: Asking, *, key: uuid.UUID, by: Person, at: datetime
) -> ReliefApplication:
    """Ask to pay nothing, less or later; the court decides on its own clock (FEE 48, 49).

    From now on the payer need not pay until the decision. Same key, same application. Refused
    without a ground of the law, for exemption of an organisation (FEE 44), and while another
    application of the same payer about the same record is being decided.
    """
    _check(asking)

    def make(fingerprint: str) -> ReliefApplication:
        with audit.recorded():
            if asking.fee is not None:
                with moving(asking.fee, "ask_relief", by=by, at=at) as fee:
                    stop_payment_limits(fee, at=at)
            _refuse_second(asking)
            return _new(asking, key, fingerprint, by, at)

    asked = {
        "about": asking.about, "payer": asking.payer.pk, "kind": asking.kind,
        "grounds": sorted(asking.grounds), "words": asking.words,
    }
    return once(ReliefApplication, key, asked, make)


def _check(asking: Asking) -> None:
    is_person = asking.payer.kind == Person.Kind.NATURAL
    check_kind(Kind(asking.kind), is_natural_person=is_person)
    known = [GROUNDS[code] for code in asking.grounds if code in GROUNDS]
    if not any(ground.kind == asking.kind for ground in known):
        raise Refused(
            _("Name at least one situation in which the law gives this relief."), field="grounds"
        )


def has_asked_relief(about: str) -> bool:
    """Whether relief was asked for about this record, whatever became of it."""
    rows = ReliefApplication.objects.unscoped(because="the act looks for an earlier application")
    return bool(rows.filter(about=about).exists())


def _refuse_second(asking: Asking) -> None:
    waiting = ReliefApplication.objects.unscoped(because="the act looks for a twin")
    if waiting.filter(about=asking.about, payer=asking.payer).awaiting_decision().exists():
        raise Refused(_("You have asked already. The court is deciding; wait for its answer."))


def _new(
    asking: Asking, key: uuid.UUID, fingerprint: str, by: Person, at: datetime
) -> ReliefApplication:
    application = ReliefApplication.objects.create(
        court=asking.court, about=asking.about, label=asking.label, case=asking.case,
        payer=asking.payer, representative=asking.representative, fee=asking.fee,
        kind=asking.kind, words=asking.words.strip(), proofs=asking.proofs.strip(), asked_at=at,
        state_since=at, once_key=key, once_digest=fingerprint,
    )
    ReliefGround.objects.bulk_create(
        ReliefGround(application=application, code=code)
        for code in dict.fromkeys(asking.grounds) if code in GROUNDS
    )
    ReliefProof.objects.bulk_create(
        ReliefProof(application=application, code=one.code, name=one.name, file=one.file)
        for one in asking.files
    )
    role = ",".join(sorted(application.hats(by)))
    application.steps.create(
        name="apply", came_from="", went_to=application.state, by=by, by_role=role, at=at
    )
    audit.note(
        "ask_relief", record=application.reference, court=application.court.code, actor=by,
        role=role, at=at, about=asking.about, kind=asking.kind,
    )
    due = _start_limit(application, at)
    tell("apply", application, at=at, due_decision=due.due_at.isoformat())
    return application


def _start_limit(application: ReliefApplication, at: datetime) -> ReliefLimit:
    owner = next(iter(heads(application.court, application.case, at)), None)
    number = application.limits.count() + 1
    start = Start(application, application.court, number, owner)
    return start_many(ReliefLimit, [start], RELIEF_DECISION, at=at)[0]


def want_proof(
    application: ReliefApplication, *, what: str, by: Person, at: datetime
) -> ReliefApplication:
    """Ask for a missing proof, once said plainly; the court's clock stands meanwhile."""
    if not what.strip():
        raise Refused(_("Say which proof is missing; the applicant reads it."), field="words")
    with moving(application, "want_proof", by=by, at=at, words=what) as application:
        application.wanted_proof = what.strip()
        cancel_running(application.limits.all(), at=at)
        tell("want_proof", application, at=at, words=what)
    return application


def add_proof(
    application: ReliefApplication, *, proof: str, by: Person, at: datetime
) -> ReliefApplication:
    """Say what proves it; the court's clock starts again on the next day."""
    if not proof.strip():
        raise Refused(_("Say what you hand in as proof."), field="words")
    with moving(application, "add_proof", by=by, at=at) as application:
        application.proofs = "\n".join(filter(None, (application.proofs, proof.strip())))[:2000]
        due = _start_limit(application, at)
        tell("add_proof", application, at=at, due_decision=due.due_at.isoformat())
    return application


def hand_in_proof(
    application: ReliefApplication, proof: ProofFile, *, by: Person, at: datetime
) -> ReliefProof:
    """Add a file that proves a situation (FEE 48); the same file for the same proof counts once.

    Refused to others than the applicant, and after the decision.
    """
    with audit.recorded():
        held = locked(application)
        if Hat.APPLICANT not in held.hats(by):
            raise Refused(_("Only the applicant hands in proofs."))
        if held.state not in OPEN:
            raise Refused(_("This was decided. Nothing can be added any more."))
        kept, is_new = held.proof_files.get_or_create(
            code=proof.code, file=proof.file, defaults={"name": proof.name[:120]}
        )
        if is_new:
            audit.note(
                "hand_in_proof", record=held.reference, court=held.court.code, actor=by, at=at,
                proof=proof.code,
            )
    return kept


def take_back(application: ReliefApplication, *, by: Person, at: datetime) -> ReliefApplication:
    """The applicant no longer asks; the fee is to be paid, within seven new days."""
    with moving(application, "take_back", by=by, at=at) as application:
        cancel_running(application.limits.all(), at=at)
        resume_fee(application, by=by, at=at)
        tell("take_back", application, at=at)
    return application
