"""Binding viewing copies into one volume: cover, contents, bookmarks, page numbers, the mark."""

import json
from pathlib import Path
from typing import Any


def bind(plan: str, target: str) -> dict[str, Any]:
    """Write the volume that the JSON file ``plan`` describes: front pages, parts, the mark.

    Each part names a file, its first page (from 0), how many pages, its bookmark's title, and the
    number its first page bears in the volume. The front pages (cover, contents) bear none.
    """
    import pikepdf

    wanted = json.loads(Path(plan).read_text())
    with pikepdf.new() as volume:
        starts = [(one["title"], one["page"]) for one in wanted["front_marks"]]
        with pikepdf.open(wanted["front"]) as front:
            volume.pages.extend(front.pages)
        for part in wanted["parts"]:
            starts.append((part["title"], len(volume.pages)))
            with pikepdf.open(part["file"]) as source:
                volume.pages.extend(source.pages[part["first"] : part["first"] + part["pages"]])
            for place in range(part["pages"]):
                _number(volume, volume.pages[place - part["pages"]], part["number"] + place)
        with volume.open_outline() as outline:
            for title, page in starts:
                outline.root.append(pikepdf.OutlineItem(title, page))
        _stamp(volume, Path(wanted["mark"]))
        volume.docinfo["/Title"] = wanted["title"]
        volume.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return {"fault": "", "pages": len(volume.pages)}


def _stamp(volume: Any, mark: Path) -> None:
    """Lay the mark, a page of its own with a clear ground, over every page."""
    import pikepdf

    with pikepdf.open(mark) as drawn:
        for page in volume.pages:
            page.add_overlay(drawn.pages[0], pikepdf.Rectangle(*page.trimbox))


def _number(volume: Any, page: Any, number: int) -> None:
    """The page's number in the volume, at its foot, on a small white ground."""
    import pikepdf

    text = str(number)
    half = 3 * len(text) + 4
    words = (
        f"q 1 g {297 - half} 12 {2 * half} 16 re f Q "
        f"BT 0 g /F 10 Tf {297 - 2.78 * len(text):.2f} 16 Td ({text}) Tj ET"
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    foot = volume.make_stream(words.encode(), {
        "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 595, 842],
        "/Resources": pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
    })
    page.add_overlay(foot, pikepdf.Rectangle(*page.trimbox))
