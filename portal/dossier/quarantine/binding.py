"""Binding viewing copies into one volume, with bookmarks, each page marked for its reader."""

import json
from pathlib import Path
from typing import Any


def bind(plan: str, target: str) -> dict[str, Any]:
    """Write the volume that the JSON file ``plan`` describes: parts, bookmarks, the mark.

    Each part names a file, its first page (from 0), how many pages, and its bookmark's title.
    """
    import pikepdf

    wanted = json.loads(Path(plan).read_text())
    with pikepdf.new() as volume:
        starts = []
        for part in wanted["parts"]:
            starts.append((part["title"], len(volume.pages)))
            with pikepdf.open(part["file"]) as source:
                volume.pages.extend(source.pages[part["first"] : part["first"] + part["pages"]])
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
