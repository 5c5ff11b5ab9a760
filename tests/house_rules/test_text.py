"""What people read: English in the source, Chinese through gettext, legal words in data only."""

import ast
import re

from tests.house_rules import tree

CHINESE = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e]")
DATA_IN_CHINESE = {
    # Codes and names of the law itself, which no language changes.
    "portal/cases/rules/numbers.py",
    "portal/cases/rules/causes.py",
}
"""Source files whose strings are data of the law (case-type words, number formats)."""

MARK = re.compile(r"诉通|[（）「」“”·—…【】]")
"""The portal's own name and typographic signs are the same in both languages."""


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
        and CHINESE.search(MARK.sub("", node.value))
    ]


def is_data(path) -> bool:
    parts = path.relative_to(tree.ROOT).parts
    return (
        tree.name_of(path) in DATA_IN_CHINESE
        or "management" in parts  # demo and reference data are made in Chinese
        or "data" in parts
        or parts[:2] == ("portal", "sandbox")
        or path.name in ("demo.py", "reference.py")
    )


def test_no_chinese_hides_in_python():
    faults = {
        tree.name_of(path): chinese_strings(path)[:3]
        for path in tree.code()
        if not is_data(path) and chinese_strings(path)
    }
    assert faults == {}


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
    assert faults == {}


def test_templates_say_their_words_through_gettext():
    """A text node with two English words in a row that no tag translates is a forgotten string."""
    translated = re.compile(
        r"\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}"
        r"|\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}|\{[{%].*?[%}]\}|<!--.*?-->"
        r"|<(script|style|code|kbd|svg)\b.*?</\1>|<[^>]*>",
        re.S,
    )
    marked = re.compile(r"<(\w+)[^>]*\blang=\"en\"[^>]*>.*?</\1>", re.S)
    words = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
    faults = {
        tree.name_of(path): words.findall(text)[:5]
        for path in tree.templates()
        if path.suffix == ".html" and "papers" not in path.parts
        for text in [translated.sub("\n", marked.sub("", tree.source(path)))]
        if words.search(text)
    }
    assert faults == {}
