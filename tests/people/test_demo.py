"""The demo's people: one button each, in demo mode only."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet
from django.conf import settings as django_settings
from django.contrib.auth import SESSION_KEY

from portal.people import demo, numbers
from portal.people.models import Person
from portal.people.roles import Role
from tests import builders

NAMES = (
    "litigant respondent enterprise lawyer agent liaison judge head inspector clerk cashier "
    "service_clerk courier archivist mediator mediation_admin auditor sysadmin"
)


def test_the_eighteen_of_the_interface_are_there():
    assert " ".join(name for name in demo.EVERYBODY if name != "overseas") == NAMES


def test_each_has_an_own_well_formed_phone():
    phones = [one.phone for one in demo.EVERYBODY.values()]
    assert len(set(phones)) == len(demo.EVERYBODY)
    assert [numbers.mobile(phone) for phone in phones] == phones


def test_every_member_of_staff_has_the_role_of_the_name():
    for one in demo.STAFF:
        assert one.role == Role[one.username.upper()]


def test_the_sign_in_page_offers_a_button_for_each(client, db):
    page = client.get("/accounts/login/").content.decode()
    for name in demo.EVERYBODY:
        assert f'name="username" value="{name}"' in page


@pytest.mark.parametrize(("name", "role", "lands"), [
    ("litigant", None, "/"), ("judge", Role.JUDGE, "/staff/"),
])
def test_one_press_signs_in(client, db, name, role, lands):
    person = builders.an_office(role, username=name) if role else builders.a_person(username=name)
    assert client.post("/accounts/demo/", {"username": name})["Location"] == lands
    assert client.session[SESSION_KEY] == str(person.pk)
    assert UserSession.objects.get(user=person).session_key == client.session.session_key


def test_one_press_changes_from_one_person_to_another(client, db):
    builders.a_person(username="litigant")
    other = builders.a_person(username="respondent")
    client.post("/accounts/demo/", {"username": "litigant"})
    client.post("/accounts/demo/", {"username": "respondent"})
    assert client.session[SESSION_KEY] == str(other.pk)


@pytest.mark.parametrize("name", ["zhang", "", "nobody"])
def test_nobody_else_is_signed_in_that_way(client, person, name):
    assert client.post("/accounts/demo/", {"username": name}).status_code == 404
    assert SESSION_KEY not in client.session


def test_looking_at_the_address_signs_nobody_in(client, db):
    builders.a_person(username="litigant")
    assert client.get("/accounts/demo/?username=litigant").status_code == 405


def test_outside_demo_mode_the_view_is_shut_even_if_reached(client, db, settings):
    builders.a_person(username="litigant")
    settings.DEMO = False
    assert client.post("/accounts/demo/", {"username": "litigant"}).status_code == 404
    assert "/accounts/demo/" not in client.get("/accounts/login/").content.decode()


PROBE = """
import django
django.setup()
from django.urls import NoReverseMatch, reverse
from django.conf import settings
try:
    reverse("demo_sign_in")
except NoReverseMatch:
    print("no route", settings.REQUIRE_STAFF_SECOND_FACTOR)
"""


def outside(**more):
    environment = {name: value for name, value in os.environ.items() if name != "DEMO"}
    environment |= {"DJANGO_SETTINGS_MODULE": "portal.settings", "DEMO": "0", **more}
    return subprocess.run(
        [sys.executable, "-c", PROBE], env=environment, capture_output=True, text=True,
        cwd=Path(django_settings.BASE_DIR), check=False,
    )


def test_outside_demo_mode_there_is_no_such_address_and_two_factors_are_demanded():
    keys = {"SECRET_KEY": "k" * 60, "FIELD_KEYS": Fernet.generate_key().decode()}
    assert outside(**keys).stdout.strip() == "no route True"


def test_outside_demo_mode_the_portal_does_not_start_without_keys_for_personal_data():
    answer = outside(SECRET_KEY="k" * 60, FIELD_KEYS="")
    assert answer.returncode != 0
    assert "FIELD_KEYS" in answer.stderr


def test_their_accounts_are_made_by_the_demo_only(db):
    assert not Person.objects.filter(username__in=demo.EVERYBODY).exists()
