"""A court with a long ledger, filled in few statements: for bench/tickets.py.

Cases with a plaintiff each, requests in every stage of their way with their duties, holders,
steps, letters and audit rows. All names and numbers are made by arithmetic.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
DIVISIONS, JUDGES = 8, 6
SUBMITTERS = 4_000
"""Parties whose case has no request yet: they submit."""

FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = "一二三四五六七八九十百千万亿甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"

PEOPLE = """
INSERT INTO people_person (password, is_superuser, username, email, is_staff, is_active,
  date_joined, public_id, full_name, kind, phone, phone_verified, language)
SELECT '!', false, 'bench-' || n, '', false, true, %(at)s, gen_random_uuid(),
  substr(%(family)s, 1 + n %% 16, 1) || substr(%(given)s, 1 + (n / 16) %% 30, 1)
  || substr(%(given)s, 1 + (n / 480) %% 30, 1),
  'NATURAL', '199' || lpad(n::text, 8, '0'), true, 'zh-hans'
FROM generate_series(1, %(count)s) n
"""
CASES = """
INSERT INTO cases_case (public_id, court_id, division_id, year, type_code, serial, number,
  cause_no, cause, cause_en, stage, judge_id, filed_on, next_occasion)
SELECT gen_random_uuid(), %(court)s, s.division_id, 2026, '民初', n,
  '（2026）' || %(code)s || '民初' || n || '号', '', '民间借贷纠纷', 'private lending dispute',
  'IN_TRIAL', s.person_id, date '2026-01-05' + (n %% 200)::int, ''
FROM generate_series(1, %(count)s) n
JOIN (SELECT o.division_id, o.person_id, row_number() OVER (ORDER BY o.id) - 1 AS place
      FROM people_office o WHERE o.role = 'JUDGE') s ON s.place = n %% %(seats)s
"""
PARTIES = """
INSERT INTO cases_party (public_id, case_id, person_id, side, in_counterclaim, name, phone,
  position)
SELECT gen_random_uuid(), c.id, p.id, 'PLAINTIFF', '', p.full_name, p.phone, 1
FROM cases_case c JOIN people_person p ON p.username = 'bench-' || c.serial
"""
TICKETS = """
INSERT INTO judge_contact_ticket (public_id, once_key, once_digest, number, court_id, division_id,
  case_id, judge_id, requester_id, channel, category, words, phone, best_time, state, state_since,
  round, answer_serial, repeats, registered_at, registered_on, closed_at, rating_words,
  report_words)
SELECT gen_random_uuid(), gen_random_uuid(), '',
  'LX2026-' || substr(%(code)s, 2) || '-' || lpad(c.serial::text, 6, '0'), c.court_id,
  c.division_id, c.id, c.judge_id, y.person_id,
  (ARRAY['WEB', 'PHONE', 'COUNTER', 'MISSED_CALL'])[1 + c.serial %% 4],
  (ARRAY['PROGRESS', 'MATERIAL', 'HEARING', 'FEE', 'JUDGMENT'])[1 + c.serial %% 5],
  repeat('何时开庭，请法官回电。', 14), y.phone, '', s.state, %(at)s, 1, 1, 0,
  %(at)s - make_interval(secs => c.serial), date(%(at)s - make_interval(secs => c.serial)),
  CASE WHEN s.state = 'CLOSED' THEN %(at)s END, '', ''
FROM cases_case c JOIN cases_party y ON y.case_id = c.id
CROSS JOIN LATERAL (SELECT (ARRAY['REGISTERED', 'NOTIFIED', 'NOTIFIED', 'NOTIFIED', 'NOTIFIED',
  'WITH_HEAD', 'SUPERVISED', 'CONTACTED', 'REPORTED', 'CLOSED'])[1 + c.serial %% 10] AS state) s
WHERE c.serial <= %(count)s
"""
LIMITS = """
INSERT INTO judge_contact_ticketlimit (record_id, rule, round, owner_role, owner_id, started_at,
  days, due_on, due_at, provisional, calendar_version, reminders_sent, met_at)
SELECT t.id, %(rule)s, 1, %(role)s, NULL, t.registered_at, %(days)s,
  date(t.registered_at + %(length)s), t.registered_at + %(length)s, false, %(version)s, 2,
  CASE WHEN t.state = 'CLOSED' OR %(rule)s = 'ACKNOWLEDGEMENT' OR
    (%(rule)s = 'CONTACT' AND t.state IN ('CONTACTED', 'REPORTED')) THEN t.registered_at END
