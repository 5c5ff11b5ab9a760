"""Case numbers (案号): reading what people type, printing what the court prints.

Form (CN15 arts. 2 to 10): （year）court code [知] type code serial 号 [之一]. Full-width brackets
are printed; half-width ones, spaces, full-width digits and “年” are accepted and put right.
"""

import re
import unicodedata
from dataclasses import dataclass

from portal.cases.data.types import CASE_TYPES

FIRST_YEAR = 2016
"""CN15 is in force since 2016-01-01; numbers of earlier years have the old form."""
PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵"
SUPREME = "最高法"
LONGEST = 40
EXAMPLE = "（2026）吉01民初123号"
OLD_EXAMPLE = "（2015）绿民一初字第12号"
COURT_EXAMPLES = "吉01, 吉0104"
TYPE_EXAMPLES = "民初, 执"


class BadNumber(ValueError):
    """What was typed is not a case number. ``code`` names the mistake, ``found`` what was seen."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = found


@dataclass(frozen=True, order=True)
class CaseNumber:
    """A number of the form in force since 2016. ``part`` is the suffix of a sub-case (之一)."""

    year: int
    court: str
    special: str
    type_code: str
    serial: int
    part: str = ""

    def __str__(self) -> str:
        return (
            f"（{self.year:04d}）{self.court}{self.special}{self.type_code}{self.serial}号{self.part}"
        )

    @property
    def whole(self) -> "CaseNumber":
        """The number of the case itself, without the suffix of one of its papers."""
        return CaseNumber(self.year, self.court, self.special, self.type_code, self.serial)


@dataclass(frozen=True)
class OldNumber:
    """A number given before 2016, such as (2015)绿民一初字第12号. It stays valid (CN15)."""

    year: int
    court_word: str
    type_word: str
    serial: int
    part: str = ""

    def __str__(self) -> str:
        return f"（{self.year}）{self.court_word}{self.type_word}字第{self.serial}号{self.part}"

    @property
    def whole(self) -> "OldNumber":
        return OldNumber(self.year, self.court_word, self.type_word, self.serial)


_PART = r"(?P<part>(?:之[一二三四五六七八九十百]+)?)"
_NEW = re.compile(
    r"\((?P<year>\d{4})\)"
    rf"(?P<court>{SUPREME}|[\u4e00-\u9fff](?:\d\d(?:\d\d)?)?)"
    rf"(?P<special>知?)(?P<type>[\u4e00-\u9fff]{{1,4}})(?P<serial>\d+)号{_PART}"
)
_OLD = re.compile(
    r"\((?P<year>(?:19|20)\d\d)\)(?P<court>[\u4e00-\u9fff]{1,6}?)"
    r"(?P<type>(?:[刑民行执破赔知经商][\u4e00-\u9fff]{0,4}?))字第?(?P<serial>\d+)号?" + _PART
)
_BRACKETS = str.maketrans("〔〕［］[]【】{}<>《》", "()()()()()()()")
_LOOSE_YEAR = re.compile(r"^\(?(\d{4})\)?年?度?\)?第?(?=\D)")


def tidy(text: str) -> str:
    """What was typed, with widths, spaces, brackets and year put into one form.

    The brackets of the result are half-width; a missing pair is put back, and 号 is added.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    plain = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")
    plain = plain.removeprefix("案号").lstrip(":").rstrip("。.,;、")
    year = _LOOSE_YEAR.match(plain)
    if year:
        plain = f"({year[1]}){plain[year.end():]}"
    if plain and plain[-1].isdigit():
        plain += "号"
    return plain


def parse(text: str) -> CaseNumber | OldNumber:
    """The number somebody typed. Refused with ``BadNumber`` saying which part is wrong.

    >>> str(parse("(2023) 吉01 民初 123 号"))
    '（2023）吉01民初123号'
    """
    plain = tidy(text)
    if not plain:
        raise BadNumber("empty")
    if len(plain) > LONGEST:
        raise BadNumber("too_long")
    old = _OLD.fullmatch(plain)
    if old:
        return _old(old)
    new = _NEW.fullmatch(plain)
    if new:
        return _new(new)
    raise _diagnose(plain)


def allotted(
    *, year: int, court: str, type_code: str, serial: int, special: str = ""
) -> CaseNumber:
    """A number the court gives now. Refused when the type code is not in the annex's table."""
    if type_code not in CASE_TYPES:
        raise BadNumber("type", type_code)
    if serial < 1:
        raise BadNumber("serial", str(serial))
    if year < FIRST_YEAR:
        raise BadNumber("year", str(year))
    return CaseNumber(year, court, special, type_code, serial)


def _new(found: re.Match[str]) -> CaseNumber:
    court, special, type_code = found["court"], found["special"], found["type"]
    if court != SUPREME and court[0] not in PROVINCES:
        raise BadNumber("court", court)
    if type_code not in CASE_TYPES:
        raise BadNumber("type", type_code)
    year, serial = int(found["year"]), int(found["serial"])
    if year < FIRST_YEAR:
        raise BadNumber("year", found["year"])
    if serial < 1:
        raise BadNumber("serial", found["serial"])
    return CaseNumber(year, court, special, type_code, serial, found["part"])


def _old(found: re.Match[str]) -> OldNumber:
    year, serial = int(found["year"]), int(found["serial"])
    if year >= FIRST_YEAR:
        raise BadNumber("old_form_too_late", found["year"])
    if serial < 1:
        raise BadNumber("serial", found["serial"])
    return OldNumber(year, found["court"], found["type"], serial, found["part"])


def _diagnose(plain: str) -> BadNumber:
    """Which part of the number is missing, asked from left to right."""
    if plain.rstrip("号").isdigit():
        return BadNumber("only_serial", plain.rstrip("号"))
    year = re.match(r"\((\d{4})\)", plain)
    if not year:
        return BadNumber("year_missing")
    rest = plain[year.end():]
    if not re.match(rf"{SUPREME}|[{PROVINCES}]", rest):
        return BadNumber("court", rest[:1])
    digits = re.match(r"\D*(\d*)", rest)
    if digits and len(digits[1]) not in (0, 2, 4) and not rest.startswith(SUPREME):
        return BadNumber("court", rest[: digits.end()])
    kind = re.match(rf"(?:{SUPREME}|.(?:\d\d(?:\d\d)?)?)知?([^\d号]*)", rest)
    if kind and kind[1] and kind[1] not in CASE_TYPES:
        return BadNumber("type", kind[1])
    if kind and not kind[1]:
        return BadNumber("type_missing")
    return BadNumber("serial_missing")
