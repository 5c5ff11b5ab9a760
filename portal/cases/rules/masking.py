"""Names as a stranger may see them: the family name and 某; organisations in full.

The public query shows less than a published judgment: nothing that finds a person by name.
"""

from portal.people.masks import public_name

_ORGANISATIONS = (
    "公司", "集团", "企业", "厂", "合作社", "店", "行", "超市", "医院", "学校", "大学", "中学",
    "小学", "幼儿园", "委员会", "政府", "局", "中心", "协会", "基金会", "事务所", "研究院",
    "研究所", "部", "站",
)
LONGEST_PERSONAL_NAME = 4


def is_organisation(name: str) -> bool:
    """Whether a name is an organisation's, judged by its length and its last word."""
    return len(name) > LONGEST_PERSONAL_NAME and name.endswith(_ORGANISATIONS)


def stranger_sees(name: str) -> str:
    """张伟 becomes 张某, 欧阳静怡 becomes 欧阳某; an organisation keeps its name."""
    name = name.strip()
    return name if is_organisation(name) else public_name(name)
