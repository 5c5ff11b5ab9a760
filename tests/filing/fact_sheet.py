"""The elements of the model forms (法〔2025〕82号), item by item, and the questions that ask them.

``LISTS`` says for each form, in the words of the published form, which questions an item is asked
with. ``BEYOND`` names what we ask besides: gates ("is there…?"), facts a sum is worked out from,
and facts a check of the law needs. Together they are the form: nothing is missing, nothing is
asked without being named here.
"""

_CONTRACT = """
合同名称: contract.name
合同编号: contract.number
签订日期: contract.on
签订地点: contract.place
签订主体: contract.parties
"""
_SECURITY = """
担保合同: security.contract
担保人、担保物: security.giver security.object
最高额担保: security.maximum
登记: security.registered security.registration
保证方式: security.guarantee
其他担保: security.other
"""
_CLOSING = """
其他需要说明的内容: facts.other
法律依据: facts.law
"""
_PRESERVED = """
诉前保全: arranged.preserved arranged.preserved_court arranged.preserved_on arranged.preserved_case
"""
_AGREED = """
约定管辖: arranged.clause arranged.clause_words
"""
_REALISING = """
主张担保权利: claim.security
实现债权的费用: claim.realising
诉讼费用: claim.costs
其他请求: claim.other
"""
_LOAN = _CONTRACT + """
借款金额: loan.agreed loan.lent loan.how
借款期限: loan.term loan.is_due loan.extended
借款利率: loan.rate loan.rate_unit loan.rate_clause
提供时间: loan.on
还款方式: loan.repaying
还款情况: repaid.principal repaid.interest paid.on paid.sum
是否逾期: overdue.any overdue.since overdue.days
"""

