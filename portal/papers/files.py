"""Handing out the bytes of a paper. Whoever calls has asked whether this person may read it."""

from urllib.parse import quote

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _

from portal.common.refusals import Refused
from portal.papers.models import Paper
from portal.papers.storage import paper_file


def serve(paper: Paper) -> HttpResponse | FileResponse:
    """The signed PDF as a download named by its number; never addressed by a path.

    Refused while it is being made, when it failed, and when the file is gone.
    """
    if paper.state != Paper.State.ISSUED:
        raise Refused(_("This paper is not ready yet."))
    try:
        file = paper_file(paper.file).open("rb")
    except FileNotFoundError:
        raise Refused(
            _("The file of this paper cannot be found. Please call the court.")
        ) from None
    response = FileResponse(file, content_type="application/pdf")
    response["Content-Length"] = str(paper.size)
    response["Content-Disposition"] = (
        f"attachment; filename=\"{paper.code}.pdf\"; "
        f"filename*=UTF-8''{quote(f'{paper.title} {paper.number}.pdf', safe='')}"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
