"""The pages of guidance: one question at a time, an answer, nothing personal kept."""

from datetime import date

import pytest
from django.core import signing

from portal.courts.models import Area, Court, Coverage
from portal.guidance import keeping
from portal.guidance.answer import carried

CHAOYANG, KUANCHENG, YUSHU = "220104", "220103", "220182"
TODAY = date(2026, 3, 16)
LENT = {
    "cause": "108.3", "me": "SELF", "home": CHAOYANG, "them": "PERSON", "their_home": KUANCHENG,
    "clauses": [], "special": [], "amount": "20000", "papers": ["IOU"],
}


def go(client, first: dict, said: dict):
    """Answer every question that is asked; returns the answer page and the questions' codes."""
    response = client.post("/guide/", first)
    asked = []
    while response.status_code == 302:
        address = response["Location"]
        response = client.get(address)
        if response.status_code == 302 or address == "/guide/answer/":
            continue
        code = address.strip("/").split("/")[-1]
        asked.append(code)
        response = client.post(address, {"answer": said[code]})
        assert response.status_code == 302, response.context["form"].errors
    return response, asked


def text_of(response) -> str:
    return response.content.decode()


pytestmark = pytest.mark.django_db


@pytest.fixture
def in_english(client):
    client.cookies["django_language"] = "en"


def test_a_debt_from_first_word_to_answer(court_data, client, in_english):
    page, asked = go(client, {"words": "朋友借钱不还"}, LENT)
    said = text_of(page)
    assert asked == [
        "cause", "me", "home", "them", "their_home", "clauses", "special", "amount", "papers",
    ]
    assert "Yes, this is a matter for the court." in said
    assert "Kuancheng District" in said
    assert "Chaoyang District" in said
    assert "Civil Procedure Law art. 24" in said
    assert "CNY 150.00" in said  # 20,000 yuan, small claim: 300 halved (FEE 13(1), 16)
    assert "Small-claims procedure" in said
    assert 'href="/file/"' in said


def test_the_unpaid_worker_without_arbitration_is_sent_there_in_four_questions(
    court_data, client, in_english
):
    page, asked = go(
        client, {"pick": "wages"},
        {"cause": "205.5", "labour": "NO", "their_home": KUANCHENG, "place": CHAOYANG},
    )
    assert asked == ["cause", "labour", "their_home", "place"]
    said = text_of(page)
    assert "labour arbitration comes first" in said
    assert "Labour Dispute Mediation and Arbitration Law art. 27" in said
    assert "What does it cost?" not in said


def test_the_unpaid_worker_with_a_wage_iou_goes_straight_to_court(court_data, client, in_english):
    said = {
        "cause": "205.5", "labour": "IOU", "me": "SELF", "home": CHAOYANG,
        "their_home": KUANCHENG, "special": ["POOR"], "place": YUSHU, "amount": "18000",
        "papers": ["WAGE_IOU"],
    }
    page, _asked = go(client, {"words": "unpaid wages"}, said)
    assert "Labour Dispute Interpretation I (2020) art. 15" in text_of(page)
    assert "Yushu" in text_of(page)
    assert "For unpaid wages you need not pay in advance." in text_of(page)


def test_a_chosen_court_stays_chosen_and_is_carried_into_the_filing(court_data, client):
    go(client, {"words": "借钱不还"}, LENT)
    assert carried(client.session, TODAY).court_code == "吉0103"
    client.post("/guide/answer/", {"court": "吉0104"})
    answer = carried(client.session, TODAY)
    assert answer.court_code == "吉0104"
    assert (answer.matter, answer.cause_no) == ("FIRST_CIVIL", "108.3")
    assert answer.amount_fen == 2_000_000
    assert (answer.side, answer.they_are, answer.papers_held) == ("SELF", "PERSON", ("IOU",))
    assert answer.can_file


def test_a_court_that_is_not_offered_cannot_be_chosen(court_data, client):
    go(client, {"words": "借钱不还"}, LENT)
    client.post("/guide/answer/", {"court": "吉0182"})
    assert carried(client.session, TODAY).court_code == "吉0103"


def test_nothing_is_carried_before_the_questions_are_through(court_data, client):
    assert carried(client.session, TODAY) is None
    client.post("/guide/", {"words": "借钱不还"})
    assert carried(client.session, TODAY) is None


def test_what_is_typed_is_not_kept(court_data, client):
    client.post("/guide/", {"words": "张三借钱不还 13900000000"})
    kept = signing.loads(client.session[keeping.KEY], salt=keeping.KEY)
    assert set(kept) == {"found"}
    assert "张三" not in str(kept)


def test_answers_someone_forged_are_ignored(court_data, client):
    session = client.session
    session[keeping.KEY] = signing.dumps({"cause": "108.3"}, salt="another")
    session.save()
    assert keeping.kept(client.session) == {}
    assert client.get("/guide/answer/")["Location"] == "/guide/"


def test_a_value_that_is_no_code_is_dropped():
    session = {keeping.KEY: signing.dumps({"me": "张三", "home": CHAOYANG}, salt=keeping.KEY)}
    assert keeping.kept(session) == {"home": CHAOYANG}
    assert keeping.kept({keeping.KEY: "x" * 5000}) == {}


def test_an_answer_can_be_changed_and_leads_back_to_the_answer(court_data, client):
    go(client, {"words": "借钱不还"}, LENT)
    changed = client.post("/guide/their_home/", {"answer": YUSHU})
    assert changed["Location"] == "/guide/answer/"
    assert carried(client.session, TODAY).court_code == "吉0182"


