"""What pages of the line cost at 100,000 requests on PostgreSQL: python bench/tickets.py [COUNT]

Two gunicorn workers, one client for wall times (median of 40), four for rates. CPU is that of
the workers and the database together for each request: neighbours of the machine hardly move
it. A scratch database is made on the server of DATABASE_URL and dropped at the end. The peer's
figures (django-helpdesk 2.6.1 at 100,000 open tickets on a 2-core machine, two workers) stand
beside as a reference.
"""

import json
import os
import re
import signal
import sys
import tempfile
import uuid
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

NEEDS_POSTGRESQL = True
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
TIMES, SECONDS, CLIENTS = 40, 8, 4
PEER = "django-helpdesk 2.6.1, other run: {}"
LEDGER, CALL, NEW = "/staff/contact-judge/", "/staff/contact-judge/call/", "/contact-judge/new/"
failed = False


def say(metric, value, unit, bar=None, *, against="", least=False):
    global failed
    holds = bar is None or (value >= bar if least else value <= bar)
    failed = failed or not holds
    line = {
        "bench": "tickets", "metric": metric, "value": round(value, 2), "unit": unit, "bar": bar,
        "holds": holds, "against": against,
    }  # fmt: skip
    print(json.dumps(line, ensure_ascii=False), flush=True)


def say_cost(what, cost, bar, peer=""):
    say(f"{what}, wall", cost.wall, "ms", bar, against=PEER.format(peer) if peer else "")
    say(f"{what}, CPU of workers and database", cost.cpu, "ms")


