"""The words of the questions and their answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.guidance.rules.facts import ABROAD, CHINA, HMT, JILIN, UNKNOWN, Matter
from portal.guidance.rules.families import Family

Choices = tuple[tuple[str, Any], ...]

ELSEWHERE_WORDS: Choices = (
    (JILIN, _("Elsewhere in Jilin Province")),
    (CHINA, _("Another province of the mainland")),
    (HMT, _("Hong Kong, Macau or Taiwan")),
    (ABROAD, _("Abroad")),
    (UNKNOWN, _("I do not know")),
)
OUR_AREAS, OUR_ZONES = _("Changchun: districts, counties, cities"), _("Development zones")
SOMEWHERE_ELSE = _("Somewhere else")
AREA_HELP = _("If the place lies in a development zone, choose the zone.")
HOME_HELP = _("Where you have lived for a year or more. In a development zone, choose the zone.")
THEIR_HOME_HELP = _("Where they have lived for a year or more; for a company, its main office.")
TICKS_HELP = _("Tick nothing if nothing fits.")

MY_HOME, MY_SEAT = _("Where do you live?"), _("Where does your organisation have its seat?")
THEIR_HOME, THEIR_SEAT = _("Where does the other side live?"), _("Where is its main office?")
EMPLOYER_SEAT, COMPANY_SEAT = _("Where is the employer?"), _("Where is the company registered?")
AUTHORITY_SEAT = _("Where is the authority?")
PLACE_NAMED = _("Which place does the contract name?")
FIRST_COURT = _("Where is the court that decided first?")
RECONSIDERED_BY = _("Where is the body that reconsidered it?")

PLACE_OF_FAMILY: dict[Family, Any] = {
    Family.TRAFFIC: _("Where did the accident happen?"),
    Family.ONLINE_SALE: _("Where was it delivered?"),
    Family.LAND: _("Where is the house or land?"),
    Family.HOUSE_SALE: _("Where is the house?"),
    Family.INHERITANCE: _("Where did the deceased last live?"),
    Family.LABOUR: _("Where do you work?"),
    Family.TORT: _("Where did it happen?"),
    Family.SAID_OR_SHOWN: _("Where did it happen?"),
    Family.MARK: _("Where was it sold or used?"),
    Family.PRODUCT: _("Where did you buy it, or where did it do harm?"),
    Family.USE: _("Where is the rented thing used?"),
    Family.CARRIAGE: _("Where did the transport begin?"),
    Family.INSURANCE: _("Where is the insured thing?"),
    Family.BILL: _("Where is the bill payable?"),
    Family.PROTECTION: _("Where did the violence happen?"),
    Family.SPECIAL_HOME: _("Where does that person live?"),
    Family.SECURITY: _("Where is the mortgaged thing, or where is it registered?"),
    Family.PUBLIC_SUMMONS: _("Where is the bill payable?"),
    Family.EARLIER_COURT: _("Where is the court of the earlier case?"),
    Family.AWARD_REVIEW: _("Where is the arbitration body?"),
}
SECOND_PLACE: dict[Family, Any] = {
    Family.INHERITANCE: _("Where is the main part of the estate?"),
    Family.CARRIAGE: _("Where did the transport end?"),
}
PLACE_OF_MATTER: dict[Matter, Any] = {
    Matter.ENFORCEMENT: _("Where does the other side have property?"),
    Matter.PRESERVATION: _("Where is the property?"),
    Matter.APPEAL: _("Where is the court that decided?"),
    Matter.CONFIRMATION: _("Where is the mediation body, or the court that invited it?"),
    Matter.FIRST_ADMINISTRATIVE: _("Where is the house or land?"),
}

LABOUR: Choices = (
    ("NO", _("I have not applied for arbitration")),
    ("AWARD", _("I have an award and disagree with it")),
    ("REFUSED", _("Arbitration refused, or did not answer within 5 days")),
    ("LATE", _("Arbitration has taken longer than allowed (45 to 60 days)")),
    ("IOU", _("I have a written wage IOU from the employer, and want only that money")),
)
DOCUMENTS: Choices = (
    ("JUDGMENT", _("A judgment, ruling or mediation statement of a court")),
    ("LABOUR_AWARD", _("An award of labour arbitration")),
    ("AWARD", _("An award of another arbitration body")),
    ("NOTARY", _("A notarised debt instrument")),
)
AUTHORITY_TITLE: dict[Matter, Any] = {
    Matter.FIRST_ADMINISTRATIVE: _("Who decided, or did not act?"),
    Matter.APPEAL: _("Which court decided?"),
    Matter.ENFORCEMENT: _("Which court decided first?"),
}
COURTS: Choices = (
    ("BASIC", _("A district, county, city or zone court")),
    ("INTERMEDIATE", _("The intermediate court")),
)
AUTHORITIES: dict[Matter, Choices] = {
    Matter.FIRST_ADMINISTRATIVE: (
        ("BODY", _("An office or bureau, for example police or labour office")),
        ("GOVERNMENT", _("A county, district, city or provincial government")),
        ("CENTRAL", _("A central department")),
        ("CUSTOMS", _("The customs")),
    ),
    Matter.APPEAL: COURTS,
    Matter.ENFORCEMENT: COURTS,
}
ME: Choices = (
    ("SELF", _("I ask for myself")),
    ("ORGANISATION", _("I ask for a company or another organisation")),
    ("HELP", _("I help a relative, a friend or a client")),
)
THEM: Choices = (
    ("PERSON", _("A person")),
    ("ORGANISATION", _("A company, shop or another organisation")),
    ("UNKNOWN", _("I do not know exactly who")),
)
APART: Choices = (
    ("NO", _("Yes, or apart for less than a year")),
    ("THEY_LEFT", _("The other has been away from home for over a year")),
    ("BOTH_LEFT", _("Both of us have been away from home for over a year")),
    ("PRISON", _("The other is in prison")),
    ("EDUCATION", _("The other is under compulsory correction")),
)
YES_NO: Choices = (("YES", _("Yes")), ("NO", _("No")))
OWED_TITLE: dict[Family, Any] = {
    Family.CONTRACT: _("What should have been done, and was not?"),
    Family.ONLINE_SALE: _("How did you get it?"),
    Family.SAID_OR_SHOWN: _("Where was it said or shown?"),
}
OWED: dict[Family, Choices] = {
    Family.CONTRACT: (
        ("MONEY", _("Money should have been paid to me")),
        ("HOUSE", _("A house or land should have been handed over")),
        ("OTHER", _("Something else should have been done or delivered")),
    ),
    Family.ONLINE_SALE: (
        ("PARCEL", _("By parcel or pick-up")),
        ("ONLINE", _("On line, for example a course or a game")),
    ),
    Family.SAID_OR_SHOWN: (
        ("ONLINE", _("On line")),
        ("OFFLINE", _("Somewhere else")),
    ),
}
INVITED_TITLE = _("Who sent you to the mediators?")
INVITED: Choices = (
    ("INVITED", _("A court invited them")), ("OWN", _("We went there ourselves")),
)
CLAUSES: Choices = (
    ("ARBITRATION", _("Disputes go to arbitration")),
    ("COURT", _("Disputes go to the court of a certain place")),
    ("PLACE", _("Where the contract is to be carried out")),
    ("NOT_BEGUN", _("Nobody has begun to carry it out yet")),
)
SPECIAL: dict[str, Any] = {
    "DECIDED": _("A court has already decided on exactly this"),
    "MISSING": _("Nobody can find the other side"),
    "PRISON": _("The other side is in prison"),
    "URGENT": _("Property may be hidden or sold soon"),
    "POOR": _("I can hardly pay court fees"),
    "DISPUTED": _("The other side says it owes nothing"),
    "SEVERAL": _("Several people owe support and live in different places"),
    "VIOLENCE": _("There is violence or a threat of it at home"),
    "DIVORCE_BAR": _("My divorce suit failed or was withdrawn in the last six months"),
    "PREGNANT": _("I am the husband; my wife is pregnant, or gave birth in the last year"),
    "RECONSIDERED": _("A higher body has already reconsidered it"),
    "LIBERTY": _("My liberty was restricted"),
    "GENERAL_RULE": _("It is only about a rule made for everybody"),
}
SPECIAL_OF_FAMILY: dict[Family, tuple[str, ...]] = {
    Family.DIVORCE: ("VIOLENCE", "DIVORCE_BAR", "PREGNANT"),
    Family.STATUS: ("VIOLENCE",),
    Family.SUPPORT: ("VIOLENCE", "SEVERAL"),
    Family.MONEY: ("DISPUTED",),
    Family.CONTRACT: ("DISPUTED",),
}
SPECIAL_OF_SUITS = ("DECIDED", "MISSING", "PRISON", "URGENT", "POOR")