LISTS = {
    "lending": """
本金: claim.principal claim.principal_on
利息: claim.interest claim.interest_on claim.interest_method claim.interest_further
提前还款或解除合同: claim.early
""" + _REALISING + _LOAN + _SECURITY + _AGREED + _PRESERVED + _CLOSING,
    "bank_loan": """
本金: claim.principal claim.principal_on
利息、复利、罚息: claim.interest claim.compound claim.penalty
利息计算: claim.interest_on claim.interest_method claim.interest_further
提前还款或解除合同: claim.early
加速到期条款: early.clause
加速到期通知: early.notice
罚息利率: loan.penalty_rate
""" + _REALISING + _LOAN + _SECURITY + _AGREED + _PRESERVED + _CLOSING,
    "divorce": """
解除婚姻关系: claim.divorce
夫妻共同财产: property.kind property.words property.to property.how
夫妻共同债务: claim.debts marriage.debts
子女直接抚养: child.name child.born_on child.custody child.custody_why
子女抚养费: child.payer child.support child.support_how
探望权: child.visits
损害赔偿、经济补偿、经济帮助: claim.damages claim.damages_sum
诉讼费用: claim.costs
其他请求: claim.other
婚姻关系基本情况: marriage.on marriage.life marriage.why
曾否起诉离婚: marriage.before marriage.before_words
过错事实: marriage.fault
抚养费依据: marriage.income
""" + _PRESERVED + _CLOSING,
    "sale": """
价款: claim.price
迟延利息、违约金: claim.late claim.late_on claim.interest_further
赔偿损失: claim.damages
瑕疵责任: claim.defect
继续履行或解除: claim.go_on
标的物: goods.name goods.spec goods.quantity goods.price
价格与支付: payment.total payment.due payment.how
交货时间、地点、方式: delivery.agreed
质量标准、检验、异议期: quality.standard quality.inspection quality.objection
违约金: payment.penalty_rate payment.penalty_unit payment.penalty_clause
定金: payment.deposit payment.deposit_clause
付款情况: payment.made
交货情况: delivery.made delivery.late delivery.late_days
催告: breach.demand
质量争议: quality.dispute quality.words
违约事实: breach.words breach.since breach.ended breach.loss
""" + _REALISING + _CONTRACT + _SECURITY + _AGREED + _PRESERVED + _CLOSING,
    "property_fee": """
物业费: claim.fee claim.fee_on
违约金: claim.penalty claim.penalty_on claim.penalty_further
诉讼费用: claim.costs
其他请求: claim.other
业主、建设单位、物业服务人: home.owner home.manager
物业项目: home.place home.area home.service_from home.service_to
物业费标准: fee.each
支付时间、方式: fee.when
违约金标准: penalty.rate penalty.unit penalty.clause
欠费数额与计算: arrears.since arrears.months arrears.words
违约金计算: penalty.words
催缴: arrears.demands
""" + _CONTRACT + _AGREED + _PRESERVED + _CLOSING,
    "credit_card": """
透支本金: claim.principal
利息、罚息、费用: claim.interest claim.penalty claim.fees
计算至: claim.interest_on claim.interest_further
信用卡办理情况: card.last_digits card.holder card.on card.bank
约定的利息、费用: card.terms
特别提示: card.notice
逾期: owed.since
已还款: owed.repaid
欠款构成: owed.principal owed.interest owed.fees
催收: owed.demands
""" + _REALISING + _SECURITY + _AGREED + _PRESERVED + _CLOSING,
    "traffic": """
医疗费: claim.medical
护理费: claim.nursing
营养费: claim.nutrition
住院伙食补助费: claim.hospital_food
误工费: claim.income
交通费: claim.transport
残疾赔偿金（含被扶养人生活费）: claim.disability harm.dependants
残疾辅助器具费: claim.devices
死亡赔偿金、丧葬费: claim.death
精神损害: claim.mental
财产损失: claim.property harm.things
诉讼费用: claim.costs
其他请求: claim.other
事故发生情况: accident.on accident.place accident.course
责任认定: accident.number accident.blame accident.blame_words
投保情况: insurance.compulsory insurance.commercial insurance.company insurance.limit
损害情况: harm.injury
鉴定意见: harm.expert harm.expert_words
""" + _AGREED + _PRESERVED + _CLOSING,
    "labour": """
工资: claim.wages
双倍工资: claim.double
加班费: claim.overtime
未休年休假工资: claim.leave
社会保险损失: claim.insurance
经济补偿: claim.severance
违法解除赔偿金: claim.unlawful
诉讼费用: claim.costs
其他请求: claim.other
劳动合同签订: job.contract job.contract_on job.contract_term
劳动合同履行: job.since job.post job.place job.wage job.paid_how job.hours
社会保险: job.insured job.insured_words
解除或终止: end.ended end.on end.who end.why
工伤: injury.any injury.words
劳动仲裁: arbitration.body arbitration.number arbitration.on arbitration.result
其他（农民工等）: job.migrant
""" + _PRESERVED + _CLOSING,
}
"""``总额`` of every form is added up from the claims and printed as the amount in controversy. A
labour dispute has no choice of court: the published form asks about preservation only."""

BEYOND = {
    "lending": "contract.written repaid.any repaid.last_on overdue.asked security.given",
    "bank_loan": "contract.written loan.purpose repaid.last_on security.given",
    "divorce": """claim.property_any claim.property_total claim.debts_any property.value
        child.lives_with marriage.place marriage.apart_since marriage.pregnant""",
    "sale": "contract.written security.given",
    "property_fee": "contract.written arrears.quarrel",
    "credit_card": "card.limit owed.statement security.given",
    "traffic": """accident.vehicle accident.driver insurance.paid harm.hospital_days
        harm.food_each harm.nursing_days harm.nursing_each harm.nutrition_days
        harm.nutrition_each harm.off_work_days harm.income_each""",
    "labour": """wage.from wage.to wage.months wage.double_months wage.words end.months
        arbitration.done arbitration.received_on arbitration.why_not""",
}


def items_of(form: str) -> dict[str, list[str]]:
    """Every item of the published list with the questions that ask it."""
    lines = (line.partition(": ") for line in LISTS[form].splitlines() if line)
    return {item: keys.split() for item, _colon, keys in lines}


def keys_of(form: str) -> list[str]:
    """Every question the list and what goes beyond it name."""
    return [key for keys in items_of(form).values() for key in keys] + BEYOND[form].split()
