"""Writing a draft: each field is kept as typed; no tab overwrites another; strangers stay out."""

import uuid

import pytest

from filing import actions
from filing.actions.editing import Stale
from filing.models import Filing
from filing.states import State
from portal.common.once import KeyReused
from portal.common.refusals import Refused
from portal.people.numbers import resident_id
from tests.builders import A_MONDAY, a_court, a_person
from tests.filing.builders import (
    PRIVATE_LENDING,
    a_complete_draft,
    a_draft,
    a_material,
    a_submitted_filing,
    a_verified_person,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("court_data")]


def save(draft, key, value, version, *, item=0, **more):
    said = {"by": draft.filer, "at": A_MONDAY} | more
    return actions.save_answer(draft, f"{key}[{item}]", value, version=version, **said)


def lending():
    draft = a_draft()
    return actions.choose_cause(draft, PRIVATE_LENDING, by=draft.filer, at=A_MONDAY)


def kept(draft):
    return {one.key: (one.value, one.version) for one in draft.answers.all()}


def test_every_save_counts_up_and_the_same_again_changes_nothing():
    draft = lending()
    for value, version in (("200", 0), ("2000", 1), ("2000", 1), ("20000", 2)):
        save(draft, "claim.principal", value, version)
    assert kept(draft) == {"claim.principal": ("20000", 3)}


def test_a_stale_tab_is_refused_and_told_what_stands_there():
    draft = lending()
    save(draft, "claim.principal", "20000", 0)
    save(draft, "claim.principal", "18000", 1)
    with pytest.raises(Stale) as stale:
        save(draft, "claim.principal", "19000", 1)
    assert (stale.value.theirs, stale.value.version) == ("18000", 2)
    assert kept(draft) == {"claim.principal": ("18000", 2)}


def test_what_cannot_be_read_is_kept_as_typed():
    draft = lending()
    save(draft, "claim.principal", "两万", 0)
    assert kept(draft)["claim.principal"] == ("两万", 1)
    assert Filing._base_manager.get(pk=draft.pk).amount is None


def test_the_sum_in_dispute_follows_the_claims():
    draft = lending()
    save(draft, "claim.principal", "20000", 0)
    save(draft, "claim.interest", "1,200.50", 0)
    assert str(Filing._base_manager.get(pk=draft.pk).amount) == "21200.50"


@pytest.mark.parametrize(
    ("key", "item"), [("claim.words", 0), ("nothing", 0), ("claim.principal", 1)]
)
def test_what_the_form_does_not_ask_is_refused(key, item):
    draft = lending()
    with pytest.raises(Refused):
        save(draft, key, "x", 0, item=item)


@pytest.mark.parametrize("who", [a_person, a_verified_person])
def test_a_stranger_changes_nothing(who):
    draft = a_complete_draft()
    stranger = {"by": who(), "at": A_MONDAY}
    before = kept(draft)
    for act in (
        lambda: save(draft, "claim.principal", "1", 1, **stranger),
        lambda: actions.choose_court(draft, a_court("吉0102"), **stranger),
        lambda: actions.add_party(draft, "DEFENDANT", **stranger),
        lambda: actions.remove_party(draft.parties.first(), **stranger),
        lambda: actions.remove_material(draft.materials.first(), **stranger),
        lambda: actions.discard(draft, **stranger),
        lambda: actions.consent(draft, "FILING", False, "", **stranger),
    ):
        with pytest.raises(Refused):
            act()
    assert kept(draft) == before


def test_nothing_is_written_into_what_was_handed_in():
    filing = a_submitted_filing()
    with pytest.raises(Refused):
        save(filing, "claim.principal", "1", 1)
    with pytest.raises(Refused):
        actions.add_party(filing, "DEFENDANT", by=filing.filer, at=A_MONDAY)


def test_the_filer_stands_on_the_own_side_with_what_is_known():
    party = a_draft().parties.get()
    assert (party.side, party.name) == ("PLAINTIFF", party.person.full_name)
    assert party.number
    assert party.sex
    assert party.born_on


def test_somebody_filing_for_a_client_without_account_names_the_client():
    party = a_draft(capacity="LAWYER").parties.get()
    assert (party.name, party.person, party.sealed_number) == ("", None, "")


def test_acting_for_another_needs_a_mandate():
    filer, other = a_verified_person(), a_verified_person()
    asked = actions.Beginning(kind="FIRST_CIVIL", capacity="OTHER_AGENT")
    with pytest.raises(Refused) as refused:
        actions.begin(
            asked, filer=filer, principal=other, by=filer, key=uuid.uuid4(), at=A_MONDAY
        )
    assert refused.value.field == "principal"
    assert not Filing._base_manager.exists()


