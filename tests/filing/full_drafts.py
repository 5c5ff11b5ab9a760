"""Drafts in which every question is answered, made from the forms themselves.

A question added to a form is answered here, and compared with its paper, without another line.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from filing import actions
from filing.actions.drafting import save_answer
from filing.elements import Element, ElementForm, is_asked
from filing.models import Filing
from filing.rules import kinds
from tests.builders import A_MONDAY
from tests.filing import builders

GENERAL_CAUSE = "29"
FIRST_DAY = date(2021, 1, 31)
ITEMS = 2
"""How often a section that repeats is filled in."""
MOST_TURNS = 24
"""More than any form needs to take every choice, also of a question asked only after another."""


def fillings(form: ElementForm) -> list[dict[str, str]]:
    """Answers by ``KEY[ITEM]``: as few fillings as put every question and take every choice."""
    return _needed(form, lambda name, value: (_key(name), value if has_choices(form, name) else ""))


def shortest_fillings(form: ElementForm) -> list[dict[str, str]]:
    """As few as put every question once, whatever is chosen."""
    return _needed(form, lambda name, _value: _key(name))


def _needed(
    form: ElementForm, told_apart: Callable[[str, str], object]
) -> list[dict[str, str]]:
    needed, known = [], set[object]()
    times: Counter[str] = Counter()
    for turn in range(MOST_TURNS):
        said = dict(_answers(form, times, turn))
        new = {told_apart(name, value) for name, value in said.items()} - known
        if new:
            needed.append(said)
            known |= new
    return needed


def _key(name: str) -> str:
    return name.partition("[")[0]


def has_choices(form: ElementForm, name: str) -> bool:
    return bool(choices_of(form.element(_key(name))))


def choices_of(element: Element) -> list[str]:
    if element.kind == "yes_no":
        return ["yes", "no"]
    return [code for code, _label in element.choices]


def _answers(
    form: ElementForm, times: Counter[str], turn: int
) -> Iterator[tuple[str, str]]:
    """One filling. A question with choices takes the next one each time it is put."""
    said: dict[str, str] = {}
    number = 0
    for section in form.pages:
        for item in range(ITEMS if section.repeats else 1):
            for element in section.elements:
                number += 1
                if is_asked(element, item, said):
                    name = f"{element.key}[{item}]"
                    said[name] = _answer(element, times[element.key], number, turn)
                    times[element.key] += 1
    yield from said.items()


def _answer(element: Element, time: int, number: int, turn: int) -> str:
    """An answer that fits the question and is like no other one of the draft."""
    choices = choices_of(element)
    if element.kind == "choices":
        return ",".join(choices if time == 0 else choices[:2])
    if choices:
        return choices[time % len(choices)]
    return {
        "money": f"{number}{turn},{number:03d}.{number % 100:02d}",
        "percent": f"{number}.{turn + 1}",
        "number": f"{number}{turn}",
        "date": (FIRST_DAY + timedelta(days=31 * number + turn)).isoformat(),
        "text": f"第{number}问之答复（{turn}）",
        "long": f"第{number}问之详述（{turn}）：其一，“事实如此”。\n其二，见 No. {number} & 其余。",
    }[element.kind]


def printed(element: Element, value: str, labels: dict[str, str]) -> str:
    """How a paper says an answer, in Chinese: worked out here, not asked of the paper."""
    if element.kind == "money":
        return f"{Decimal(value.replace(',', '')):,.2f}元"
    if element.kind == "date":
        day = date.fromisoformat(value)
        return f"{day.year}年{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）"
    if element.kind == "yes_no":
        return {"yes": "是", "no": "否"}[value]
    if choices_of(element):
        return "、".join(labels[code] for code in value.split(","))
    return f"{value}%" if element.kind == "percent" else value


def a_full_draft(form: ElementForm, answers: dict[str, str]) -> Filing:
    """A draft of this form with all of these answers."""
    kind = next(iter(form.kinds), kinds.FIRST_CIVIL)
    draft = builders.a_complete_draft(kind=kind, cause_no=GENERAL_CAUSE)
    said = {"by": draft.filer, "at": A_MONDAY}
    if form.causes:
        draft = actions.choose_cause(draft, min(form.causes), **said)
    draft = actions.choose_form(draft, form.code, **said)
    draft.answers.all().delete()
    for name, value in answers.items():
        save_answer(draft, name, value, version=0, **said)
    own = draft.parties.filter(side=draft.terms.own).order_by("position").first()
    own.phone, own.domicile = "10000000077", "长春市南关区试验街3号"
    own.service_address, own.accepts_e_service = "长春市南关区试验街3号", True
    own.save()
    actions.answer_mediation(draft, True, **said)
    return Filing._base_manager.get(pk=draft.pk)

