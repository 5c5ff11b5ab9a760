"""What people write in the demo's filings."""

HOME, ELSEWHERE = "吉01", "吉0104"
CAUSES = ("116.2", "126", "29", "96", "411", "132", "55", "88")
STORIES = (
    "2025年3月1日双方签订合同，约定按月付款，对方自同年9月起未再支付。",
    "2025年6月12日对方车辆与我车相撞，交警认定对方负全部责任，至今未赔偿。",
    "对方装修时损坏公共管线，造成我家漏水，多次协商未果。",
)
CLAIMS = ("请求判令对方支付欠款及逾期利息", "请求判令对方赔偿损失", "请求判令解除合同并返还款项")
YUAN = "元"
REASONS = "有合同、转账记录和聊天记录为证。"
CONSENT = "我同意在网上立案，并知道可以随时改为线下办理。"
OTHERS = ("长春市恒泰物业服务有限公司", "吴秀兰", "刘建国")
OTHER_ADDRESS = "吉林省长春市朝阳区前进大街{}号"
OWN_ADDRESS = "吉林省长春市南关区人民大街{}号"
ABOUT_ONESELF = {"ethnicity": "汉族", "occupation": "职员", "work_unit": "长春市某公司"}
PAPERS = (("IDENTITY", "身份证"), ("EVIDENCE", "合同"))
SHOWS, FROM = "双方约定的价款和期限", "原告"
WRITE_NUMBER = "请写明合同编号。"
ADDED = "合同编号为2025-017。"
NOT_ARBITRATED = "仲裁条款没有写明机构。"
LIVES_THERE = "被告住所地在朝阳区。"
NOT_CONCERNED = "起诉人与本案没有直接利害关系，不符合起诉条件。"
SETTLED = "双方已和解"
TOO_LONG = "已经过去好几天，没有人告诉我进展。"
HEARD = {
    "civil-1": [("民初", ""), ("行初", ""), ("民特", ""), ("民督", ""), ("财保", ""), ("民终", "")],
    "civil-2": [("民初", no) for no in ("88", "108", "109", "132", "147", "298")],
    "civil-3": [("民初", "165")],
    "civil-4": [("民初", no) for no in ("119", "120", "413")],
    "enforcement": [("执", "")],
}
"""What each division hears: type codes and causes, by the division's code."""
LENDING = {
    "claim.principal": "38000", "claim.costs": "yes", "contract.written": "yes",
    "contract.name": "借条", "loan.lent": "38000", "loan.on": "2025-02-10",
    "loan.how": "transfer", "loan.term": "2026-02-09", "overdue.any": "yes",
    "overdue.since": "2026-02-10",
}
LENT, NOT_LENT = "108.3", "2025年2月10日没有收到现金，只收到转账。"
AGREED_ON = "借条是我写的。"
MORE_CLAIMED, MORE_WORDS = "41000", "被告又承认另借3000元，请求一并返还。"
RECORDS = "补交2025年2月的转账记录。"
RELATIVE = "林小雨"
