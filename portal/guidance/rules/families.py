"""Which rule of place each cause of action follows."""

from enum import StrEnum


class Family(StrEnum):
    """Causes that share their rule of territorial jurisdiction, or their door."""

    GENERAL = "GENERAL"
    DIVORCE = "DIVORCE"
    STATUS = "STATUS"
    SUPPORT = "SUPPORT"
    CONTRACT = "CONTRACT"
    MONEY = "MONEY"
    HOUSE_SALE = "HOUSE_SALE"
    LAND = "LAND"
    MAYBE_LAND = "MAYBE_LAND"
    USE = "USE"
    ONLINE_SALE = "ONLINE_SALE"
    CARRIAGE = "CARRIAGE"
    INSURANCE = "INSURANCE"
    LIFE_INSURANCE = "LIFE_INSURANCE"
    BILL = "BILL"
    COMPANY = "COMPANY"
    TORT = "TORT"
    SAID_OR_SHOWN = "SAID_OR_SHOWN"
    PRODUCT = "PRODUCT"
    TRAFFIC = "TRAFFIC"
    MARK = "MARK"
    INHERITANCE = "INHERITANCE"
    LABOUR = "LABOUR"
    PROTECTION = "PROTECTION"
    SPECIAL_HOME = "SPECIAL_HOME"
    SECURITY = "SECURITY"
    PUBLIC_SUMMONS = "PUBLIC_SUMMONS"
    PAYMENT_ORDER = "PAYMENT_ORDER"
    PRESERVATION = "PRESERVATION"
    CONFIRMATION = "CONFIRMATION"
    AWARD_REVIEW = "AWARD_REVIEW"
    EARLIER_COURT = "EARLIER_COURT"


_TABLE = {
    Family.GENERAL: "12 15 16 20.1 20.2 28 31 45 49 147 148 149 293",
    Family.DIVORCE: "14",
    Family.STATUS: "21.1 22.2 26 27",
    Family.SUPPORT: "22.1 23 24.1",
    Family.CONTRACT: "79 80 81 82 83 88 107 119 122 124 126 128 132 142 142.4 142.6 142.14 142.15",
    Family.MONEY: "108.1 108.3 108.4 109 110 115.2 144 98 101 298",
    Family.HOUSE_SALE: "96 96.2 96.3",
    Family.LAND: "55 65 68 116.2 120.3 120.7 136",
    Family.MAYBE_LAND: "38.1 39 40 43 56",
    Family.USE: "116.3 117",
    Family.ONLINE_SALE: "88.8",
    Family.CARRIAGE: "121.2",
    Family.INSURANCE: "371.1",
    Family.LIFE_INSURANCE: "372",
    Family.BILL: "379",
    Family.COMPANY: "290 296",
    Family.TORT: "1 44 306 403 405 406 407 408 413 419 420.3",
    Family.SAID_OR_SHOWN: "4 6 8.1 8.2",
    Family.PRODUCT: "410",
    Family.TRAFFIC: "411",
    Family.MARK: "165.2",
    Family.INHERITANCE: "29 30 35",
    Family.LABOUR: "205 205.1 205.5 205.6 205.7 206.2 210",
    Family.PROTECTION: "481",
    Family.SPECIAL_HOME: "436 441 456",
    Family.SECURITY: "451",
    Family.PUBLIC_SUMMONS: "459",
    Family.PAYMENT_ORDER: "458",
    Family.PRESERVATION: "475",
    Family.CONFIRMATION: "448",
    Family.AWARD_REVIEW: "484",
    Family.EARLIER_COURT: "511 512.1",
}
FAMILIES: dict[str, Family] = {no: family for family, nos in _TABLE.items() for no in nos.split()}
"""Number of the cause (2025 list) → family. Every kept cause has one (a test says so).

Farmland contracts, house leases and building contracts count as real property (INT 28); decorating
a home is a building contract of the list (120.7). Debts of the deceased (31) are no dispute over
the estate itself, so they follow the general rule.
"""

PERSONALITY = frozenset(["4", "6", "8.1", "8.2"])
"""Personality rights, for the fee (FEE 13(2))."""
NO_AMOUNT = frozenset({
    "20.2", "21.1", "22.2", "26", "27", "38.1", "40", "43", "49", "80", "81", "82", "205.1",
    "290", "296", "436", "441", "448", "451", "456", "459", "481", "484", "511", "512.1",
})
"""Causes that usually claim no sum of money: the fee is one per case."""
SPECIAL = frozenset(["436", "441", "448", "451", "456", "481"])
"""Special procedure: no acceptance fee, one instance, thirty days (FEE 8, CPL 187)."""
