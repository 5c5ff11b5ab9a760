"""Who reads what: every role, both volumes, every stage, on pages and in the API."""

import itertools
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from portal.cases.models import Appointment, Case
from portal.dossier import actions, contents
from portal.dossier.models import Dossier, Item
from portal.dossier.rules.catalogue import Slot, Volume
from portal.dossier.rules.reading import Withheld, right_of
from portal.people.roles import Role
from tests import builders

AT = builders.A_MONDAY
pytestmark = pytest.mark.django_db
MAIN_OFFICES = {"HEAD", "LEADER", "INSPECTOR", "CLERK", "SERVICE_CLERK", "ARCHIVIST"}
INTERNAL_OFFICES = {"HEAD", "LEADER", "ARCHIVIST"}
PARTIES = ("plaintiff", "defendant", "agent")
OUTSIDERS = ("former agent", "future agent", "stranger", "visitor")
BENCH = ("judge", "assistant")


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(AT, tick=False):
        yield


# -- The rule ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("hats", "closed", "enforcement", "main", "internal"), [
    pytest.param({"PARTY"}, False, False, True, False, id="RD 5: a party, while the case runs"),
    pytest.param({"AGENT_AD_LITEM"}, False, False, True, False, id="CPL 64: an agent"),
    pytest.param({"PARTY"}, True, False, True, False, id="RD 5: the trial dossier after its end"),
    pytest.param({"PARTY"}, False, True, True, False, id="RD 5: enforcement while it runs"),
    pytest.param({"PARTY"}, True, True, False, False, id="RD 5: enforcement after its end"),
    pytest.param({"PARTY", "ARCHIVIST"}, False, False, True, False, id="RD 5: party and archivist"),
    pytest.param({"JUDGE"}, True, True, True, True, id="the judge of the case"),
    pytest.param({"AGENT"}, False, False, False, False, id="the hotline"),
    pytest.param({"CASHIER"}, False, False, False, False, id="the cashier"),
    pytest.param({"SYSADMIN"}, False, False, False, False, id="the machine's keeper"),
    pytest.param(set(), False, False, False, False, id="a stranger"),
])
def test_the_right_to_read(hats, closed, enforcement, main, internal):
    right = right_of(hats, is_closed=closed, is_enforcement=enforcement)
    assert (right.main, right.internal) == (main, internal)


# -- The leak matrix ---------------------------------------------------------------------------

STAGES = ("before docketing", "in trial", "closed", "sealed", "enforcement", "enforcement closed")
PAPERS = {
    "main": (Slot.COMPLAINT, Withheld.NO), "unserved": (Slot.DECISION, Withheld.UNSERVED),
    "preservation": (Slot.PRESERVATION, Withheld.PRESERVATION),
    "secret": (Slot.EVIDENCE, Withheld.SECRET), "internal": (Slot.DELIBERATION, Withheld.NO),
}


@pytest.fixture
def court(case, division, plaintiff, defendant, judge):
    """Everybody who might knock: parties, agents past and to come, every office, strangers."""
    people = {"plaintiff": plaintiff, "defendant": defendant, "judge": judge}
    party = case.parties.get(person=plaintiff)
    for name, since, until in (
        ("agent", AT.date() - timedelta(9), None),
        ("former agent", AT.date() - timedelta(9), AT.date()),
        ("future agent", AT.date() + timedelta(1), None),
    ):
        people[name] = builders.a_person()
        Appointment.objects.create(
            party=party, agent=people[name], authority="GENERAL", since=since, until=until
        )
    people["assistant"] = builders.an_office(Role.ASSISTANT, division)
    case.assistant = people["assistant"]
    case.save()
    for role in Role:
        people[f"{role} here"] = builders.an_office(role, division)
    elsewhere = builders.a_division(builders.a_court("吉0104"))
    beside = builders.a_division(division.court, "civil-9")
    for role in Role:
        people[f"{role} of another court"] = builders.an_office(role, elsewhere)
    people["HEAD of another division"] = builders.an_office(Role.HEAD, beside)
    people["stranger"] = builders.a_person()
    return people


@pytest.fixture
def stage_of(case, dossier, filed, judge, court):
    """``stage_of("closed")``: the dossier with every kind of paper in it, at that stage."""

    def bring(stage: str) -> dict[str, Item]:
        made = {}
        for name, (slot, withheld) in PAPERS.items():
            is_final = stage == "sealed" and withheld in (Withheld.UNSERVED, Withheld.PRESERVATION)
            made[name] = filed(
                slot, title=f"Paper {name}", withheld=Withheld.NO if is_final else withheld
            )
        if stage in ("closed", "sealed", "enforcement closed"):
            case.stage, case.closed_on = Case.Stage.CLOSED, AT.date()
        if stage.startswith("enforcement"):
            case.type_code = "执"
        case.save()
        if stage == "sealed":
            rows = Dossier.objects.unscoped(because="x").select_related("case", "court")
            actions.seal(rows.get(pk=dossier.pk), by=judge, at=AT)
        if stage == "before docketing":
            Dossier.objects.unscoped(because="x").filter(pk=dossier.pk).update(case=None)
        return made

    return bring


