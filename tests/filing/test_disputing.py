"""What each side puts beside the points of a complaint: stances, evidence, the judge's matrix."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from filing.actions import responding
from filing.disputing import claims_of, evidence_of, lines_of, points_of
from filing.models import CaseRequest, ServedComplaint
from tests.dossier.good_files import document
from tests.filing.answers import hand_in
from tests.filing.trial import LATER, a_counterclaim, a_received_complaint

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(trial):
    """The complaint, received by the defendant."""
    return a_received_complaint(trial)


def hand_in_evidence(browser, case, point, name="收据.pdf"):
    """As the form sends it, with one file."""
    return browser.post(f"/cases/{case.public_id}/requests/SUPPLEMENT/", {
        "once_key": str(uuid.uuid4()), "words": "证明已经还款。", "point": point,
        "files": SimpleUploadedFile(name, document(pages=1), content_type="application/pdf"),
    })


def test_cpl_67_the_other_side_puts_evidence_beside_a_point(trial, served, client_of):
    point = next(points_of(trial.defendant))
    browser = client_of(trial.defendant.person)
    answer = f"/respond/{served.public_id}/answer/"
    assert f"?point={served.public_id}:" in browser.get(answer).content.decode()
    assert hand_in_evidence(browser, trial.case, point.address).status_code == 302
    made = CaseRequest._base_manager.get(kind="SUPPLEMENT")
    assert (made.complaint, made.point) == (served, point.name)
    assert evidence_of([served]) == {(served.pk, point.name): ["收据.pdf"]}
    assert "收据.pdf" in browser.get(answer).content.decode()
    line = next(line for line in lines_of(trial.filing) if line.label == point.row.label)
    assert line.against == ((trial.defendant.name, "收据.pdf"),)
    page = client_of(trial.judge).get(f"/staff/cases/{trial.case.public_id}/matrix/")
    assert "收据.pdf" in page.content.decode()


def test_a_point_of_another_complaint_is_refused_and_leaves_nothing(trial, served, client_of):
    browser = client_of(trial.defendant.person)
    assert hand_in_evidence(browser, trial.case, f"{uuid.uuid4()}:x[0]").status_code == 422
    assert not CaseRequest._base_manager.filter(kind="SUPPLEMENT").exists()


def test_who_received_no_complaint_is_asked_for_no_point(trial, client_of):
    browser = client_of(trial.plaintiff.person)
    page = browser.get(f"/cases/{trial.case.public_id}/requests/SUPPLEMENT/").content.decode()
    assert 'name="point"' not in page
    assert hand_in_evidence(browser, trial.case, "").status_code == 302


@pytest.fixture
def counterclaim(served, trial):
    return a_counterclaim(trial, served)


def test_cpl_143_the_matrix_shows_the_counterclaim_beside_the_suit(trial, served, counterclaim):
    claims = claims_of(trial.case)
    assert [claim.is_counterclaim for claim in claims] == [False, True]
    back = ServedComplaint.objects.unscoped(because="test").get(filing=counterclaim)
    point = next(points_of(trial.plaintiff))
    said = responding.Said(point.row.key, point.row.item, "AGREE")
    responding.take_stance(back, said, version=0, by=trial.plaintiff.person, at=LATER)
    hand_in(back, trial.plaintiff.person, LATER)
    (suit, against) = claims_of(trial.case)
    assert [line.label for line in against.agreed] == [point.row.label]
    assert not suit.agreed
