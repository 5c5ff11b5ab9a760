"""Dossiers of a few demo cases, filed through the real acts: papers, photos, a recording.

Every paper is drawn here by algorithm; names and sums in it are made up.
"""

import io
import math
import struct
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.cases.models import Case
from portal.common.clock import SHANGHAI
from portal.dossier import actions
from portal.dossier.actions import Announced, Entry
from portal.dossier.intake import take_in
from portal.dossier.models import Dossier, Item
from portal.dossier.rules.catalogue import Side, Slot
from portal.dossier.rules.reading import Withheld
from portal.dossier.watermark import chinese_font
from portal.people.models import Office, Person
from portal.people.roles import Role

PARTY, COURT, SERVICE = Item.Source.PARTY, Item.Source.COURT, Item.Source.SERVICE
SHEET = (827, 1_169)
"""A4 at 100 dots an inch: enough to read, quick to draw."""


@dataclass(frozen=True)
class Paper:
    """One paper of the story: its place, its title, after how many days, how many pages."""

    slot: Slot
    title: str
    day: int
    pages: int = 1
    source: Item.Source = COURT
    side: Side = Side.NONE
    kind: str = "pdf"
    withheld: Withheld = Withheld.NO


STORY = (
    Paper(Slot.COMPLAINT, "民事起诉状", 0, 3, PARTY, Side.FIRST),
    Paper(Slot.IDENTITY, "原告身份证明", 0, 1, PARTY, Side.FIRST, "photo"),
    Paper(Slot.ADDRESS, "送达地址确认书", 0, 1, PARTY, Side.FIRST),
    Paper(Slot.EVIDENCE, "证据一：借条", 0, 1, PARTY, Side.FIRST, "photo"),
    Paper(Slot.EVIDENCE, "证据二：银行转账明细", 0, 6, PARTY, Side.FIRST),
    Paper(Slot.EVIDENCE, "证据三：通话录音", 1, 0, PARTY, Side.FIRST, "sound"),
    Paper(Slot.FILING, "立案审批表", 1),
    Paper(Slot.ACCEPTANCE, "受理案件通知书", 2),
    Paper(Slot.FEES, "交纳诉讼费用通知书", 2),
    Paper(Slot.RESPONSE_NOTICE, "应诉通知书", 4, 1, SERVICE),
    Paper(Slot.ANSWER, "民事答辩状", 9, 2, PARTY, Side.SECOND),
    Paper(Slot.EVIDENCE, "被告证据：还款记录", 9, 2, PARTY, Side.SECOND, "sideways"),
    Paper(Slot.HEARING_NOTICE, "开庭传票", 11, 1, SERVICE),
    Paper(Slot.DELIBERATION, "合议庭评议笔录", 12, 2),
    Paper(Slot.PRESERVATION, "财产保全裁定书", 12, 2, withheld=Withheld.PRESERVATION),
)
ENDING = (
    Paper(Slot.HEARING_RECORD, "庭审笔录", 55, 9),
    Paper(Slot.TRIAL_REPORT, "审理报告", 70, 5),
    Paper(Slot.DECISION, "民事判决书", 80, 6),
    Paper(Slot.SERVICE, "送达回证", 82, 1, SERVICE),
)
SENTENCES = (
    "原告与被告系朋友关系，因资金周转需要，被告向原告借款。",
    "双方约定借款期限为一年，到期一次性归还本金及利息。",
    "借款到期后，原告多次催要，被告以各种理由拖延不还。",
    "为维护自身合法权益，特向人民法院提起诉讼，请依法判决。",
    "以上事实有借条、转账记录、通话录音等证据证明。",
    "诉讼费用由被告承担。此致，长春市中级人民法院。",
)


def load(at: datetime) -> int:
    """Dossiers of the litigant's, the respondent's and the enterprise's cases; none twice."""
    if Dossier.objects.unscoped(because="the demo court is empty or not").exists():
        return 0
    return sum(_tell(case, at) for case in _cases())


def _cases() -> Iterator[Case]:
    cases = Case.objects.unscoped(because="the demo court's own cases").select_related(
        "court", "judge"
    ).filter(judge__isnull=False)
    for username, stage in (
        ("litigant", Case.Stage.IN_TRIAL), ("litigant", Case.Stage.JUDGED),
        ("enterprise", Case.Stage.CLOSED),
    ):
        mine = cases.filter(parties__person__username=username, stage=stage)
        yield from mine.order_by("pk")[:1]


