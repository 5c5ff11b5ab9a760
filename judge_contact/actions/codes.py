"""A code by phone for a party who is not signed in."""

from datetime import datetime

from django.utils.translation import gettext as _

from judge_contact.callers import Caller
from portal.cases.actions import person_behind
from portal.cases.models import Case
from portal.people import codes
from portal.people.models import Person


def send_code(caller: Caller | None, phone: str, *, at: datetime) -> None:
    """Send a code to the phone the record knows; to any other phone, what to do instead.

    Both send one text message, so that neither the page nor the wait tells whether a case exists
    or who is in it: only the holder of the phone learns that.
    """
    if caller is None:
        codes.deliver(phone, _not_known())
        return
    person = caller.person or person_behind(caller.party, by=None, at=at)
    codes.send(person, _purpose(caller.case), _words, to=phone)


def prove_phone(caller: Caller | None, typed: str) -> Person | None:
    """The person whose newest code for this case was typed; None for a wrong or old one."""
    if caller is None or caller.person is None:
        return None
    right = codes.spend(caller.person, _purpose(caller.case), typed)
    return caller.person if right else None


def _purpose(case: Case) -> str:
    return f"contact_judge.{case.public_id.hex}"


def _words(code: str) -> str:
    return _(
        "[Court] Your code is %(code)s, valid for 10 minutes. With it you ask your judge to call "
        "you. Tell it to nobody."
    ) % {"code": code}


def _not_known() -> str:
    return _(
        "[Court] This phone is not recorded in the case that was named. Call 12368 with your "
        "identity card at hand, or come to the service counter: they ask the judge for you."
    )
