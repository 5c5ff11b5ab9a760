"""Causes are found by what people say, in whole sentences, in two languages."""

import pytest

from portal.cases.causes import all_causes, rank_causes
from portal.cases.data.everyday import EVERYDAY, PLAIN
from portal.guidance.wishes import PICKS, WISH, WISHES, possibilities, words_of_pick

SAID = """
老板跑路了三个月没发工资|205.5
在工地干了两个月一分钱没拿到|205.5 144
公司把我开除了没有任何补偿|205.6
单位没给我缴社保也没签合同|205.1
我在厂里干活手被机器轧了|206.2 406
朋友借了我五万块钱一直不还|108.3
有借条但是对方不承认|108.3
银行说我欠信用卡要起诉我|115.2
给朋友做担保现在银行找我要钱|109
楼上漏水把我家天花板泡了|55
小区物业说我欠费要告我|126
家里暖气不热供热公司不退费|101
老公经常打我想离婚|481 14
离婚后前夫一直不给孩子生活费|22.1
前妻不让我见孩子|27
结婚没成彩礼要不回来|12
奶奶写了遗嘱把房子给我姑姑不认|30 29
儿子不管我没有生活来源|24.1
骑电动车被汽车撞了对方不赔|411
走路被小区的狗咬伤了|419
在超市滑倒摔断了腿|407
被人打了对方不赔医药费|1
做手术之后落下残疾医院不认|413
网上买的手机是假的商家不退|88.8
健身房关门了卡里还有钱|142
房东不退押金|116.2
二手房卖家涨价不肯过户|96
装修公司收了钱不干活|120.7
给工地做了工程老板不给工程款|120.3
我公司卖给客户的货款收不回来|88
手机转账转错人对方不退|148
有人在网上造谣骂我|6
合伙开店散伙了不分钱|132
村里征地款没分给我|45
法院把我买的房子查封了可我不欠钱|512.1
怕对方转移财产想先冻结他的账户|475
my boss has not paid me for three months|205.5
I was fired without any compensation|205.6 45
I lent my friend 50000 and he won't pay it back|108.3
a car hit me while I was cycling|411
the landlord keeps my deposit|116.2
my ex does not pay child support|22.1
water is leaking from the flat upstairs|55
the neighbour's dog bit my son|419
the gym closed and kept my money|142
I transferred money to the wrong account|148
my husband hits me|481
the insurer refuses to pay|371.1 372
""".strip().splitlines()


@pytest.mark.parametrize("line", SAID, ids=lambda line: line.split("|")[0])
def test_a_sentence_finds_its_cause_first(line):
    words, _bar, right = line.partition("|")
    assert rank_causes(words)[0].cause.no in right.split()


def test_every_cause_can_be_found_by_each_of_its_own_sayings():
    lost = [
        (saying, numbers[0])
        for sayings, numbers in EVERYDAY.items()
        for saying in sayings
        if numbers[0] not in [found.cause.no for found in rank_causes(saying)[:5]]
    ]
    assert lost == []


def test_every_cause_has_a_plain_sentence_and_a_saying():
    assert set(PLAIN) == set(all_causes()) == {numbers[0] for numbers in EVERYDAY.values()}
    too_long = [no for no, (chinese, _english) in PLAIN.items() if len(chinese) > 40]
    assert too_long == []


def test_what_found_a_cause_is_told():
    assert rank_causes("老板欠薪不给")[0].by == "欠薪"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("我被电信诈骗了十万", "CRIME"), ("手机被偷了", "CRIME"), ("I was scammed", "CRIME"),
        ("判决下来了对方就是不给钱", "ENFORCEMENT"), ("申请强制执行", "ENFORCEMENT"),
        ("不服一审判决想上诉", "APPEAL"), ("政府要强拆我的房子", "FIRST_ADMINISTRATIVE"),
        ("对交警罚单不服", "FIRST_ADMINISTRATIVE"), ("司法确认", "CONFIRMATION"),
    ],
)
def test_other_wishes_are_understood(words, first):
    assert f"{WISH}{first}" in possibilities(words)[:2]


def test_a_suit_is_not_taken_for_something_else():
    for words in ("欠薪", "借钱不还", "离婚", "车祸", "物业费", "divorce"):
        assert not possibilities(words)[0].startswith(WISH), words


def test_nonsense_finds_nothing():
    assert possibilities("qwertyuiop") == []


def test_every_pick_offers_something():
    for code in PICKS:
        assert possibilities(words_of_pick(code)), code
    assert set(WISHES) == {
        "ENFORCEMENT", "APPEAL", "FIRST_ADMINISTRATIVE", "PRESERVATION", "CONFIRMATION", "CRIME"
    }