def _tell(case: Case, at: datetime) -> int:
    clerk = Office.objects.filter(role=Role.CLERK, court=case.court).select_related("person")
    by = next(office.person for office in clerk.order_by("pk")[:1])
    began = _instant(case.filed_on, 0)
    dossier = actions.open_dossier(case, case.court, case=case, by=by, at=began)
    ended = case.stage in (Case.Stage.JUDGED, Case.Stage.CLOSED)
    filed = 0
    for number, paper in enumerate((*STORY, *(ENDING if ended else ()))):
        when = _instant(case.filed_on, paper.day) + timedelta(minutes=7 * number)
        if when <= at:
            _file(dossier, paper, _giver(case, paper, by), when)
            filed += 1
    if case.stage == Case.Stage.CLOSED:
        _end(dossier, case, at)
    else:
        announced = Announced(Slot.EVIDENCE, "补充证据：收条原件", Side.FIRST)
        actions.make_cover(dossier, announced, by=by, at=at, key=dossier.public_id)
    return filed


def _end(dossier: Dossier, case: Case, at: datetime) -> None:
    """Before a dossier is sealed, what was kept back is shown."""
    held_back = dossier.items.exclude(withheld="")
    for item in held_back.select_related("dossier__case", "dossier__court"):
        actions.release(item, by=_judge(case), at=at - timedelta(days=2))
    actions.seal(dossier, by=_judge(case), at=at - timedelta(days=1))


def _judge(case: Case) -> Person:
    assert case.judge is not None  # noqa: S101  chosen so above
    return case.judge


def _giver(case: Case, paper: Paper, clerk: Person) -> Person:
    if paper.source != PARTY:
        return clerk
    sides = list(case.parties.select_related("person").order_by("pk"))
    giver = sides[-1 if paper.side == Side.SECOND else 0].person
    return giver or clerk


def _file(dossier: Dossier, paper: Paper, by: Person, at: datetime) -> None:
    file = take_in(drawn(paper), about=dossier, by=by, at=at, purpose=paper.slot.lower())
    entry = Entry(
        paper.slot, paper.title, file, paper.source, side=paper.side,
        dated_on=at.astimezone(SHANGHAI).date(), withheld=paper.withheld,
    )
    actions.file_item(dossier, entry, by=by, at=at)


def _instant(day: date, later: int) -> datetime:
    """An instant in office hours; what falls on a weekend happened the Friday before."""
    on = day + timedelta(days=later)
    on -= timedelta(days=max(0, on.weekday() - 4))
    return datetime(on.year, on.month, on.day, 9, 20, tzinfo=SHANGHAI)


def drawn(paper: Paper) -> SimpleUploadedFile:
    """A paper of the story as a file somebody sends."""
    if paper.kind == "sound":
        return SimpleUploadedFile("录音.wav", _tone())
    out = io.BytesIO()
    sheets = [_sheet(paper.title, number) for number in range(1, paper.pages + 1)]
    if paper.kind == "photo":
        from PIL import Image

        tags = Image.Exif()
        tags[0x0112] = 6  # the phone was held upright, its sensor lies on its side
        sheets[0].convert("RGB").rotate(90, expand=True).save(
            out, "JPEG", quality=80, exif=tags.tobytes()
        )
        return SimpleUploadedFile("IMG_20260312.jpg", out.getvalue())
    if paper.kind == "sideways":
        sheets[0] = sheets[0].rotate(90, expand=True)
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], resolution=100)
    return SimpleUploadedFile(f"{paper.title}.pdf", out.getvalue())


def _sheet(title: str, number: int) -> Any:
    """A page with a heading and lines of writing, in black and white."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("1", SHEET, 1)
    path = chinese_font()
    if not path:
        return page
    pen = ImageDraw.Draw(page)
    pen.text((SHEET[0] / 2, 96), title, font=ImageFont.truetype(path, 30), fill=0, anchor="mm")
    font = ImageFont.truetype(path, 20)
    for line in range(22):
        words = SENTENCES[(line + number) % len(SENTENCES)]
        pen.text((90, 170 + line * 40), words, font=font, fill=0)
    pen.text((SHEET[0] / 2, SHEET[1] - 60), f"- {number} -", font=font, fill=0, anchor="mm")
    return page


def _tone() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(
            b"".join(struct.pack("<h", int(6_000 * math.sin(n / 6))) for n in range(16_000))
        )
    return out.getvalue()
