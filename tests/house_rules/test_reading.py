"""Who reads what: every page reads through ``visible_to``, or is on the short list below."""

import ast
import inspect
import sys
import textwrap

from django.urls import URLPattern
from django.views import View

from tests import routes
from tests.house_rules import tree

SCOPES = {"visible_to", "own_of", "opened_by"}
"""Words that scope a reading: to a person, or to whoever holds a signed answer link."""

FORBIDDEN = {"unscoped", "_base_manager", "_default_manager", "raw", "cursor"}

OFFER = "what the court offers"
SERVICES = (
    "guide", "guide_question", "guide_answer", "file", "delivery", "mediation", "pay", "fees",
    "hotline", "window", "dossier", "figures", "kiosk", "allotment_rule",
)  # fmt: skip
OWN = "one's own account, sign-ins, proofs and mandates, filtered by the person signed in"
ACCOUNT = (
    "account", "identity", "sessions", "stay", "end_other_sessions", "end_session", "show_own",
    "confirm_by_code", "kept_form", "new_password", "forgotten_password", "mandates",
    "mandate_new", "mandate_help", "mandate_confirm", "mandate_end",
)  # fmt: skip
UPLOADS = "one's own files on their way in, found by the person signed in"
DEMO = "the made-up outside world, in demo mode only"
BANK = (
    "sandbox_bank_page", "sandbox_bank_announce", "sandbox_bank_query", "sandbox_bank_refund",
    "sandbox_bank_statement",
)  # fmt: skip
WITHOUT_CASE_DATA: dict[str, str] = {
    "home": OFFER,
    "about": OFFER,
    "accessibility": OFFER,
    **dict.fromkeys(SERVICES, OFFER),
    "file_elsewhere": OFFER,
    "file_green": OFFER,
    "file_abroad": OFFER,
    "uploads": UPLOADS,
    "upload": UPLOADS,
    "upload_finish": UPLOADS,
    "set_language": "this browser's own choice",
    "set_type_size": "this browser's own choice",
    **dict.fromkeys(ACCOUNT, OWN),
    "demo_sign_in": DEMO,
    "sandbox": DEMO,
    "sandbox_faults": DEMO,
    "sandbox_newest": DEMO,
    "sandbox_sms": DEMO,
    "sandbox_identity": DEMO,
    "sandbox_wecom": DEMO,
    **dict.fromkeys(BANK, DEMO),
    "api:fees_quote": "the table of fees",
    "api:fees_change": "the table of fees",
    "deadlines": "dates of the calendar",
    "this_year_calendar": "dates of the calendar",
    "year_calendar": "dates of the calendar",
    "verify": "whether a code is the court's, and nothing about the case",
    "api:verify": "whether a code is the court's, and nothing about the case",
    "api:courts": "the courts",
    "api:causes": "the causes of action",
    "api:workdays_deadline": "dates of the calendar",
    "contact_judge_by_phone": "a form; what it finds is answered by text message only",
    "contact_judge_code": "a form; a right code opens the guest's own case",
    "api:hook_telephony": "takes a missed call of the signed telephone system, shows nothing",
    "staff:desk": "how much waits, counted by each app's own scoped reading",
    "staff:components": "samples of the page's parts",
    "staff:offices": "who holds which office",
    "staff:specialities": "which division hears which kind of case",
    "staff:speciality_end": "which division hears which kind of case",
    "staff:person_offices": "who holds which office",
    "staff:office_end": "who holds which office",
    "staff:unmask": "one value, found by a function scoped to the asker (portal.people.unmasking)",
    "staff:figures": "counts of the reader's own court or division",
    "staff:figure_records": "records found by the service's own scoped reading",
    "api:figures": "published counts, small ones hidden",
    "staff:audit": "the trail, to auditors only",
    "staff:calendar": "notices of rest days",
    "staff:calendar_import": "notices of rest days",
    "staff:calendar_notice": "a notice of rest days and how many dates it would move",
    "staff:calendar_approve": "notices of rest days",
    "staff:calendar_reject": "notices of rest days",
    "healthz": "whether the process lives",
    "readyz": "counts and lags",
}
"""Pages that show no case data, and what they show instead."""


def rooms():
    return [
        path
        for path in tree.code()
        if path.name in ("views.py", "api.py") or "views" in path.parts or "api" in path.parts
    ]


def test_no_page_reads_around_the_scope():
    faults = [
        f"{tree.name_of(path)}:{node.lineno} .{node.attr}"
        for path in rooms()
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in FORBIDDEN
    ]
    tree.nothing(faults)


def _body(view: object) -> ast.AST | None:
    try:
        source = inspect.getsource(view)
    except (OSError, TypeError):
        return None
    return ast.parse(textwrap.dedent(source))


def _names(view: object) -> set[str]:
    body = _body(view)
    if body is None:
        return set()
    return {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in ast.walk(body)
        if isinstance(node, ast.Attribute | ast.Name)
    }


def reads_scoped(view: object, seen: set[str] | None = None) -> bool:
    """Whether a view, or a function of our views that it uses, asks for a scope."""
    seen = set() if seen is None else seen
    names = _names(view)
    if names & SCOPES:
        return True
    module = sys.modules[view.__module__]
    for name in names - seen:
        seen.add(name)
        used = getattr(module, name, None)
        if callable(used) and _is_ours(used) and reads_scoped(used, seen):
            return True
    if isinstance(view, type):
        return any(reads_scoped(base, seen) for base in view.__bases__ if _is_ours(base))
    return False


def _is_ours(thing: object) -> bool:
    return getattr(thing, "__module__", "").split(".")[0] in tree.PACKAGES


def view_of(pattern: URLPattern) -> object:
    callback = pattern.callback
    found = getattr(callback, "view_class", None) or getattr(callback, "cls", None)
    if found is not None:
        return found
    return inspect.unwrap(callback)


def test_every_page_reads_through_a_scope_or_shows_no_record():
    loose = [
        route.name
        for route in routes.ours()
        if route.name not in WITHOUT_CASE_DATA and not reads_scoped(view_of(route.pattern))
    ]
    tree.nothing(loose)


def test_the_short_list_names_only_pages_that_exist():
    assert set(WITHOUT_CASE_DATA) <= {route.name for route in routes.ours()}


def test_the_rule_sees_through_functions_and_classes():
    assert not reads_scoped(_shows_everything)
    assert reads_scoped(_Scoped)


def _shows_everything(request):
    return request.everything.all()


class _Scoped(View):
    def get(self, request):
        return self.model.objects.visible_to(request.user)