FROM judge_contact_ticket t
"""
STEPS = """
INSERT INTO judge_contact_ticketstep (ticket_id, round, name, came_from, went_to, by_id, by_role,
  at, words)
SELECT t.id, 1, s.name, '', t.state, t.requester_id, 'PARTY', t.registered_at, ''
FROM judge_contact_ticket t CROSS JOIN (VALUES ('register'), ('acknowledge')) s(name)
"""
HOLDINGS = """
INSERT INTO judge_contact_holding (ticket_id, round, role, person_id, since)
SELECT t.id, 1, 'JUDGE', t.judge_id, t.registered_at FROM judge_contact_ticket t
"""
MESSAGES = """
INSERT INTO notices_message (public_id, code, kind, about, occasion, court_id, person_id, channel,
  facts, urgent, state, created_at, not_before, attempts, sent_at, sent_to, provider_ref,
  last_error)
SELECT gen_random_uuid(), upper(substr(md5(random()::text || t.id), 1, 10)),
  'judge_contact.registered', 'judge_contact.Ticket:' || t.public_id, 'register', t.court_id,
  t.requester_id, 'SMS', '{}', false, 'SENT', %(at)s, %(at)s, 1, %(at)s, '', '', ''
FROM judge_contact_ticket t ON CONFLICT DO NOTHING
"""
TABLES = (
    "people_person", "people_office", "cases_case", "cases_party", "judge_contact_ticket",
    "judge_contact_ticketlimit", "judge_contact_ticketstep", "judge_contact_holding",
    "notices_message",
)


def execute(sql: str, **facts: object) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(sql, facts or None)
        cursor.execute("RESET statement_timeout")


def fill(count: int) -> None:
    """A court of eight divisions whose ledger holds ``count`` requests, six in ten unanswered."""
    court = _found_the_court()
    at = datetime.now(SHANGHAI).replace(microsecond=0)
    people = count + SUBMITTERS
    execute(PEOPLE, at=at, count=people, family=FAMILY, given=GIVEN)
    execute(CASES, court=court.pk, code=court.code, count=people, seats=DIVISIONS * JUDGES)
    execute(PARTIES)
    execute(TICKETS, at=at, code=court.code, count=count)
    _duties(at)
    for sql in (STEPS, HOLDINGS):
        execute(sql)
    execute(MESSAGES, at=at)
    execute(
        "INSERT INTO judge_contact_ledgerseries (court_id, year, last) VALUES"
        " (%(court)s, %(year)s, %(last)s)",
        court=court.pk, year=at.year, last=count,
    )  # fmt: skip
    for table in TABLES:
        execute(f"VACUUM (ANALYZE) {table}")  # noqa: S608  our own names
    execute("CHECKPOINT")


def _duties(at: datetime) -> None:
    from portal.workdays.calendars import calendar_for

    version = calendar_for().version
    for rule, role, days in (
        ("ACKNOWLEDGEMENT", "LIAISON", 1),
        ("CONTACT", "JUDGE", 2),
        ("REPORT", "LIAISON", 3),
    ):
        execute(
            LIMITS, rule=rule, role=role, days=days, length=timedelta(days=days), version=version
        )


def _found_the_court():
    from django.core.management import call_command

    from portal.notices.models import WorkGroup
    from portal.people.roles import Role
    from tests import builders

    call_command("load_reference", verbosity=0)
    call_command("createcachetable", verbosity=0)
    court = builders.a_court()
    seat = builders.a_division(court, "bench-0", name="第0庭")
    for role in (Role.INSPECTOR, Role.LEADER, Role.AGENT):
        builders.an_office(role, seat, username=f"bench {role}".lower())
    for number in range(DIVISIONS):
        division = builders.a_division(court, f"bench-{number}", name=f"第{number}庭")
        WorkGroup.objects.create(
            court=court, division=division, name="组", robot_url="http://127.0.0.1:9/"
        )
        for role in (Role.LIAISON, Role.HEAD):
            builders.an_office(role, division, username=f"bench {role} {number}".lower())
        for _judge in range(JUDGES):
            builders.an_office(Role.JUDGE, division)
    return court
