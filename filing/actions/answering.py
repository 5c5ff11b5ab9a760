"""Signing and handing in an answer or an objection, and sending the answer on (CPL 128, 130)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from filing.actions.responding import held_complaint, open_complaint
from filing.actions.signing import STROKES, Drawn
from filing.case_notices import about_answer
from filing.keeping import keep_answer, keep_request, show_answer
from filing.models import AnswerLimit, CaseRequest, CaseSignature, ServedComplaint
from filing.papers.case_papers import answer_document, objection_document
from filing.papers.document import Document
from filing.papers.orders import TEMPLATE, signed_facts
from filing.request_states import RequestHat
from filing.rules.answering import ANSWERS, FORWARD_ANSWER
from filing.rules.requests import OBJECTION
from portal import audit
from portal.cases.actions.held import tell
from portal.common.moves import locked
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.notices import outbox
from portal.papers.models import Paper
from portal.papers.orders import Order, order
from portal.people import codes
from portal.people.masks import mask_phone
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import meet, start_limits


def send_code(document: Document, *, by: Person) -> str:
    """Send the code that confirms a signature under this paper to the signer's own phone; answers
    the masked number. Refused when the account has no phone."""
    if not by.phone:
        raise Refused(_("Your account has no phone. Add one; the code is sent there."))
    codes.send(by, _purpose(document), _words)
    return mask_phone(by.phone)


def hand_in_answer(
    served: ServedComplaint, drawn: Drawn, *, code: str, by: Person, at: datetime
) -> ServedComplaint:
    """Sign the answer and hand it in. A late one is taken all the same, as late (CPL 128).

    It becomes a signed paper of the dossier; the court sends it on within 5 days. Refused while
    nothing is said at all, and with a wrong or old code, or one for another text.
    """
    _check_drawn(drawn)
    served.refresh_from_db(fields=["words"])
    document = answer_document(served)
    _spend(document, code, by)
    return enter_answer(served, document, drawn, by=by, at=at)


def enter_answer(
    served: ServedComplaint, document: Document, drawn: Drawn, *, by: Person, at: datetime
) -> ServedComplaint:
    """Enter an answer whose signature was confirmed; refused when it says something else by now."""
    with audit.recorded():
        held = open_complaint(served, by)
        _check_said(held, document)
        signature = CaseSignature.objects.create(
            complaint=held, **_signed(document, drawn, by, at)
        )
        held.paper = _order(held, held.court, document, signature, at=at)
        held.answered_at = at
        held.save(update_fields=["answered_at", "paper"])
        keep_answer(held, by=by, at=at)
        for limit in held.limits.filter(rule__in=ANSWERS):
            meet(limit, at=at)
        start_limits(
            AnswerLimit, held, held.court, (FORWARD_ANSWER,), round=1, at=at,
            owners={Role.CLERK: None},
        )
        tell(held.party.case, at=at, kind="filing.answer_received")
        audit.note(
            "hand_in_answer", record=held.reference, court=held.court.code, actor=by, at=at,
            digest=document.digest,
        )
    return held


def _check_said(served: ServedComplaint, document: Document) -> None:
    if not (served.stances.exists() or served.words.strip()):
        raise Refused(_("Say something first: to one point, or in your own words."))
    if answer_document(served).digest != document.digest:
        raise Refused(_("The answer was changed in another tab. Look at it again, then sign."))


def sign_objection(
    request: CaseRequest, drawn: Drawn, *, code: str, by: Person, at: datetime
) -> CaseRequest:
    """Sign an objection to jurisdiction; it becomes a signed paper of the dossier (CPL 130).

    Refused to anybody but the party that objects, twice, and with a wrong or old code.
    """
    _check_drawn(drawn)
    if request.kind != OBJECTION or RequestHat.PARTY not in request.hats(by):
        raise Refused(_("There is nothing to sign here."))
    document = objection_document(request)
    _spend(document, code, by)
    with audit.recorded():
        held = locked(request)
        if held.signatures.exists():
            raise Refused(_("This was signed before."))
        signature = CaseSignature.objects.create(request=held, **_signed(document, drawn, by, at))
        paper = _order(held, held.court, document, signature, at=at)
        keep_request(held, [paper], by=by, at=at)
        audit.note(
            "sign_objection", record=held.reference, court=held.court.code, actor=by, at=at,
            digest=document.digest,
        )
    return held


def forward_answer(served: ServedComplaint, *, by: Person, at: datetime) -> ServedComplaint:
    """Send the answer to those who sued, who can read it from now on (CPL 128: within 5 days).

    Refused to anyone but a filing clerk of the court that received it, before there is an answer,
    and twice.
    """
    with audit.recorded():
        held = held_complaint(served)
        if not by.holds(Role.CLERK, court_id=held.court_id):
            raise Refused(_("Only a filing clerk of this court may do this."))
        if held.answered_at is None or held.forwarded_at is not None:
            raise Refused(_("There is no answer left to send here."))
        held.forwarded_at = at
        held.save(update_fields=["forwarded_at"])
        for limit in held.limits.filter(rule=FORWARD_ANSWER.code):
            meet(limit, at=at)
        show_answer(held, at=at)
        outbox.post(about_answer("answer_received", held, at=at), at=at)
        tell(held.party.case, at=at, kind="filing.answer_forwarded")
        audit.note("forward_answer", record=held.reference, court=held.court.code, actor=by, at=at)
    return held


def _check_drawn(drawn: Drawn) -> None:
    if not drawn.name.strip():
        raise Refused(_("Write the name of the person who signs."), field="name")
    if drawn.strokes and not STROKES.fullmatch(drawn.strokes):
        raise Refused(_("The drawing could not be read. Please sign once more."), field="strokes")


def _spend(document: Document, code: str, by: Person) -> None:
    if not codes.spend(by, _purpose(document), code.strip()):
        raise Refused(
            _("This code is wrong, too old, or the paper changed. Send a new code."), field="code"
        )


def _signed(document: Document, drawn: Drawn, by: Person, at: datetime) -> dict[str, Any]:
    return {
        "digest": document.digest, "signer_name": drawn.name.strip(), "strokes": drawn.strokes,
        "confirmed_with": mask_phone(by.phone), "by": by, "at": at,
    }


def _order(
    about: ServedComplaint | CaseRequest, court: Court, document: Document,
    signature: CaseSignature, *, at: datetime,
) -> Paper:
    facts = {
        **document.facts(), "signatures": signed_facts([signature]), "digest": document.digest,
    }
    wanted = Order(
        TEMPLATE, about=about, court=court, title=document.title, facts=facts, occasion="signed"
    )
    return order(wanted, at=at)


def _purpose(document: Document) -> str:
    """What a code is for: exactly what this paper says."""
    return f"sign {document.digest[:56]}"


def _words(code: str) -> str:
    return _("[Court] Code %(code)s to sign your paper. Tell it to nobody else.") % {"code": code}
