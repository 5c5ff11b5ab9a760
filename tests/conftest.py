"""The hostile runtime: what could go wrong quietly goes wrong loudly here. See hostile.py."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.template import engines
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases
from django.utils import translation

from tests import hostile, kept_tables, reference

PUBLIC_PAGE_QUERIES = 12
SERVERS = ("postgres", "redis", "celery", "torture", "browser")
"""Markers of tests that need one, whatever else they touch."""

hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")
hostile.refuse_far_sockets()
hostile.shuffle_unordered_rows()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots", action="store_true", help="journeys write docs/screenshots/*.png"
    )
    parser.addoption(
        "--quick", action="store_true",
        help="what needs no database, and of each file one test that does",
    )
    parser.addoption(
        "--served-at", metavar="URL", help="journeys walk a demo court that already runs there"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations once, before any worker starts: pages are Chinese."""
    if hasattr(config, "workerinput"):
        return
    script = Path(settings.BASE_DIR, "script/_traditional.py")
    subprocess.run([sys.executable, str(script)], check=True)
    for po in Path(settings.BASE_DIR, "locale").glob("*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            subprocess.run(["msgfmt", "--check-format", "-o", str(mo), str(po)], check=True)


def touches_the_database(item: pytest.Item) -> bool:
    named = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(named) or item.get_closest_marker("django_db") is not None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this run need not ask."""
    if config.getoption("--quick"):
        wanted = in_a_quick_run(items)
    elif settings.IS_SQLITE:
        return
    else:
        wanted = {item for item in items if is_for_postgres(item)}
    config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
    items[:] = [item for item in items if item in wanted]


def in_a_quick_run(items: list[pytest.Item]) -> set[pytest.Item]:
    """Every rule, for rules know no database, and one look into everything else."""
    at_home = [i for i in items if not any(i.get_closest_marker(name) for name in SERVERS)]
    first = {item.path: item for item in reversed(at_home) if touches_the_database(item)}
    return {item for item in at_home if not touches_the_database(item)} | set(first.values())


def is_for_postgres(item: pytest.Item) -> bool:
    """Whether a test touches the database, or needs a server of some kind.

    The rest knows no database, or only puts things there: it has the same answer beside any, and
    runs with SQLite.
    """
    needs_a_server = any(item.get_closest_marker(name) for name in SERVERS)
    is_concerned = touches_the_database(item) and not item.get_closest_marker("any_database")
    return needs_a_server or is_concerned


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_blocker, django_db_modify_db_settings
) -> Iterator[None]:
    """Tables by our migrations, made once and kept on SQLite, made anew on PostgreSQL."""
    name = settings.DATABASES["default"]["TEST"].get("NAME", "")
    with django_db_blocker.unblock():
        is_kept = settings.IS_SQLITE and kept_tables.take(name)
        made = setup_databases(verbosity=0, interactive=False, keepdb=is_kept)
        if settings.IS_SQLITE and not is_kept:
            kept_tables.keep(name)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def _undefined_template_variables_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = hostile.FailOnUndefined()
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", strict)


@pytest.fixture(autouse=True)
def _files_are_thrown_away(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _no_language_is_left_over() -> Iterator[None]:
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def client() -> hostile.HonestClient:
    """A visitor with a browser whose pages are checked against the strict content policy."""
    return hostile.HonestClient()


@pytest.fixture
def client_of(db) -> Callable[..., hostile.HonestClient]:
    """``client_of(person)``: a browser in which this person is signed in."""

    def sign_in(person, **headers: str) -> hostile.HonestClient:
        browser = hostile.HonestClient(headers=headers)
        browser.force_login(person)
        return browser

    return sign_in


@pytest.fixture
def at_most() -> Callable[[int], object]:
    """``with at_most(12):`` fails with the statements when a page asks the database more."""

    @contextmanager
    def ceiling(number: int = PUBLIC_PAGE_QUERIES) -> Iterator[None]:
        with CaptureQueriesContext(connection) as asked:
            yield
        # Savepoints and the notes of sessions and audit are not what the page asks for.
        said = [query["sql"][:160] for query in asked if query["sql"].startswith("SELECT")]
        said = [sql for sql in said if "audit_chainhead" not in sql]
        if len(said) > number:
            pytest.fail(f"{len(said)} queries, at most {number} allowed:\n" + "\n".join(said))

    return ceiling


@pytest.fixture
def court_data(db) -> None:
    """Courts, divisions and the national calendar, as the reference data of the house has them."""
    reference.load()
