"""Which papers are needed, by cause and side (LR 6, INT 88, CPL 62, CPL 124)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.common.words import _
from portal.guidance.rules.articles import Article, art
from portal.guidance.rules.facts import OUTSIDE_CHINA, Facts, Matter
from portal.guidance.rules.families import FAMILIES, Family
from portal.guidance.rules.verdict import verdict


class Need(StrEnum):
    """How firmly a paper is needed. Evidence is never a condition of filing."""

    ALWAYS = "ALWAYS"
    USUALLY = "USUALLY"
    MADE_HERE = "MADE_HERE"


@dataclass(frozen=True)
class Paper:
    """One paper: what it is, where to find it, how firmly it is needed."""

    code: str
    title: Any
    words: Any
    need: Need
    article: Article


def _paper(code: str, title: Any, words: Any, cited: str = "LR 6",
           need: Need = Need.USUALLY) -> Paper:
    return Paper(code, title, words, need, art(cited))


PAPERS = {
    paper.code: paper
    for paper in (
        _paper("ID", _("Your identity card"), _("Both sides, as photos."), need=Need.ALWAYS),
        _paper("ABROAD_ID", _("Passport, or travel or residence permit"),
               _("Hong Kong, Macau, Taiwan: travel or residence permit."), "XB", Need.ALWAYS),
        _paper("LICENCE", _("Business licence, and the card of the legal representative"),
               _("The certificate of the legal representative is made here."), need=Need.ALWAYS),
        _paper("HELPED_ID", _("Identity card of the person you help"),
               _("They stay the party. You only help."), need=Need.ALWAYS),
        _paper("THEM", _("Who the other side is, and where"),
               _("Name and address; phone or number if you know them."), "CPL 122(2)",
               Need.ALWAYS),
        _paper("COMPLAINT", _("The complaint"), _("Made here from your answers."), "CPL 123",
               Need.MADE_HERE),
        _paper("APPLICATION", _("The application"), _("Made here from your answers."), "LR 6",
               Need.MADE_HERE),
        _paper("ADDRESS", _("Confirmation of your address for service"),
               _("Made here from your answers."), "INT 136", Need.MADE_HERE),
        _paper("POWER", _("Power of attorney"),
               _("Made here, if a lawyer or a relative acts for you."), "CPL 62", Need.MADE_HERE),
        _paper("IOU", _("IOU or loan contract"), _("If there is none, messages may do.")),
        _paper("TRANSFER", _("Proof of payment"), _("Bank or wallet record with date and sum.")),
        _paper("CHAT", _("Messages and calls about it"), _("Screenshots with name and date.")),
        _paper("CONTRACT", _("The contract"), _("All pages, with signatures.")),
        _paper("DELIVERY", _("Delivery notes, invoices, statements of account"),
               _("Anything the other side signed.")),
        _paper("WORK", _("Proof that you work there"),
               _("Contract, badge, attendance, uniform, messages, colleagues.")),
        _paper("PAY", _("Pay slips or bank statements"), _("What you got, and until when.")),
        _paper("WAGE_IOU", _("Written wage IOU"), _("With it you need no arbitration."), "LI 15"),
        _paper("ARBITRATION", _("The arbitration award or refusal"),
               _("With proof of the day you received it."), "LAB 50", Need.ALWAYS),
        _paper("INJURY", _("Recognition of work injury, and disability grade"),
               _("From the labour office.")),
        _paper("MARRIAGE", _("Marriage certificate"), _("A copy from the registry will do.")),
        _paper("CHILD", _("Birth certificate of the child, or household book"),
               _("If a child is concerned.")),
        _paper("ASSETS", _("List of property and debts"), _("Houses, cars, accounts, loans.")),
        _paper("INCOME", _("Proof of income"), _("Yours, and the other side’s if you know it.")),
        _paper("FAMILY", _("Proof of kinship"), _("Household book or birth record.")),
        _paper("DEATH", _("Death certificate"), _("From the hospital, police or community.")),
        _paper("WILL", _("The will, if there is one"), _("The original, if you can.")),
        _paper("TITLE", _("Property certificate or contract"), _("A register extract will do.")),
        _paper("LIABILITY", _("Traffic accident liability finding"), _("From the traffic police.")),
        _paper("MEDICAL", _("Medical records and bills"), _("Every visit, with dates.")),
        _paper("POLICE", _("Police record"), _("If the police came.")),
        _paper("INSURANCE", _("Insurance policies"), _("Compulsory and commercial.")),
        _paper("REFUSAL", _("The insurer’s refusal"), _("Letter or message.")),
        _paper("PHOTOS", _("Photos or videos"), _("Before, during and after, with dates.")),
        _paper("LOSS", _("Proof of the damage"), _("Repair bills, receipts, estimates.")),
        _paper("ORDER", _("The order page and the description"), _("Screenshots from the shop.")),
        _paper("PARCEL", _("Delivery record of the parcel"), _("It shows where it was delivered.")),
        _paper("SHOP", _("Who the shop is"), _("The platform must tell you name and address.")),
        _paper("BILLS", _("Bills and reminders"), _("What was asked, when and how.")),
        _paper("BUILD", _("Settlement, acceptance, site records"), _("Anything signed on site.")),
        _paper("COMPANY", _("Register extract and articles"), _("From the company registry.")),
        _paper("MARK", _("Trademark certificate"), _("With goods or photos of the infringement.")),
        _paper("BILL", _("The bill or cheque, and the proof of refusal"), _("Both sides.")),
        _paper("JUDGMENT", _("The judgment, ruling or award"), _("With proof that it is final."),
               "CPL 247", Need.ALWAYS),
        _paper("APPEALED", _("The judgment or ruling you appeal against"),
               _("With the day you received it."), "CPL 172", Need.ALWAYS),
        _paper("CLUES", _("Where the property is"), _("Accounts, houses, cars, shares, employer.")),
        _paper("SECURITY", _("Security for the freeze"), _("A letter of guarantee will do."),
               "CPL 104", Need.ALWAYS),
        _paper("SETTLEMENT", _("The mediation agreement"), _("Signed by both sides."), "CPL 205",
               Need.ALWAYS),
        _paper("MEDIATOR", _("Paper of the mediation body"), _("Who mediated, and when."),
               "CPL 205", Need.ALWAYS),
        _paper("ACT", _("The decision you contest"), _("Or proof of what you asked for, and when."),
               "ALP 49", Need.ALWAYS),
        _paper("EXPERT", _("Medical opinion"), _("If there is one already."), "CPL 199"),
        _paper("PROOF", _("Anything that shows what happened"),
               _("Papers, photos, messages, witnesses.")),
    )
}
"""Every paper guidance knows."""

OF_FAMILY: dict[Family, str] = {
    Family.DIVORCE: "MARRIAGE CHILD ASSETS PROOF",
    Family.STATUS: "CHILD FAMILY PROOF",
    Family.SUPPORT: "FAMILY CHILD INCOME PROOF",
    Family.CONTRACT: "CONTRACT TRANSFER DELIVERY CHAT",
    Family.MONEY: "IOU TRANSFER CHAT",
    Family.HOUSE_SALE: "CONTRACT TRANSFER TITLE CHAT",
    Family.LAND: "CONTRACT TITLE PHOTOS",
    Family.MAYBE_LAND: "TITLE PHOTOS PROOF",
    Family.USE: "CONTRACT TRANSFER PHOTOS",
    Family.ONLINE_SALE: "ORDER SHOP TRANSFER CHAT PHOTOS PARCEL",
    Family.CARRIAGE: "CONTRACT DELIVERY TRANSFER LOSS",
    Family.INSURANCE: "INSURANCE REFUSAL LOSS",
    Family.LIFE_INSURANCE: "INSURANCE REFUSAL MEDICAL",
    Family.BILL: "BILL CONTRACT",
    Family.COMPANY: "COMPANY TRANSFER PROOF",
    Family.TORT: "POLICE MEDICAL PHOTOS LOSS",
    Family.SAID_OR_SHOWN: "PHOTOS CHAT PROOF",
    Family.PRODUCT: "ORDER PHOTOS MEDICAL LOSS",
    Family.TRAFFIC: "LIABILITY MEDICAL INSURANCE INCOME LOSS",
    Family.MARK: "MARK PHOTOS LOSS",
    Family.INHERITANCE: "DEATH FAMILY WILL TITLE",
    Family.LABOUR: "WORK PAY CHAT",
    Family.PROTECTION: "POLICE PHOTOS MEDICAL CHAT",
    Family.SPECIAL_HOME: "FAMILY EXPERT POLICE",
    Family.SECURITY: "CONTRACT TITLE TRANSFER",
    Family.PUBLIC_SUMMONS: "BILL PROOF",
    Family.PAYMENT_ORDER: "IOU TRANSFER CHAT",
    Family.PRESERVATION: "CLUES SECURITY PROOF",
    Family.CONFIRMATION: "SETTLEMENT MEDIATOR",
    Family.AWARD_REVIEW: "JUDGMENT CONTRACT PROOF",
    Family.EARLIER_COURT: "JUDGMENT PROOF",
    Family.GENERAL: "TRANSFER CHAT PROOF",
}
OF_CAUSE: dict[str, str] = {
    "12": "TRANSFER CHAT PHOTOS", "15": "MARRIAGE ASSETS PROOF", "16": "MARRIAGE PROOF",
    "28": "FAMILY TITLE PROOF", "31": "DEATH IOU TRANSFER", "55": "TITLE PHOTOS LOSS",
    "116.2": "CONTRACT TRANSFER PHOTOS CHAT", "120.3": "CONTRACT BUILD TRANSFER",
    "120.7": "CONTRACT TRANSFER PHOTOS CHAT", "126": "CONTRACT BILLS TRANSFER PHOTOS",
    "98": "CONTRACT BILLS TRANSFER", "101": "CONTRACT BILLS PHOTOS", "115.2": "CONTRACT BILLS",
    "144": "WORK CHAT PAY", "148": "TRANSFER CHAT", "206.2": "WORK INJURY MEDICAL PAY",
    "413": "MEDICAL EXPERT LOSS", "142.4": "MEDICAL CONTRACT TRANSFER",
}
"""Causes whose evidence differs from that of their family."""
OF_MATTER: dict[Matter, str] = {
    Matter.FIRST_ADMINISTRATIVE: "ACT PROOF",
    Matter.ENFORCEMENT: "JUDGMENT CLUES",
    Matter.PRESERVATION: "CLUES SECURITY PROOF",
    Matter.PAYMENT_ORDER: "IOU TRANSFER CHAT",
    Matter.CONFIRMATION: "SETTLEMENT MEDIATOR",
    Matter.APPEAL: "APPEALED",
    Matter.CRIME: "PROOF",
}


def papers(facts: Facts) -> tuple[Paper, ...]:
    """The checklist of this side, in the order one gathers it."""
    codes = [_identity(facts)]
    if facts.is_helping:
        codes.append("HELPED_ID")
    if facts.matter not in (Matter.CRIME, Matter.APPEAL, Matter.CONFIRMATION):
        codes.append("THEM")
    codes += evidence(facts)
    is_suit = facts.matter in (Matter.FIRST_CIVIL, Matter.FIRST_ADMINISTRATIVE)
    if verdict(facts).can_file:
        codes += ["COMPLAINT" if is_suit else "APPLICATION", "ADDRESS", "POWER"]
    return tuple(PAPERS[code] for code in dict.fromkeys(codes))


def _identity(facts: Facts) -> str:
    if facts.home in OUTSIDE_CHINA:
        return "ABROAD_ID"
    return "LICENCE" if facts.is_organisation else "ID"


def evidence(facts: Facts) -> list[str]:
    """Codes of what shows the facts: the question "what have you got?" offers the same."""
    if facts.matter != Matter.FIRST_CIVIL:
        return OF_MATTER[facts.matter].split()
    family = FAMILIES.get(facts.cause_no, Family.GENERAL)
    found = OF_CAUSE.get(facts.cause_no, OF_FAMILY[family]).split()
    if family == Family.LABOUR and facts.labour == "IOU":
        found.insert(0, "WAGE_IOU")
    if family == Family.LABOUR and facts.labour in ("AWARD", "REFUSED", "LATE"):
        found.insert(0, "ARBITRATION")
    return found
