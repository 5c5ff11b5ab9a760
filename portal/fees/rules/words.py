"""The lines of a fee in the reader's language."""

from collections.abc import Mapping
from decimal import Decimal

from portal.common.readable import listed, yuan
from portal.common.words import _
from portal.fees.rules.matters import Matter
from portal.fees.rules.money import yuan_of

LABELS = {
    "base": _("For each case, within the range of the law"),
    "flat": _("For each case, whatever the amount"),
    "band_free": _("The part up to %(up_to)s adds nothing"),
    "band_flat": _("The part up to %(up_to)s: a fixed amount"),
    "band": _("The part from %(above)s to %(up_to)s: %(rate)s of %(part)s"),
    "band_open": _("The part above %(above)s: %(rate)s of %(part)s"),
    "share_3": _("A payment order costs one third of this"),
    "share_2": _("A bankruptcy costs half of this"),
    "cap": _("Never more than %(cap)s"),
    "rounded": _("Rounded to whole yuan"),
    "half": _("Halved: %(why)s"),
    "half_once": _("Halved, and only once: %(why)s"),
    "free_objection_appeal": _("An appeal on jurisdiction costs nothing"),
    "free_upheld": _("An objection that is upheld costs nothing"),
    "free_retrial": _("A retrial costs nothing"),
    "retrial": _("A retrial on new evidence, or without an appeal before: on the part disputed"),
    "suit_after": _("The fee of the suit"),
    "order_before": _("Less what was paid for the payment order"),
    "reviewed": _("The sum decided on review"),
    "free_refused": _("A case refused or dismissed costs nothing"),
    "free_special_procedure": _("Special procedures cost nothing"),
    "free_admin_compensation": _("Administrative compensation cases cost nothing"),
    "change_after": _("The fee as it is now"),
    "change_after_amount": _("The fee on %(amount)s, as it is now"),
    "change_before": _("Less the fee as it was"),
    "change_before_amount": _("Less the fee on %(amount)s, as it was"),
    "change_late": _("Reduced too late: you bear this part yourself"),
}
MATTERS = [
    (Matter.PROPERTY, _("Money or property")),
    (Matter.DIVORCE, _("Divorce")),
    (Matter.PERSONALITY, _("Name, portrait, reputation and other personality rights")),
    (Matter.LABOUR, _("Labour dispute")),
    (Matter.OTHER_NONPROPERTY, _("Another civil case without money at stake")),
    (Matter.IP, _("Intellectual property")),
    (Matter.ADMIN_OTHER, _("Case against an authority")),
    (Matter.ADMIN_IP_MARITIME, _("Case against an authority: trademark, patent, maritime")),
    (Matter.ADMIN_COMPENSATION, _("Compensation from an authority")),
    (Matter.JURISDICTION_OBJECTION, _("Objection to the court’s jurisdiction")),
    (Matter.ENFORCEMENT, _("Enforcement of a judgment or award")),
    (Matter.PRESERVATION, _("Preservation: freezing property before judgment")),
    (Matter.PAYMENT_ORDER, _("Payment order")),
    (Matter.PUBLIC_SUMMONS, _("Public summons for a lost bill")),
    (Matter.ARBITRATION_REVIEW, _("Setting aside an arbitral award")),
    (Matter.BANKRUPTCY, _("Bankruptcy")),
    (Matter.SPECIAL_PROCEDURE, _("Special procedure, such as confirming a settlement")),
    (Matter.LIMITATION_FUND, _("Maritime limitation fund")),
    (Matter.MARITIME_INJUNCTION, _("Maritime injunction")),
    (Matter.LIEN_NOTICE, _("Notice on maritime liens")),
    (Matter.MARITIME_CLAIM, _("Registration of a maritime claim")),
    (Matter.GENERAL_AVERAGE, _("Adjustment of general average")),
]
"""Every matter in everyday words, those asked for most first."""
WHY_HALF = {
    "mediation": _("settled in mediation"),
    "withdrawal": _("withdrawn"),
    "simplified": _("simplified procedure"),
    "small_claims": _("small claim"),
    "joined": _("heard together with another claim"),
}
MONEY = ("above", "up_to", "part", "cap", "amount")


def rate_in_words(rate: str) -> str:
    """``250`` ten-thousandths are 2.5%."""
    return f"{Decimal(rate).scaleb(-2).normalize():f}%"


def label_of(code: str, facts: Mapping[str, str]) -> str:
    """One line in words: what is charged, on which part, at which rate."""
    said = {name: yuan(yuan_of(int(facts[name]))) for name in MONEY if name in facts}
    if "rate" in facts:
        said["rate"] = rate_in_words(facts["rate"])
    if "why" in facts:
        said["why"] = listed([str(WHY_HALF[why]) for why in facts["why"].split(",")])
    return str(LABELS[_key(code, facts)]) % said


def _key(code: str, facts: Mapping[str, str]) -> str:
    if code == "band" and "up_to" not in facts:
        return "band_open"
    if code.startswith("change_") and "amount" in facts:
        return f"{code}_amount"
    return code
