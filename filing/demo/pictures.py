"""Photographed sheets of the demo, drawn by algorithm."""

import io
import random


def picture(number: int, name: str) -> bytes:
    """A photographed sheet, drawn by algorithm: enough to look at, to turn and to mark."""
    from PIL import Image, ImageDraw

    dice = random.Random(f"{number}{name}")  # noqa: S311  a repeatable picture
    sheet = Image.new("RGB", (900, 1270), (250, 248, 242))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((60, 60, 840, 1210), outline=(90, 90, 90), width=3)
    pen.text((110, 110), f"{number:04d} / {2025 + number % 2}-03-{number % 27 + 1:02d}",
             fill=(30, 30, 60))
    for line in range(18):
        left, top = 110, 190 + line * 52
        for _word in range(dice.randint(5, 11)):
            width = dice.randint(20, 90)
            pen.line((left, top, left + width, top + dice.randint(-3, 3)), fill=(40, 40, 70),
                     width=4)
            left += width + 16
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=70)
    return out.getvalue()
