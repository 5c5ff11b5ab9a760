"""Type codes of case numbers (类型代字), with their names.

Source: CN15 (法〔2015〕137号, amended 法〔2018〕335号), annex of type codes. The two 诉前调 codes
are court practice and not in the annex.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class CaseType:
    """A kind of case as printed in its number. ``in_annex`` is false for codes of practice."""

    code: str
    zh: str
    en: str
    in_annex: bool = True


_ANNEX = """
民初|民事一审|Civil, first instance
民终|民事二审|Civil, second instance
民辖|民事管辖|Civil, jurisdiction
民辖终|民事管辖上诉|Civil, appeal on jurisdiction
民撤|第三人撤销之诉|Civil, third-party revocation
民监|民事依职权再审审查|Civil, review of the court's own motion
民申|民事申请再审审查|Civil, application for retrial
民抗|民事抗诉再审审查|Civil, protest by the procuratorate
民再|民事再审|Civil, retrial
民特|民事特别程序|Civil, special procedure
民特监|民事特别程序监督|Civil, supervision of a special procedure
民催|公示催告|Public summons
民督|支付令审查|Payment order
民督监|支付令监督|Payment order, supervision
民保令|人身安全保护令申请审查|Personal-safety protection order
民保更|人身安全保护令变更|Personal-safety protection order, change
民他|其他民事|Civil, other
行初|行政一审|Administrative, first instance
行终|行政二审|Administrative, second instance
行申|行政申请再审审查|Administrative, application for retrial
行监|行政依职权再审审查|Administrative, review of the court's own motion
行抗|行政抗诉再审审查|Administrative, protest by the procuratorate
行再|行政再审|Administrative, retrial
行审|非诉行政行为申请执行审查|Enforcement of an administrative act, review
行审复|非诉行政行为执行审查复议|Enforcement of an administrative act, reconsideration
行赔初|行政赔偿一审|Administrative compensation, first instance
行赔终|行政赔偿二审|Administrative compensation, second instance
行他|其他行政|Administrative, other
法赔|法院作为赔偿义务机关自赔|State compensation by the court itself
委赔|赔偿委员会审理赔偿|State compensation, compensation committee
司救刑|刑事司法救助|Judicial aid, criminal
司救民|民事司法救助|Judicial aid, civil
司救行|行政司法救助|Judicial aid, administrative
司救赔|国家赔偿司法救助|Judicial aid, state compensation
司救执|执行司法救助|Judicial aid, enforcement
司救访|涉诉信访司法救助|Judicial aid, petition
司救他|其他司法救助|Judicial aid, other
司惩|司法制裁审查|Judicial sanction
司惩复|司法制裁复议|Judicial sanction, reconsideration
财保|财产保全|Property preservation
行保|行为保全|Preservation of conduct
行保复|行为保全复议|Preservation of conduct, reconsideration
证保|证据保全|Preservation of evidence
执|首次执行|Enforcement
执恢|恢复执行|Enforcement resumed
执保|财产保全执行|Carrying out preservation
执异|执行异议|Objection to enforcement
执复|执行复议|Enforcement, reconsideration
执监|执行监督|Enforcement, supervision
执协|执行协调|Enforcement, coordination
执他|其他执行|Enforcement, other
清申|强制清算申请审查|Compulsory liquidation, application
破申|破产申请审查|Bankruptcy, application
清终|强制清算上诉|Compulsory liquidation, appeal
破终|破产上诉|Bankruptcy, appeal
强清|强制清算|Compulsory liquidation
破|破产|Bankruptcy
认港|认可与执行香港裁决审查|Recognition of a Hong Kong decision
认澳|认可与执行澳门裁决审查|Recognition of a Macao decision
认台|认可与执行台湾裁决审查|Recognition of a Taiwan decision
协外认|承认与执行外国裁决审查|Recognition of a foreign decision
刑初|刑事一审|Criminal, first instance
刑终|刑事二审|Criminal, second instance
"""
_PRACTICE = """
诉前调|诉前调解|Mediation before filing
民诉前调|民事诉前调解|Civil mediation before filing
"""


FIRST_INSTANCE = ("民初", "行初")
"""Types whose judgment may be appealed within 15 days of receiving it (CPL 171, ALP 85)."""


def _read(table: str, *, in_annex: bool) -> dict[str, CaseType]:
    rows = (line.split("|") for line in table.strip().splitlines())
    return {code: CaseType(code, zh, en, in_annex) for code, zh, en in rows}


CASE_TYPES: dict[str, CaseType] = _read(_ANNEX, in_annex=True) | _read(_PRACTICE, in_annex=False)
"""Every type code a number may carry, by code."""
