"""Pages: what a payer, a cashier and those who decide see and do."""

import uuid

import pytest
import time_machine

from portal.fees import actions
from portal.fees.models import FeeObligation, PaymentOrder, ReliefApplication
from portal.fees.rules.refunding import Ending
from portal.fees.states.fee import State
from portal.fees.sweeps import escalate_overdue
from tests.builders import A_MONDAY
from tests.fees.conftest import DAY, fresh

pytestmark = pytest.mark.django_db
CALCULATOR = "/calculators/fees/"


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(A_MONDAY, tick=False):
        yield


# -- The calculator -------------------------------------------------------------------------------
def test_the_calculator_shows_the_arithmetic(client, court_data, at_most):
    with at_most(12):
        page = client.get(CALCULATOR, {"matter": "property", "amount": "240924"})
    text = page.content.decode()
    assert "4,913.86元" in text
    assert text.count("<rect") == 4
    assert "诉讼费用交纳办法第13条第1项" in text
    assert "以法院通知为准" in text
    assert "/file/?matter=property&amp;amount=240924" in text
    assert "2,456.93元" in text  # the same in simplified procedure


@pytest.mark.parametrize("amount", ["１００，０００", "100,000", "¥100000元", " 100 000 "])
def test_people_type_amounts_as_they_like(client, court_data, amount):
    page = client.get(CALCULATOR, {"matter": "property", "amount": amount})
    assert "2,300.00元" in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"matter": "property"}, "amount"),
        ({"matter": "property", "amount": "-5"}, "amount"),
        ({"matter": "property", "amount": "1.234"}, "amount"),
        ({"matter": "nothing"}, "matter"),
        ({"matter": "divorce", "base": "1000"}, "base"),
        ({"matter": "enforcement", "procedure": "simplified"}, "procedure"),
        ({"matter": "jurisdiction_objection"}, "upheld"),
        ({"matter": "enforcement", "amount": "1", "to": "2"}, "matter"),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_said_at_its_question(client, court_data, asked, field):
    page = client.get(CALCULATOR, asked)
    assert field in page.context["form"].errors
    assert page.context["answer"] is None
    assert "data-error-summary" in page.content.decode()


def test_a_change_shows_what_is_due(client, court_data):
    asked = {"matter": "property", "amount": "100000", "to": "200000"}
    assert "2,000.00元" in client.get(CALCULATOR, asked).content.decode()


def test_a_range_is_said_to_be_the_courts(client, court_data):
    text = client.get(CALCULATOR, {"matter": "other_nonproperty"}).content.decode()
    assert "50.00元" in text
    assert "100.00元" in text
    assert "具体由法院确定" in text


# -- Paying ---------------------------------------------------------------------------------------
def test_a_visitor_is_led_to_sign_in(client, court_data):
    assert client.get("/pay/").status_code == 200
    assert client.get(f"/pay/{uuid.uuid4()}/").status_code == 302


def test_what_i_owe_and_why(desk, client_of, at_most):
    fee = desk.notify()
    client = client_of(desk.payer)
    with at_most(12):
        listed = client.get("/pay/").content.decode()
    assert f"/pay/{fee.public_id}/" in listed
    client.get(f"/pay/{fee.public_id}/")
    with at_most(12):
        text = client.get(f"/pay/{fee.public_id}/").content.decode()
    assert "2,300.00元" in text
    assert 'datetime="2026-03-23"' in text
    assert client_of(desk.stranger).get(f"/pay/{fee.public_id}/").status_code == 404


def test_pressing_pay_makes_one_order_and_shows_the_banks_page(desk, client_of, the_bank):
    fee = desk.notify()
    client = client_of(desk.payer)
    key = str(uuid.uuid4())
    for _time in range(2):
        assert client.post(f"/pay/{fee.public_id}/start/", {"once_key": key}).status_code == 302
    assert PaymentOrder.objects.count() == 1
    assert "http://127.0.0.1/page" in client.get(f"/pay/{fee.public_id}/").content.decode()
    assert "http://127.0.0.1/page" in client.get(f"/pay/{fee.public_id}/state/").content.decode()
    order = PaymentOrder.objects.get()
    actions.settle(order, the_bank.pays(order, A_MONDAY), at=A_MONDAY)
    assert client.get(f"/pay/{fee.public_id}/returned/").status_code == 302
    assert fresh(fee).receipt_number in client.get(f"/pay/{fee.public_id}/").content.decode()


def test_an_unclear_outcome_says_not_to_pay_again(desk, client_of, the_bank):
    fee = desk.notify()
    the_bank.silent = True
    client = client_of(desk.payer)
    client.post(f"/pay/{fee.public_id}/start/", {"once_key": str(uuid.uuid4())})
    text = client.get(f"/pay/{fee.public_id}/").content.decode()
    assert "请勿再次付款" in text
    assert "/start/" not in text


def test_a_representative_pays_for_the_payer(desk, client_of):
    fee = desk.notify(representative=desk.stranger)
    assert client_of(desk.stranger).get(f"/pay/{fee.public_id}/").status_code == 200


