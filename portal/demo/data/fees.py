"""What people of the demo say about fees."""

SAID = {
    "hardship": "收入低，一次交不起。",
    "proof": "社区出具的收入证明",
    "disaster": "自然灾害导致经营困难",
    "refused": "提交的材料不能证明经济困难，依据交纳办法第48条不予缓交。",
    "cancelled": "当事人撤回立案申请",
}
