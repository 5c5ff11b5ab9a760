"""A hundred ordinary files as people send them, made by algorithm: (id, name, bytes, pages)."""

import io
import math
import struct
import wave
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from PIL import Image, ImageDraw


@dataclass(frozen=True)
class Good:
    """An ordinary file; ``pages`` is what it must be counted to have."""

    id: str
    name: str
    content: bytes
    pages: int


def photo(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """A made-up photograph: ground, a sheet of paper with lines, one corner marked."""
    picture = Image.new("RGB", (width, height), (120, 104, 90))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((width // 10, height // 10, width * 9 // 10, height * 9 // 10), fill="white")
    for line in range(height // 5, height * 4 // 5, max(8, height // 24)):
        pen.line((width // 6, line, width * 5 // 6, line), fill=(40, 40, 40), width=2)
    pen.rectangle((0, 0, width // 12, height // 12), fill=(200, 20, 20))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **how) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def exif(orientation: int = 1, *, place: bool = False) -> bytes:
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = "Maker of trial phones"
    if place:
        tags.get_ifd(0x8825).update({1: "N", 2: (43.0, 53.0, 12.0), 3: "E", 4: (125.0, 19.0, 0.0)})
    return tags.tobytes()


def text_page(words: str, *, size: tuple[int, int] = (595, 842)) -> pikepdf.Pdf:
    """A one-page PDF with real text in a standard font."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=size)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    lines = b"".join(b"(%s) Tj 0 -18 Td " % words.encode() for _ in range(30))
    page.obj.Contents = pdf.make_stream(b"BT /F1 12 Tf 72 760 Td " + lines + b"ET")
    return pdf


def document(pages: int = 1, *, change=None, **how) -> bytes:
    """A PDF with so many pages of text; ``change(pdf)`` adds what is special about it."""
    pdf = pikepdf.new()
    for number in range(1, pages + 1):
        with text_page(f"Page {number} of a trial document.") as one:
            pdf.pages.extend(one.pages)
    if change is not None:
        change(pdf)
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def updated(content: bytes) -> bytes:
    """The document with a change appended, as programs do that save quickly."""
    start = content.rindex(b"startxref") + 10
    before = int(content[start : content.index(b"\n", start)])
    at = len(content)
    table = b"xref\n0 1\n0000000000 65535 f \n90 1\n%010d 00000 n \n" % at
    body = b"90 0 obj\n(a later thought)\nendobj\n"
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root, size = pdf.Root.objgen[0], len(pdf.objects) + 1
    trailer = b"trailer << /Size %d /Root %d 0 R /Prev %d >>\n" % (max(size, 91), root, before)
    return content + body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (at + len(body))


def boxes(brand: bytes, size: int = 400) -> bytes:
    """The boxes of a film or sound: kind, index, contents."""

    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body) + 8) + name + body

    return (
        box(b"ftyp", brand + b"\0\0\2\0" + brand + b"isom")
        + box(b"moov", box(b"mvhd", bytes(100)))
        + box(b"mdat", bytes(range(256)) * (size // 256 + 1))
    )


def mp3(frames: int = 12, *, tag: bytes = b"") -> bytes:
    """Frames of silence: MPEG 1 layer III, 128 kbit/s, 44.1 kHz, 417 bytes each."""
    return tag + (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def sound() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(
            b"".join(struct.pack("<h", int(9000 * math.sin(n / 9))) for n in range(4000))
        )
    return out.getvalue()


# -- What is special about a document ----------------------------------------------------------


def with_links(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://court.example/")
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[72, 700, 200, 720], A=action
        )
    )]))


def with_bookmarks(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("How to write /JavaScript", 0))


def with_form(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="name",
        V="A trial", Rect=[72, 600, 300, 620], F=4,
    ))
    pdf.pages[0].obj.Annots = pikepdf.Array([field])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))


def with_note(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[72, 600, 92, 620],
        Contents="<body>rich words of a note</body>",
    ))])


def with_invoice_data(pdf: pikepdf.Pdf) -> None:
    """An electronic invoice carries its own data as XML."""
    spec = pikepdf.AttachedFileSpec(
        pdf, b"<?xml version='1.0'?><invoice><sum>100.00</sum></invoice>",
        filename="invoice.xml", mime_type="text/xml",
    )
    pdf.attachments["invoice.xml"] = spec


def with_turned_pages(pdf: pikepdf.Pdf) -> None:
    for number, page in enumerate(pdf.pages):
        page.obj.Rotate = 90 * (number % 4)


def with_properties(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = "A trial"
    pdf.docinfo["/Title"] = "A <html> lesson"


def with_goto(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.GoTo, D=pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])
    )


PECULIAR = (
    with_links, with_bookmarks, with_form, with_note, with_invoice_data, with_turned_pages,
    with_properties, with_goto,
)


def documents() -> Iterator[Good]:
    for pages in (1, 2, 3, 5, 8, 13, 40, 120, 300):
        yield Good(f"pdf of {pages} pages", "complaint.pdf", document(pages), pages)
    for change in PECULIAR:
        yield Good(f"pdf {change.__name__}", "paper.pdf", document(4, change=change), 4)
    for version in ("1.3", "1.4", "1.5", "1.6", "1.7", "2.0"):
        yield Good(f"pdf {version}", "a.pdf", document(2, force_version=version), 2)
    locked = pikepdf.Encryption(owner="keeper", user="", R=6)
    yield Good("pdf printing forbidden", "bank.pdf", document(2, encryption=locked), 2)
    old = pikepdf.Encryption(owner="keeper", user="", R=3, aes=False, metadata=False)
    yield Good("pdf printing forbidden, old", "bank.pdf", document(2, encryption=old), 2)
    yield Good("pdf linearized", "web.pdf", document(3, linearize=True), 3)
    packed = pikepdf.ObjectStreamMode.generate
    yield Good("pdf packed", "packed.pdf", document(3, object_stream_mode=packed), 3)
    yield Good("pdf newline behind", "n.pdf", document(1) + b"\r\n\r\n", 1)
    yield Good("pdf blanks behind", "n.pdf", document(1) + b"\0" * 3000, 1)
    for dots in (72, 150, 300):
        scan = saved(photo(900, 1200), "PDF", resolution=dots)
        yield Good(f"scan at {dots}", "scan.pdf", scan, 1)
    sheets = [photo(500, 700) for _ in range(6)]
    many = saved(sheets[0], "PDF", save_all=True, append_images=sheets[1:], resolution=96)
    yield Good("scan of six pages", "scan.pdf", many, 6)
    blank = pikepdf.new()
    blank.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    blank.save(out)
    yield Good("pdf of a blank page", "back.pdf", out.getvalue(), 1)
    for size in ((842, 595), (420, 595), (612, 792), (283, 842)):
        with text_page("A sheet of another size.", size=size) as one:
            out = io.BytesIO()
            one.save(out)
        yield Good(f"pdf of {size}", "sheet.pdf", out.getvalue(), 1)
    yield Good("pdf saved twice", "again.pdf", updated(document(2)), 2)
    big = pikepdf.new()
    big.add_blank_page(page_size=(2384, 3370))
    out = io.BytesIO()
    big.save(out)
    yield Good("pdf plan A0", "plan.pdf", out.getvalue(), 1)


def pictures() -> Iterator[Good]:
    for turn in range(1, 9):
        for size in ((320, 240), (240, 320)):
            content = saved(photo(*size), "JPEG", exif=exif(turn, place=True))
            yield Good(f"photo {size} held {turn}", "IMG_2026.JPG", content, 1)
    for mode in ("L", "CMYK"):
        yield Good(f"photo {mode}", "p.jpeg", saved(photo(mode=mode), "JPEG"), 1)
    yield Good("photo progressive", "p.jpg", saved(photo(), "JPEG", progressive=True), 1)
    for quality in (30, 60, 95):
        yield Good(f"photo q{quality}", "p.jpg", saved(photo(), "JPEG", quality=quality), 1)
    moving = saved(photo(), "JPEG") + boxes(b"mp42")
    yield Good("photo with a film behind", "MVIMG.jpg", moving, 1)
    two = saved(photo(), "MPO", save_all=True, append_images=[photo(200, 150)])
    yield Good("photo with a preview behind", "portrait.jpg", two, 1)
    yield Good("photo of 12 megapixels", "big.jpg", saved(photo(4000, 3000), "JPEG"), 1)
    for mode in ("RGB", "RGBA", "P", "L", "LA", "1"):
        yield Good(f"png {mode}", "screen.png", saved(photo(mode=mode), "PNG"), 1)
    grey = Image.new("I;16", (200, 200), 30_000)
    yield Good("png 16 bit", "scan.png", saved(grey, "PNG"), 1)
    yield Good("png of one dot", "dot.png", saved(photo(1, 1), "PNG"), 1)
    yield Good("webp", "w.webp", saved(photo(), "WEBP"), 1)
    yield Good("webp lossless", "w.webp", saved(photo(), "WEBP", lossless=True), 1)
    yield Good("webp clear", "w.webp", saved(photo(mode="RGBA"), "WEBP"), 1)
    fax = saved(photo(mode="1"), "TIFF", compression="group4")
    yield Good("tiff fax", "fax.tif", fax, 1)
    for how in ("tiff_lzw", "tiff_deflate", None):
        yield Good(f"tiff {how}", "t.tiff", saved(photo(), "TIFF", compression=how), 1)
    three = saved(
        photo(mode="1"), "TIFF", save_all=True, append_images=[photo(mode="1")] * 2,
        compression="group4",
    )
    yield Good("tiff of three pages", "fax.tiff", three, 3)


def recordings() -> Iterator[Good]:
    for name, brand in (
        ("film.mp4", b"isom"), ("film.mp4", b"mp42"), ("film.MOV", b"qt  "), ("call.m4a", b"M4A "),
        ("phone.mp4", b"3gp5"),
    ):
        yield Good(f"{name} {brand.decode()}", name, boxes(brand), 0)
    yield Good("mp3", "call.mp3", mp3(), 0)
    tag = b"ID3\x03\0\0" + bytes((0, 0, 1, 0)) + bytes(128)
    yield Good("mp3 with a tag", "call.mp3", mp3(tag=tag), 0)
    yield Good("wav", "call.wav", sound(), 0)


def oddly_named() -> Iterator[Good]:
    content = saved(photo(64, 64), "PNG")
    for number, name in enumerate((
        "借条 2025年3月.png", "身份证（正面）.PNG", "no ending", "photo.jpg", "证据" * 60 + ".png",
        "a b  c.png", "1.png", "SCAN0001.PNG", "合同(最终版)(1).png",
        "微信图片_20260312101500.png", "收据・复印件.png", "䶮𠮷𡃁.png",
    )):
        yield Good(f"name {number}", name, content, 1)


def every() -> list[Good]:
    return [*documents(), *pictures(), *recordings(), *oddly_named()]
