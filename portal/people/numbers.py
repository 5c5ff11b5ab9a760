"""Numbers on identity documents: is this one written as its standard says?

Pure arithmetic. A number that passes is well formed, not proved to belong to anybody: real-name
identity is a comparison with an identity platform (Online Litigation Rules art. 7). No sentence
here repeats the number, because sentences end up in pages and logs.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


def _(sentence: str) -> str:
    """Marks a sentence for translation; it is translated where it is shown."""
    return sentence


class Kind(StrEnum):
    RESIDENT_ID = "RESIDENT_ID"
    RESIDENCE_PERMIT = "RESIDENCE_PERMIT"
    PERMANENT_RESIDENCE = "PERMANENT_RESIDENCE"
    HK_MACAU_PERMIT = "HK_MACAU_PERMIT"
    TAIWAN_PERMIT = "TAIWAN_PERMIT"
    PASSPORT = "PASSPORT"
    USCC = "USCC"
    LAWYER_LICENCE = "LAWYER_LICENCE"


class Fault(StrEnum):
    EMPTY = "EMPTY"
    LENGTH = "LENGTH"
    CHARACTER = "CHARACTER"
    AREA = "AREA"
    DATE = "DATE"
    CHECK = "CHECK"
    INNER_CHECK = "INNER_CHECK"
    FORM = "FORM"
    OLD = "OLD"
    COUNTRY = "COUNTRY"


@dataclass(frozen=True)
class Number:
    """A well-formed number in its normal form."""

    kind: Kind
    value: str
    country: str = ""
    born: date | None = None


class BadNumber(ValueError):
    """Why a number cannot be right. ``sentence`` says what is wrong and how to mend it."""

    def __init__(self, fault: Fault, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = fault
        self.sentence = sentence


LONGEST = 64
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\-\u2010-\u2015]+")


def normal(raw: str) -> str:
    """Half-width, upper-case, without spaces, hyphens and invisible marks."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", raw[: LONGEST * 2])).upper()


_PROVINCE_RANGES = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71))
PROVINCES = frozenset(str(n) for low, high in _PROVINCE_RANGES for n in range(low, high + 1))
RESIDENCE_AREAS = frozenset({"810000", "820000", "830000"})
_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECK = "10X98765432"

_EMPTY = _("Type the number of the document.")
_LENGTH_18 = _("This number has 18 characters. Compare it with the document and fill in the rest.")
_OLD_15 = _("This is a number of the old 15-digit kind. Type the 18-digit number of your card.")
_RESIDENT_CHARS = _("Only digits are allowed, and X in the last place. Correct the others.")
_AREA = _("The first digits name no province. Compare them with the document.")
_DATE = _("The birth date inside this number does not exist. Compare digits 7 to 14.")
_CHECK = _("The last character does not fit the others, so one is mistyped. Compare them all.")


def resident_check(first_17: str) -> str:
    """Check character of GB 11643-1999 (ISO 7064 MOD 11-2)."""
    total = sum(int(c) * w for c, w in zip(first_17, _RESIDENT_WEIGHTS, strict=True))
    return _RESIDENT_CHECK[total % 11]


def _born(digits: str, on: date | None) -> date:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise BadNumber(Fault.DATE, _DATE) from None
    if day.year < 1850 or (on is not None and day > on):
        raise BadNumber(Fault.DATE, _DATE)
    return day


def _eighteen(value: str, on: date | None) -> date:
    """The rules all cards of 18 digits share: characters, birth date, check character."""
    if re.fullmatch(r"[0-9]{15}", value):
        raise BadNumber(Fault.OLD, _OLD_15)
    if len(value) != 18:
        raise BadNumber(Fault.LENGTH, _LENGTH_18)
    if not re.fullmatch(r"[0-9]{17}[0-9X]", value):
        raise BadNumber(Fault.CHARACTER, _RESIDENT_CHARS)
    born = _born(value[6:14], on)
    if resident_check(value[:17]) != value[17]:
        raise BadNumber(Fault.CHECK, _CHECK)
    return born


