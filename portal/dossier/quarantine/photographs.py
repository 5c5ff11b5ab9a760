"""Looking into a picture: it is decoded once, so that what is kept can be seen."""

import warnings
from pathlib import Path
from typing import Any

MOST_PIXELS = 60_000_000
MOST_PIXELS_OF_JPEG = 260_000_000
"""A JPEG is decoded at a fraction of its size; other kinds are unpacked in full."""
MOST_PAGES = 200
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
GLANCE = (1_600, 1_600)


def opened(path: Path) -> Any:
    """The picture by Pillow, only as one of the kinds we take."""
    from PIL import Image

    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # our own limits are asked before anything is unpacked
    return Image.open(path, formats=FORMATS)


def is_too_big(picture: Any) -> bool:
    is_jpeg = picture.format in ("JPEG", "MPO")
    width, height = picture.size
    most = MOST_PIXELS_OF_JPEG if is_jpeg else MOST_PIXELS
    return bool(width * height > most or max(width, height) > 65_000)


def look(path: Path) -> dict[str, Any]:
    try:
        with opened(path) as picture:
            return _judge(picture)
    except MemoryError:
        raise
    except Exception as error:
        return {"fault": "CUT_SHORT" if "truncated" in str(error).lower() else "UNREADABLE"}


def _judge(picture: Any) -> dict[str, Any]:
    if is_too_big(picture):
        return {"fault": "TOO_BIG_INSIDE"}
    pages = picture.n_frames if picture.format == "TIFF" else 1
    if pages > MOST_PAGES:
        return {"fault": "TOO_MANY_PAGES", "limit": MOST_PAGES}
    for page in range(pages):
        if page:
            picture.seek(page)
            if is_too_big(picture):
                return {"fault": "TOO_BIG_INSIDE"}
        picture.draft("RGB", GLANCE)
        picture.load()
        if min(picture.size) < 1:
            return {"fault": "UNREADABLE"}
    return {"fault": "", "pages": pages}
