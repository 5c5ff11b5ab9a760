"""What the tests of files and dossiers share: a case, its dossier, people around it, files."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.dossier import actions, copies, intake, opening, volumes
from portal.dossier.actions import Entry
from portal.dossier.intake import take_in
from portal.dossier.models import Dossier, Item, StoredFile
from portal.dossier.opening import Answer
from portal.dossier.quarantine import __main__ as program
from portal.dossier.rules.catalogue import Side, Slot
from portal.dossier.sweeps import prepare_copies
from portal.people.roles import Role
from tests import builders
from tests.dossier import good_files

AT = builders.A_MONDAY


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a form hands it over."""
    return SimpleUploadedFile(name, content)


def content_of(answer) -> bytes:
    """The bytes of a download; reading them to the end closes the file behind."""
    return b"".join(answer.streaming_content)


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quarantine's programs without a process of their own: the same code, much faster."""

    def ask(command: str, *words: Any, patience_s: float = 0) -> Answer:
        # Another package of this process may have told the reader to take half pictures.
        monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", False)
        said = dict(program.answer(command, [str(word) for word in words]))
        return Answer(str(said.pop("fault", "")), said)

    for module in (intake, copies, volumes, opening):
        monkeypatch.setattr(module, "ask", ask)
    monkeypatch.setattr("portal.dossier.pictures.ask", ask)


@pytest.fixture
def person(db):
    return builders.a_person()


@pytest.fixture
def division(db):
    return builders.a_division()


@pytest.fixture
def judge(division):
    return builders.an_office(Role.JUDGE, division)


@pytest.fixture
def archivist(division):
    return builders.an_office(Role.ARCHIVIST, division)


@pytest.fixture
def clerk(division):
    return builders.an_office(Role.CLERK, division)


@pytest.fixture
def plaintiff(db):
    return builders.a_person(full_name="赵试一")


@pytest.fixture
def defendant(db):
    return builders.a_person(full_name="钱试二")


@pytest.fixture
def case(plaintiff, defendant, division, judge):
    return builders.a_case(plaintiff, defendant, division=division, judge=judge)


@pytest.fixture
def dossier(case, clerk) -> Dossier:
    return actions.open_dossier(case, case.court, case=case, by=clerk, at=AT)


@pytest.fixture
def given(in_process, dossier, plaintiff) -> Callable[..., StoredFile]:
    """``given(pages=3)``: a PDF the plaintiff handed in, not yet filed."""
    serial = iter(range(1000))

    def make(pages: int = 1, **fields) -> StoredFile:
        content = good_files.document(pages) + b"\n" * next(serial)
        about = fields.pop("about", dossier)
        return take_in(
            sent("paper.pdf", content), about=about, by=fields.pop("by", plaintiff), at=AT
        )

    return make


@pytest.fixture
def filed(given, dossier, plaintiff) -> Callable[..., Item]:
    """``filed(Slot.EVIDENCE, pages=3)``: an item in its place, ready to be looked at."""

    def make(slot: Slot = Slot.COMPLAINT, pages: int = 1, **fields) -> Item:
        is_prepared = fields.pop("is_prepared", True)
        entry = Entry(
            slot, fields.pop("title", f"A paper in {slot}"),
            fields.pop("file", None) or given(pages),
            fields.pop("source", Item.Source.PARTY), side=fields.pop("side", Side.NONE), **fields,
        )
        item = actions.file_item(dossier, entry, by=plaintiff, at=AT)
        if is_prepared:
            while prepare_copies(AT):
                pass
        return Item.objects.unscoped(because="a test looks at it").get(pk=item.pk)

    return make
