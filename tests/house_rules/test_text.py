"""What people read: English in the source, Chinese through gettext, legal words in data only."""

import ast
import re

from tests.house_rules import tree

CHINESE = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
DATA_IN_CHINESE = {
    "filing/rules/kinds.py": "type codes printed in case numbers",
    "filing/views/venue.py": "how an address names its province",
    "portal/demo/entrances.py": "an address and a meeting number of the demo",
    "portal/cases/rules/": "words and codes of the law: case types, endings of company names",
    "portal/cases/querysets.py": "the last sign of a case number",
    "portal/cases/stages.py": "case-type words",
    "portal/desk/views/errors.py": "the last error page, which cannot ask gettext: both languages",
    "portal/common/readable.py": "how dates are written",
    "portal/fees/rules/typed.py": "the sign of yuan as people type it",
    "portal/papers/keys.py": "name on the demo's certificate, signed as it stands",
    "portal/papers/numbering.py": "how paper numbers are written",
    "portal/papers/signing.py": "words inside the signature, read by other programs",
    "portal/people/masks.py": "double family names",
    "portal/people/synthetic.py": "parts of made-up names",
    "portal/settings.py": "the language calls itself by its own name",
}
"""Files (or folders) whose strings are data that no language changes, and what that data is."""

MARK = re.compile(r"诉通|[（）「」“”·—…【】]")
"""The portal's own name and typographic signs are the same in both languages."""


def is_chinese(text: str) -> bool:
    """More Chinese than English: an English sentence may quote a case number as an example."""
    return len(CHINESE.findall(text)) > len(LATIN.findall(text))


def docstrings(module: ast.Module) -> set[ast.Constant]:
    """Docstrings, of modules, classes, functions and of the line before (attribute docs)."""
    return {
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def chinese_strings(path) -> list[str]:
    module = tree.parsed(path)
    said = docstrings(module)
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in said
        and is_chinese(MARK.sub("", node.value))
    ]


def is_data(path) -> bool:
    parts = path.relative_to(tree.ROOT).parts
    return (
        tree.name_of(path).startswith(tuple(DATA_IN_CHINESE))
        or "management" in parts  # demo and reference data are made in Chinese
        or "data" in parts
        or parts[:2] == ("portal", "sandbox")
        or path.name in ("demo.py", "reference.py")
    )


def test_the_list_of_data_names_only_what_exists():
    missing = [name for name in DATA_IN_CHINESE if not (tree.ROOT / name).exists()]
    tree.nothing(missing)


def test_no_chinese_hides_in_python():
    faults = {
        tree.name_of(path): chinese_strings(path)[:3]
        for path in tree.code()
        if not is_data(path) and chinese_strings(path)
    }
    tree.nothing(faults.items())


def test_no_chinese_hides_in_templates():
    comments = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->", re.S)
    marked = re.compile(r"<(\w+)[^>]*\blang=\"zh[^\"]*\"[^>]*>.*?</\1>", re.S)
    faults = {
        tree.name_of(path): CHINESE.findall(MARK.sub("", text))[:8]
        for path in tree.templates()
        if "papers" not in path.parts
        for text in [marked.sub("", comments.sub("", tree.source(path)))]
        if CHINESE.search(MARK.sub("", text))
    }
    tree.nothing(faults.items())


TAGS_OF_DJANGO = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}"
    r"|\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}|\{[{%].*?[%}]\}",
    re.S,
)
TAGS_OF_HTML = re.compile(r"<!--.*?-->|<(script|style|code|kbd|svg)\b.*?</\1>|<[^>]*>", re.S)
MARKED_ENGLISH = re.compile(r"<(\w+)[^>]*\b(?:lang=\"en\"|translate=\"no\")[^>]*>.*?</\1>", re.S)


def test_templates_say_their_words_through_gettext():
    """A text node with two English words in a row that no tag translates is a forgotten string."""
    words = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
    faults = {}
    for path in tree.templates():
        if path.suffix != ".html" or "papers" in path.parts:
            continue
        text = TAGS_OF_DJANGO.sub(" | ", MARKED_ENGLISH.sub("", tree.source(path)))
        faults[tree.name_of(path)] = words.findall(TAGS_OF_HTML.sub("\n", text))[:5]
    tree.nothing((name, found) for name, found in faults.items() if found)


def test_people_are_addressed_politely():
    """Court pages say 您. Only a court speaks to another court as 你院 or 你庭."""
    catalogue = (tree.ROOT / "locale/zh_Hans/LC_MESSAGES/django.po").read_text()
    tree.nothing(line for line in catalogue.splitlines() if re.search("你(?!院|庭)", line))
