"""Made-up stations, people and words of the other ways in."""

from datetime import date

SINCE = date(2025, 1, 1)
STATIONS = (
    {
        "court": "吉0104", "name": "法律服务集聚区企业服务站",
        "name_en": "Enterprise station in the legal-services zone",
        "address": "朝阳区（演示地址）一楼大厅", "hours": "9:00–16:30",
        "for_enterprises": True, "valid_from": SINCE,
    },
    {
        "court": "吉0122", "name": "合隆镇便民服务站", "name_en": "Helong town station",
        "address": "农安县合隆镇（演示地址）", "hours": "9:00–15:00",
        "for_enterprises": False, "valid_from": SINCE,
    },
)
COMERS = (("邓秀英", "罗建军"), ("郝文斌", "贾春燕"))
"""Who came, and whom they sue."""
ANSWERS = {
    "claim.words": "请求判令被告返还误转的款项12000元", "claim.amount": "12000",
    "facts.story": "2026年9月3日通过手机银行转账时输错账号，误转12000元，联系后对方拒绝返还。",
    "facts.reasons": "有转账凭证和聊天记录，双方没有任何往来。",
}
WISH = {
    "lawyer": "孟宪国", "lawyer_firm": "吉林演示律师事务所", "authority": "SPECIAL",
    "matters": "代为起诉，参加一审，承认、变更请求，和解，代收文书。", "spoken": "English",
    "wishes": "Weekdays 10:00–16:00, UTC+8",
}
