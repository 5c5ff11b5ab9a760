"""A small court in session: one person for each role, one case, one request on the line."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.management import call_command, get_commands

from filing import actions as filing_actions
from filing.actions import witnessing
from filing.models import Filing, Passing, Witnessing
from judge_contact.actions import Rang, Request, record_missed_call, register
from judge_contact.actions.attaching import PURPOSE
from judge_contact.models import Absence, MissedCall, Ticket
from judge_contact.receipts import order_receipt
from portal.cases.models import Appointment, Case
from portal.common import clock
from portal.dossier import actions as filing
from portal.dossier.models import CoverSheet, Dossier, Item, StoredFile, Upload
from portal.dossier.rules.catalogue import Slot
from portal.papers.models import Paper
from portal.people.models import Mandate, Person
from portal.people.roles import Role
from tests import builders
from tests.fees.session import Money, money_of
from tests.filing.builders import a_verified_person, verify
from tests.filing.case_session import Running, running
from tests.filing.desk_session import Desked, desked
from tests.filing.session import Drafted, drafted_by

PARTIES = ("litigant", "respondent", "enterprise", "lawyer", "stranger")
STAFF = tuple(role.value.lower() for role in Role)
EVERYONE = (*PARTIES, *STAFF)


@dataclass
class Court:
    """Who is here (by role), and the records that rules ask about: ours and a foreign twin."""

    people: dict[str, Person] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    mandates: dict[str, Mandate] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    witnessings: dict[str, Witnessing] = field(default_factory=dict)
    passings: dict[str, Passing] = field(default_factory=dict)
    calls: dict[str, MissedCall] = field(default_factory=dict)
    absences: dict[str, Absence] = field(default_factory=dict)
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    sheets: dict[str, CoverSheet] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    money: dict[str, Money] = field(default_factory=dict)
    running: dict[str, Running] = field(default_factory=dict)
    desks: dict[str, Desked] = field(default_factory=dict)
    drafted: dict[str, Drafted] = field(default_factory=dict)


def in_session() -> Court:
    """The court of the matrix; ``ours`` belongs to its people, ``foreign`` to another court."""
    if "load_reference" in get_commands():
        call_command("load_reference", verbosity=0)
    court = Court()
    division = builders.a_division()
    for name in PARTIES:
        court.people[name] = builders.a_person(username=name)
    for role in Role:
        name = role.value.lower()
        court.people[name] = builders.an_office(role, division, username=name)
    court.cases["ours"], court.tickets["ours"] = _a_request(court, division)
    elsewhere = builders.a_division(builders.a_court("吉0104"))
    court.cases["foreign"], court.tickets["foreign"] = _a_request(Court(), elsewhere)
    _file_in(court, division, elsewhere)
    for ticket in court.tickets.values():
        _a_file_with(ticket)
        # Ordered but never made here: no sweep runs.
        order_receipt(ticket, language="zh-hans", at=clock.now())
    for whose, case in court.cases.items():
        _a_dossier(court, whose, case)
    court.mandates["ours"] = Mandate.objects.create(
        principal=court.people["litigant"],
        representative=court.people["lawyer"],
        kind=Mandate.Kind.HELPER,
        scope="",
        since=date(2026, 1, 12),
        granted_at=clock.now(),
    )
    court.papers["ours"] = Paper.objects.create(
        number="trial-1",
        court=division.court,
        template="x",
        title="x",
        ordered_at=clock.now(),
        about=court.cases["ours"].reference,
        state=Paper.State.FAILED,
    )
    return court


def _file_in(court: Court, division: Any, elsewhere: Any) -> None:
    """Filings in every stage, money, calls and absences: ours and foreign ones."""
    litigant = court.people["litigant"]
    court.witnessings["ours"], court.passings["ours"] = _from_abroad(litigant, division.court)
    court.witnessings["foreign"], court.passings["foreign"] = _from_abroad(
        builders.a_person(), elsewhere.court
    )
    court.running["ours"] = running(
        division.court, verify(litigant), court.people["respondent"]
    )
    court.running["foreign"] = running(
        elsewhere.court, a_verified_person(), a_verified_person()
    )
    for whose, seat in (("ours", division), ("foreign", elsewhere)):
        court.calls[whose] = _a_missed_call(whose, seat.court)
        court.absences[whose] = _an_absence(court.tickets[whose].judge, seat)
    for whose, seat in (("ours", division), ("foreign", elsewhere)):
        filer = litigant if whose == "ours" else builders.a_person()
        court.drafted[whose] = drafted_by(filer, seat.court, at=clock.now())
    for whose, case in court.cases.items():
        court.money[whose] = money_of(case, court.tickets[whose].requester)
    _filing_desks(court, division, elsewhere)


def _from_abroad(filer: Person, court: Any) -> tuple[Witnessing, Passing]:
    """A draft from abroad whose mandate waits for a time, and papers this court took in."""
    at = clock.now()
    asked = filing_actions.Beginning(kind="FIRST_CIVIL")
    filing = filing_actions.begin(asked, filer=filer, by=filer, key=uuid4(), at=at)
    filing_actions.choose_court(filing, court, by=filer, at=at)
    crossing = witnessing.Crossing("FOREIGNER", "Berlin")
    witnessing.cross_border(filing, crossing, by=filer, at=at)
    wish = witnessing.Wish("x", "x", "x", "12201201210786270", "GENERAL", "x", "x")
    filing = Filing._base_manager.get(pk=filing.pk)
    made = witnessing.request_witnessing(filing, wish, by=filer, key=uuid4(), at=at)
    passing = Passing._base_manager.create(
        filing=filing, round=1, from_court=court, to_court=court, received_at=at, sent_at=at,
        target_minutes=30, target_at=at,
    )
    return made, passing


def _filing_desks(court: Court, division: Any, elsewhere: Any) -> None:
    clerk = builders.an_office(Role.CLERK, elsewhere)
    court.desks["ours"] = desked(court.people["litigant"], division, court.people["clerk"])
    court.desks["foreign"] = desked(builders.a_person(), elsewhere, clerk)


def _a_missed_call(whose: str, at_court: Any) -> MissedCall:
    rang = Rang(ref=whose, phone="10000000000", called="", rang_at=clock.now())
    return record_missed_call(at_court, rang, at=clock.now())


def _an_absence(judge: Person, division: Any) -> Absence:
    """Next year, so that nobody stands in for anybody now."""
    day = clock.now().date() + timedelta(days=365)
    deputy = builders.an_office(Role.JUDGE, division)
    return Absence.objects.create(person=judge, deputy=deputy, since=day, until=day)


def _a_dossier(court: Court, whose: str, case: Case) -> None:
    """A dossier with one paper, handed in by the plaintiff; the file itself is not on the disk."""
    giver, at = case.parties.first().person, clock.now()
    dossier = filing.open_dossier(case, case.court, case=case, by=None, at=at)
    file = StoredFile.objects.create(
        about=giver.reference, chain=case.court.code, name="trial.pdf", kind="PDF", size=1,
        sha256="0" * 64, pages=1, file=f"trial/{whose}", taken_by=giver, taken_at=at,
        scan=StoredFile.Scan.CLEAN, copy=StoredFile.Copy.FAILED,
    )
    entry = filing.Entry(Slot.COMPLAINT, "A trial", file, Item.Source.PARTY)
    court.dossiers[whose], court.files[whose] = dossier, file
    court.items[whose] = filing.file_item(dossier, entry, by=giver, at=at)
    court.sheets[whose] = CoverSheet.objects.create(
        dossier=dossier, slot=Slot.EVIDENCE, title="A trial", made_by=giver, made_at=at
    )
    court.uploads[whose] = Upload.objects.create(
        person=giver, about=giver.reference, name="a.pdf", size=9, begun_at=at, last_at=at
    )


def _a_request(court: Court, division: Any) -> tuple[Case, Ticket]:
    people = court.people
    plaintiff = people.get("litigant") or builders.a_person()
    defendant = people.get("respondent") or builders.a_person()
    judge = people.get("judge") or builders.an_office(Role.JUDGE, division)
    case = builders.a_case(plaintiff, defendant, division=division, judge=judge)
    case.assistant = people.get("assistant")
    case.save(update_fields=["assistant"])
    if "lawyer" in people:
        Appointment.objects.create(
            party=case.parties.get(person=plaintiff),
            agent=people["lawyer"],
            authority=Appointment.Authority.GENERAL,
            since=date(2026, 1, 12),
        )
    request = Request(category=Ticket.Category.PROGRESS, words="", phone=plaintiff.phone)
    asked = register(case, request, requester=plaintiff, by=plaintiff, key=uuid4(), at=clock.now())
    return case, asked


def _a_file_with(ticket: Ticket) -> StoredFile:
    """What the party of a request gave with it; its viewing copy is not made yet."""
    return StoredFile.objects.create(
        about=ticket.reference, purpose=PURPOSE, chain=ticket.court.code, name="a.pdf", kind="PDF",
        size=1, sha256="0" * 64, pages=1, file=f"store/{ticket.public_id}",
        taken_by=ticket.requester, taken_at=ticket.registered_at, scan="CLEAN",
    )
