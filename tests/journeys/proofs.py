"""Evidence as people bring it: photographs from a phone and scans, drawn by algorithm."""

import io
import random
from functools import cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
SHEET, PHOTO = (1240, 1754), (2448, 3264)
"""A sheet of A4 at 150 dots to the inch; what a plain phone photographs (8 megapixels)."""
NOTE = (
    "借条", "",
    "今借到周建华人民币伍万元整（¥50000.00），", "于2026年3月1日前还清，年利率百分之六。",
    "到期未还的，承担实现债权的费用。", "", "借款人：马试一", "2025年3月1日",
)
TALK = (
    "微信转账", "", "2025年3月1日 09:42", "转账给马试一", "¥50000.00", "对方已收款", "",
    "2026年4月6日 20:15", "我：钱什么时候还？", "马试一：再等等，手头紧。",
)


def sheet(lines: tuple[str, ...], seed: int = 1) -> Image.Image:
    """A written page with the unevenness of paper."""
    page = Image.new("RGB", SHEET, (250, 248, 242))
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(FONT, 46)
    for number, line in enumerate(lines):
        pen.text((140, 180 + number * 96), line, fill=(30, 32, 48), font=font)
    grain = Image.effect_noise((310, 438), 18).resize(SHEET)
    return Image.blend(page, Image.merge("RGB", (grain,) * 3), 0.06 + seed % 3 / 100)


@cache
def photograph(lines: tuple[str, ...], seed: int = 1) -> bytes:
    """A JPEG of about a megabyte: the page on a table, a little turned, with the camera's EXIF."""
    dice = random.Random(seed)
    table = Image.effect_noise((PHOTO[0] // 4, PHOTO[1] // 4), 50).resize(PHOTO)
    shot = Image.merge("RGB", (table.point(lambda v: v * 3 // 5), table.point(lambda v: v // 2),
                               table.point(lambda v: v * 2 // 5)))
    paper = sheet(lines, seed).resize((2100, 2970)).rotate(
        dice.uniform(-0.8, 0.8), fillcolor=(126, 104, 84), resample=Image.Resampling.BILINEAR
    )
    shot.paste(paper.filter(ImageFilter.GaussianBlur(0.6)), (170, 140))
    exif = Image.Exif()
    exif.update({0x010F: "Phone", 0x0110: "Camera 8", 0x0132: "2026:04:06 20:15:00", 0x0112: 1})
    kept = io.BytesIO()
    shot.save(kept, "JPEG", quality=92, exif=exif)
    return kept.getvalue()


@cache
def scan(*pages: tuple[str, ...]) -> bytes:
    """A PDF with a scanned sheet on each page."""
    first, *rest = [sheet(lines, number).convert("L") for number, lines in enumerate(pages)]
    kept = io.BytesIO()
    first.save(kept, "PDF", save_all=True, append_images=rest, resolution=150)
    return kept.getvalue()


def upload(name: str, content: bytes) -> dict[str, object]:
    """The same as Playwright puts it into a field for files."""
    kind = "image/jpeg" if name.endswith(".jpg") else "application/pdf"
    return {"name": name, "mimeType": kind, "buffer": content}
