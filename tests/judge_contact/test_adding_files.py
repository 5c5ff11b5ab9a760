"""Files added to a request that is under way: by the party, a guest, the hotline; told to whoever
holds it, refused once it is closed."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from judge_contact import actions
from judge_contact.actions.attaching import MOST, attached_to, take_file
from judge_contact.models import Ticket
from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.dossier.models import StoredFile
from portal.notices.models import Message
from portal.notices.wording import words_of
from tests.builders import A_MONDAY, a_person
from tests.dossier.conftest import in_process
from tests.dossier.good_files import document
from tests.judge_contact.test_by_phone import come_in, gateway, unknown
from tests.judge_contact.test_reply_links import path_of

__all__ = ["gateway", "in_process", "unknown"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_process")]
HOUR = timedelta(hours=1)
AT = A_MONDAY + HOUR
GOOD = document()


@pytest.fixture(autouse=True)
def monday(request):
    if "unknown" in request.fixturenames:  # a session and its code live by the real clock
        yield
        return
    with time_machine.travel(AT, tick=False):
        yield


def sent(name="收条.pdf", content=GOOD):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def fresh(ticket):
    return Ticket._base_manager.get(pk=ticket.pk)


def text(answer):
    return answer.content.decode()


def act_of(ticket, name="attach"):
    return reverse("contact_judge_act", args=[ticket.public_id, name])


def page_of(ticket):
    return reverse("contact_judge_ticket", args=[ticket.public_id])


@pytest.fixture
def asked(line) -> Ticket:
    return line.register()


@pytest.fixture
def phone(line, client_of):
    return client_of(line.party)


def add(ticket, by, *, pages=1, at=AT):
    file = take_file(sent(content=document(pages=pages)), by=by, at=at)
    return actions.attach(ticket, [file.public_id], by=by, at=at)


# The act: on the path, told to the holder, no limit moved.


def test_the_party_adds_a_file_and_the_path_and_the_judge_know_it(line, asked, phone):
    due = list(asked.limits.values_list("rule", "due_at", "met_at"))
    answer = phone.post(act_of(asked), {"files": [sent()]})
    assert answer["Location"] == page_of(asked)
    (file,) = attached_to(asked)
    step = asked.steps.get(name="attach")
    assert (step.by, step.by_role, step.words) == (line.party, "PARTY", "收条.pdf")
    assert fresh(asked).state == asked.state
    assert list(asked.limits.values_list("rule", "due_at", "met_at")) == due
    page = text(phone.get(page_of(asked)))
    assert reverse("file_shown", args=[file.public_id]) in page
    assert "您补交了照片或材料" in page
    note = Entry.objects.get(record=asked.reference, verb="attach")
    assert "收条" not in str(note.facts), "what people call their files is not for the trail"


def test_the_judge_is_told_with_the_link_that_answers(line, asked, client):
    add(asked, line.party)
    told = Message.objects.get(kind="judge_contact.files_to_read", channel="SMS")
    assert told.person == line.judge
    assert path_of(asked, line.judge).split("~")[0] in words_of(told).body
    assert client.get(path_of(asked, line.judge)).status_code == 200, "the link still answers"


def contacted(line, ticket):
    return actions.contacted(ticket, outcome="ANSWERED", by=line.judge, at=AT)


def reported(line, ticket):
    return actions.report(contacted(line, ticket), words="已答复", by=line.liaison, at=AT)


HOLDERS = {
    "the judge": (lambda line, t: t, {"judge"}),
    "the liaison told": (
        lambda line, t: actions.acknowledge(t, by=line.liaison, at=AT), {"judge"},
    ),
    "sent back": (
        lambda line, t: actions.send_back(t, why="他庭", by=line.liaison, at=AT),
        {"judge", "agent"},
    ),
    "the head": (
        lambda line, t: actions.hand_over(t, why="开庭", by=line.judge, at=AT), {"judge", "head"},
    ),
    "the inspector": (
        lambda line, t: actions.not_reached(t, by=line.party, at=AT),
        {"judge", "head", "inspector"},
    ),
    "contacted": (contacted, {"liaison"}),
    "reported": (reported, {"agent"}),
}  # fmt: skip


@pytest.mark.parametrize(("bring", "told"), HOLDERS.values(), ids=HOLDERS)
def test_whoever_holds_it_is_told(line, asked, bring, told):
    add(bring(line, asked), line.party)
    letters = Message.objects.filter(kind__startswith="judge_contact.files_", channel="IN_APP")
    wanted = {getattr(line, who).pk for who in told}
    assert set(letters.values_list("person", flat=True)) == wanted


def test_the_same_files_sent_twice_are_one_act(line, asked, phone):
    for _twice in range(2):
        phone.post(act_of(asked), {"files": [sent()]})
    assert len(attached_to(asked)) == 1
    assert asked.steps.filter(name="attach").count() == 1
    assert Message.objects.filter(kind="judge_contact.files_to_read", channel="SMS").count() == 1


# What is refused, and what then stays.


def test_sending_without_a_file_says_so(asked, phone):
    page = phone.post(act_of(asked), {})
    assert page.status_code == 409
    assert "请至少选择一个文件" in text(page)


def test_a_hostile_file_is_refused_and_the_good_one_beside_it_stays(line, asked, phone):
    page = phone.post(act_of(asked), {"files": [sent(), sent("evil.pdf", b"MZ" + b"\x00" * 200)]})
    assert page.status_code == 422
    assert "evil.pdf" in text(page)
    kept = StoredFile.objects.of(line.party).get()
    assert f'name="files_stored" value="{kept.public_id}"' in text(page)
    assert attached_to(asked) == []
    assert not asked.steps.filter(name="attach").exists()
    phone.post(act_of(asked), {"files_stored": [str(kept.public_id)]})
    assert attached_to(asked) == [kept]


def test_five_in_all_whenever_they_came(line, asked):
    for pages in range(1, MOST + 1):
        add(asked, line.party, pages=pages)
    with pytest.raises(Refused):
        add(asked, line.party, pages=MOST + 1)
    assert len(attached_to(asked)) == MOST
    assert asked.steps.filter(name="attach").count() == MOST


def test_a_closed_request_takes_no_more_and_says_what_to_do_instead(line, asked, phone):
    actions.close(reported(line, asked), by=line.party, at=AT)
    page = phone.post(act_of(asked), {"files": [sent()]})
    assert page.status_code == 409
    assert "再提一次" in text(page)
    assert attached_to(asked) == []
    shown = text(phone.get(page_of(asked)))
    assert act_of(asked) not in shown
    assert "不能再补交" in shown


def test_a_stranger_adds_nothing(line, asked, client_of):
    for stranger in (line.other_party, a_person()):
        assert client_of(stranger).post(act_of(asked), {"files": [sent()]}).status_code == 404
    with pytest.raises(Refused):
        add(asked, line.judge)
    assert attached_to(asked) == []


def test_a_session_that_ended_loses_no_file_that_had_arrived(line, asked, client):
    ahead = take_file(sent(), by=line.party, at=AT)
    form = {"act": "attach", "files_stored": [str(ahead.public_id)]}
    assert client.post(act_of(asked), form).status_code == 302
    client.force_login(line.party)
    page = text(client.get(page_of(asked)))
    assert f'value="{ahead.public_id}"' in page


def test_files_of_a_form_that_cannot_be_given_leave_no_half_made_request(line):
    foreign = take_file(sent(), by=line.other_party, at=AT)
    key = uuid.uuid4()

    def register():
        return actions.register(
            line.case, line.request(), requester=line.party, by=line.party, key=key, at=AT
        )

    with pytest.raises(Refused):
        actions.with_files(register, [foreign.public_id], key=key, by=line.party, at=AT)
    assert not Ticket._base_manager.exists()
    assert not Message.objects.exists()


# The hotline, and a guest by code.


def test_the_hotline_adds_for_a_caller(line, asked, client_of):
    desk = client_of(line.agent)
    page = reverse("staff:contact_ticket", args=[asked.public_id])
    assert 'enctype="multipart/form-data"' in text(desk.get(page))
    desk.post(reverse("staff:contact_act", args=[asked.public_id, "attach"]), {"files": [sent()]})
    (file,) = attached_to(asked)
    assert file.taken_by == line.agent
    assert asked.steps.get(name="attach").by_role == "AGENT"
    assert reverse("file_shown", args=[file.public_id]) in text(desk.get(page))


def test_on_the_desk_a_bad_file_says_why_and_the_good_one_stays(line, asked, client_of):
    page = client_of(line.agent).post(
        reverse("staff:contact_act", args=[asked.public_id, "attach"]),
        {"files": [sent(), sent("evil.pdf", b"")]},
    )
    assert page.status_code == 422
    assert "evil.pdf" in text(page)
    assert 'name="files_stored"' in text(page)


def test_a_guest_adds_files_and_sees_their_names(line, client, unknown, gateway):
    come_in(client, gateway, line.case.number)
    client.post(reverse("contact_judge_guest"), {"once_key": str(uuid.uuid4()),
        "category": "MATERIAL", "words": "", "phone": "", "best_time": ""})  # fmt: skip
    ticket = Ticket._base_manager.get()
    address = reverse("contact_judge_guest_attach", args=[ticket.public_id])
    bad = client.post(address, {"files": [sent("evil.pdf", b"")]})
    assert bad.status_code == 422
    assert "evil.pdf" in text(bad)
    assert client.post(address, {"files": [sent()]}).status_code == 302
    page = text(client.get(reverse("contact_judge_guest_ticket", args=[ticket.public_id])))
    assert "收条.pdf" in page
    assert ticket.steps.get(name="attach").by == ticket.requester


def test_a_guest_whose_half_hour_is_over_is_asked_for_a_new_code(line, asked, client):
    answer = client.post(
        reverse("contact_judge_guest_attach", args=[asked.public_id]), {"files": [sent()]}
    )
    assert answer["Location"] == reverse("contact_judge_by_phone")
    assert attached_to(asked) == []
