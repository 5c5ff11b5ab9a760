"""Looking at sound and film: the container is walked, nothing is decoded."""

from pathlib import Path
from typing import Any

FINE: dict[str, Any] = {"fault": "", "pages": 0}
CUT: dict[str, Any] = {"fault": "CUT_SHORT"}
BAD: dict[str, Any] = {"fault": "UNREADABLE"}
MOST_BOXES = 100_000
_MP3_RATES = (44_100, 48_000, 32_000)
_MP3_BITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MP3_BITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def look_at_boxes(path: Path) -> dict[str, Any]:
    """MP4, MOV, M4A: boxes one behind the other to the end, with contents and their index."""
    size, at, seen = path.stat().st_size, 0, set()
    with path.open("rb") as file:
        for _number in range(MOST_BOXES):
            if at == size:
                break
            file.seek(at)
            head = file.read(16)
            if len(head) < 8:
                return CUT
            length, name = int.from_bytes(head[:4], "big"), head[4:8]
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            length = size - at if length == 0 else length
            if length < 8 or not name.strip().isalnum():
                return BAD
            if at + length > size:
                return CUT
            seen.add(name)
            at += length
    if b"mdat" in seen and b"moov" in seen:
        return FINE
    return CUT if seen & {b"moov", b"mdat"} else BAD


def look_at_wav(path: Path) -> dict[str, Any]:
    """Chunks behind RIFF/WAVE, with a format and sound."""
    size, at, seen = path.stat().st_size, 12, set()
    with path.open("rb") as file:
        while at + 8 <= size:
            file.seek(at)
            name, length = file.read(4), int.from_bytes(file.read(4), "little")
            if name == b"data" and at + 8 + length > size + 1:
                return CUT
            seen.add(name)
            at += 8 + length + length % 2
    return FINE if {b"fmt ", b"data"} <= seen else BAD


def look_at_mp3(path: Path) -> dict[str, Any]:
    """Three frames that follow each other behind the tag: chance makes no such row."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(10)
        at = 0
        if head[:3] == b"ID3":
            tag = 0
            for byte in head[6:10]:
                tag = tag * 128 + (byte & 127)
            at = 10 + tag
        for number in range(3):
            file.seek(at)
            length = _frame(file.read(4))
            if not length:
                return BAD
            at += length
            if at > size:
                return CUT if number else BAD
            if at == size and number:
                return FINE
    return FINE


def _frame(head: bytes) -> int:
    """Length in bytes of an MPEG audio frame of layer III, 0 when this is none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bits, rate, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version == 1 or layer != 1 or bits in (0, 15) or rate == 3:
        return 0
    hertz = _MP3_RATES[rate] // {3: 1, 2: 2, 0: 4}[version]
    table, samples = (_MP3_BITS_1, 144) if version == 3 else (_MP3_BITS_2, 72)
    return samples * table[bits] * 1000 // hertz + padding