def test_beginning_twice_with_one_key_is_one_draft():
    filer, key = a_verified_person(), uuid.uuid4()

    def begin(kind):
        return actions.begin(
            actions.Beginning(kind=kind), filer=filer, by=filer, key=key, at=A_MONDAY
        )

    assert begin("FIRST_CIVIL") == begin("FIRST_CIVIL")
    with pytest.raises(KeyReused):
        begin("APPEAL")
    assert Filing._base_manager.count() == 1


def test_a_draft_that_cannot_be_filled_is_not_begun_at_all():
    filer = a_verified_person()
    content = actions.Content(court="吉9999", answers={"claim.words": "x"})
    with pytest.raises(Refused):
        actions.begin(
            actions.Beginning(kind="FIRST_CIVIL", content=content), filer=filer, by=filer,
            key=uuid.uuid4(), at=A_MONDAY,
        )
    assert not Filing._base_manager.exists()


def test_rare_characters_are_kept_as_typed():
    """Extensions H and I are newer than the tables of some Pythons that run this."""
    draft, rare = lending(), "王\U0002a6d6\U00031350\U0002ebf0"
    assert save(draft, "contract.name", rare, 0).value == rare


def test_a_number_tells_sex_and_birth_and_stays_sealed():
    draft = a_complete_draft()
    party = draft.parties.get(side="DEFENDANT")
    number = resident_id("220102198503121011")
    kept_party = actions.save_party(
        party, {"number": number}, version=party.version, by=draft.filer, at=A_MONDAY
    )
    assert (kept_party.sex, str(kept_party.born_on)) == ("MALE", "1985-03-12")
    assert number.value not in kept_party.sealed_number
    assert kept_party.masked_number == "220102****1011"


def test_two_tabs_on_one_party_are_told_apart():
    draft = a_complete_draft()
    party, said = draft.parties.get(side="DEFENDANT"), {"by": draft.filer, "at": A_MONDAY}
    actions.save_party(party, {"name": "甲"}, version=party.version, **said)
    with pytest.raises(Stale) as stale:
        actions.save_party(party, {"name": "乙"}, version=party.version, **said)
    assert stale.value.theirs == "甲"


def test_two_agents_at_most_CPL_61():
    draft = a_complete_draft()
    party, said = draft.parties.first(), {"by": draft.filer, "at": A_MONDAY}
    for name in ("甲", "乙"):
        actions.add_agent(party, {"profession": "LAWYER", "name": name}, **said)
    with pytest.raises(Refused):
        actions.add_agent(party, {"profession": "LAWYER", "name": "丙"}, **said)


def test_files_stand_in_the_order_the_filer_gives_them():
    draft = a_complete_draft()
    one, two = a_material(draft, "转账记录"), a_material(draft, "聊天记录")
    first = draft.materials.get(name="借条")
    wanted = [two.public_id, first.public_id, one.public_id]
    actions.order_materials(draft, wanted, by=draft.filer, at=A_MONDAY)
    names = draft.materials.order_by("position").values_list("name", flat=True)
    assert list(names) == ["聊天记录", "借条", "转账记录"]


def test_a_file_of_another_filing_cannot_be_put_in():
    draft, foreign = a_complete_draft(), a_complete_draft().materials.first()
    with pytest.raises(Refused):
        actions.add_material(
            draft, foreign.file, actions.Place(), by=draft.filer, at=A_MONDAY
        )


def test_consent_is_kept_with_its_text_and_may_be_taken_back_OL_4():
    draft = a_complete_draft()
    actions.consent(draft, "FILING", False, "不同意", by=draft.filer, at=A_MONDAY)
    assert list(draft.consents.values_list("is_given", flat=True)) == [True, False]
    with pytest.raises(Refused):
        actions.submit(draft, by=draft.filer, at=A_MONDAY)


def test_a_deleted_draft_leaves_no_word_of_what_was_written():
    draft = actions.discard((made := a_complete_draft()), by=made.filer, at=A_MONDAY)
    assert draft.state == State.DISCARDED
    assert not draft.answers.exists()
    assert not draft.parties.exists()


def test_another_cause_keeps_what_both_forms_ask():
    draft = a_complete_draft()
    draft = actions.choose_cause(draft, "108.1", by=draft.filer, at=A_MONDAY)
    assert draft.form == "bank_loan"
    assert kept(draft)["claim.principal"][0] == "20000"


def test_own_words_are_always_accepted_LR_2():
    draft = a_complete_draft()
    assert actions.choose_form(draft, "general", by=draft.filer, at=A_MONDAY).form == "general"
    with pytest.raises(Refused):
        actions.choose_form(draft, "divorce", by=draft.filer, at=A_MONDAY)


def test_a_filing_may_be_withdrawn_and_nobody_owes_anything_then():
    filing = a_submitted_filing()
    filing = actions.withdraw(filing, by=filing.filer, at=A_MONDAY)
    assert filing.state == State.WITHDRAWN
    assert not filing.limits.unmet().exists()
    with pytest.raises(Refused):
        actions.submit(filing, by=filing.filer, at=A_MONDAY)
