"""A series of numbers: from one, without gap, given back when its act is undone."""

import pytest
from django.db import transaction

from judge_contact.models import LedgerSeries
from portal.common.series import count_on
from portal.courts.models import Court

pytestmark = pytest.mark.django_db


@pytest.fixture
def court(court_data):
    return Court.objects.get(code="吉0102")


def test_each_series_counts_from_one(court):
    other = Court.objects.get(code="吉0103")
    assert [count_on(LedgerSeries, court=court, year=2026) for _time in range(3)] == [1, 2, 3]
    assert count_on(LedgerSeries, court=court, year=2027) == 1
    assert count_on(LedgerSeries, court=other, year=2026) == 1


def test_an_act_undone_gives_its_number_back(court):
    count_on(LedgerSeries, court=court, year=2026)
    with transaction.atomic():
        assert count_on(LedgerSeries, court=court, year=2026) == 2
        transaction.set_rollback(True)
    assert count_on(LedgerSeries, court=court, year=2026) == 2
