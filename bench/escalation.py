"""What the sweep of broken limits costs, on PostgreSQL: python bench/escalation.py

Notices are queued in the same transactions. CPU is this process plus every process of the
database server: neighbours of the machine hardly move it, as they move the wall clock. One
scratch database grows from 10,000 to 100,000 and 1,000,000 open requests and is dropped at the
end. The peer's figures (django-helpdesk 2.6.1, measured by its own command on a 2-core machine:
23.1 CPU s for 1,000 due among 100,000; 204 CPU s for 10,000 due) stand beside as a reference.
"""

import json
import os
import statistics
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo

NEEDS_POSTGRESQL = True
SMALL, MIDDLE, LARGE = 10_000, 100_000, 1_000_000
ASKED_AT = datetime(2026, 3, 16, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
FIRST_DUE = datetime(2026, 3, 17, 17, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
SECOND = timedelta(seconds=1)
ROUNDS = 7
PEER = "django-helpdesk 2.6.1, other run: {}"
failed = False


def say(metric, value, unit, bar=None, against=""):
    global failed
    holds = bar is None or value <= bar
    failed = failed or not holds
    line = {
        "bench": "escalation", "metric": metric, "value": round(value, 3), "unit": unit,
        "bar": bar, "holds": holds, "against": against,
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)


# -- Measuring -------------------------------------------------------------------------------


def seconds_of(pid):
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def server_processes():
    """The backends and writers of the database server, found from our own backend."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    parent = Path(f"/proc/{backend}/stat").read_text().rsplit(")", 1)[1].split()[1]
    return Path(f"/proc/{parent}/task/{parent}/children").read_text().split()


class Spent:
    """``with Spent() as spent``: wall seconds and CPU seconds of us and the server."""

    def __enter__(self):
        self.pids = server_processes()
        self.server = sum(map(seconds_of, self.pids))
        self.own, self.clock = time.process_time(), time.perf_counter()
        return self

    def __exit__(self, *_fault):
        self.wall = time.perf_counter() - self.clock
        self.python = time.process_time() - self.own
        self.database = sum(map(seconds_of, self.pids)) - self.server
        self.cpu = self.python + self.database


def sweep(at, expected):
    """One run of the timetable's line, checked: everything moved once, letters queued."""
    from judge_contact.models import Holding, TicketLimit
    from judge_contact.sweeps import escalate_overdue
    from portal.notices.models import Message

    before = Message.objects.count()
    with Spent() as spent:
        handled = escalate_overdue(at)
    assert handled == expected, handled
    assert Holding.objects.filter(since=at, role="HEAD").count() == expected
    assert TicketLimit.objects.filter(rule="RECEPTION", started_at=at).count() == expected
    assert Message.objects.count() - before == LETTERS * expected
    assert escalate_overdue(at) == 0
    return spent


# -- A court with many open requests ---------------------------------------------------------

LETTERS = 6
"""Of one escalation: head on site, by text and e-mail; party on site and by text; the group."""
TICKETS = """
INSERT INTO judge_contact_ticket (public_id, once_key, once_digest, number, court_id, division_id,
  case_id, judge_id, requester_id, channel, category, words, phone, best_time, state, state_since,
  round, answer_serial, repeats, registered_at, registered_on, rating_words, report_words)
SELECT gen_random_uuid(), gen_random_uuid(), '', 'LX2026-0102-' || n, c.court_id, c.division_id,
  c.id, c.judge_id, p.person_id, 'WEB', 'PROGRESS', '何时开庭，请法官回电', '10000000001', '',
  'NOTIFIED', %(at)s, 1, 1, 0, %(at)s, %(day)s, '', ''
FROM generate_series(%(first)s, %(last)s) n
JOIN (SELECT c.*, row_number() OVER (ORDER BY id) - 1 AS place FROM cases_case c) c
  ON c.place = n %% (SELECT count(*) FROM cases_case)
JOIN cases_party p ON p.case_id = c.id
"""
LIMITS = """
INSERT INTO judge_contact_ticketlimit (record_id, rule, round, owner_role, owner_id, started_at,
  days, due_on, due_at, provisional, calendar_version, reminders_sent, met_at)
SELECT t.id, %(rule)s, 1, %(role)s, CASE WHEN %(role)s = 'JUDGE' THEN t.judge_id END, %(at)s,
  %(days)s, date(%(due)s), %(due)s, false, %(version)s, 2, %(met)s
FROM judge_contact_ticket t WHERE t.id > %(after)s
"""
STEPS = """
INSERT INTO judge_contact_ticketstep (ticket_id, round, name, came_from, went_to, by_role, at,
  words)
SELECT t.id, 1, 'register', '', 'REGISTERED', 'PARTY', %(at)s, '' FROM judge_contact_ticket t
WHERE t.id > %(after)s
"""
HOLDINGS = """
INSERT INTO judge_contact_holding (ticket_id, round, role, person_id, since)
SELECT t.id, 1, 'JUDGE', t.judge_id, %(at)s FROM judge_contact_ticket t WHERE t.id > %(after)s
"""
MESSAGES = """
INSERT INTO notices_message (public_id, code, kind, about, occasion, court_id, person_id, channel,
  facts, urgent, state, created_at, not_before, attempts, sent_at, sent_to, provider_ref,
  last_error)
SELECT gen_random_uuid(), upper(substr(md5(random()::text || t.id), 1, 10)),
  'judge_contact.registered', 'judge_contact.Ticket:' || t.public_id, 'register', t.court_id,
  t.requester_id, 'SMS', '{}', false, 'SENT', %(at)s, %(at)s, 1, %(at)s, '', '', ''
FROM judge_contact_ticket t WHERE t.id > %(after)s
ON CONFLICT DO NOTHING
"""
DUE = """
UPDATE judge_contact_ticketlimit SET due_at = %(due)s, due_on = date(%(due)s)
WHERE id IN (SELECT id FROM judge_contact_ticketlimit WHERE rule = 'CONTACT' AND due_at = %(later)s
             ORDER BY md5(id::text) LIMIT %(count)s)
"""
LATER = FIRST_DUE + timedelta(days=2)


def found_the_court():
    """One court: four divisions with their officers, and 2,000 cases."""
    from django.core.management import call_command

    from portal.notices.models import WorkGroup
    from portal.people.roles import Role
    from portal.workdays.models import DayNotice
    from tests import builders

    call_command("load_reference", verbosity=0)
    DayNotice.objects.update(settled_at=ASKED_AT)
    court = builders.a_court()
    for role in (Role.INSPECTOR, Role.LEADER, Role.AGENT):
        builders.an_office(role, builders.a_division(court))
    for number in range(4):
        division = builders.a_division(court, f"bench-{number}", name=f"第{number}庭")
        WorkGroup.objects.create(
            court=court, division=division, name="组", robot_url="http://127.0.0.1:9/"
        )
        for role in (Role.LIAISON, Role.HEAD):
            builders.an_office(role, division, email=f"{role}{number}@court.invalid".lower())
        judges = [builders.an_office(Role.JUDGE, division) for _ in range(5)]
        for place in range(500):
            builders.a_case(builders.a_person(), division=division, judge=judges[place % 5])


def execute(sql, **facts):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(sql, facts)
        count = cursor.rowcount
        cursor.execute("RESET statement_timeout")
    return count


def grow(first, last):
    """Open requests numbered first to last, each with its duties, holder, step and a letter."""
    from judge_contact.models import Ticket
    from portal.workdays.calendars import calendar_for

    newest = Ticket._base_manager.order_by("-pk").first()
    facts = {"at": ASKED_AT, "after": newest.pk if newest else 0}
    execute(TICKETS, at=ASKED_AT, day=ASKED_AT.date(), first=first, last=last)
    for rule, role, due, met in (
        ("ACKNOWLEDGEMENT", "LIAISON", FIRST_DUE, ASKED_AT),
        ("CONTACT", "JUDGE", LATER, None),
        ("REPORT", "LIAISON", LATER + timedelta(days=1), None),
    ):
        execute(LIMITS, rule=rule, role=role, due=due, met=met, days=1,
                version=calendar_for().version, **facts)
    for sql in (STEPS, HOLDINGS, MESSAGES):
        execute(sql, **facts)
    settle()


def settle():
    """As after an ordinary night: statistics fresh, dead rows away, buffers written."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for table in ("ticket", "ticketlimit", "ticketstep", "holding"):
            cursor.execute(f"VACUUM (ANALYZE) judge_contact_{table}")
        cursor.execute("VACUUM (ANALYZE) notices_message")
        cursor.execute("CHECKPOINT")
        cursor.execute("RESET statement_timeout")


_place = 0


def due(count):
    """So many open requests fall due at one instant of their own; answers the instant."""
    global _place
    _place += 1
    instant = FIRST_DUE + _place * SECOND
    assert execute(DUE, due=instant, later=LATER, count=count) == count
    return instant


def median_cpu(count):
    return statistics.median(sweep(due(count), count).cpu for _ in range(ROUNDS))


def run():
    found_the_court()
    grow(1, SMALL)
    median_cpu(100)  # warms plans and caches, and is thrown away
    small = median_cpu(100)
    say(f"100 due among {SMALL:,} open, CPU (median of {ROUNDS})", small, "CPU s")

    grow(SMALL + 1, MIDDLE)
    runs = [sweep(due(1_000), 1_000) for _ in range(3)]
    middle = sorted(runs, key=lambda spent: spent.cpu)[1]
    say("1,000 due among 100,000 open, CPU of process and server (median of 3)", middle.cpu,
        "CPU s", 2, PEER.format("23.1 CPU s"))
    say("  of which the process", middle.python, "CPU s")
    say("  of which the server", middle.database, "CPU s")
    settle()
    many = sweep(due(10_000), 10_000)
    say("10,000 due at one instant, notices queued, wall", many.wall, "s", 15,
        PEER.format("246.6 s"))
    say("10,000 due at one instant, notices queued, CPU", many.cpu, "CPU s", None,
        PEER.format("203.8 CPU s"))

    grow(MIDDLE + 1, LARGE)
    median_cpu(100)
    large = median_cpu(100)
    say(f"100 due among {LARGE:,} open, CPU (median of {ROUNDS})", large, "CPU s")
    say("cost of 100 due: among 1,000,000 open to among 10,000", large / small, "times", 1.3)


# -- A scratch database ----------------------------------------------------------------------


def with_scratch_database(work):
    """Run in a database of our own on the server of DATABASE_URL, dropped at the end."""
    import psycopg2

    url = urlsplit(os.environ["DATABASE_URL"])
    name = f"bench_escalation_{os.getpid()}"
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
            work()
        finally:
            connections.close_all()
    finally:
        admin.cursor().execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        admin.close()


if __name__ == "__main__":
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        sys.exit("This benchmark needs PostgreSQL: set DATABASE_URL, or use ./script/bench.")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    with_scratch_database(run)
    sys.exit(1 if failed else 0)
