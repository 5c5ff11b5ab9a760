"""From submitting to the receipt, and what a filing costs: python bench/filing.py [COUNT]

Each filing has three pieces of evidence of 1 MB, taken in as the page takes them. Timed is what
the person waits for: the answer to the press of the button, with the receipt's page after it, in
one process on the embedded database. Papers follow as work of the ticker; their making is timed
apart. A scratch folder is made and thrown away.
"""

import json
import os
import statistics
import sys
import tempfile
import time
import uuid

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 12
EVIDENCE, MB = 3, 1024 * 1024
COURT, LENDING = "吉0104", "108.3"
ANSWERS = {
    "claim.principal": "20000", "loan.lent": "20000", "loan.on": "2025-03-01",
    "contract.written": "yes", "loan.term": "2026-03-01", "overdue.since": "2026-03-02",
}  # fmt: skip
HOME = "长春市南关区试验街2号"
failed = False


def say(metric, value, unit, bar=None):
    global failed
    holds = bar is None or value <= bar
    failed = failed or not holds
    line = {
        "bench": "filing", "metric": metric, "value": round(value, 2), "unit": unit, "bar": bar,
        "holds": holds, "against": "",
    }  # fmt: skip
    print(json.dumps(line, ensure_ascii=False), flush=True)


def a_photo(number):
    """A sheet of made-up lines as a PNG of about one megabyte."""
    import io
    import random

    from PIL import Image, ImageDraw

    dice = random.Random(number)
    picture = Image.new("RGB", (1000, 1400), "white")
    pen = ImageDraw.Draw(picture)
    for y in range(120, 1200, 36):
        pen.rectangle((100, y, dice.randrange(500, 900), y + 12), fill="black")
    noise = Image.frombytes("RGB", (600, 590), dice.randbytes(600 * 590 * 3))
    picture.paste(noise.resize((600, 150)), (200, 1230))
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue() + dice.randbytes(max(0, MB - kept.tell()))


def a_filer(number):
    from django.utils import timezone

    from portal.people import numbers, vault
    from portal.people.models import Identity, Person
    from portal.people.synthetic import Synthetic

    person = Person.objects.create_user(username=f"bench-{number}", full_name=f"赵试{number}")
    card = numbers.resident_id(Synthetic(number).resident_id())
    findable = Identity.findable(card.kind, card.country, card.value)
    Identity.objects.create(
        person=person, kind=card.kind, country=card.country, sealed=vault.seal(card.value),
        index=vault.index(findable), verified_at=timezone.now(), method="ONLINE",
    )
    return person


def a_draft(number):
    """A complete draft with its evidence; how long taking in one file took."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from filing import actions
    from portal.common import clock
    from portal.dossier.intake import take_in

    filer, at = a_filer(number), clock.now()
    they = {"side": "DEFENDANT", "kind": "NATURAL", "name": "钱试二", "domicile": HOME}
    content = actions.Content(
        cause_no=LENDING, court=COURT, answers=ANSWERS, parties=({"side": "PLAINTIFF"}, they),
        accepts_mediation=False, consent="同意",
    )
    asked = actions.Beginning(kind="FIRST_CIVIL", content=content)
    draft = actions.begin(asked, filer=filer, by=filer, key=uuid.uuid4(), at=at)
    took = []
    for place in range(EVIDENCE):
        photo = SimpleUploadedFile(f"证据{place}.png", a_photo(number * 10 + place))
        started = time.perf_counter()
        stored = take_in(photo, about=draft, by=filer, at=at, purpose="filing")
        took.append(time.perf_counter() - started)
        named = actions.Place(name=f"证据{place}", proves="收到借款")
        actions.add_material(draft, stored, named, by=filer, at=at)
    return draft, statistics.mean(took)


def submit(draft):
    """Seconds until the receipt's page stands there, and the statements of both requests."""
    from allauth.account.internal.flows.login import record_authentication
    from django.db import connection
    from django.test import Client, RequestFactory
    from django.test.utils import CaptureQueriesContext

    browser = Client()
    browser.force_login(draft.filer)
    signed_in = RequestFactory().get("/")
    signed_in.session = browser.session
    record_authentication(signed_in, draft.filer, method="password")
    signed_in.session.save()
    page = f"/file/{draft.public_id}/check/"
    seen = browser.get(page).context["form"].initial["seen"]
    with CaptureQueriesContext(connection) as asked:
        started, spent = time.perf_counter(), time.process_time()
        answer = browser.post(page, {"seen": seen, "is_true": "on"})
        receipt = browser.get(answer["Location"])
        wall, cpu = time.perf_counter() - started, time.process_time() - spent
    if receipt.status_code != 200:
        raise SystemExit(f"no receipt: {answer.status_code}, {receipt.status_code}")
    return wall, cpu, len(asked)


def database_size():
    """Bytes of the database file, with everything written into it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return cursor.fetchone()[0]


def main():
    from django.test.utils import setup_test_environment

    from portal.common import clock
    from portal.papers.making import make_ordered
    from portal.papers.models import Paper

    setup_test_environment()
    empty = database_size()
    drafts = [a_draft(number) for number in range(1, COUNT + 1)]
    submit(drafts[0][0])  # the first one warms what is loaded once
    timed = [submit(draft) for draft, _took in drafts[1:]]
    walls = sorted(wall * 1000 for wall, _cpu, _asked in timed)
    say("submit to receipt, median", statistics.median(walls), "ms", 1000)
    say("submit to receipt, slowest", walls[-1], "ms", 1000)
    say("CPU of submit and receipt", statistics.mean(cpu for _w, cpu, _a in timed) * 1000, "ms")
    say("statements of submit and receipt", statistics.mean(a for _w, _c, a in timed), "")
    say("taking in one file of 1 MB", statistics.mean(took for _d, took in drafts) * 1000, "ms")
    say("database for one filing", (database_size() - empty) / 1024 / COUNT, "KiB")
    papers = Paper.objects.filter(about__startswith="filing.Filing").count()
    started, made = time.perf_counter(), make_ordered(clock.now())
    say("papers of one filing", papers / COUNT, "papers")
    say("making one paper", (time.perf_counter() - started) * 1000 / max(made, 1), "ms")


with tempfile.TemporaryDirectory() as folder:
    os.environ |= {"VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    for command in ("migrate", "createcachetable", "load_reference"):
        call_command(command, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    main()
sys.exit(failed)
