"""Proofs of hardship: handed in one by one, by the applicant, until the decision (FEE 48)."""

import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.dossier.models import StoredFile
from portal.fees import actions
from portal.fees.models import ReliefProof
from portal.fees.rules.relief import GROUNDS, PROOFS, Kind, needed_proofs
from tests.builders import A_MONDAY, a_person

pytestmark = pytest.mark.django_db


def test_every_ground_has_a_proof_and_every_proof_a_ground():
    assert {ground.proof_code for ground in GROUNDS.values()} == set(PROOFS)


@pytest.mark.parametrize(
    ("kind", "codes", "wanted"),
    [
        (Kind.EXEMPTION, ["DISABLED"], ["DISABILITY"]),
        (Kind.EXEMPTION, ["MAINTENANCE", "NEED_EXEMPT"], ["HARDSHIP"]),
        (Kind.DEFERRAL, ["DISABLED", "INJURY", "LEGAL_AID"], ["INJURY", "LEGAL_AID"]),
        (Kind.REDUCTION, [], []), ("", ["DISABLED"], []), (Kind.EXEMPTION, ["NONSENSE"], []),
    ],
    ids=["FEE-45-disabled", "one-paper-for-two", "FEE-47-only-of-the-kind-asked", "no-ground",
         "no-kind", "unknown-ground"],
)
def test_which_proofs_relief_needs(kind, codes, wanted):
    assert needed_proofs(kind, codes) == wanted


@pytest.fixture
def application(desk):
    return desk.ask_relief(desk.notify())


def a_photo(name="低保证.jpg"):
    content = io.BytesIO()
    Image.new("RGB", (900, 1200), "white").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def hand_in(browser, application, *files, proof="HARDSHIP"):
    url = reverse("relief_act", args=[application.public_id, "hand-in"])
    return browser.post(url, {"proof": proof, "files": files}, follow=True)


def test_the_applicant_hands_a_proof_in_and_who_decides_sees_it(desk, application, client_of):
    browser = client_of(desk.payer)
    page = hand_in(browser, application, a_photo()).content.decode()
    proof = ReliefProof.objects.get()
    assert (proof.application, proof.code) == (application, "HARDSHIP")
    assert proof.name in page
    assert Entry.objects.filter(verb="hand_in_proof", record=application.reference).exists()
    shown = client_of(desk.head).get(reverse("staff:relief", args=[application.public_id]))
    assert proof.name in shown.content.decode()
    url = reverse("file_shown", args=[proof.file.public_id])
    assert client_of(desk.head).get(url).status_code == 200
    assert client_of(a_person()).get(url).status_code == 404


def test_the_same_file_counts_once(desk, application, client_of):
    browser = client_of(desk.payer)
    for _again in range(2):
        hand_in(browser, application, a_photo())
    assert ReliefProof.objects.count() == 1


@pytest.mark.parametrize("wrong", ["no-file", "no-such-proof", "a-program"])
def test_what_is_no_proof_is_refused_and_leaves_nothing(desk, application, client_of, wrong):
    files = {"no-file": (), "a-program": (SimpleUploadedFile("a.pdf", b"MZ" + b"\0" * 99),)}
    proof = "NONSENSE" if wrong == "no-such-proof" else "HARDSHIP"
    answer = hand_in(client_of(desk.payer), application, *files.get(wrong, (a_photo(),)),
                     proof=proof)
    assert answer.status_code == 200
    assert not ReliefProof.objects.exists()
    assert not StoredFile.objects.of(application).exists()


def test_after_the_decision_and_by_others_nothing_is_added(desk, application, client_of):
    stranger = client_of(a_person())
    assert hand_in(stranger, application, a_photo()).status_code == 404
    hand_in(client_of(desk.payer), application, a_photo())
    proof = ReliefProof.objects.get()
    given = actions.ProofFile("BENEFIT", "x", proof.file)
    with pytest.raises(Refused):
        actions.hand_in_proof(application, given, by=desk.clerk, at=A_MONDAY)
    actions.take_back(application, by=desk.payer, at=A_MONDAY)
    with pytest.raises(Refused):
        actions.hand_in_proof(application, given, by=desk.payer, at=A_MONDAY)
    assert ReliefProof.objects.count() == 1


def test_proofs_that_came_with_the_filing_are_kept_with_the_application(desk):
    fee = desk.notify()
    file = StoredFile.objects.create(
        about=fee.about, purpose="filing", chain=fee.court.code, name="残疾人证.jpg", kind="JPEG",
        size=1, sha256="0" * 64, pages=1, pages_checked=1, file=f"store/{uuid.uuid4().hex}",
        taken_by=desk.payer, taken_at=A_MONDAY, scan=StoredFile.Scan.CLEAN,
        copy=StoredFile.Copy.NONE,
    )
    asking = actions.Asking(
        fee.court, fee.about, fee.label, fee.payer, "EXEMPTION", ("DISABLED",), case=fee.case,
        fee=fee, files=(actions.ProofFile("DISABILITY", "残疾人证", file),),
    )
    made = actions.ask_relief(asking, key=uuid.uuid4(), by=desk.payer, at=A_MONDAY)
    assert [(one.code, one.name) for one in made.proof_files.all()] == [("DISABILITY", "残疾人证")]
    assert actions.has_asked_relief(fee.about)
