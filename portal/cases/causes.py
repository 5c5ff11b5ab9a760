"""Causes of action (案由), found by their name, number, or the words people use.

The list is the selection of 法〔2025〕226号 (in force 2026-01-01) kept in ``data/causes.json``.
"""

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "data" / "causes.json"
VERSION = "法〔2025〕226号"
MOST = 50

EVERYDAY: dict[str, tuple[str, ...]] = {
    "欠薪 拖欠工资 讨薪 工资 欠工资 农民工工资 unpaid wages salary": ("205.5", "144"),
    "经济补偿 辞退 开除 被裁 解除劳动合同 违法辞退 fired dismissed": ("205.6", "205"),
    "没签合同 社保 劳动关系": ("205.1", "205"),
    "工伤 上班受伤 work injury": ("206.2", "406"),
    "打工受伤 帮工受伤": ("406", "206.2"),
    "借钱不还 欠钱 欠钱不还 借条 欠条 借款 还钱 lent money loan debt": ("108.3", "108.1"),
    "银行贷款 网贷 小贷 bank loan": ("108.1", "108.4"),
    "信用卡 逾期 credit card": ("115.2",),
    "担保 保证人 guarantor": ("109",),
    "物业费 物业 小区 property fee": ("126",),
    "暖气 取暖费 供暖 供热 heating": ("101",),
    "电费 停电 electricity": ("98",),
    "离婚 divorce 分财产 出轨": ("14", "15", "16"),
    "彩礼 退彩礼 bride price": ("12",),
    "孩子归谁 抚养权 抚养费 custody child support": ("22.1", "22.2", "20.2"),
    "看孩子 探视 探望": ("27",),
    "养老 赡养 老人 不养老人 parents support": ("24.1",),
    "遗产 继承 遗嘱 房产继承 inheritance will": ("29", "30", "35"),
    "家暴 家庭暴力 domestic violence": ("481", "14"),
    "车祸 交通事故 撞车 被撞 car accident traffic": ("411",),
    "打人 打架 被打 人身伤害 injury assault": ("1",),
    "医疗事故 误诊 手术 hospital malpractice": ("413", "142.4"),
    "狗咬 宠物 被狗咬 dog bite": ("419",),
    "高空抛物 楼上掉 falling object": ("420.3",),
    "房租 租房 押金 房东 rent deposit landlord": ("116.2",),
    "买房 房子 交房 开发商 烂尾 house": ("96", "96.2", "96.3"),
    "装修 decoration renovation": ("120.7",),
    "工程款 包工头 construction": ("120.3",),
    "货款 买卖 欠货款 sale goods": ("88",),
    "网购 淘宝 假货 退货 online shopping": ("88.8", "410"),
    "培训班 退费 教育机构 健身卡 预付卡": ("142.15", "142"),
    "邻居 漏水 采光 噪音 neighbour": ("55", "40"),
    "土地 承包地 征地 农村 farmland": ("65", "136", "45"),
    "宅基地": ("68",),
    "造谣 诽谤 骂人 名誉 defamation": ("6",),
    "隐私 个人信息 泄露 privacy data": ("8.1", "8.2"),
    "股东 公司 分红 股权 shareholder": ("290", "296", "298"),
    "保险 理赔 insurance": ("371.1", "372"),
    "商标 侵权 trademark": ("165.2",),
    "多付钱 转错账 打错钱 wrong transfer": ("148",),
    "支付令 payment order": ("458",),
    "保全 冻结 freeze": ("475",),
}
"""What people say, and the numbers of the causes it usually is, the likeliest first."""


@dataclass(frozen=True)
class Cause:
    """One cause: its number in the list, the case system's number, level and names."""

    no: str
    spc_id: str
    level: int
    zh: str
    en: str


@cache
def all_causes() -> dict[str, Cause]:
    """Every cause of the kept list by number, in its order."""
    rows = json.loads(LIST.read_text(encoding="utf-8"))
    return {row["no"]: Cause(**row) for row in rows}


@cache
def _everyday() -> dict[str, tuple[str, ...]]:
    single: dict[str, list[str]] = {}
    for key, numbers in EVERYDAY.items():
        chinese = [word for word in key.split() if not word.isascii()]
        english = [word.lower() for word in key.split() if word.isascii() and len(word) > 3]
        for word in chinese + english:
            known = single.setdefault(word, [])
            known += [number for number in numbers if number not in known]
    return {word: tuple(numbers) for word, numbers in single.items()}


def find_causes(words: str) -> list[Cause]:
    """Causes that fit what was typed, the likeliest first; all of them for no words.

    A number finds its cause and its sub-causes; Chinese or English names are found in part;
    everyday words (欠薪, 车祸) lead to the causes they usually are, also within a sentence.
    """
    asked = unicodedata.normalize("NFKC", words).strip().lower()
    causes = all_causes()
    if not asked:
        return list(causes.values())
    if asked.replace(".", "").isdecimal():
        return [c for no, c in causes.items() if no == asked or no.startswith(f"{asked}.")]
    stem = asked.removesuffix("纠纷") or asked
    everyday = [
        number for word, numbers in _everyday().items()
        if word in asked or (len(stem) > 1 and stem in word) for number in numbers
    ]
    named = [c.no for c in causes.values() if stem in c.zh or stem in c.en.lower()]
    exact = [c.no for c in causes.values() if asked in (c.zh, c.zh.removesuffix("纠纷"))]
    found = dict.fromkeys([*exact, *everyday, *named])
    return [causes[no] for no in found if no in causes][:MOST]
