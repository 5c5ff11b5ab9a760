"""Names of files as people sent them, made harmless. A name is never a reason to refuse."""

import re
import unicodedata

from portal.dossier.rules.kinds import NATURES, Kind

LONGEST = 120
UNNAMED = "file"
_UNSEEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\uffff\U000e0000-\U000e007f]"
)
"""Controls, zero-width characters and those that turn the reading direction."""
_FORBIDDEN = re.compile(r'[<>:"|?*;]')
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.I)


def clean_name(sent: str, kind: Kind) -> str:
    """The last part of a path, without what deceives or breaks, ending as the kind does.

    ``invoice.pdf.exe`` that is a PDF becomes ``invoice.pdf.pdf``; ``..`` becomes ``file.pdf``.
    """
    name = unicodedata.normalize("NFC", sent.encode("utf-8", "replace").decode())
    name = _UNSEEN.sub("", name).replace("\\", "/").rsplit("/", 1)[-1]
    name = " ".join(_FORBIDDEN.sub(" ", name).split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 5:
        stem, ending = name, ""
    if _DEVICES.match(name):
        stem = f"{UNNAMED} {stem}"
    own = NATURES[kind].endings
    ending = ending.lower() if ending.lower() in own else own[0]
    stem = stem.strip(". ")[: LONGEST - len(ending) - 1].strip(". ")
    return f"{stem or UNNAMED}.{ending}"
