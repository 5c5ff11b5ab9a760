"""What is wrong on which page of a file: the same rows for the filer and for the clerk."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from portal.dossier.models import Item, PageFacts, PageFinding, StoredFile
from portal.dossier.rules.pages import RULES, PageRule

A4 = (1_131, 1_600)
"""Room kept for a page whose size is not known yet."""


@dataclass(frozen=True)
class PageReport:
    """One page: its size as drawn, and the rules it did not pass."""

    number: int
    width: int
    height: int
    findings: tuple[PageRule, ...]


@dataclass(frozen=True)
class ShownPage:
    """A page for the viewer (``dossier/_pages.html``): its picture, the room it takes, findings.

    ``number`` is what people call it: counted in the file, or on through the volume.
    """

    number: int
    url: str
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


def of_file(file: StoredFile, address: Callable[[int], str] | None = None) -> list[ShownPage]:
    """The pages of a file for the viewer; none until its copy is ready.

    ``address`` gives the picture of a page to those who come another way than through the file.
    """
    if file.copy != StoredFile.Copy.READY:
        return []
    where = address or (lambda number: reverse("file_page", args=[file.public_id, number]))
    return [
        _shown(report, report.number, where(report.number))
        for report in reports([file])[file.pk]
    ]


def of_item(item: Item, first: int) -> list[ShownPage]:
    """The pages of a paper in a dossier, counted on through its volume from ``first``."""
    seen = reports([item.file])[item.file.pk] if item.file is not None else []
    known = {report.number - item.leading_pages: report for report in seen}
    return [
        _shown(
            known.get(number, PageReport(number, 0, 0, ())), first + number - 1,
            reverse("dossier_page", args=[item.public_id, number]),
        )
        for number in range(1, item.pages + 1)
    ]


def _shown(report: PageReport, number: int, url: str) -> ShownPage:
    size = (report.width, report.height) if report.width else A4
    return ShownPage(number, url, *size, findings=report.findings)


def problems(files: Iterable[StoredFile]) -> list[Problem]:
    """Every finding of these files, worst first, then in the order of files and pages."""
    files = list(files)
    place = {file.pk: number for number, file in enumerate(files)}
    rows = PageFinding.objects.filter(file__in=place).values_list("file_id", "page", "rule")
    found = [Problem(files[place[key]], page, RULES[rule]) for key, page, rule in rows]
    return sorted(
        found, key=lambda p: (p.rule.severity != "STOP", place[p.file.pk], p.page, p.rule.code)
    )
