"""The sweep: nothing early, everything once, in due order, past any fault."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from judge_contact import rules
from judge_contact.models import Ticket, TicketLimit
from portal.timelimits.limits import Start, meet, start_many
from portal.timelimits.sweep import SweepFault, act_on_due, remind
from tests.builders import A_MONDAY
from tests.timelimits.conftest import tickets

A_SECOND = timedelta(seconds=1)


class Heard:
    """Takes down what the sweep asked the service to act on."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.order: list = []

    def __call__(self, limits, at) -> None:
        self.batches.append([limit.pk for limit in limits])
        self.order += [limit.due_at for limit in limits]

    @property
    def all(self) -> list[int]:
        return [pk for batch in self.batches for pk in batch]


@pytest.mark.django_db
def test_nothing_early_and_everything_at_its_instant(duty):
    limit, heard = duty(), Heard()
    assert act_on_due(TicketLimit, at=limit.due_at - A_SECOND, act=heard) == 0
    assert act_on_due(TicketLimit, at=limit.due_at, act=heard) == 1
    limit.refresh_from_db()
    assert (limit.breached_at, limit.escalated_at) == (limit.due_at, limit.due_at)
    assert act_on_due(TicketLimit, at=limit.due_at + timedelta(days=9), act=heard) == 0
    assert heard.all == [limit.pk]


@pytest.mark.django_db
def test_a_met_or_cancelled_duty_is_left_alone(duty):
    met, cancelled, heard = duty(), duty(), Heard()
    meet(met, at=A_MONDAY + A_SECOND)
    TicketLimit.objects.filter(pk=cancelled.pk).update(cancelled_at=A_MONDAY)
    assert act_on_due(TicketLimit, at=A_MONDAY + timedelta(days=9), act=heard) == 0


@pytest.mark.django_db
def test_an_outage_of_three_days_is_caught_up_in_due_order(duty, a_ticket):
    started = [A_MONDAY + timedelta(days=n % 3, hours=n % 5) for n in range(9)]
    limits = [duty(at) for at in started]
    first = a_ticket()
    limits += [duty(ticket=first), duty(ticket=first, rule=rules.REPORT)]
    heard, late = Heard(), A_MONDAY + timedelta(days=7)
    assert act_on_due(TicketLimit, at=late, act=heard, batch=2) == len(limits)
    assert heard.order == sorted(heard.order)
    for limit in TicketLimit.objects.filter(pk__in=heard.all):
        assert limit.breached_at == limit.due_at, "the true due time stands in the record"
        assert limit.escalated_at == late


@pytest.mark.django_db
@pytest.mark.parametrize("batch", [1, 2, 3, 200])
def test_a_batch_holds_one_duty_of_a_record(duty, a_ticket, batch):
    """Two duties of one record due at one instant: the second is judged after the first acted."""
    for _ in range(3):
        ticket = a_ticket()
        duty(ticket=ticket)
        duty(ticket=ticket, rule=rules.RECEPTION)
    heard = Heard()
    assert act_on_due(TicketLimit, at=A_MONDAY + timedelta(days=2), act=heard, batch=batch) == 6
    record = dict(TicketLimit.objects.values_list("pk", "record_id"))
    for acted in heard.batches:
        assert len({record[pk] for pk in acted}) == len(acted)


@pytest.mark.django_db
def test_what_an_act_settles_is_not_acted_on_again(duty, a_ticket):
    ticket = a_ticket()
    duty(ticket=ticket)
    report = duty(ticket=ticket, rule=rules.REPORT)

    def settle(limits, at):
        TicketLimit.objects.filter(pk=report.pk).update(cancelled_at=at)

    assert act_on_due(TicketLimit, at=A_MONDAY + timedelta(days=9), act=settle) == 1


