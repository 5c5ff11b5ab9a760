"""What files cost: 20 MB taken in with flat memory, the first page of a 300-page paper at once.

``python bench/dossier.py [PAGES]``: throw-away database and files, a real server on loopback.
"""

import io
import json
import os
import random
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

PAGES = int(sys.argv[1]) if len(sys.argv) > 1 else 300
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MB = 1024 * 1024


def say(metric, value, unit, bar=None, against=None):
    holds = None if bar is None else value <= bar
    line = {
        "bench": "dossier", "metric": metric, "value": round(value, 3), "unit": unit, "bar": bar,
        "holds": holds, "against": against,
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)
    return holds is not False


def resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / MB


def largest_child():
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def scan(pages):
    """A scanned document: each page a grey picture of strokes like text, about 60 KB."""
    import pikepdf
    from PIL import Image, ImageDraw

    chance, pdf = random.Random(7), pikepdf.new()
    kinds = []
    for _number in range(12):
        page = Image.new("L", (1240, 1754), 255)
        pen = ImageDraw.Draw(page)
        for top in range(160, 1600, 44):
            for left in range(120, 1100, 34):
                if chance.random() < 0.8:
                    pen.line((left, top, left + chance.randint(4, 20), top + 18), width=3)
        body = io.BytesIO()
        page.save(body, "PDF", resolution=150, quality=30)
        kinds.append(body)
    for number in range(pages):
        with pikepdf.open(kinds[number % len(kinds)]) as one:
            pdf.pages.extend(one.pages)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


class Twenty:
    """A 20 MB photograph as it comes in, never whole in memory."""

    name = "photo.jpg"

    def __init__(self, path):
        self.path = path

    def chunks(self, size=None):
        with self.path.open("rb") as file:
            while piece := file.read(size or 256 * 1024):
                yield piece


def big_photo(path):
    from PIL import Image

    noise = Image.effect_noise((6_000, 4_000), 90).convert("RGB")
    noise.save(path, "JPEG", quality=95)
    with path.open("ab") as file:
        file.write(bytes(max(0, 20 * MB - path.stat().st_size)))


def intake(person, folder):
    from portal.dossier.intake import take_in

    photo = Path(folder) / "photo.jpg"
    big_photo(photo)
    take_in(Twenty(photo), about=person, by=person, at=AT, purpose="first")
    before, times, most = resident(), [], 0.0
    for number in range(5):
        start = time.perf_counter()
        take_in(Twenty(photo), about=person, by=person, at=AT, purpose=str(number))
        times.append(time.perf_counter() - start)
        most = max(most, resident() - before)
    return all((
        say("20 MB photograph taken in: looked into, hashed, on the disk", statistics.median(times),
            "s", 3),
        say("memory grown while taking in 5 x 20 MB", most, "MB", 8),
        say("memory of the process that looks into it", largest_child(), "MB", 300),
    ))


def a_long_paper(person):
    """A case with one paper of so many pages, prepared as the sweep does it."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from portal.dossier import actions
    from portal.dossier.intake import take_in
    from portal.dossier.models import Item
    from portal.dossier.rules.catalogue import Slot
    from portal.dossier.sweeps import prepare_copies
    from tests import builders

    case = builders.a_case(person)
    dossier = actions.open_dossier(case, case.court, case=case, by=None, at=AT)
    content = scan(PAGES)
    file = take_in(SimpleUploadedFile("a.pdf", content), about=dossier, by=person, at=AT)
    entry = actions.Entry(Slot.EVIDENCE, "A long paper", file, Item.Source.PARTY)
    item = actions.file_item(dossier, entry, by=person, at=AT)
    start = time.perf_counter()
    prepare_copies(AT)
    until_first = time.perf_counter() - start
    while prepare_copies(AT):
        pass
    say(f"{PAGES} pages ({len(content) / MB:.0f} MB): first sweep, then it can be viewed",
        until_first, "s")
    say(f"{PAGES} pages: copy made and every page looked at", time.perf_counter() - start, "s")
    return item


def a_session(person):
    from django.test import Client

    browser = Client()
    browser.force_login(person)
    return browser.cookies["sessionid"].value


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def viewing(person, item, cookie):
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "portal.wsgi", "--no-control-socket", "--workers", "1",
         "--threads", "4", "--bind", f"127.0.0.1:{port}", "--log-level", "error"], env=os.environ,
    )
    try:
        return _viewing(f"http://127.0.0.1:{port}", item, cookie)
    finally:
        server.terminate()
        server.wait()


def _viewing(site, item, cookie):
    def get(path):
        request = urllib.request.Request(f"{site}{path}", headers={"Cookie": cookie})  # noqa: S310
        start = time.perf_counter()
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            body = answer.read()
        return time.perf_counter() - start, body

    for _attempt in range(100):
        try:
            get("/healthz")
            break
        except OSError:
            time.sleep(0.2)
    get("/dossier/")  # the first page of a server process pays for its imports
    viewer = f"/dossier/papers/{item.public_id}/"
    opened, html = get(viewer)
    assert html.count(b'loading="lazy"') == PAGES
    first, picture = get(f"{viewer}pages/1/")
    assert picture[:4] == b"RIFF"
    middle = [get(f"{viewer}pages/{n}/")[0] for n in (PAGES // 2, PAGES // 3, PAGES // 4, PAGES)]
    warm = [get(f"{viewer}pages/1/")[0] for _n in range(5)]
    return all((
        say("opening the viewer and its first page, never drawn before", opened + first, "s", 1),
        say("the viewer's page itself", len(html) / 1024, "KB", 150),
        say("a page further on, never drawn before (median)", statistics.median(middle), "s", 1),
        say("a page seen before (median)", statistics.median(warm), "s", 0.5),
        say("one page as a picture", len(picture) / 1024, "KB"),
    ))


def run(folder):
    from tests import builders

    person = builders.a_person()
    holds = intake(person, folder)
    item = a_long_paper(person)
    cookie = f"sessionid={a_session(person)}"
    return viewing(person, item, cookie) and holds


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DEMO": "1", "VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "portal.settings"}
        os.environ.setdefault("LOG_LEVEL", "ERROR")
        os.environ.setdefault("HTTPS", "0")
        root = Path(__file__).resolve().parent.parent
        os.environ["PYTHONPATH"] = str(root)
        sys.path.insert(0, str(root))
        (Path(folder) / "static").mkdir()
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        sys.exit(0 if run(folder) else 1)
