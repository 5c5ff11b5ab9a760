from datetime import datetime

import pytest

from portal.common.clock import SHANGHAI
from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.papers.orders import Order, order

AT = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)
HASH = "9f2c" * 16
FACTS = {
    "lead": "您要求联系承办法官的请求，本院已经收到。",
    "reference": "LX-2026-000123",
    "instant": "2026年11月23日 09:30:12",
    "rows": [["请求人", "陈珺（原告）"], ["案号", "（2026）吉0103民初1234号"],
             ["姓名", "喆昇鄠龑"]],
    "promises": [
        {"words": "法官与您联系", "by": "2026年11月24日 17:00", "article": "工作规则"},
        {"words": "反馈结果", "by": "2027年2月25日 17:00", "article": "工作规则",
         "why": "登记当日不计入", "provisional": True},
    ],
    "steps": ["工作组收到您的请求。", "到期没有联系的，自动转给庭长。"],
    "checkpoint": {"seq": 48213, "hash": HASH, "at": "2026年11月23日 09:30"},
}


class Matter(PublicRecord):
    """A record papers are about; only its reference is used."""

    class Meta:
        app_label = "tests"
        managed = False


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SIGNING_MAKES_OWN_KEYS = True


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(autouse=True)
def kept_keys(settings, key_folder):
    settings.SIGNING_KEYS_DIR = key_folder


@pytest.fixture
def court(db):
    return Court.objects.get_or_create(
        code="吉01",
        defaults={
            "name": "吉林省长春市中级人民法院",
            "name_en": "Changchun Intermediate People's Court",
            "level": Court.Level.INTERMEDIATE,
        },
    )[0]


@pytest.fixture
def ordered(court):
    """Orders a receipt; another ``about`` each time unless given."""

    def make(about=None, **changes):
        wanted = {
            "template": "papers/receipt.html", "court": court, "title": "联系法官请求回执",
            "facts": FACTS, **changes,
        }
        return order(Order(about=about or Matter(), **wanted), at=AT)

    return make
