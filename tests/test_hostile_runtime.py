"""The runtime itself is tested: a guard that guards nothing is worse than none."""

import socket
import warnings

import pytest
from django.db import connection
from django.template import engines
from django.template.loader import get_template

from tests import builders, hostile


def test_a_connection_to_another_machine_fails():
    with socket.socket() as far, pytest.raises(hostile.FarConnection):
        far.connect(("192.0.2.1", 80))
    with pytest.raises(hostile.FarConnection):
        socket.getaddrinfo("example.org", 443)


def test_a_connection_to_this_machine_is_allowed():
    with socket.create_server(("127.0.0.1", 0)) as server:
        near = socket.create_connection(server.getsockname())
        near.close()


def test_a_warning_is_an_error():
    with pytest.raises(DeprecationWarning):
        warnings.warn("old habit", DeprecationWarning, stacklevel=1)


def test_an_undefined_variable_in_our_template_fails():
    template = get_template("base.html")
    ours = engines["django"].from_string("{{ nobody.gave_this|default:'x' }}")
    ours.template.nodelist[0].origin = template.origin
    with pytest.raises(hostile.UndefinedVariable, match="nobody.gave_this"):
        ours.render({})


def test_an_undefined_variable_in_a_package_keeps_djangos_manners():
    theirs = engines["django"].from_string("{{ nobody.gave_this|default:'x' }}")
    assert theirs.render({}) == "x"


@pytest.mark.django_db
def test_rows_nobody_ordered_come_in_another_order():
    for _ in range(12):
        builders.a_person()
    seen = {tuple(p.pk for p in builders.Person.objects.all()) for _ in range(20)}
    ordered = {tuple(p.pk for p in builders.Person.objects.order_by("pk")) for _ in range(20)}
    assert len(seen) > 1
    assert len(ordered) == 1


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script>alert(1)</script>", "inline script"),
        ("<p style='color:red'>x</p>", "inline style in <p>"),
        ("<style>p{}</style>", "inline style in <style>"),
        ("<button onclick='x()'>x</button>", "onclick= on <button>"),
        ("<img src='//far.invalid/x.png'>", "<img src> leaves this host: //far.invalid/x.png"),
        ("<a href='javascript:x()'>x</a>", "javascript: address on <a>"),
    ],
)
def test_a_page_the_content_policy_would_break_is_noticed(html, fault):
    assert hostile.strict_faults(html) == [fault]


def test_a_clean_page_passes():
    html = '<script src="/static/js/x.js"></script><script type="application/json">{}</script>'
    assert hostile.strict_faults(html) == []


@pytest.mark.django_db
def test_a_write_while_reading_is_noticed():
    with hostile.reading_only():
        assert builders.Person.objects.count() == 0
    with hostile.reading_only(), pytest.raises(hostile.WroteWhileReading):
        builders.a_person()


@pytest.mark.django_db
def test_too_many_queries_fail_with_the_statements(at_most):
    def ask_twice():
        with at_most(1), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.execute("SELECT 2")

    with pytest.raises(pytest.fail.Exception, match="2 queries, at most 1 allowed"):
        ask_twice()


@pytest.mark.django_db
def test_the_home_page_opens_for_a_visitor(client):
    assert client.get("/").status_code == 200