def resident_id(raw: str, on: date | None = None) -> Number:
    """Resident identity card (GB 11643-1999). The area code need not be in force today."""
    value = normal(raw)
    born = _eighteen(value, on)
    if value[:2] not in PROVINCES:
        raise BadNumber(Fault.AREA, _AREA)
    return Number(Kind.RESIDENT_ID, value, "CN", born)


def residence_permit(raw: str, on: date | None = None) -> Number:
    """Residence permit of residents of Hong Kong (81), Macau (82) and Taiwan (83)."""
    value = normal(raw)
    born = _eighteen(value, on)
    if value[:6] not in RESIDENCE_AREAS:
        raise BadNumber(
            Fault.AREA,
            _("A residence permit begins with 810000, 820000 or 830000. Compare the first digits."),
        )
    return Number(Kind.RESIDENCE_PERMIT, value, "CN", born)


def permanent_residence(raw: str, on: date | None = None) -> Number:
    """Foreigner's permanent residence card of 2023: 9, province, nationality, birth, check."""
    value = normal(raw)
    born = _eighteen(value, on)
    if value[0] != "9" or value[1:3] not in PROVINCES:
        raise BadNumber(
            Fault.AREA,
            _("This card’s number begins with 9 and a province. Compare the first three digits."),
        )
    return Number(Kind.PERMANENT_RESIDENCE, value, "", born)


_USCC_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def organisation_check(first_8: str) -> str:
    """Check character of the organisation code inside (GB 11714)."""
    total = sum(int(c, 36) * w for c, w in zip(first_8, _ORGANISATION_WEIGHTS, strict=True))
    left = 11 - total % 11
    return {10: "X", 11: "0"}.get(left, str(left))


def uscc_check(first_17: str) -> str:
    """Check character of GB 32100-2015: weights are powers of 3 modulo 31."""
    total = sum(_USCC_CHARS.index(c) * pow(3, i, 31) for i, c in enumerate(first_17))
    return _USCC_CHARS[(31 - total % 31) % 31]


def uscc(raw: str, on: date | None = None) -> Number:
    """Unified social credit code (GB 32100-2015) with the organisation code inside."""
    value = normal(raw)
    if len(value) != 18:
        raise BadNumber(Fault.LENGTH, _LENGTH_18)
    if set(value) - set(_USCC_CHARS):
        raise BadNumber(
            Fault.CHARACTER,
            _("The letters I, O, S, V and Z are never used. Perhaps a 1, 0, 5 or 2 is meant."),
        )
    if not value[2:8].isdigit():
        raise BadNumber(
            Fault.CHARACTER, _("Places 3 to 8 are digits only. Compare them with the licence.")
        )
    if uscc_check(value[:17]) != value[17]:
        raise BadNumber(Fault.CHECK, _CHECK)
    if organisation_check(value[8:16]) != value[16]:
        raise BadNumber(
            Fault.INNER_CHECK,
            _("Places 9 to 17 do not fit together, so one is mistyped. Compare them."),
        )
    return Number(Kind.USCC, value, "CN")


def lawyer_licence(raw: str, on: date | None = None) -> Number:
    """Lawyer's licence: 17 digits, no check digit, so only gross mistakes are noticed."""
    value = normal(raw)
    if len(value) != 17:
        raise BadNumber(
            Fault.LENGTH, _("A lawyer’s licence has 17 digits. Compare it with the licence.")
        )
    if not re.fullmatch(r"[0-9]{17}", value):
        raise BadNumber(Fault.CHARACTER, _("Only digits are allowed. Correct the others."))
    if value[0] != "1" or value[1:3] not in PROVINCES:
        raise BadNumber(Fault.AREA, _AREA)
    latest = on.year if on else 9999
    if not (1979 <= int(value[5:9]) <= latest and value[9] != "0" and value[10] in "01"):
        raise BadNumber(
            Fault.FORM, _("The year or kind inside this number is not possible. Compare digits.")
        )
    return Number(Kind.LAWYER_LICENCE, value, "CN")


