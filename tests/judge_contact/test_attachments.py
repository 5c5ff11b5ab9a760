"""Files with a request: taken in before it is registered, refused with the cause, lost never."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from judge_contact import actions
from judge_contact.actions.attaching import MOST, attached_to
from judge_contact.models import Ticket
from portal.common.refusals import Refused
from portal.dossier import access
from portal.dossier.models import StoredFile
from tests.builders import A_MONDAY, a_person
from tests.dossier.conftest import in_process
from tests.dossier.good_files import document

__all__ = ["in_process"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_process")]
NEW = reverse("contact_judge_new")
GOOD = document()


def sent(name="证据.pdf", content=GOOD):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def form(line, *files, **fields):
    return {"once_key": str(uuid.uuid4()), "case": str(line.case.public_id),
            "category": "MATERIAL", "words": "已写的话", "phone": line.party.phone,
            "best_time": "", "files": list(files)} | fields  # fmt: skip


@pytest.fixture
def phone(line, client_of):
    return client_of(line.party)


def test_a_file_comes_with_the_request_and_opens_to_whoever_may_read_it(line, phone):
    phone.post(NEW, form(line, sent()))
    ticket = Ticket._base_manager.get()
    (file,) = attached_to(ticket)
    assert file.name == "证据.pdf"
    for reader in (line.party, line.judge, line.liaison, line.agent):
        assert access.visible_to(reader, file.public_id) == file
    for stranger in (line.other_party, line.second_judge, a_person()):
        assert access.visible_to(stranger, file.public_id) is None


def test_the_desks_see_it_with_the_request(line, phone, client_of):
    phone.post(NEW, form(line, sent()))
    ticket = Ticket._base_manager.get()
    page = client_of(line.agent).get(reverse("staff:contact_ticket", args=[ticket.public_id]))
    assert reverse("file_shown", args=[attached_to(ticket)[0].public_id]) in page.content.decode()


HOSTILE = {
    "empty": b"",
    "a program": b"MZ\x90\x00" + b"\x00" * 200,
    "a web page": b"<html><script>alert(1)</script></html>",
    "an archive": b"PK\x03\x04" + b"\x00" * 60,
    "a broken document": GOOD[: len(GOOD) // 3],
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_its_cause_and_nothing_typed_is_lost(line, phone, content):
    page = phone.post(NEW, form(line, sent("evil.pdf", content)))
    assert page.status_code == 422
    told = page.content.decode()
    assert "error-summary" in told
    assert "evil.pdf" in told
    assert "已写的话" in told
    assert not Ticket._base_manager.exists()
    assert not StoredFile.objects.of(line.party).exists()


def test_a_good_file_beside_a_bad_field_need_not_be_chosen_again(line, phone):
    page = phone.post(NEW, form(line, sent(), category=""))
    assert page.status_code == 422
    kept = StoredFile.objects.of(line.party).get()
    assert f'name="files_stored" value="{kept.public_id}"' in page.content.decode()
    phone.post(NEW, form(line, files_stored=[str(kept.public_id)]))
    assert attached_to(Ticket._base_manager.get()) == [kept]


def test_the_form_sent_twice_attaches_once(line, phone):
    once = str(uuid.uuid4())
    for _twice in range(2):
        phone.post(NEW, form(line, sent(), once_key=once))
    assert len(attached_to(Ticket._base_manager.get())) == 1


def test_more_than_five_are_refused_with_a_sentence(line, phone):
    files = [sent(f"{n}.pdf", document(pages=n)) for n in range(1, MOST + 2)]
    page = phone.post(NEW, form(line, *files))
    assert page.status_code == 422
    assert not Ticket._base_manager.exists()


def test_nobody_attaches_somebody_elses_file(line, phone):
    other = actions.attaching.take_file(sent(), by=line.other_party, at=A_MONDAY)
    phone.post(NEW, form(line, files_stored=[str(other.public_id), "nonsense"]))
    assert attached_to(Ticket._base_manager.get()) == []
    with pytest.raises(Refused):
        actions.attach(
            Ticket._base_manager.get(), [other.public_id], by=line.party, at=A_MONDAY
        )


def test_asking_again_adds_the_file_to_the_waiting_request(line, phone):
    ticket = line.register()
    phone.post(NEW, form(line, sent()))
    assert Ticket._base_manager.get() == ticket
    assert len(attached_to(ticket)) == 1
    assert ticket.steps.filter(name="attach").exists(), "the path says that they came later"


def test_the_agent_attaches_what_is_handed_in_at_the_counter(line, client_of):
    page = reverse("staff:contact_caller", args=[line.case.public_id, "PLAINTIFF-1"])
    client_of(line.agent).post(
        f"{page}?channel=COUNTER",
        {"once_key": str(uuid.uuid4()), "category": "MATERIAL", "channel": "COUNTER",
         "files": [sent()]},
    )  # fmt: skip
    (file,) = attached_to(Ticket._base_manager.get())
    assert file.taken_by == line.agent
    assert access.visible_to(line.party, file.public_id) == file
