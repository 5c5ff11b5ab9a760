"""Words by which a name is seen to be an organisation's."""

LAST_WORDS_OF_ORGANISATIONS = (
    "公司", "集团", "企业", "厂", "合作社", "店", "行", "超市", "医院", "学校", "大学", "中学",
    "小学", "幼儿园", "委员会", "政府", "局", "中心", "协会", "基金会", "事务所", "研究院",
    "研究所", "部", "站",
)
