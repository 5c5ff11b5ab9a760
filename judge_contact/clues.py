"""What somebody at hand says to find a request or a caller: one box, read by its form.

A ledger number, a case number or its serial, a phone, the number of a document, or a name. Each
is looked up whole or by its beginning, never inside a word, so that an index answers.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from portal.cases.rules import numbers as case_numbers
from portal.people import numbers as documents

LONGEST = 80
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015+()]+")
_LEDGER = re.compile(r"LX\d{4}-[0-9A-Z]+-\d+")


class Kind(StrEnum):
    NOTHING = "NOTHING"
    LEDGER = "LEDGER"
    CASE = "CASE"
    SERIAL = "SERIAL"
    PHONE = "PHONE"
    DOCUMENT = "DOCUMENT"
    NAME = "NAME"


@dataclass(frozen=True)
class Clue:
    """What was typed, in the form in which it is stored.

    ``mistake`` says why nothing can be found by it: of a case number or a document's number.
    """

    kind: Kind
    value: str = ""
    mistake: case_numbers.BadNumber | documents.BadNumber | None = None


def read(text: str) -> Clue:
    """Never fails: what fits no form is a name."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).strip()
    if len(plain) < 2 and not plain.isdigit():
        return Clue(Kind.NOTHING)
    upper = plain.upper().replace(" ", "")
    if _LEDGER.fullmatch(upper):
        return Clue(Kind.LEDGER, upper)
    try:
        return Clue(Kind.CASE, str(case_numbers.parse(plain).whole))
    except case_numbers.BadNumber as error:
        mistake = error
    return _number(_SEPARATORS.sub("", plain).upper()) or _words(plain, mistake)


def _number(bare: str) -> Clue | None:
    if not (bare.isascii() and bare.isalnum() and any(c.isdigit() for c in bare)):
        return None
    if not bare.isdigit() or len(bare) >= 15:
        return _document(bare)
    if len(bare) <= 6:
        return Clue(Kind.SERIAL, bare)
    return Clue(Kind.PHONE, bare.removeprefix("86") if len(bare) == 13 else bare)


def _document(bare: str) -> Clue:
    if document_kinds(bare):
        return Clue(Kind.DOCUMENT, bare)
    try:
        documents.resident_id(bare)
    except documents.BadNumber as bad:
        return Clue(Kind.DOCUMENT, bare, bad)
    return Clue(Kind.DOCUMENT, bare)


def _words(plain: str, mistake: case_numbers.BadNumber) -> Clue:
    """A name has no digits; something with digits was meant to be a case number."""
    if any(c.isdigit() for c in plain):
        return Clue(Kind.CASE, "", mistake)
    return Clue(Kind.NAME, plain)


def document_kinds(value: str) -> list[documents.Number]:
    """Every kind of document whose number this may be; passports need their country too."""
    found = []
    for kind in documents.Kind:
        if kind is documents.Kind.PASSPORT:
            continue
        try:
            found.append(documents.check(kind, value))
        except documents.BadNumber:
            continue
    return found
