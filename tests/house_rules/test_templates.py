"""Every template is used and every template asked for exists."""

import ast
import re

from portal.notices.outbox import KINDS
from tests.house_rules import tree

FOLDER = tree.ROOT / "templates"
ASKED_IN_TEMPLATE = re.compile(r"""\{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")
NAME = re.compile(r"^[\w./-]+\.(?:html|txt|xml|ics)$")
LOADED_BY_OTHERS = (
    "40", "403_csrf.html",  # Django, by status
    "429.html",  # allauth, when somebody tries too often
    "account/", "mfa/", "usersessions/", "allauth/",  # allauth, by its own names
    "admin/", "django/forms/", "registration/",  # Django
    "portal/",  # our crispy pack, by pack name
    "rest_framework/", "drf_spectacular/",
)  # fmt: skip


def names() -> set[str]:
    return {str(path.relative_to(FOLDER)) for path in tree.templates()}


def asked_for() -> set[str]:
    """Names in {% include %} and {% extends %}, and in strings of the code."""
    asked = {
        name for path in tree.templates() for name in ASKED_IN_TEMPLATE.findall(tree.source(path))
    }
    for path in tree.code():
        for node in ast.walk(tree.parsed(path)):
            value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and "/" in value and NAME.match(value):
                asked.add(value)
    return asked


def worded() -> set[str]:
    """Notices and papers are found by the name of their kind: ``<app>/notices/<name>.txt``."""
    return {name for name in names() if re.search(r"(^|/)(notices|papers)/[^/]+$", name)}


def kinds() -> set[str]:
    return {
        f"{code.rsplit('.', 1)[0].replace('.', '/')}/notices/{code.rsplit('.', 1)[-1]}.txt"
        for code in KINDS
    }


def test_every_template_asked_for_exists():
    missing = {
        name for name in asked_for() if not (FOLDER / name).exists() and not is_of_a_package(name)
    }
    tree.nothing(sorted(missing))


def is_of_a_package(name: str) -> bool:
    return name.startswith(LOADED_BY_OTHERS)


def test_every_template_is_used():
    used = asked_for() | {name for name in names() if is_of_a_package(name)}
    tree.nothing(sorted(names() - used - worded()))


def test_every_kind_of_message_has_words():
    missing = {name for name in kinds() if not (FOLDER / name).exists()}
    tree.nothing(sorted(missing))


def test_no_template_holds_script_or_style():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*\bsrc=)(?![^>]*json)")
    papers = {path for path in tree.templates() if "papers" in path.parts}
    faults = [
        f"{tree.name_of(path)}: {match}"
        for path in tree.templates()
        if path.suffix == ".html" and path not in papers
        for match in inline.findall(tree.source(path))
    ]
    tree.nothing(faults)


def test_components_are_included_with_only():
    """A component sees what it is given and nothing else, so that it means the same everywhere."""
    loose = re.compile(
        r"""\{%\s*include\s+["']components/[\w/]+\.html["'](?![^%]*\bonly\b)[^%]*%\}"""
    )
    framed = {FOLDER / "base.html", FOLDER / "staff/base.html", FOLDER / "staff/frame.html"}
    faults = [
        f"{tree.name_of(path)}: {match}"
        for path in tree.templates()
        if path not in framed and "components" not in path.parts
        for match in loose.findall(tree.source(path))
    ]
    tree.nothing(faults)
