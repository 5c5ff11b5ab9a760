"""What is wrong on which page of a file: the same rows for the filer and for the clerk."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.dossier.models import PageFacts, PageFinding, StoredFile
from portal.dossier.rules.pages import RULES, PageRule


@dataclass(frozen=True)
class PageReport:
    """One page: its size as drawn, and the rules it did not pass."""

    number: int
    width: int
    height: int
    findings: tuple[PageRule, ...]


@dataclass(frozen=True)
class Problem:
    """A finding as a line of a checklist."""

    file: StoredFile
    page: int
    rule: PageRule


def reports(files: Iterable[StoredFile]) -> dict[int, list[PageReport]]:
    """Every page of every file, by the file's key, in two queries. Pages not looked at yet are
    there without findings; ``file.is_checked`` says whether all were."""
    files = list(files)
    keys = [file.pk for file in files]
    found: dict[tuple[int, int], list[PageRule]] = {}
    for key, page, rule in PageFinding.objects.filter(file__in=keys).values_list(
        "file_id", "page", "rule"
    ):
        found.setdefault((key, page), []).append(RULES[rule])
    sizes = {
        (key, number): (width, height)
        for key, number, width, height in PageFacts.objects.filter(file__in=keys).values_list(
            "file_id", "number", "width", "height"
        )
    }
    return {
        file.pk: [
            PageReport(
                number, *sizes.get((file.pk, number), (0, 0)),
                findings=tuple(sorted(found.get((file.pk, number), []), key=lambda r: r.code)),
            )
            for number in range(1, file.pages + 1)
        ]
        for file in files
    }


def problems(files: Iterable[StoredFile]) -> list[Problem]:
    """Every finding of these files, worst first, then in the order of files and pages."""
    files = list(files)
    place = {file.pk: number for number, file in enumerate(files)}
    rows = PageFinding.objects.filter(file__in=place).values_list("file_id", "page", "rule")
    found = [Problem(files[place[key]], page, RULES[rule]) for key, page, rule in rows]
    return sorted(
        found, key=lambda p: (p.rule.severity != "STOP", place[p.file.pk], p.page, p.rule.code)
    )
