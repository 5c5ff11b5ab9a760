"""Drawing one page of a viewing copy as a picture."""

from pathlib import Path
from typing import Any

LONGEST = 1_600
"""Pixels of the long edge: small print of an A4 page can be read."""


def page_picture(pdf: Any, number: int, longest: int) -> Any:
    """Page ``number`` (from 1) as a picture on white; huge pages are drawn smaller."""
    page = pdf[number - 1]
    width, height = page.get_size()
    scale = min(longest / max(width, height, 1), 8)
    bitmap = page.render(scale=scale, may_draw_forms=False)
    picture = bitmap.to_pil().convert("RGB")
    bitmap.close()
    page.close()
    return picture


def draw(source: str, number: str, target: str) -> dict[str, Any]:
    """Write the picture of one page to ``target`` as JPEG."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(Path(source))
    try:
        picture = page_picture(pdf, int(number), LONGEST)
    finally:
        pdf.close()
    picture.save(target, "JPEG", quality=88)
    return {"fault": "", "width": picture.width, "height": picture.height}
