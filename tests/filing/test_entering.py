"""Staff enter filings for people who come; papers for another court are followed."""

import uuid
from datetime import date, timedelta

import pytest

from filing import actions
from filing.actions.entering import Coming, enter
from filing.actions.passing import hand_out
from filing.models import Filing, Passing
from filing.states import Hat
from filing.sweeps import follow_passings
from portal.audit.models import Entry as AuditRow
from portal.common.refusals import Refused
from portal.courts.models import Policy, Station
from portal.notices.models import Message
from portal.people import numbers
from portal.people.actions.window import Comer
from portal.people.models import Identity, Person
from portal.people.synthetic import Synthetic
from tests.builders import A_MONDAY
from tests.filing import builders
from tests.filing.desk import a_desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("court_data")]
MINUTE = timedelta(minutes=1)
CARD = numbers.resident_id(Synthetic(77).resident_id())
COMER = Comer("赵试一", CARD, "10000000321")


@pytest.fixture
def here():
    """The court of 吉0102, where people come."""
    return a_desk("吉0102")


@pytest.fixture
def there():
    """The court of 吉0104, which decides."""
    return a_desk("吉0104")


def coming(here, there=None, **more):
    fields = {
        "comer": COMER, "kind": "FIRST_CIVIL", "at_court": here.court,
        "for_court": (there or here).court, **more,
    }
    return Coming(**fields)


def entered(here, there=None, *, at=A_MONDAY, **more):
    return enter(coming(here, there, **more), by=here.clerk, key=uuid.uuid4(), at=at)


def submitted(here, there, *, at=A_MONDAY + 20 * MINUTE):
    """Entered at ten, completed by the clerk, handed in twenty minutes later."""
    filing = entered(here, there)
    said = {"by": here.clerk, "at": at}
    filing = actions.choose_cause(filing, builders.PRIVATE_LENDING, **said)
    other = actions.add_party(filing, filing.terms.other, **said)
    about = {"name": "钱试二", "phone": "10000000322", "domicile": "长春市朝阳区试验路9号"}
    actions.save_party(other, about, version=0, **said)
    actions.save_answers(filing, builders.LENDING, **said)
    actions.consent(filing, "FILING", True, builders.CONSENT_SHOWN, **said)
    return actions.submit(Filing._base_manager.get(pk=filing.pk), **said)


def test_the_person_is_the_filer_and_the_clerk_only_enters(here):
    filing = entered(here)
    assert filing.filer.full_name == "赵试一"
    assert filing.entered_by == here.clerk
    assert (filing.channel, filing.court, filing.receiving_court) == (
        "COUNTER", here.court, here.court
    )
    assert filing.hats(here.clerk) >= {Hat.STATION}
    assert filing.entry.document == "RESIDENT_ID"
    assert filing.parties.get(side="PLAINTIFF").phone == "10000000321"


def test_identity_seen_at_the_window_counts_and_is_never_doubled(here):
    first, second = entered(here), entered(here)
    assert first.filer == second.filer
    identity = Identity.objects.get(person=first.filer)
    assert identity.method == Identity.Method.WINDOW
    assert first.filer.is_verified
    assert not first.filer.has_usable_password()
    assert CARD.value not in str(AuditRow.objects.values_list("facts", flat=True))


def test_a_document_known_under_another_name_is_refused(here):
    entered(here)
    people = Person.objects.count()
    with pytest.raises(Refused):
        entered(here, comer=Comer("孙试三", CARD, "10000000321"))
    assert (Person.objects.count(), Filing._base_manager.count()) == (people, 1)


def test_the_same_key_gives_the_same_draft(here):
    key = uuid.uuid4()
    one, two = (enter(coming(here), by=here.clerk, key=key, at=A_MONDAY) for _again in range(2))
    assert one.pk == two.pk


def test_a_station_of_the_court_is_another_way_in(here, there):
    station = Station.objects.create(
        court=here.court, name="企业服务站", name_en="Enterprise station",
        for_enterprises=True, valid_from=date(2026, 1, 1),
    )
    assert entered(here, station=station).channel == "STATION"
    with pytest.raises(Refused, match="另一家法院|another court"):
        enter(coming(there, station=station), by=there.clerk, key=uuid.uuid4(), at=A_MONDAY)


@pytest.mark.parametrize("who", ["judge", "leader"])
def test_only_a_clerk_of_that_court_enters(here, who):
    with pytest.raises(Refused):
        enter(coming(here), by=getattr(here, who), key=uuid.uuid4(), at=A_MONDAY)
    assert not Filing._base_manager.exists()


@pytest.mark.parametrize(
    ("kind", "is_open"),
    [
        ("FIRST_CIVIL", True), ("FIRST_ADMINISTRATIVE", True), ("ENFORCEMENT", True),
        ("APPEAL", False), ("PRESERVATION", False), ("PAYMENT_ORDER", False),
    ],
)
def test_what_one_court_takes_in_for_another(here, there, kind, is_open):
    if is_open:
        assert entered(here, there, kind=kind).channel == "CROSS_REGION"
    else:
        with pytest.raises(Refused):
            entered(here, there, kind=kind)


