"""Is this message or paper real? Anyone may ask, by code or with the file."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from portal.common.forms import PortalForm
from portal.notices.verification import normalised
from portal.papers.answers import Answer, by_code, by_file
from portal.papers.throttle import Codes, Files, may_ask
from portal.papers.verification import CODE_LENGTH, LARGEST


class CodeForm(PortalForm):
    code = forms.CharField(
        label=_("Check code"), max_length=40,
        help_text=_("Ten letters and digits, on the message or at the foot of the paper."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the check code.")},
    )

    def clean_code(self) -> str:
        """Small letters, spaces and hyphens do not matter; a wrong length cannot be a code."""
        code = normalised(self.cleaned_data["code"])
        if len(code) != CODE_LENGTH:
            raise forms.ValidationError(
                _("A check code has ten letters and digits, never 0, 1, I, L or O.")
            )
        return code


class FileForm(PortalForm):
    file = forms.FileField(
        label=_("PDF file"), allow_empty_file=True,
        help_text=_("The PDF the court gave you, up to 20 MB. We do not keep it."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"required": _("Choose the PDF file first.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """By code with GET, so that a QR code leads to the answer; a file comes by POST."""
    if request.method == "POST":
        return _file(request)
    if not request.GET.get("code"):
        return _page(request, {"form": CodeForm(), "file_form": FileForm()})
    form = CodeForm(request.GET)
    context: dict[str, Any] = {"form": form, "file_form": FileForm()}
    if not form.is_valid():
        return _page(request, context, status=422)
    if not may_ask(Codes, request):
        return _page(request, context | {"asked_too_often": True}, status=429)
    code = form.cleaned_data["code"]
    return _page(request, context | _answered(by_code(code)) | {"code": code})


def _file(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    context: dict[str, Any] = {"form": CodeForm(), "file_form": form, "has_errors": False}
    if not form.is_valid():
        return _page(request, context | {"has_errors": True}, status=422)
    if not may_ask(Files, request):
        return _page(request, context | {"asked_too_often": True}, status=429)
    content = form.cleaned_data["file"].read(LARGEST + 1)
    return _page(request, context | {"file_form": FileForm()} | _answered(by_file(content)))


def _answered(answer: Answer) -> dict[str, Any]:
    return {"answer": answer, "asked": True}


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    empty = {"asked": False, "asked_too_often": False, "code": "", "has_errors": False}
    return render(request, "verify/verify.html", empty | context, status=status)
