"""Handing in a signed answer, as a test does it: the code is caught before it leaves."""

import re
from unittest import mock

from filing.actions import answering
from filing.actions.signing import Drawn
from filing.papers.case_papers import answer_document
from portal.people import codes

STROKES = "M10 20L30 40L55 60M100 100L120 80"


def code_for(document, by):
    """The code that confirms a signature under this paper."""
    with mock.patch.object(codes, "deliver") as sent:
        answering.send_code(document, by=by)
    return re.search(r"\d{6}", sent.call_args.args[1]).group()


def hand_in(served, by, at):
    """Sign the answer as it stands, and hand it in."""
    served.refresh_from_db()
    code = code_for(answer_document(served), by)
    drawn = Drawn(by.full_name, STROKES)
    return answering.hand_in_answer(served, drawn, code=code, by=by, at=at)
