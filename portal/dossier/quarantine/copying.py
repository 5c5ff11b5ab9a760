"""Making the viewing copy: a PDF of the pages and of nothing else."""

import io
from pathlib import Path
from typing import Any

from portal.dossier.quarantine.photographs import opened

LONGEST = 3_000
"""Pixels of the long edge of a photographed page: A4 at more than 250 dots an inch."""
LONG_EDGE_INCHES = 297 / 25.4
KEPT_SEGMENTS = {0xE0, 0xE2, 0xEE}
"""JPEG segments that say how to draw (JFIF, colour profile, Adobe); the rest tells on people."""
ROOT_KEEPS = {"/Type", "/Pages", "/OCProperties", "/Lang", "/StructTreeRoot", "/MarkInfo"}
PAGE_DROPS = ("/Annots", "/AA", "/Metadata", "/PieceInfo", "/Thumb", "/B", "/Tabs", "/Trans")


def make_copy(kind: str, source: str, target: str) -> dict[str, Any]:
    """Write the copy of ``source`` to ``target``; says how many pages it has."""
    if kind == "PDF":
        return {"fault": "", "pages": _of_document(Path(source), Path(target))}
    return {"fault": "", "pages": _of_picture(Path(source), Path(target))}


def _of_document(source: Path, target: Path) -> int:
    """The same pages without commands, forms, notes, files inside, and who made them where."""
    import pikepdf

    with pikepdf.open(source) as pdf:
        pdf.flatten_annotations("screen")
        for key in {str(key) for key in pdf.Root} - ROOT_KEEPS:
            del pdf.Root[key]
        for page in pdf.pages:
            for told in PAGE_DROPS:
                if told in page.obj:
                    del page.obj[told]
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                _clean_stream(thing)
        del pdf.docinfo
        pdf.save(
            target, encryption=False, object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return len(pdf.pages)


def _clean_stream(stream: Any) -> None:
    import pikepdf

    for key in ("/Metadata", "/PieceInfo", "/OPI"):
        if key in stream.stream_dict:
            del stream.stream_dict[key]
    if stream.stream_dict.get("/Filter") == pikepdf.Name.DCTDecode:
        raw = stream.read_raw_bytes()
        clean = without_tales(raw)
        if len(clean) != len(raw):
            parms = stream.stream_dict.get("/DecodeParms")
            stream.write(clean, filter=pikepdf.Name.DCTDecode, decode_parms=parms)


def without_tales(jpeg: bytes) -> bytes:
    """A JPEG without EXIF (place, time, device), comments and maker's notes; pixels untouched."""
    if jpeg[:2] != b"\xff\xd8":
        return jpeg
    kept, at = [b"\xff\xd8"], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        mark = jpeg[at + 1]
        if mark == 0xDA:
            return b"".join([*kept, jpeg[at:]])
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        is_tale = 0xE0 <= mark <= 0xEF and mark not in KEPT_SEGMENTS
        if not is_tale and mark != 0xFE:
            kept.append(jpeg[at:end])
        at = end
    return jpeg


def _of_picture(source: Path, target: Path) -> int:
    """Photographs upright, small enough to read, as pages; nothing but their pixels is kept."""
    import pikepdf

    with opened(source) as picture, pikepdf.new() as pdf:
        pages = picture.n_frames if picture.format == "TIFF" else 1
        for number in range(pages):
            page = _upright(picture, number)
            drawn = io.BytesIO()
            page.save(drawn, "PDF", resolution=max(page.size) / LONG_EDGE_INCHES, quality=88)
            with pikepdf.open(drawn) as one:
                pdf.pages.extend(one.pages)
        pdf.save(target, deterministic_id=True)
    return int(pages)


def _upright(picture: Any, number: int) -> Any:
    """One page as plain red, green, blue on white, turned as the camera was held."""
    from PIL import Image, ImageOps

    if number:
        picture.seek(number)
    picture.draft("RGB", (LONGEST, LONGEST))
    page = ImageOps.exif_transpose(picture)
    if page.mode in ("I", "I;16", "F"):
        page = page.convert("F").point(lambda value: value / 256).convert("L")
    if page.mode in ("RGBA", "LA", "PA", "P"):
        page = page.convert("RGBA")
        ground = Image.new("RGBA", page.size, "white")
        ground.alpha_composite(page)
        page = ground
    page = page.convert("RGB")
    page.thumbnail((LONGEST, LONGEST))
    plain = Image.new("RGB", page.size)
    plain.paste(page)
    return plain