def test_another_cause_starts_afresh_but_keeps_who_lives_where(court_data, client):
    go(client, {"words": "借钱不还"}, LENT)
    client.post("/guide/", {"pick": "traffic"})
    client.post("/guide/cause/", {"answer": "411"})
    kept = keeping.kept(client.session)
    assert kept["home"] == CHAOYANG
    assert "amount" not in kept


def test_a_wrong_answer_keeps_the_page_and_says_why(court_data, client):
    client.post("/guide/", {"words": "借钱不还"})
    for code, wrong in (("cause", "999"), ("me", ""), ("home", "nowhere")):
        page = client.post(f"/guide/{code}/", {"answer": wrong})
        if code == "cause":
            assert page.status_code == 422
            client.post("/guide/cause/", {"answer": "108.3"})
        else:
            assert page.status_code == 422
            client.post(f"/guide/{code}/", {"answer": {"me": "SELF", "home": CHAOYANG}[code]})


def test_nothing_found_says_so_and_offers_situations(court_data, client, in_english):
    page = client.post("/guide/", {"words": "qwertyuiop"})
    assert "We did not find that." in text_of(page)
    assert "pick" in text_of(page)


def test_a_payment_order_is_another_answer_and_there_is_a_way_back(court_data, client, in_english):
    go(client, {"words": "借钱不还"}, LENT)
    page = client.post("/guide/answer/", {"way": "PAYMENT_ORDER"}, follow=True)
    said = text_of(page)
    assert "Payment orders come from a basic court" in said
    assert "CNY 100.00" in said  # a third of 300 (FEE 14(3))
    assert carried(client.session, TODAY).matter == "PAYMENT_ORDER"
    client.post("/guide/answer/", {"way": "SUE"})
    assert carried(client.session, TODAY).matter == "FIRST_CIVIL"


@pytest.mark.parametrize(
    ("wish", "said", "court", "words"),
    [
        pytest.param(
            "ENFORCEMENT",
            {"document": "JUDGMENT", "authority": "BASIC", "me": "SELF", "home": CHAOYANG,
             "them": "PERSON", "their_home": KUANCHENG, "place": YUSHU,
             "second_place": KUANCHENG, "amount": "50000", "papers": []},
            "吉0103", "You pay nothing now.", id="CPL 235: enforcement",
        ),
        pytest.param(
            "APPEAL",
            {"authority": "BASIC", "me": "SELF", "home": CHAOYANG, "place": KUANCHENG,
             "amount": "50000", "papers": []},
            "吉01", "Hand the appeal in at the court that decided", id="CPL 173: appeal",
        ),
        pytest.param(
            "FIRST_ADMINISTRATIVE",
            {"authority": "GOVERNMENT", "me": "SELF", "home": CHAOYANG, "their_home": CHAOYANG,
             "land": "NO", "special": [], "papers": []},
            "吉01", "Sue within six months", id="ALP 15: a government",
        ),
        pytest.param(
            "CONFIRMATION",
            {"me": "SELF", "home": CHAOYANG, "them": "PERSON", "their_home": KUANCHENG,
             "owed": "OWN", "place": YUSHU, "papers": []},
            "吉0104", "within 30 days of the settlement", id="CPL 205: confirmation",
        ),
        pytest.param("CRIME", {}, "", "Go to the police first.", id="CRIM 110: police"),
    ],
)
@pytest.mark.usefixtures("court_data", "in_english")
def test_other_wishes_have_their_answer(client, wish, said, court, words):
    page, _asked = go(client, {"wish": wish}, said)
    assert words in text_of(page)
    assert carried(client.session, TODAY).court_code == court
    assert carried(client.session, TODAY).matter == wish


def test_a_place_outside_is_named_without_a_court_of_ours(court_data, client, in_english):
    page, _asked = go(client, {"words": "车祸"}, {
        "cause": "411", "me": "SELF", "home": CHAOYANG, "them": "PERSON", "their_home": "CHINA",
        "special": [], "place": "JILIN", "amount": "", "papers": [],
    })
    assert "The basic people’s court of that place" in text_of(page)
    assert "It depends on the sum." in text_of(page)
    assert carried(client.session, TODAY).court_code == ""


def test_a_divorce_costs_a_range_that_counts_the_property(court_data, client, in_english):
    """FEE 13(2): 50 to 300 and 0.5% of what exceeds 200,000; FEE 16: half in summary procedure."""
    page, _asked = go(client, {"words": "离婚"}, {
        "cause": "14", "me": "SELF", "home": CHAOYANG, "their_home": KUANCHENG,
        "apart": "THEY_LEFT", "special": ["VIOLENCE"], "amount": "500000", "papers": [],
    })
    assert "CNY 775.00 to CNY 900.00" in text_of(page)
    assert "In danger, call 110 now." in text_of(page)


def test_trademark_courts_are_those_of_the_day(court_data):
    """法〔2025〕167号: two groups from 2025-10-01; one court before."""
    rows = Coverage.objects.filter(area__code=CHAOYANG, matters="IP").order_by("valid_from")
    assert [row.court.code for row in rows] == ["吉0193", "吉0104"]


def test_guidance_works_before_any_area_is_loaded(db, client):
    client.post("/guide/", {"words": "借钱不还"})
    client.post("/guide/cause/", {"answer": "108.3"})
    client.post("/guide/me/", {"answer": "SELF"})
    assert client.post("/guide/home/", {"answer": "CHINA"}).status_code == 302


def test_every_area_has_one_court_in_force(court_data):
    for area in Area.objects.all():
        rows = Coverage.objects.filter(area=area, matters="GENERAL")
        assert [row.court.level for row in rows] == [Court.Level.BASIC]


def test_the_answer_page_asks_the_database_little(court_data, client, at_most):
    go(client, {"words": "借钱不还"}, LENT)
    with at_most(12):
        assert client.get("/guide/answer/").status_code == 200