def test_a_submission_at_another_court_opens_the_custody_log(here, there):
    filing = submitted(here, there)
    passing = Passing.objects.unscoped(because="a test looks").get(filing=filing)
    assert (passing.from_court, passing.to_court) == (here.court, there.court)
    assert passing.received_at == A_MONDAY
    assert passing.sent_at == A_MONDAY + 20 * MINUTE
    assert passing.target_at == passing.sent_at + 30 * MINUTE
    told = Message.objects.filter(kind="filing.passed_on")
    assert {m.person for m in told} == {there.clerk, there.second_clerk}


def test_the_period_of_law_is_seven_days_as_ever_CPL_126(here, there):
    limit = submitted(here, there).limits.get(rule="DECISION")
    assert f"{limit.due_on}" == "2026-03-23"


def test_the_target_is_the_policy_of_the_deciding_court(here, there):
    Policy.objects.create(
        court=there.court, key=Policy.Key.CROSS_REGION_MINUTES, value="15",
        valid_from=date(2026, 1, 1),
    )
    filing = submitted(here, there)
    assert filing.passings.unscoped(because="a test looks").get().target_minutes == 15


def test_a_filing_of_one_court_is_not_passed_on(here):
    submitted(here, here)
    assert not Passing.objects.unscoped(because="a test looks").exists()


def test_an_answer_is_noted_at_its_own_instant_and_told(here, there):
    filing = submitted(here, there)
    answered = A_MONDAY + 40 * MINUTE
    there.flag(filing, anchor="", reason="PAPER", at=answered)
    from filing.actions import deciding

    notice = deciding.Notice(days=15, is_complete=True)
    deciding.require_correction(filing, notice, by=there.clerk, at=answered)
    assert follow_passings(A_MONDAY + 55 * MINUTE) == 1
    passing = Passing.objects.unscoped(because="a test looks").get()
    assert (passing.answered_at, passing.answer) == (answered, "CORRECTION")
    assert passing.escalated_at is None
    told = Message.objects.filter(kind="filing.passing_answered")
    assert {m.person for m in told} == {here.clerk, here.second_clerk}
    assert follow_passings(A_MONDAY + 55 * MINUTE) == 0


def test_past_the_target_the_receiving_courts_head_is_told_once(here, there):
    submitted(here, there)
    assert follow_passings(A_MONDAY + 49 * MINUTE) == 0
    assert follow_passings(A_MONDAY + 50 * MINUTE) == 1
    assert follow_passings(A_MONDAY + 90 * MINUTE) == 0
    told = Message.objects.filter(kind="filing.passing_late", channel="IN_APP")
    assert {m.person for m in told} == {here.head, there.clerk, there.second_clerk}


def test_the_answer_is_handed_out_by_the_receiving_court_only(here, there):
    filing = submitted(here, there)
    passing = filing.passings.unscoped(because="a test looks").get()
    with pytest.raises(Refused):
        hand_out(passing, by=here.clerk, at=A_MONDAY + 30 * MINUTE)
    actions.withdraw(filing, words="", by=filing.filer, at=A_MONDAY + 30 * MINUTE)
    follow_passings(A_MONDAY + 31 * MINUTE)
    with pytest.raises(Refused):
        hand_out(passing, by=there.clerk, at=A_MONDAY + 32 * MINUTE)
    done = hand_out(passing, by=here.clerk, at=A_MONDAY + 32 * MINUTE)
    again = hand_out(passing, by=here.clerk, at=A_MONDAY + 50 * MINUTE)
    assert done.handed_out_at == again.handed_out_at == A_MONDAY + 32 * MINUTE


def test_custody_is_seen_by_both_courts_and_by_nobody_else(here, there):
    submitted(here, there)
    third = a_desk("吉0105")
    for who in (here.clerk, here.head, there.clerk, there.leader):
        assert Passing.objects.visible_to(who).count() == 1
    for who in (third.clerk, here.judge, there.trial_judges[0]):
        assert Passing.objects.visible_to(who).count() == 0


def test_the_desk_enters_by_its_page(client_of, here, there):
    browser = client_of(here.clerk)
    page = browser.get("/staff/filings/enter/")
    key = page.context["form"]["once_key"].value()
    said = {
        "once_key": key, "full_name": "赵试一", "document": "RESIDENT_ID", "number": CARD.value,
        "country": "", "phone": "13000000321", "kind": "FIRST_CIVIL", "for_court": "吉0104",
        "station": "",
    }
    wrong = browser.post("/staff/filings/enter/", said | {"number": "220102198503121012"})
    assert wrong.status_code == 422
    answer = browser.post("/staff/filings/enter/", said)
    assert answer.status_code == 302, answer.context["form"].errors
    filing = Filing._base_manager.get()
    assert (filing.channel, filing.court.code) == ("CROSS_REGION", "吉0104")


def test_the_custody_pages_show_both_ways(client_of, here, there, at_most):
    submitted(here, there)
    number = Filing._base_manager.get().number
    for who, way in ((here.clerk, "sent"), (there.clerk, "got")):
        browser = client_of(who)
        browser.get(f"/staff/filings/passed-on/?way={way}")
        with at_most(25):
            page = browser.get(f"/staff/filings/passed-on/?way={way}")
        assert number in page.content.decode()
