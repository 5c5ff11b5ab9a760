"""The demo's work groups."""

import pytest

from portal.notices.models import WorkGroup
from portal.sandbox.demo import load
from tests.builders import A_MONDAY, a_division

pytestmark = pytest.mark.django_db


def test_every_division_gets_one_group_and_a_second_run_adds_none(client):
    first, second = a_division(), a_division(code="civil-2")
    assert load(A_MONDAY) == 2
    assert load(A_MONDAY) == 0
    groups = WorkGroup.objects.order_by("division__code")
    assert [group.division for group in groups] == [first, second]
    said = '{"markdown": {"content": "hello"}}'
    answer = client.post(groups[0].robot_url, said, content_type="application/json")
    assert answer.json()["errcode"] == 0
