"""Names as a stranger may see them: the family name and 某; organisations in full.

The public query shows less than a published judgment: nothing that finds a person by name.
"""

_COMPOUND = (
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 端木 宇文 长孙 独孤 南宫"
).split()
_ORGANISATION = (
    "公司 集团 企业 工厂 合作社 商店 商行 超市 饭店 酒店 银行 支行 医院 学校 大学 幼儿园 "
    "委员会 政府 管理局 中心 协会 基金会 事务所 研究院 经营部 服务部 门诊部 厂 店 局 社 所"
).split()


def is_organisation(name: str) -> bool:
    """Whether a name is an organisation's, judged by its last word."""
    return len(name) > 4 and name.endswith(tuple(_ORGANISATION))


def mask_name(name: str) -> str:
    """张伟 becomes 张某, 欧阳静 becomes 欧阳某; an organisation keeps its name."""
    name = name.strip()
    if not name or is_organisation(name):
        return name
    if name.isascii():
        return f"{name[0].upper()}."
    family = name[:2] if name[:2] in _COMPOUND else name[:1]
    return f"{family}某"


def mask_phone(phone: str) -> str:
    """19900001234 becomes 199****1234; anything short is hidden altogether."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 9 else "*" * len(phone)
