"""Numbers and orders: nothing twice, no gap."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.papers.faults import Fault
from portal.papers.models import Paper
from portal.papers.numbering import next_number
from portal.papers.orders import retry
from tests.papers.conftest import AT, Matter

pytestmark = pytest.mark.django_db


def test_numbers_run_per_court_and_local_year(court):
    other = Court.objects.create(code="吉0199", name="x", name_en="x", level=Court.Level.BASIC)
    new_year = AT.replace(month=12, day=31, hour=23, minute=59)
    assert [next_number(court, AT), next_number(court, new_year), next_number(other, AT)] == [
        "吉01诉通〔2026〕000001号", "吉01诉通〔2026〕000002号", "吉0199诉通〔2026〕000001号",
    ]
    assert next_number(court, new_year + timedelta(minutes=1)) == "吉01诉通〔2027〕000001号"


def test_a_number_is_given_back_when_the_act_fails(court, ordered):
    ordered()

    def fail_after_ordering():
        with transaction.atomic():
            ordered()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_ordering()
    assert ordered().number.endswith("000002号")


def test_the_same_order_twice_is_one_paper(ordered):
    about = Matter()
    first, again = ordered(about), ordered(about)
    assert first.pk == again.pk
    assert ordered(about, language="en").pk != first.pk
    assert ordered(about, occasion="second").pk != first.pk
    assert [paper.number[-4:-1] for paper in Paper.objects.order_by("pk")] == ["001", "002", "003"]


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs two writers at once")
@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_every_number_once(court, ordered):
    barrier = threading.Barrier(4, timeout=10)
    shared = Matter()
    errors = []

    def work():
        try:
            barrier.wait()
            for _round in range(5):
                with transaction.atomic():
                    ordered()
            barrier.wait()
            with transaction.atomic():
                ordered(shared)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []
    numbers = sorted(Paper.objects.values_list("number", flat=True))
    assert numbers == [f"吉01诉通〔2026〕{place:06d}号" for place in range(1, 22)]


def test_retry_is_for_failed_papers_only_and_is_recorded(ordered):
    paper = ordered()
    with pytest.raises(Refused, match="did not fail|没有失败"):
        retry(paper, by=None, at=AT)
    assert not Entry.objects.exists()
    Paper.objects.update(state="FAILED", attempts=5, last_error=f"{Fault.NO_FONT}:")
    retry(paper, by=None, at=AT)
    paper.refresh_from_db()
    assert (paper.state, paper.attempts, paper.next_try_at) == ("ORDERED", 0, None)
    assert Entry.objects.get().verb == "retry_paper"
