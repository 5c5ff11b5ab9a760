"""How personal data is shown to those who need not see all of it."""

import re

_COMPOUND_SURNAME = re.compile(
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|"
    "公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|百里|呼延|东郭|南门|西门"
)
STARS = "****"


def mask_number(number: str) -> str:
    """First 6 and last 4 characters at most; of short numbers only the last 4 or fewer."""
    if len(number) >= 15:
        return f"{number[:6]}{STARS}{number[-4:]}"
    if len(number) >= 8:
        return f"{number[:1]}{STARS}{number[-3:]}"
    return f"{number[:1]}{STARS}{number[-1:]}" if len(number) > 2 else STARS


def mask_phone(phone: str) -> str:
    """``138****0001``; of shorter numbers only the last two digits."""
    if len(phone) >= 11:
        return f"{phone[:3]}{STARS}{phone[-4:]}"
    return f"{STARS}{phone[-2:]}" if len(phone) > 4 else STARS


def mask_email(address: str) -> str:
    """First character and host: ``z****@example.cn``."""
    name, at, host = address.partition("@")
    return f"{name[:1]}{STARS}@{host}" if at and name else STARS


def surname(name: str) -> str:
    """The part of a name that stays: the surname, or the first character of other names."""
    name = name.strip()
    return name[:2] if len(name) > 2 and _COMPOUND_SURNAME.match(name) else name[:1]


def mask_name(name: str) -> str:
    """``张**``: the number of stars does not tell the length of the name."""
    return f"{surname(name)}**" if name.strip() else ""


def public_name(name: str) -> str:
    """``张某``: how a person is named to those who are not in the case."""
    return f"{surname(name)}某" if name.strip() else ""