def hk_macau_permit(raw: str, on: date | None = None) -> Number:
    """Mainland travel permit of residents of Hong Kong (H) and Macau (M); no check digit."""
    value = normal(raw)
    if not re.fullmatch(r"[HM][0-9]{8}([0-9]{2})?", value):
        raise BadNumber(
            Fault.FORM,
            _("This permit has H or M and 8 digits (old cards: 10). Compare it with the card."),
        )
    return Number(Kind.HK_MACAU_PERMIT, value)


def taiwan_permit(raw: str, on: date | None = None) -> Number:
    """Mainland travel permit of residents of Taiwan: 8 digits; old: 10 digits and a letter."""
    value = re.sub(r"[()]", "", normal(raw))
    if not re.fullmatch(r"[0-9]{8}|[0-9]{10}[A-Z]?", value):
        raise BadNumber(
            Fault.FORM,
            _("This permit has 8 digits (old ones: 10 and a letter). Compare it with the card."),
        )
    return Number(Kind.TAIWAN_PERMIT, value)


def mrz_check(number: str) -> str:
    """Check digit of the machine-readable line (ICAO 9303): weights 7 3 1, filler ``<`` is 0."""
    values = (0 if c == "<" else int(c, 36) for c in number.ljust(9, "<"))
    return str(sum(v * (7, 3, 1)[i % 3] for i, v in enumerate(values)) % 10)


def passport(raw: str, on: date | None = None, *, country: str = "", mrz: str = "") -> Number:
    """Passport of any country; with the digit after the number on its bottom line, checked."""
    value = normal(raw)
    if not re.fullmatch(r"[A-Z0-9]{5,17}", value):
        raise BadNumber(
            Fault.FORM,
            _("A passport number has 5 to 17 letters and digits. Compare it with the passport."),
        )
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise BadNumber(Fault.COUNTRY, _("Choose the country that issued the passport."))
    if mrz and mrz_check(value) != normal(mrz):
        raise BadNumber(Fault.CHECK, _CHECK)
    return Number(Kind.PASSPORT, value, country)


CHECKS: dict[Kind, Callable[..., Number]] = {
    Kind.RESIDENT_ID: resident_id,
    Kind.RESIDENCE_PERMIT: residence_permit,
    Kind.PERMANENT_RESIDENCE: permanent_residence,
    Kind.HK_MACAU_PERMIT: hk_macau_permit,
    Kind.TAIWAN_PERMIT: taiwan_permit,
    Kind.PASSPORT: passport,
    Kind.USCC: uscc,
    Kind.LAWYER_LICENCE: lawyer_licence,
}


def check(kind: Kind, raw: str, *, on: date | None = None, country: str = "") -> Number:
    """The number in its normal form, or ``BadNumber`` saying why it cannot be right."""
    value = normal(raw)
    if not value:
        raise BadNumber(Fault.EMPTY, _EMPTY)
    if kind is Kind.PASSPORT:
        return passport(value, on, country=country)
    return CHECKS[kind](value, on)


def mobile(raw: str) -> str:
    """A mobile number in its normal form: 11 digits, or ``+`` and country for foreign ones."""
    value = normal(raw)
    if not value:
        raise BadNumber(Fault.EMPTY, _("Type your mobile number."))
    value = re.sub(r"^(\+86|0086|86(?=1[0-9]{10}$))", "", value)
    if value.startswith("+") and re.fullmatch(r"\+[1-9][0-9]{6,14}", value):
        return value
    if re.search(r"[^0-9+]", value):
        raise BadNumber(Fault.CHARACTER, _("A mobile number has digits only. Correct the others."))
    if len(value) != 11:
        raise BadNumber(Fault.LENGTH, _("A mobile number has 11 digits. Count yours again."))
    if not re.fullmatch(r"1[3-9][0-9]{9}", value):
        raise BadNumber(Fault.FORM, _("A mobile number begins with 13 to 19. Correct the start."))
    return value
