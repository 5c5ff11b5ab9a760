"""Makes the Traditional Chinese catalogue from the Simplified one, sign by sign.

Terms stay those of the mainland courts; only their signs change. The result is not kept in the
repository: it is made whenever translations are compiled.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from opencc import OpenCC

ROOT = Path(__file__).resolve().parent.parent
SIMPLIFIED = ROOT / "locale/zh_Hans/LC_MESSAGES/django.po"
TRADITIONAL = ROOT / "locale/zh_Hant/LC_MESSAGES/django.po"
MENDED = {"複議": "復議", "複核": "覆核"}
"""Words of the law in which the general table picks another sign than the law does."""


def traditional(text: str, table: OpenCC) -> str:
    said = str(table.convert(text))
    for wrong, right in MENDED.items():
        said = said.replace(wrong, right)
    return said


def converted(source: Catalog) -> Catalog:
    table = OpenCC("s2tw")
    result = Catalog(locale="zh_Hant", project="sutong", version="1", fuzzy=False)
    for message in source:
        if not message.id:
            continue
        said = message.string
        if isinstance(said, tuple | list):
            words: str | tuple[str, ...] = tuple(traditional(one, table) for one in said)
        else:
            words = traditional(said, table)
        result.add(message.id, words, context=message.context, flags=message.flags)
    return result


def main() -> int:
    newest = max(path.stat().st_mtime for path in (SIMPLIFIED, Path(__file__)))
    if TRADITIONAL.exists() and TRADITIONAL.stat().st_mtime > newest:
        return 0
    with SIMPLIFIED.open("rb") as file:
        catalog = converted(read_po(file, locale="zh_Hans"))
    TRADITIONAL.parent.mkdir(parents=True, exist_ok=True)
    with TRADITIONAL.open("wb") as file:
        write_po(file, catalog, width=0, sort_output=True, no_location=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