@pytest.mark.django_db
def test_one_bad_duty_never_stops_the_others(duty, caplog):
    limits, done = [duty() for _ in range(9)], Heard()
    bad = limits[4].pk

    def act(batch, at):
        if bad in [limit.pk for limit in batch]:
            raise RuntimeError("broken record")
        done(batch, at)

    with pytest.raises(SweepFault, match="8 handled, 1 could not"):
        act_on_due(TicketLimit, at=A_MONDAY + timedelta(days=9), act=act)
    assert sorted(done.all) == [limit.pk for limit in limits if limit.pk != bad]
    left = TicketLimit.objects.get(pk=bad)
    assert (left.escalated_at, left.breached_at) == (None, None)
    assert f"TicketLimit {bad}" in caplog.text
    assert "broken record" not in caplog.text, "a fault's own words may quote a person"


@pytest.mark.django_db
def test_a_crash_after_the_act_leaves_nothing_half_done(duty, monkeypatch):
    limit = duty()

    def act(limits, at):
        Ticket.objects.unscoped(because="test").update(repeats=7)
        raise SystemExit

    with pytest.raises(SystemExit):
        act_on_due(TicketLimit, at=limit.due_at, act=act)
    limit.refresh_from_db()
    assert limit.escalated_at is None
    assert Ticket.objects.unscoped(because="test").get().repeats == 0


@pytest.mark.django_db
def test_statements_do_not_grow_with_the_batch(division, django_assert_max_num_queries):
    start_many(
        TicketLimit, [Start(t, t.court, 1, None) for t in tickets(division, 150)],
        rules.CONTACT, at=A_MONDAY,
    )
    with django_assert_max_num_queries(9):
        assert act_on_due(TicketLimit, at=A_MONDAY + timedelta(days=9), act=Heard()) == 150


@pytest.mark.django_db
def test_each_reminder_once(duty):
    limit, heard = duty(), Heard()  # due Tuesday 17:00, reminders 3 h and 1 h before
    times = [limit.due_at - timedelta(hours=h) for h in (4, 3, 2, 1)] + [limit.due_at]
    assert [remind(TicketLimit, at=at, act=heard) for at in times] == [0, 1, 0, 1, 0]
    assert remind(TicketLimit, at=times[-1], act=heard) == 0


@pytest.mark.django_db
def test_a_missed_reminder_is_given_once_not_twice(duty):
    limit, heard = duty(), Heard()
    half_an_hour = limit.due_at - timedelta(minutes=30)
    assert remind(TicketLimit, at=half_an_hour, act=heard) == 1
    assert remind(TicketLimit, at=half_an_hour + A_SECOND, act=heard) == 0


# -- Several at once -----------------------------------------------------------------------------


def many_due(count: int) -> None:
    from tests.builders import a_division

    made = tickets(a_division(), count)
    start_many(
        TicketLimit, [Start(t, t.court, 1, None) for t in made], rules.CONTACT, at=A_MONDAY
    )


def at_once(times: int, run) -> list:
    barrier, answers = threading.Barrier(times), []

    def work() -> None:
        try:
            barrier.wait(10)
            answers.append(run())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_four_sweeps_at_once_act_once_on_each():
    many_due(300)
    heard, late = Heard(), A_MONDAY + timedelta(days=9)
    answers = at_once(4, lambda: act_on_due(TicketLimit, at=late, act=heard, batch=20))
    assert len(answers) == 4
    act_on_due(TicketLimit, at=late, act=heard)
    assert len(heard.all) == len(set(heard.all)) == 300


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_a_person_who_answers_first_wins_over_the_sweep():
    """While somebody holds the record the sweep passes it over; afterwards nothing is due."""
    from django.db import transaction

    many_due(2)
    held, other = TicketLimit.objects.order_by("pk")
    late, heard = A_MONDAY + timedelta(days=9), Heard()
    with transaction.atomic():
        list(Ticket._base_manager.select_for_update().filter(pk=held.record_id))
        meet(held, at=late)
        assert at_once(1, lambda: act_on_due(TicketLimit, at=late, act=heard)) == [1]
    assert act_on_due(TicketLimit, at=late, act=heard) == 0
    assert heard.all == [other.pk]
