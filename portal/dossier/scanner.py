"""The virus scanner beside the portal: clamd, spoken to over its socket, or none at all."""

import socket
from enum import StrEnum
from pathlib import Path

from django.conf import settings

PATIENCE_S = 30
PIECE = 64 * 1024


class Found(StrEnum):
    """What the scanner said. ``NONE`` is a court that runs no scanner, ``SILENT`` one that is
    configured and does not answer."""

    CLEAN = "CLEAN"
    INFECTED = "INFECTED"
    SILENT = "SILENT"
    NONE = "NONE"


def is_configured() -> bool:
    return bool(settings.FILE_SCANNER)


def scan(path: Path) -> Found:
    """Send a file to clamd (INSTREAM) and read its answer. Never raises."""
    if not is_configured():
        return Found.NONE
    try:
        answer = _ask(path)
    except OSError:
        return Found.SILENT
    if answer.endswith(b"OK"):
        return Found.CLEAN
    return Found.INFECTED if answer.endswith(b"FOUND") else Found.SILENT


def _ask(path: Path) -> bytes:
    with _connection() as line, path.open("rb") as file:
        line.sendall(b"zINSTREAM\0")
        while piece := file.read(PIECE):
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall(b"\0\0\0\0")
        said = b""
        while not said.endswith(b"\0") and (more := line.recv(1024)):
            said += more
        return said.rstrip(b"\0\n ")


def _connection() -> socket.socket:
    way, _colon, where = str(settings.FILE_SCANNER).partition(":")
    if way == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE_S)
        line.connect(where)
        return line
    host, _colon, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE_S)
