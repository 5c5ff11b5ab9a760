"""PDF files that act, and files that burst: made by algorithm, some written by hand."""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from PIL import Image

from tests.dossier.good_files import document, photo, saved

REFUSED, EITHER = "REFUSED", "EITHER"
PAGE = b"<!DOCTYPE html><html><body><script>alert(document.domain)</script></body></html>"


@dataclass(frozen=True)
class Hostile:
    """One file. ``needs_process`` bursts memory or time and is opened in a real process."""

    id: str
    name: str
    content: bytes
    outcome: str = REFUSED
    needs_process: bool = False


# -- Documents that act ------------------------------------------------------------------------

NAME, DICT = pikepdf.Name, pikepdf.Dictionary


def javascript() -> pikepdf.Dictionary:
    return DICT(S=NAME.JavaScript, JS="app.alert(1)")


def acting(**root) -> bytes:
    def change(pdf):
        for name, words in root.items():
            pdf.Root[f"/{name}"] = words

    return document(1, change=change)


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


def scripts() -> dict[str, bytes]:
    return {
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
    }


def acts() -> dict[str, bytes]:
    """Documents that do something when they are opened, printed or clicked."""
    return scripts() | {
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
        "word file inside": with_attachment("brief.docm", b"PK\x03\x04" + bytes(60)),
        "document inside": with_attachment("more.pdf", document(1)),
    }


def acting_documents() -> Iterator[Hostile]:
    for id, content in acts().items():
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
        end = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + end

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
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def stream(body: bytes, words: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), words, body)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def one_page(contents: bytes) -> bytes:
    return raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>", contents,
    )


def bursting_pictures() -> Iterator[Hostile]:
    most = 2**31 - 1
    for width, height in ((50_000, 50_000), (most, most), (1, most), (20_000, 20_000)):
        yield Hostile(f"png {width}x{height}", "p.png", png_claiming(width, height))
    jpeg = saved(photo(32, 32), "JPEG")
    at = jpeg.index(b"\xff\xc0") + 5
    yield Hostile("jpeg flood", "p.jpg", jpeg[:at] + b"\xff\xdc\xff\xdc" + jpeg[at + 4:])
    flood = saved(Image.new("1", (20_000, 20_000)), "TIFF", compression="group4")
    yield Hostile("tiff flood", "p.tif", flood)
    thousand = saved(
        Image.new("1", (8, 8)), "TIFF", save_all=True, append_images=[Image.new("1", (8, 8))] * 300
    )
    yield Hostile("tiff of 301 pages", "p.tif", thousand)


def bursting_documents() -> Iterator[Hostile]:
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
    empty = raw_pdf(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>")
    yield Hostile("pdf without pages", "p.pdf", empty)
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


def bursting_when_drawn() -> Iterator[Hostile]:
    """Taken in when their frame is sound; drawing them must hurt nobody."""
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
        words = b"/Resources << /XObject << /X %d 0 R >> >>" % (level + 1)
        drawn = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + words
        forms.append(stream(b"/X Do " * 12, drawn))
    forms.append(stream(b"0 0 9 9 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"))
    yield Hostile("pdf of a billion laughs", "p.pdf", raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", *forms
    ), EITHER, needs_process=True)


def every() -> Iterator[Hostile]:
    yield from acting_documents()
    yield from bursting_pictures()
    yield from bursting_documents()
    yield from bursting_when_drawn()
