"""What script/messages runs: extract with gettext, merge what is known, write one stable file."""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "locale/zh_Hans/LC_MESSAGES/django.po"
PARTS = ROOT / "locale/parts"
SOURCES = (".py", ".html", ".txt")
NOT_SHOWN = ("tests/", "bench/", "docs/", "requirements/", "script/")
PLACEHOLDER = re.compile(r"%\([A-Za-z_]\w*\)[sd]|%[sd]|\{[A-Za-z_]\w*\}")
HEADER = "# Chinese of the portal. Gathered and sorted by script/messages."


def source_files() -> Iterable[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    for name in listed:
        if name.endswith(SOURCES) and not name.startswith(NOT_SHOWN) and (ROOT / name).is_file():
            yield name


def extracted() -> Catalog:
    """Every string of the sources, read by Django's makemessages in a copy of the tree."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        (copy / "locale").mkdir()
        for name in source_files():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
        environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
        subprocess.run(
            [
                sys.executable,
                "-m",
                "django",
                "makemessages",
                "--locale",
                "zh_Hans",
                "--keep-pot",
                "--no-location",
                "--no-wrap",
                "--extension",
                "html,txt,py",
            ],
            cwd=copy,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        pot = (copy / "locale/django.pot").read_text(encoding="utf-8")
        two = "nplurals=2; plural=(n != 1)"
        known_plural = pot.replace("nplurals=INTEGER; plural=EXPRESSION", two)
        return read_po(io.StringIO(known_plural), locale="zh_Hans")


def known() -> Iterable[Catalog]:
    """What has been translated, the parts before the gathered file: a part may improve it."""
    for path in [*sorted(PARTS.glob("*.po")), PO]:
        if path.exists():
            with path.open("rb") as file:
                yield read_po(file, locale="zh_Hans")


def translation(message: Message, catalogs: Iterable[Catalog]) -> str | tuple[str, ...]:
    single = message.id[0] if isinstance(message.id, tuple) else message.id
    for catalog in catalogs:
        found = catalog.get(single, message.context)
        if found is None or found.fuzzy:
            continue
        said = found.string if isinstance(found.string, tuple) else (found.string,)
        if said and said[0]:
            # Chinese has one form for every number.
            return (said[0],) if isinstance(message.id, tuple) else said[0]
    return ("",) if isinstance(message.id, tuple) else ""


def gathered() -> Catalog:
    catalogs = list(known())
    result = Catalog(locale="zh_Hans", header_comment=HEADER, project="sutong", version="1")
    for message in extracted():
        if message.id:
            result.add(
                message.id,
                translation(message, catalogs),
                context=message.context,
                flags=message.flags - {"fuzzy"},
            )
    return result


def text_of(catalog: Catalog) -> str:
    with tempfile.TemporaryFile() as file:
        write_po(file, catalog, width=0, sort_output=True, omit_header=True, no_location=True)
        file.seek(0)
        body = file.read().decode()
    head = (
        f'{HEADER}\nmsgid ""\nmsgstr ""\n"Language: zh_Hans\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    )
    return head + body


def ids(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def faults(catalog: Catalog) -> Iterable[str]:
    """Strings without Chinese, and Chinese whose placeholders are not those of the source."""
    for message in sorted(catalog, key=lambda m: str(m.id)):
        if not message.id:
            continue
        if not all(strings(message)):
            yield f"lacks Chinese: {ids(message)[0]!r}"
            continue
        allowed = {frozenset(PLACEHOLDER.findall(one)) for one in ids(message)}
        for said in strings(message):
            if frozenset(PLACEHOLDER.findall(said)) not in allowed:
                yield f"placeholders differ: {ids(message)[0]!r} -> {said!r}"


def main() -> int:
    catalog = gathered()
    text = text_of(catalog)
    problems = list(faults(catalog))
    if "--check" in sys.argv[1:]:
        if not PO.exists() or PO.read_text(encoding="utf-8") != text:
            problems.insert(0, f"{PO.relative_to(ROOT)} is stale: run script/messages")
    else:
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_text(text, encoding="utf-8")
    print("\n".join(problems) if problems else f"{len(catalog)} strings, all in Chinese")
    return 1 if problems and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