def test_asking_for_relief_in_plain_questions(desk, client_of):
    fee = desk.notify()
    client, address = client_of(desk.payer), f"/pay/{fee.public_id}/relief/"
    assert client.get(address).status_code == 200
    said = {"kind": "EXEMPTION", "grounds": ["INJURY"], "proofs": "病历",
            "once_key": str(uuid.uuid4())}
    wrong = client.post(address, said)
    assert wrong.status_code == 422
    assert "缓交" in str(wrong.context["form"].errors["kind"])
    said["grounds"] = ["ALLOWANCE"]
    sent = client.post(address, said)
    application = ReliefApplication._base_manager.get()
    assert sent["Location"] == f"/pay/relief/{application.public_id}/"
    page = client.get(sent["Location"]).content.decode()
    assert 'datetime="2026-03-23"' in page
    actions.want_proof(application, what="请补充低保证", by=desk.clerk, at=A_MONDAY)
    client.post(f"/pay/relief/{application.public_id}/add-proof/", {"words": "低保证"})
    assert fresh(application).state == "ASKED"
    client.post(f"/pay/relief/{application.public_id}/take-back/")
    assert (fresh(application).state, fresh(fee).state) == ("TAKEN_BACK", State.NOTIFIED)


# -- The desk -------------------------------------------------------------------------------------
def test_the_cashiers_list_stays_constant_in_rows(desk, client_of, at_most):
    desk.notify()
    client = client_of(desk.cashier)
    client.get("/staff/fees/")
    for _number in range(5):
        desk.notify()
    with at_most(25):
        text = client.get("/staff/fees/").content.decode()
    assert text.count("2,300.00元") == 6
    assert desk.payer.full_name not in text  # masked in lists
    found = client.get("/staff/fees/", {"q": desk.case.number, "state": "PAID"})
    assert "没有" in found.content.decode()


def test_the_cashier_records_a_slip(desk, client_of):
    fee = desk.notify()
    client = client_of(desk.cashier)
    address = f"/staff/fees/{fee.public_id}/"
    assert client.get(address).status_code == 200
    empty = client.post(f"{address}record-slip/", {"once_key": str(uuid.uuid4())})
    assert empty.status_code == 422
    client.post(f"{address}record-slip/", {"slip": "HD-1", "once_key": str(uuid.uuid4())})
    assert fresh(fee).state == State.PAID
    assert client.post(f"{address}nothing/").status_code == 404


def test_a_judge_confirms_or_gives_time_from_the_desk(desk, client_of):
    fees = [desk.notify(), desk.notify()]
    later = A_MONDAY + 8 * DAY
    with time_machine.travel(later, tick=False):
        escalate_overdue(later)
        client = client_of(desk.judge)
        assert "withdrawn" in client.get(f"/staff/fees/{fees[0].public_id}/").content.decode()
        client.post(f"/staff/fees/{fees[0].public_id}/withdrawn/")
        client.post(f"/staff/fees/{fees[1].public_id}/give-time/", {"words": "住院"})
        refused = client_of(desk.cashier).post(f"/staff/fees/{fees[1].public_id}/withdrawn/")
    assert [fresh(fee).state for fee in fees] == [State.WITHDRAWN, State.NOTIFIED]
    assert refused.status_code == 409


def test_refunds_and_differences_at_the_desk(desk, client_of, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    [refund] = actions.end_case(fee, Ending.MEDIATED, by=desk.judge, at=A_MONDAY)
    client = client_of(desk.cashier)
    assert "1,150.00元" in client.get("/staff/fees/refunds/").content.decode()
    client.post(f"/staff/fees/refunds/{refund.public_id}/release/")
    assert fresh(refund).state == "RELEASED"
    other = desk.order(desk.notify(), the_bank)
    actions.settle(other, the_bank.pays(other, A_MONDAY, fen=1), at=A_MONDAY)
    page = client.get("/staff/fees/differences/")
    difference = page.context["page"].object_list[0]
    client.post(f"/staff/fees/differences/{difference.public_id}/send-back/")
    assert fresh(difference).resolved_at is not None
    assert client_of(desk.leader).post(
        f"/staff/fees/differences/{difference.public_id}/resolve/"
    ).status_code == 404
    assert client_of(desk.clerk).get("/staff/fees/refunds/").status_code == 404


def test_deciding_on_relief_at_the_desk_and_the_ledger(desk, client_of):
    application = desk.ask_relief(desk.notify())
    client, address = client_of(desk.head), f"/staff/fees/relief/{application.public_id}/"
    assert application.label in client.get("/staff/fees/relief/").content.decode()
    assert client.get(address).status_code == 200
    refused = client.post(f"{address}grant/", {"kind": "REDUCTION"})
    assert refused.status_code == 409
    assert client.post(f"{address}refuse/", {"reasons": ""}).status_code == 422
    client.post(f"{address}grant/", {"kind": "REDUCTION", "percent": "40"})
    assert fresh(application).granted_percent == 40
    ledger = client.get("/staff/fees/relief/ledger/").content.decode()
    assert "920.00元" in ledger


# -- The API --------------------------------------------------------------------------------------
def test_the_api_shows_mine_and_starts_a_payment(desk, client_of, the_bank):
    fee = desk.notify()
    desk.notify()
    client = client_of(desk.payer)
    assert len(client.get("/api/v1/payments/").json()) == 2
    one = client.get(f"/api/v1/payments/{fee.public_id}/").json()
    assert (one["owed"], one["state"]) == ("2300.00", "NOTIFIED")
    assert [line["amount"] for line in one["lines"]] == ["50.00", "2250.00"]
    key = {"Idempotency-Key": "a-key"}
    answers = [
        client.post(f"/api/v1/payments/{fee.public_id}/start/", headers=key) for _time in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    desk.pay(FeeObligation._base_manager.exclude(pk=fee.pk).get(), the_bank)
    assert client_of(desk.stranger).get(f"/api/v1/payments/{fee.public_id}/").status_code == 404
    assert client_of(desk.stranger).get("/api/v1/payments/").json() == []


def test_the_api_refuses_with_a_sentence(desk, client_of, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    answer = client_of(desk.payer).post(f"/api/v1/payments/{fee.public_id}/start/")
    assert answer.status_code == 409
    assert answer.json()["detail"]
