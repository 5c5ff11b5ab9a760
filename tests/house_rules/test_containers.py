"""The compose file stands by itself, and everyone names the same PostgreSQL."""

import re

import pytest
import yaml

from tests.house_rules import tree

COMPOSE = tree.ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load(COMPOSE.read_text())


def names(entry) -> list[str]:
    return list(entry) if isinstance(entry, dict | list) else []


def test_every_service_waits_only_for_services_that_exist(compose):
    services = compose["services"]
    waited = {name for service in services.values() for name in names(service.get("depends_on"))}
    assert waited <= set(services)


def test_every_volume_is_declared_and_used(compose):
    mounted = {
        volume.split(":")[0] if isinstance(volume, str) else volume.get("source")
        for service in compose["services"].values()
        for volume in service.get("volumes", [])
    }
    named = {name for name in mounted if name and not name.startswith((".", "/"))}
    assert named == set(compose.get("volumes") or {})


def test_every_service_has_an_image_and_says_whether_it_is_well(compose):
    for name, service in compose["services"].items():
        assert "image" in service or "build" in service, name
        assert ":latest" not in service.get("image", ""), name


def test_compose_and_scripts_name_the_same_postgresql(compose):
    images = [service.get("image", "") for service in compose["services"].values()]
    major = {m for image in images for m in re.findall(r"postgres:(\d+)", image)}
    assert len(major) == 1
    others = {
        number
        for path in [
            *(tree.ROOT / "script").iterdir(),
            *tree.ROOT.glob(".ci/*"),
            *tree.ROOT.glob("docs/*.md"),
        ]
        if path.is_file()
        for number in re.findall(r"[Pp]ost[Gg]re[sS](?:QL|ql)?[-: /](\d{2})\b", path.read_text())
    }
    assert others <= major
