"""A made paper read back with the tools of others: its text, its tags, its signature."""

import re
import subprocess
from pathlib import Path

import pikepdf  # noqa: TID253  looks into what was made


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def tight(text: str) -> str:
    """Text without white space: a line may break anywhere in Chinese."""
    return re.sub(r"\s", "", text)


FEET = {"zh-hans": "第{page}页，共{pages}页", "en": "Page {page} of {pages}"}


def text_of(path: Path, number: str, language: str = "zh-hans") -> str:
    """The whole text in reading order, without the feet of the pages."""
    pages = run("pdftotext", "-raw", str(path), "-").split("\f")[:-1]
    said = []
    for page, text in enumerate(pages, start=1):
        foot = tight(number + FEET[language].format(page=page, pages=len(pages)))
        whole = tight(text)
        assert whole.count(foot) == 1, "every page says which it is"
        said.append(whole.replace(foot, ""))
    return "".join(said)


def check_tagged(path: Path, language: str = "zh-Hans") -> None:
    """A reader aloud finds the structure, the language and the title (PDF/UA, PDF/A-3a)."""
    with pikepdf.open(path) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert len(pdf.Root.StructTreeRoot.K) >= 1
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        conformance = pdf.open_metadata()["pdfaid:conformance"]
        assert conformance == "A"
    structure = run("pdfinfo", "-struct", str(path))
    assert structure.count("H1") == 1
    assert "H2" in structure


def check_signed(path: Path, court: str) -> None:
    """An independent reader finds one valid signature of the court over the whole file."""
    said = run("pdfsig", "-nocert", str(path))
    assert said.count("Signature #") == 1
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert court in said
