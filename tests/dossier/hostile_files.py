"""More than two hundred files no court should swallow, made by algorithm at test time.

Each is a name, bytes, and what may become of it: ``REFUSED`` must be refused; ``EITHER`` may be
taken in, if what others see is clean.
"""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache

from PIL import Image

from tests.dossier import good_files, hostile_documents
from tests.dossier.good_files import document, photo, saved
from tests.dossier.hostile_documents import EITHER, REFUSED, Hostile

SCRIPT = b"<script>alert(document.domain)</script>"
PAGE = b"<!DOCTYPE html><html><body>" + SCRIPT + b"</body></html>"
EICAR = (
    b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + b"!$H+H*"
)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


DISGUISED = {
    "windows program": b"MZ\x90\0" + bytes(200),
    "linux program": b"\x7fELF\x02\x01\x01" + bytes(200),
    "mac program": b"\xcf\xfa\xed\xfe" + bytes(200), "java class": b"\xca\xfe\xba\xbe" + bytes(90),
    "shell script": b"#!/bin/sh\nrm -rf /\n", "batch": b"@echo off\r\ndel *.*\r\n",
    "powershell": b"Invoke-Expression 'calc'\r\n", "web page": PAGE,
    "web page late": b"\n" * 500 + PAGE, "web page wide": PAGE.decode().encode("utf-16"),
    "xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">' + SCRIPT,
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>",
    "entities": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///x">]><a>&x;</a>',
    "server page": b"<?php system($_GET['c']); ?>", "script": b"fetch('/accounts/').then(alert)",
    "rich text": b"{\\rtf1\\object\\objocx}",
    "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "archive": zipped(**{"a.txt": b"a"}), "rar": b"Rar!\x1a\x07\x01\0" + bytes(60),
    "seven zip": b"7z\xbc\xaf\x27\x1c" + bytes(60), "gzip": b"\x1f\x8b\x08\0" + bytes(60),
    "gif with code": b"GIF89a/*" + bytes(20) + b"*/=1;alert(1);//", "bitmap": b"BM" + bytes(100),
    "icon": b"\0\0\1\0" + bytes(60), "heic": b"\0\0\0\x18ftypheic" + bytes(60),
    "avif": b"\0\0\0\x18ftypavif" + bytes(60), "flash": b"CWS\x0a" + bytes(60),
    "postscript": b"%!PS-Adobe-3.0\n(x) run\n", "csv formula": b"=cmd|'/c calc'!A1,1\n",
    "mail": b"From: a@b.invalid\nContent-Type: text/html\n\n" + PAGE,
    "shortcut": b"L\0\0\0\x01\x14\x02\0" + bytes(60), "database": b"SQLite format 3\0" + bytes(60),
    "font": b"\0\1\0\0\0\x0c" + bytes(60), "wasm": b"\0asm\1\0\0\0", "eicar": EICAR,
    "eicar zipped": zipped(**{"eicar.com": EICAR}), "nothing but noughts": bytes(5000),
    "one byte": b"%", "letters": "借条".encode() * 40, "letters gbk": "借条".encode("gbk") * 40,
    "word file": zipped(**{"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}),
    "sheet with macro": zipped(**{"[Content_Types].xml": b"<a/>", "xl/vbaProject.bin": b"x"}),
    "layout file": zipped(**{"OFD.xml": b"<a/>"}), "app": zipped(**{"AndroidManifest.xml": b"x"}),
    "late pdf": b"\n" * 100 + document(1), "pdf without head": document(1)[9:],
}


def disguised() -> Iterator[Hostile]:
    for id, content in DISGUISED.items():
        for name in ("evidence.pdf", "photo.jpg"):
            yield Hostile(f"{id} as {name}", name, content)


# -- Two kinds in one --------------------------------------------------------------------------


def png_with(chunk: bytes, body: bytes) -> bytes:
    content = saved(photo(40, 40), "PNG")
    extra = struct.pack(">I", len(body)) + chunk + body
    return content[:33] + extra + struct.pack(">I", zlib.crc32(chunk + body)) + content[33:]


def jpeg_with(body: bytes, mark: int = 0xFE) -> bytes:
    content = saved(photo(40, 40), "JPEG")
    return content[:2] + bytes((0xFF, mark)) + struct.pack(">H", len(body) + 2) + body + content[2:]


def polyglots() -> Iterator[Hostile]:
    jpeg, png, pdf = saved(photo(), "JPEG"), saved(photo(), "PNG"), document(2)
    webp, tiff = saved(photo(), "WEBP"), saved(photo(), "TIFF")
    archive = zipped(**{"META-INF/MANIFEST.MF": b"Main-Class: X", "x.class": b"x"})
    for name, content in (
        ("p.jpg", jpeg), ("p.png", png), ("p.pdf", pdf), ("p.webp", webp), ("p.tif", tiff),
        ("p.mp4", good_files.boxes(b"isom")), ("p.mp3", good_files.mp3()),
        ("p.wav", good_files.sound()),
    ):
        yield Hostile(f"{name} and an archive", name, content + archive)
        yield Hostile(f"{name} and a page", name, content + PAGE)
    yield Hostile("pdf and a program", "p.pdf", pdf + b"MZ\x90\0" + bytes(2000))
    yield Hostile("pdf that begins as a page", "p.pdf", pdf[:9] + b"%" + PAGE + b"\n" + pdf[9:])
    yield Hostile("png with a page in its text", "p.png", png_with(b"tEXt", b"Comment\0" + PAGE))
    yield Hostile("png with a server page", "p.png", png_with(b"iTXt", b"<?php system(1);?>"))
    yield Hostile("jpeg with a page in its comment", "p.jpg", jpeg_with(PAGE))
    yield Hostile("jpeg with a script in its maker's note", "p.jpg", jpeg_with(SCRIPT, 0xEC))
    yield Hostile("jpeg and pdf", "p.jpg", jpeg_with(b"%PDF-1.4\n1 0 obj"))
    tags = Image.Exif()
    tags[0x010E] = SCRIPT.decode()
    titled = saved(photo(), "JPEG", exif=tags.tobytes())
    yield Hostile("photo titled with a script", "p.jpg", titled)


# -- What is broken ----------------------------------------------------------------------------

WHOLE = {
    "a.pdf": document(3), "a.jpg": saved(photo(), "JPEG"), "a.png": saved(photo(), "PNG"),
    "a.webp": saved(photo(), "WEBP"), "a.tif": saved(photo(mode="1"), "TIFF", compression="group4"),
    "a.mp4": good_files.boxes(b"isom"), "a.m4a": good_files.boxes(b"M4A "),
    "a.wav": good_files.sound(), "a.mp3": good_files.mp3(3),
}


def broken() -> Iterator[Hostile]:
    for name, content in WHOLE.items():
        for share in (5, 30, 60, 90):
            cut = content[: max(16, len(content) * share // 100)]
            outcome = EITHER if name in ("a.mp3", "a.tif", "a.wav") else REFUSED
            yield Hostile(f"{name} cut at {share}%", name, cut, outcome)
        yield Hostile(f"{name} one byte short", name, content[:-1], EITHER)
    chance = random.Random(2026)
    for name, content in WHOLE.items():
        for number in range(6):
            spoilt = bytearray(content)
            for _ in range(max(3, len(spoilt) // 400)):
                spoilt[chance.randrange(12, len(spoilt))] = chance.randrange(256)
            yield Hostile(f"{name} spoilt {number}", name, bytes(spoilt), EITHER)


# -- Names -------------------------------------------------------------------------------------

NAMES = (
    "../../../etc/passwd.png", "..\\..\\windows\\system32\\a.png", "/etc/shadow.png",
    "\\\\server\\share\\a.png", "C:\\a.png", "a.png\0.exe", "a\r\nSet-Cookie: x=1.png",
    "\u202egnp.exe", "in\u200bvoice.png", "\ufeffa.png", "CON.png", "NUL", "aux.txt", "com1.png",
    ".htaccess", "..", ".", "   ", "a.png.exe", "a.exe", "a.php.png",
    "<script>alert(1)</script>.png",
    "a\"; filename=\"evil.html", "%2e%2e%2fa.png", "$(reboot).png", "`id`.png", "a;b|c&d.png",
    "{{ 7*7 }}.png", "{% debug %}.png", "' OR 1=1 --.png", "a" * 255 + ".png", "证" * 86 + ".png",
    "a.png. . .", "\u0000\u0001\u0002.png", "𝒶𝓁ℯ𝓇𝓉.png", "a\u0301\u0302\u0303.png", "=1+1.png",
    "\u2066a\u2069.png", "\U000e0041.png", "a\tb.png", "\x7f.png",
)


def misnamed() -> Iterator[Hostile]:
    content = saved(photo(48, 48), "PNG")
    for number, name in enumerate(NAMES):
        yield Hostile(f"name {number}", name, content, EITHER)


@cache
def every() -> list[Hostile]:
    return [
        *disguised(), *polyglots(), *hostile_documents.every(), *broken(), *misnamed(),
        Hostile("empty", "empty.pdf", b""),
    ]


__all__ = ["EITHER", "REFUSED", "Hostile", "every"]