def expected(who: str, stage: str, paper: str) -> bool:
    """Whether somebody may open a paper: written once more, from the law, without the code."""
    is_internal = paper == "internal"
    if who in OUTSIDERS or "another" in who:
        return False
    if who in PARTIES:
        if stage in ("before docketing", "enforcement closed") or is_internal:
            return False
        shown = {"main"} | ({"unserved", "preservation"} if stage == "sealed" else set())
        return paper in shown
    if who in BENCH:
        return stage != "before docketing"
    role = who.partition(" ")[0]
    if stage == "before docketing" and role == "HEAD":
        return False  # no division has it yet
    return role in (INTERNAL_OFFICES if is_internal else MAIN_OFFICES)


@pytest.mark.parametrize("stage", STAGES)
def test_nobody_reads_more_than_the_law_gives(stage, stage_of, court):
    papers = stage_of(stage)
    faults = []
    for (who, person), (name, item) in itertools.product(court.items(), papers.items()):
        is_open = Item.objects.visible_to(person).filter(pk=item.pk).exists()
        if is_open != expected(who, stage, name):
            faults.append(f"{who}, {stage}, {name}: {'open' if is_open else 'shut'}")
    assert not faults


@pytest.mark.parametrize("stage", STAGES)
def test_the_catalogue_tells_nobody_of_what_is_not_theirs(stage, stage_of, court, dossier):
    """Titles leak too: of unserved papers and preservation not even the existence is told."""
    stage_of(stage)
    found = Dossier.objects.unscoped(because="x").select_related("case", "court").get()
    faults = []
    for who, person in court.items():
        reader = contents.reader_of(found, person)
        told = {
            line.item.title.removeprefix("Paper ")
            for volume in Volume for line in contents.catalogue(found, reader, volume)
        }
        may_know = {name for name in PAPERS if expected(who, stage, name)}
        if who in PARTIES and may_know:
            may_know.add("secret")  # listed with the reason why it does not open
        if told != may_know:
            faults.append(f"{who}, {stage}: {sorted(told ^ may_know)}")
    assert not faults


@pytest.mark.parametrize("stage", ["in trial", "closed", "enforcement closed"])
def test_pages_and_api_agree_with_the_scope(
    stage, stage_of, court, client_of, client, monkeypatch
):
    monkeypatch.setattr("portal.dossier.serving.marked", lambda drawn, mark: b"a picture")
    papers = stage_of(stage)
    some = (
        "plaintiff", "agent", "former agent", "judge", "CLERK here", "AGENT here", "SYSADMIN here",
        "JUDGE here", "CLERK of another court", "stranger",
    )
    faults = []
    for who in (*some, "visitor"):
        browser = client if who == "visitor" else client_of(court[who])
        for name, item in papers.items():
            dossier_id = item.dossier.public_id
            for path in (
                reverse("dossier_page", args=[item.public_id, 1]),
                reverse("api:dossier_page", args=[dossier_id, item.public_id, 1]),
            ):
                code = browser.get(path).status_code
                if (code == 200) != expected(who, stage, name):
                    faults.append(f"{who}, {stage}, {name}: {code} at {path[:14]}")
    assert not faults


def test_an_enforcement_dossier_that_closed_says_why_it_is_shut(stage_of, client_of, plaintiff):
    item = stage_of("enforcement closed")["main"]
    browser = client_of(plaintiff)
    browser.cookies["django_language"] = "en"
    page = browser.get(reverse("dossier_case", args=[item.dossier.public_id]))
    assert page.status_code == 200
    assert "Only the trial dossier stays open to parties (RD 5)" in page.content.decode()
    assert "Paper main" not in page.content.decode()
    order = browser.post(reverse("dossier_copy_order", args=[item.dossier.public_id]))
    assert order.status_code == 409


def test_hidden_papers_leave_no_gap_in_a_partys_page_numbers(filed, dossier, plaintiff, judge):
    filed(Slot.COMPLAINT, 2)
    filed(Slot.PRESERVATION, 3, withheld=Withheld.PRESERVATION)
    filed(Slot.HEARING_NOTICE, 1)

    def pages(person) -> list[tuple[int, int]]:
        lines = contents.catalogue(dossier, contents.reader_of(dossier, person), Volume.MAIN)
        return [(line.first, line.last) for line in lines]

    assert pages(judge) == [(1, 2), (3, 5), (6, 6)]
    assert pages(plaintiff) == [(1, 2), (3, 3)]


def test_a_right_that_ended_ends_with_the_next_click(filed, case, client_of, court):
    item = filed()
    agent = court["agent"]
    browser = client_of(agent)
    path = reverse("dossier_page", args=[item.public_id, 1])
    assert browser.get(path).status_code == 200
    Appointment.objects.unscoped(because="x").filter(agent=agent).update(revoked_at=AT)
    assert browser.get(path).status_code == 404


# -- The page, its mark, its record ------------------------------------------------------------
