"""Divisions of the demo court, and the causes that come to each."""

INTERMEDIATE, CHAOYANG = "吉01", "吉0104"
ENFORCEMENT = "enforcement"
FILING = "filing"

INTERMEDIATE_DIVISIONS = (
    (FILING, "立案庭", "Case-filing Division", 1),
    ("civil-1", "民事审判第一庭", "First Civil Division", 5),
    ("civil-2", "民事审判第二庭", "Second Civil Division", 4),
    ("civil-3", "民事审判第三庭（知识产权）", "Third Civil (IP) Division", 3),
    ("civil-4", "民事审判第四庭", "Fourth Civil Division", 3),
    (ENFORCEMENT, "执行局", "Enforcement Bureau", 3),
)
BASIC_DIVISIONS = (
    (FILING, "立案庭", "Case-filing Division", 1),
    ("civil-1", "民事审判庭", "Civil Division", 2),
    (ENFORCEMENT, "执行局", "Enforcement Bureau", 1),
)
"""Code, names, and how many judges sit there."""

GROUP_NAME = "{court}{division}联系法官工作群"

CAUSES = {
    "civil-1": ("14", "29", "96", "116.2", "126", "205.5", "205.6", "206.2", "411", "22.1", "24.1"),
    "civil-2": ("88", "108.3", "108.1", "109", "298", "132", "147"),
    "civil-3": ("165.2", "88.8", "142.15"),
    "civil-4": ("120.3", "120.7", "119", "413", "406", "55"),
    FILING: ("108.3", "126", "205.5", "88", "116.2"),
    ENFORCEMENT: ("108.3", "205.5", "126", "88", "411"),
}
BASIC_CIVIL = ("108.3", "14", "126", "205.5", "88", "411", "116.2", "22.1", "55", "24.1")
FIRM_SUES = ("126", "88", "108.1", "165.2", "119", "298")
FIRM_IS_SUED = ("205.5", "205.6", "206.2", "120.3", "120.7", "96", "88.8", "142.15", "413", "88")
"""Causes in which the plaintiff, or the defendant, is usually an organisation."""

CIVIL_FIRST, CIVIL_APPEAL, ENFORCE = "民初", "民终", "执"
INTELLECTUAL = "知"
INTELLECTUAL_CAUSES = ("165.2",)