def statements(person, method, path, form=None, **headers):
    """How many statements a request sends, begin and commit not counted, inside this process."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers=headers)
    if person is not None:
        client.force_login(person)
    send = getattr(client, method.lower())
    send(path, form)
    with CaptureQueriesContext(connection) as asked:
        answer = send(path, form)
    assert answer.status_code in (200, 302), answer.status_code
    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    sent = [query for query in asked.captured_queries if not query["sql"].startswith(marks)]
    return len(sent), answer


def measure_ledger(server, agent, ticket):
    from bench._serving import Browser, Cost, rate, session_of

    browsers = [Browser(server.port, session_of(agent)) for _client in range(CLIENTS)]
    one = browsers[0]

    def page(browser, path=LEDGER):
        status, body = browser.ask("GET", path)
        assert status == 200, status
        return body

    say_cost("ledger list", Cost(server, lambda: page(one), TIMES), 60, "4773 ms")
    say("ledger list, statements", statements(agent, "GET", LEDGER)[0], "statements", 10,
        against=PEER.format("79 for 25 rows"))  # fmt: skip
    fast, cpu, _done = rate(server, [lambda b=b: page(b) for b in browsers], SECONDS)
    say(f"ledger list, {CLIENTS} clients", fast, "requests/s", 40, least=True,
        against=PEER.format("0.39 requests/s"))  # fmt: skip
    say(f"ledger list, {CLIENTS} clients, CPU each", cpu, "ms")
    deep = f"{LEDGER}?page=40"
    say_cost("ledger list, page 40", Cost(server, lambda: page(one, deep), TIMES), 60)
    one.ask("POST", LEDGER, {"sort": "owed"})
    say_cost("ledger list, due first", Cost(server, lambda: page(one), TIMES), 60)
    for what, typed in (
        ("ledger number", ticket.number),
        ("case number", ticket.case.number),
        ("phone", ticket.phone),
        ("name", ticket.requester.full_name),
    ):

        def search(typed=typed):
            assert one.ask("POST", LEDGER, {"q": typed})[0] == 302
            assert ticket.number.encode() in page(one)

        say_cost(f"ledger search by {what} (form and list)", Cost(server, search, TIMES), 60,
                 "1697 ms")  # fmt: skip
    detail = f"{LEDGER}{ticket.public_id}/"
    say_cost("request in detail", Cost(server, lambda: page(one, detail), TIMES), 40, "110 ms")
    say("request in detail, statements", statements(agent, "GET", detail)[0], "statements")


def measure_call_form(server, agent, ticket):
    from bench._serving import Browser, Cost, session_of

    one = Browser(server.port, session_of(agent))
    for what, typed in (
        ("phone", ticket.phone),
        ("name", ticket.requester.full_name),
        ("case number", ticket.case.number),
    ):

        def find(typed=typed):
            status, body = one.ask("POST", CALL, {"q": typed}, **{"HX-Request": "true"})
            assert status == 200, status
            assert ticket.case.number.encode() in body

        say_cost(f"caller found by {what}", Cost(server, find, TIMES), 60)


def measure_submission(server):
    """Each request: its transaction, duties, steps, audit row and notices."""
    from bench._serving import Browser, rate, session_of
    from judge_contact.models import Ticket
    from portal.audit.models import Entry
    from portal.cases.models import Party
    from portal.notices.models import Message

    parties = Party._base_manager.filter(case__serial__gt=COUNT).select_related("case", "person")
    waiting = [(party, session_of(party.person)) for party in parties.order_by("pk")]
    tickets, letters = Ticket._base_manager.count(), Message.objects.count()

    def submit(browser):
        if not waiting:
            return False
        party, browser.session = waiting.pop()
        form = {
            "once_key": str(uuid.uuid4()), "case": str(party.case.public_id),
            "category": "HEARING", "words": "请问何时开庭？", "phone": party.phone,
            "best_time": "",
        }  # fmt: skip
        status, _body = browser.ask("POST", NEW, form)
        assert status == 302, status
        return True

    browsers = [Browser(server.port) for _client in range(CLIENTS)]
    for browser in browsers:
        submit(browser)
    fast, cpu, done = rate(server, [lambda b=b: submit(b) for b in browsers], SECONDS)
    made = Ticket._base_manager.count() - tickets
    assert made == done + CLIENTS, (made, done)
    assert Entry.objects.filter(verb="register").count() == made
    say("public submission, 4 clients", fast, "requests/s", 60, least=True,
        against=PEER.format("59 requests/s without a transaction"))  # fmt: skip
    say("public submission, CPU each", cpu, "ms")
    say("public submission, letters each", (Message.objects.count() - letters) / made, "letters")


def measure_reply(ticket):
    """The page a judge opens from a notice, with everything it loads."""
    from django.contrib.staticfiles.storage import staticfiles_storage

    from judge_contact.links import AnswerLink

    link = AnswerLink(ticket.public_id, ticket.judge.public_id, ticket.round, ticket.answer_serial)
    count, answer = statements(None, "GET", link.path())
    say("reply page, statements", count, "statements", 8)
    html = answer.content.decode()
    files = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', html))
    loaded = sum(Path(staticfiles_storage.path(name)).stat().st_size for name in files)
    say("reply page, HTML", len(answer.content) / 1024, "KB")
    say("reply page, with styles, behaviours and images", (len(answer.content) + loaded) / 1024,
        "KB", 50)  # fmt: skip


def run(folder):
    from django.core.management import call_command

    from bench import _ledger_of
    from bench._serving import Server
    from judge_contact.models import Ticket
    from portal.people.models import Person

    call_command("collectstatic", "--noinput", verbosity=0)
    _ledger_of.fill(COUNT)
    rows = Ticket._base_manager.select_related("case", "requester", "judge")
    ticket = rows.filter(state="NOTIFIED").order_by("pk")[COUNT // 4]
    agent = Person.objects.get(username="bench agent")
    server = Server(Path(folder) / "gunicorn.log")
    try:
        measure_ledger(server, agent, ticket)
        measure_call_form(server, agent, ticket)
        measure_submission(server)
        measure_reply(ticket)
        say("largest worker after all of it, resident (RSS)", server.memory(), "MB", 110,
            against=PEER.format("192 MB"))  # fmt: skip
        say("largest worker after all of it, proportional (PSS)", server.memory("Pss"), "MB",
            against=PEER.format("179 MB"))  # fmt: skip
    finally:
        server.stop()


def with_scratch_database(work, folder):
    """Run in a database of our own on the server of DATABASE_URL, dropped at the end."""
    import psycopg2

    url = urlsplit(os.environ["DATABASE_URL"])
    name = f"bench_tickets_{os.getpid()}"
    admin = psycopg2.connect(urlunsplit(url))
    admin.autocommit = True
    admin.cursor().execute(f'CREATE DATABASE "{name}"')
    os.environ["DATABASE_URL"] = urlunsplit(url._replace(path=f"/{name}"))
    try:
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0)
        try:
            work(folder)
        finally:
            connections.close_all()
    finally:
        admin.cursor().execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        admin.close()


if __name__ == "__main__":
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        sys.exit("This benchmark needs PostgreSQL: set DATABASE_URL, or use ./script/bench.")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    signal.signal(signal.SIGTERM, lambda *_told: sys.exit(1))  # leaves no server behind
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DEMO": "1", "HTTPS": "0", "VAR_DIR": folder, "STATIC_ROOT": f"{folder}/static",
            "ALLOWED_HOSTS": "127.0.0.1,testserver", "DJANGO_SETTINGS_MODULE": "portal.settings",
        }  # fmt: skip
        os.environ.setdefault("LOG_LEVEL", "ERROR")
        with_scratch_database(run, folder)
    sys.exit(1 if failed else 0)
