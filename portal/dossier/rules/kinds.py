"""Kinds of files the court takes in, how each is known by its first bytes, how large it may be."""

from dataclasses import dataclass
from enum import StrEnum

HEAD = 4096
"""Bytes of a file's beginning that ``kind_of`` looks at."""


class Family(StrEnum):
    """What is done with a kind: documents and pictures have pages, recordings are played."""

    DOCUMENT = "DOCUMENT"
    PICTURE = "PICTURE"
    RECORDING = "RECORDING"
    OFFICE = "OFFICE"


class Kind(StrEnum):
    PDF = "PDF"
    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    TIFF = "TIFF"
    MP4 = "MP4"
    MOV = "MOV"
    MP3 = "MP3"
    M4A = "M4A"
    WAV = "WAV"
    DOCX = "DOCX"
    XLSX = "XLSX"


@dataclass(frozen=True)
class Nature:
    """What follows from a kind: its family, its endings (the first is given), its media type."""

    family: Family
    endings: tuple[str, ...]
    media_type: str


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
NATURES: dict[Kind, Nature] = {
    Kind.PDF: Nature(Family.DOCUMENT, ("pdf",), "application/pdf"),
    Kind.JPEG: Nature(Family.PICTURE, ("jpg", "jpeg", "jpe", "jfif"), "image/jpeg"),
    Kind.PNG: Nature(Family.PICTURE, ("png",), "image/png"),
    Kind.WEBP: Nature(Family.PICTURE, ("webp",), "image/webp"),
    Kind.TIFF: Nature(Family.PICTURE, ("tif", "tiff"), "image/tiff"),
    Kind.MP4: Nature(Family.RECORDING, ("mp4", "m4v"), "video/mp4"),
    Kind.MOV: Nature(Family.RECORDING, ("mov",), "video/quicktime"),
    Kind.MP3: Nature(Family.RECORDING, ("mp3",), "audio/mpeg"),
    Kind.M4A: Nature(Family.RECORDING, ("m4a",), "audio/mp4"),
    Kind.WAV: Nature(Family.RECORDING, ("wav",), "audio/wav"),
    Kind.DOCX: Nature(
        Family.OFFICE, ("docx",), f"{_OPEN_XML}.wordprocessingml.document"
    ),
    Kind.XLSX: Nature(Family.OFFICE, ("xlsx",), f"{_OPEN_XML}.spreadsheetml.sheet"),
}

_FILM_BRANDS = {
    **dict.fromkeys((b"qt  ",), Kind.MOV),
    **dict.fromkeys((b"M4A ", b"M4B "), Kind.M4A),
    **dict.fromkeys(
        (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ",
         b"MSNV", b"dash", b"3gp4", b"3gp5", b"3gp6"), Kind.MP4,
    ),
}


def kind_of(head: bytes) -> Kind | None:
    """The kind a file says it is by its own first bytes; its name is not asked."""
    if head.startswith(b"%PDF-"):
        return Kind.PDF
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head[:4] in (b"II*\0", b"MM\0*"):
        return Kind.TIFF
    if head[:4] == b"RIFF":
        return {b"WEBP": Kind.WEBP, b"WAVE": Kind.WAV}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _FILM_BRANDS.get(head[8:12])
    return _sound_or_office(head)


def _sound_or_office(head: bytes) -> Kind | None:
    if head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] in b"\xfb\xfa\xf3\xf2\xe3"):
        return Kind.MP3 if len(head) > 1 else None
    if head.startswith(b"PK\x03\x04"):
        # Only a guess by the first member names; the archive itself is opened before it counts.
        for kind, folder in ((Kind.DOCX, b"word/"), (Kind.XLSX, b"xl/")):
            if folder in head:
                return kind
        return Kind.DOCX if b"[Content_Types].xml" in head else None
    return None


_MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<?php")


def looks_like(head: bytes) -> str:
    """What a refused file seems to be, for a sentence that helps: ``heic``, ``zip``, ``html``..."""
    text = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0").lower()
    known = (
        (head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1"), "heic"),
        (head.startswith((b"PK\x03\x04", b"PK\x05\x06")), "zip"),
        (head.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh")), "zip"),
        (head.startswith((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")), "program"),
        (text.startswith(_MARKUP), "page"),
        (head.startswith(b"\xd0\xcf\x11\xe0"), "old office"),
        (head.startswith(b"{\\rtf"), "old office"),
        (head.startswith(b"GIF8"), "gif"),
    )
    return next((name for holds, name in known if holds), "")
