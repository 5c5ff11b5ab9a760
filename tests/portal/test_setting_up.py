"""Setting up a place again changes nothing; a demo can be thrown away, anything else cannot."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.common.refusals import Refused
from portal.demo import clearing, courts, letters
from portal.management.commands import set_up
from portal.notices.models import Message, WorkGroup
from tests.builders import A_MONDAY, a_court, a_person

pytestmark = pytest.mark.django_db


def a_message(days_ago: int, **fields) -> Message:
    then = A_MONDAY - timedelta(days=days_ago)
    return Message.objects.create(
        kind="k", about="a", occasion=str(days_ago), court=a_court(), person=a_person(),
        channel=Message.Channel.SMS, created_at=then, not_before=then, **fields,
    )  # fmt: skip


def test_letters_of_the_demos_past_went_out_then_and_the_newest_go_out_now() -> None:
    old, new = a_message(days_ago=9), a_message(days_ago=1)
    assert letters.load(A_MONDAY) == 1
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, old.sent_at) == (Message.State.SENT, A_MONDAY - timedelta(days=9))
    assert (new.state, new.not_before) == (Message.State.PENDING, A_MONDAY)
    assert letters.load(A_MONDAY) == 0


def test_a_letter_that_somebody_tried_to_send_is_left_to_the_outbox() -> None:
    tried = a_message(days_ago=9, attempts=2)
    assert letters.load(A_MONDAY) == 0
    tried.refresh_from_db()
    assert tried.state == Message.State.PENDING


def test_a_house_with_people_but_no_demo_is_never_razed() -> None:
    someone = a_person(username="someone")
    with pytest.raises(Refused):
        clearing.raze()
    someone.refresh_from_db()


def test_outside_demo_mode_nothing_is_razed_or_loaded(settings) -> None:
    settings.DEMO = False
    with pytest.raises(Refused):
        clearing.raze()
    with pytest.raises(CommandError):
        call_command("set_up", "--demo")


@pytest.fixture
def collected(monkeypatch, settings, tmp_path) -> list[str]:
    """The commands called; one static file of our own is all there is."""
    settings.STATIC_ROOT = str(tmp_path / "static")
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "page.css").write_text("p {}")
    calls: list[str] = []
    monkeypatch.setattr(set_up, "call_command", lambda name, **options: calls.append(name))
    return calls


def test_static_files_are_collected_when_one_changed_and_only_then(collected, tmp_path) -> None:
    set_up.collect_changed()
    set_up.collect_changed()
    assert collected == ["collectstatic"]
    Path(tmp_path / "source" / "page.css").write_text("p { margin: 0 }")
    set_up.collect_changed()
    assert collected == ["collectstatic"] * 2


def test_the_demos_robots_are_found_on_whatever_port_the_portal_runs(court_data) -> None:
    courts.load(A_MONDAY)
    addresses = WorkGroup.objects.values_list("robot_url", flat=True)
    assert addresses
    assert [address for address in addresses if not address.startswith("/sandbox/")] == []
