"""The same matter twice before one court (CPL 127(5), INT 247): told to the filer and the clerk."""

import pytest

from filing import actions
from filing.checks import results_now
from filing.models import Filing
from filing.rules.said import SaidParty
from filing.rules.twins import Earlier, same_matter
from filing.snapshots import said_by
from filing.states import State
from portal.cases.models import Case, Party
from portal.timelimits.limits import local_day
from tests.builders import A_MONDAY, a_case, a_court
from tests.filing.builders import a_complete_draft, a_submitted_filing, a_verified_person
from tests.filing.test_checks import FINE, said

RULE = "DUPLICATE-1"


def an_earlier(number="SQ1", cause="108.3", own=("赵试一",), others=("钱试二",)):
    return Earlier(number, cause, frozenset(own), frozenset(others))


SAME = [
    ("INT-247-same-people-and-cause", an_earlier(), True),
    ("INT-247-one-of-several", an_earlier(own=("赵试一", "周"), others=("钱试二", "吴")), True),
    ("INT-247-written-otherwise", an_earlier(others=(" 钱试 二",)), True),
    ("another-cause", an_earlier(cause="29"), False),
    ("another-opponent", an_earlier(others=("孙试三",)), False),
    ("another-client", an_earlier(own=("周试四",)), False),
    ("sides-exchanged", an_earlier(own=("钱试二",), others=("赵试一",)), False),
    ("nobody-named", an_earlier(own=("",), others=("",)), False),
]


@pytest.mark.parametrize(
    ("earlier", "found"), [pytest.param(e, f, id=name) for name, e, f in SAME]
)
def test_the_same_matter_is_same_people_same_sides_same_cause(earlier, found):
    assert same_matter(FINE, [earlier]) == (["SQ1"] if found else [])


def test_without_a_cause_nothing_is_called_the_same():
    assert same_matter(said(cause_no=""), [an_earlier(cause="")]) == []


def test_empty_names_are_nobody():
    nobody = SaidParty(id="x", side="DEFENDANT", position=1, kind="NATURAL")
    assert same_matter(said(parties=(FINE.parties[0], nobody)), [an_earlier(others=("",))]) == []


@pytest.fixture
def earlier(db, court_data):
    """A filing of somebody that is before the court."""
    return a_submitted_filing(a_verified_person(full_name="赵试一"))


def again(earlier, filer=None, **changes):
    """A new draft against the same opponent."""
    draft = a_complete_draft(filer or earlier.filer, **changes)
    opponent = earlier.parties.get(side="DEFENDANT").name
    draft.parties.filter(side="DEFENDANT").update(name=opponent)
    return Filing._base_manager.get(pk=draft.pk)


def warned(draft):
    return [r for r in results_now(draft, local_day(A_MONDAY))
            if r.rule.code == RULE and r.outcome == "WARNED"]


def test_the_filer_is_told_which_one_and_may_go_on_LR_2(earlier, client_of):
    draft = again(earlier)
    assert [result.finding.about for result in warned(draft)] == [earlier.number]
    page = client_of(draft.filer).get(f"/file/{draft.public_id}/check/").content.decode()
    assert earlier.number in page
    filing = actions.submit(draft, by=draft.filer, at=A_MONDAY)
    kept = filing.submissions.get().results.get(rule=RULE)
    assert (kept.outcome, kept.words) == ("WARNED", earlier.number), "the clerk has the same line"


@pytest.mark.parametrize(
    "state",
    [State.WITHDRAWN, State.DEEMED_WITHDRAWN, State.REFUSED, State.RETURNED, State.REDIRECTED],
)
def test_who_withdrew_or_was_sent_away_may_file_again_CPL_127_5(earlier, state):
    draft = again(earlier)
    Filing._base_manager.filter(pk=earlier.pk).update(state=state)
    assert warned(draft) == []


def test_another_court_or_cause_or_opponent_is_another_matter(earlier):
    assert warned(again(earlier, court="吉0102")) == []
    assert warned(again(earlier, cause_no="29")) == []
    assert warned(a_complete_draft(earlier.filer)) == []


def test_nobody_learns_of_somebody_elses_filing(earlier):
    stranger = a_verified_person(full_name="赵试一")
    draft = again(earlier, stranger)
    assert warned(draft) == [], "the same name and the same opponent, yet another person"
    assert said_by(draft).earlier == ()


def test_a_case_on_the_register_counts_too_for_its_plaintiff_only(db, court_data):
    filer, other = (a_verified_person(full_name="赵试一") for _again in range(2))
    case = a_case(court=a_court("吉0104"))
    Case._base_manager.filter(pk=case.pk).update(cause_no="108.3")
    Party._base_manager.filter(case=case).delete()
    Party._base_manager.create(case=case, side="PLAINTIFF", name="赵试一", person=filer)
    Party._base_manager.create(case=case, side="DEFENDANT", name="钱试二")
    for person, wanted in ((filer, [case.number]), (other, [])):
        draft = a_complete_draft(person)
        draft.parties.filter(side="DEFENDANT").update(name="钱试二")
        assert [result.finding.about for result in warned(draft)] == wanted
