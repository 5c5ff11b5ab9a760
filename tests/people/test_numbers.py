"""Numbers of documents, against the samples and promises of their standards."""

from datetime import date

import pytest

from portal.people import masks, numbers
from portal.people.numbers import BadNumber, Fault, Kind
from portal.people.synthetic import Synthetic

SAMPLES = {
    Kind.RESIDENT_ID: (
        "220102198503121011 220104199211302088 220112200002290338 220182197807014503 "
        "220184199912319976 22010519900615019X 11010519491231002X 440524188001010014"
    ),
    Kind.USCC: (
        "91220101MA0X1Y2WXD 91220104MA14ABCDX4 31220000MD0T5K7E5H 12220100412736559H "
        "52220100502837468Q 91350100M000100Y43"
    ),
    Kind.LAWYER_LICENCE: (
        "12201201210786270 12201201811177428 12202200920205810 11101202111545134 12201202360784327"
    ),
    Kind.HK_MACAU_PERMIT: "M97611509 H90470385 H37839561 M62634818 M06030611 H1234567801",
    Kind.TAIWAN_PERMIT: "18147925 46528309 16768614 73234263 85866125 0123456789 0123456789B",
    Kind.RESIDENCE_PERMIT: (
        "810000199109109205 820000200305201647 830000197512258336 810000199109100913 "
        "830000199109108740"
    ),
    Kind.PERMANENT_RESIDENCE: (
        "922840198012240490 922410199305070506 911643198802290957 931392197711300240 "
        "944826199910110041 911124198108030024"
    ),
    Kind.PASSPORT: "L898902C3 E12345678 AB1234567 P1234567 K0A1B2C3D",
}
ALL = [(kind, one) for kind, text in SAMPLES.items() for one in text.split()]
CHECKED = [
    pair for pair in ALL
    if pair[0] in (Kind.RESIDENT_ID, Kind.USCC, Kind.RESIDENCE_PERMIT, Kind.PERMANENT_RESIDENCE)
]


def country(kind):
    return "US" if kind is Kind.PASSPORT else ""


@pytest.mark.parametrize(("kind", "number"), ALL)
def test_known_samples_are_well_formed(kind, number):
    assert numbers.check(kind, number, country=country(kind)).value == number


@pytest.mark.parametrize(("kind", "number"), CHECKED)
def test_every_single_wrong_character_is_noticed(kind, number):
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY" if kind is Kind.USCC else "0123456789X"
    for place in range(18):
        for char in set(alphabet) - {number[place]}:
            with pytest.raises(BadNumber):
                numbers.check(kind, number[:place] + char + number[place + 1 :])


@pytest.mark.parametrize(("kind", "number"), CHECKED)
def test_every_swap_of_neighbours_is_noticed(kind, number):
    """MOD 11-2 and the weights 3^i modulo 31 both promise it."""
    for place in range(17):
        left, right = number[place], number[place + 1]
        if left != right:
            with pytest.raises(BadNumber):
                numbers.check(kind, number[:place] + right + left + number[place + 2 :])


@pytest.mark.parametrize(
    ("kind", "typed", "fault"),
    [
        (Kind.RESIDENT_ID, "", Fault.EMPTY),
        (Kind.RESIDENT_ID, "\u200b \u3000", Fault.EMPTY),
        (Kind.RESIDENT_ID, "22010219850312101", Fault.LENGTH),
        (Kind.RESIDENT_ID, "2201021985031210111", Fault.LENGTH),
        (Kind.RESIDENT_ID, "1" * 100_000, Fault.LENGTH),
        (Kind.RESIDENT_ID, "220102850312101", Fault.OLD),
        (Kind.RESIDENT_ID, "22010219850312101A", Fault.CHARACTER),
        (Kind.RESIDENT_ID, "22010X198503121011", Fault.CHARACTER),
        (Kind.RESIDENT_ID, "٢٢٠١٠٢١٩٨٥٠٣١٢١٠١١", Fault.CHARACTER),
        (Kind.RESIDENT_ID, "220102198513121011", Fault.DATE),
        (Kind.RESIDENT_ID, "220102190002290011", Fault.DATE),
        (Kind.RESIDENT_ID, "220102203003121011", Fault.DATE),
        (Kind.RESIDENT_ID, "220102198503121012", Fault.CHECK),
        (Kind.RESIDENT_ID, "810000199109109205", Fault.AREA),
        (Kind.RESIDENT_ID, "922840198012240490", Fault.AREA),
        (Kind.RESIDENCE_PERMIT, "220102198503121011", Fault.AREA),
        (Kind.PERMANENT_RESIDENCE, "220102198503121011", Fault.AREA),
        (Kind.USCC, "91350100M000100Y4Z", Fault.CHARACTER),
        (Kind.USCC, "91220101MA0X1Y2WX", Fault.LENGTH),
        (Kind.USCC, "91220101MA0X1Y2WXE", Fault.CHECK),
        (Kind.USCC, "9122A101MA0X1Y2WXD", Fault.CHARACTER),
        (Kind.LAWYER_LICENCE, "1220120121078627", Fault.LENGTH),
        (Kind.LAWYER_LICENCE, "1220120121078627A", Fault.CHARACTER),
        (Kind.LAWYER_LICENCE, "22201201210786270", Fault.AREA),
        (Kind.LAWYER_LICENCE, "12201203010786270", Fault.FORM),
        (Kind.LAWYER_LICENCE, "12201201217862701", Fault.FORM),
        (Kind.HK_MACAU_PERMIT, "T97611509", Fault.FORM),
        (Kind.HK_MACAU_PERMIT, "H976115090", Fault.FORM),
        (Kind.TAIWAN_PERMIT, "1814792", Fault.FORM),
        (Kind.PASSPORT, "E123", Fault.FORM),
        (Kind.PASSPORT, "E1234567%", Fault.FORM),
    ],
)
def test_a_bad_number_is_refused_for_its_own_reason(kind, typed, fault):
    with pytest.raises(BadNumber) as refused:
        numbers.check(kind, typed, on=date(2026, 3, 2), country="US")
    assert refused.value.fault is fault
    assert not typed.strip() or typed not in refused.value.sentence


def test_an_organisation_code_wrong_inside_a_right_frame_is_refused():
    first_17 = "91220101MA0X1Y2W0"
    with pytest.raises(BadNumber) as refused:
        numbers.uscc(first_17 + numbers.uscc_check(first_17))
    assert refused.value.fault is Fault.INNER_CHECK


@pytest.mark.parametrize(
    "typed",
    ["22010519900615019x", "２２０１０５１９９００６１５０１９Ｘ", " 220105 19900615 019X ",
     "220105-19900615-019x", "\u202a22010519900615019X\u202c"],
)
def test_what_people_really_type_is_understood(typed):
    assert numbers.resident_id(typed).value == "22010519900615019X"


def test_birth_dates_are_read_and_leap_days_known():
    assert numbers.resident_id("220112200002290338").born == date(2000, 2, 29)


@pytest.mark.parametrize(
    ("number", "digit"),
    [("L898902C3", "6"), ("E12345678", "2"), ("AB1234567", "1"), ("P1234567", "1"),
     ("P1234567<", "1"), ("K0A1B2C3D", "8")],
    ids=lambda value: f"ICAO 9303 {value}",
)
def test_the_machine_readable_line_of_a_passport_is_checked(number, digit):
    assert numbers.mrz_check(number) == digit
    plain = number.rstrip("<")
    assert numbers.passport(plain, country="GB", mrz=digit).value == plain
    with pytest.raises(BadNumber):
        numbers.passport(plain, country="GB", mrz=str((int(digit) + 1) % 10))


def test_a_passport_needs_its_country():
    with pytest.raises(BadNumber) as refused:
        numbers.passport("E12345678")
    assert refused.value.fault is Fault.COUNTRY


@pytest.mark.parametrize(
    "typed", ["13800000001", "138 0000 0001", "+86 138-0000-0001", "008613800000001",
              "8613800000001", "１３８０００００００１"],
)
def test_mobile_numbers_are_understood(typed):
    assert numbers.mobile(typed).startswith("138")


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("", Fault.EMPTY), ("1380000000", Fault.LENGTH), ("138000000011", Fault.LENGTH),
     ("12800000001", Fault.FORM), ("1380000000a", Fault.CHARACTER), ("043188500000", Fault.LENGTH)],
)
def test_impossible_mobile_numbers_are_refused(typed, fault):
    with pytest.raises(BadNumber) as refused:
        numbers.mobile(typed)
    assert refused.value.fault is fault


@pytest.mark.parametrize("kind", list(Kind))
def test_synthetic_numbers_are_well_formed_and_repeat(kind):
    first, second = Synthetic(7), Synthetic(7)
    made = [first.number(kind) for _ in range(300)]
    assert made == [second.number(kind) for _ in range(300)]
    for one in made:
        assert numbers.check(kind, one, country=country(kind)).value == one


@pytest.mark.parametrize(("kind", "number"), ALL)
def test_a_mask_never_shows_more_than_six_and_four(kind, number):
    shown = masks.mask_number(number)
    head, tail = shown.split("****")
    assert len(head) <= 6
    assert len(tail) <= 4
    assert len(number) - len(head) - len(tail) >= 4
    assert number not in shown


def test_masks_of_names_and_phones():
    assert masks.mask_phone("13800000001") == "138****0001"
    assert masks.mask_name("张三丰") == masks.mask_name("张三") == "张**"
    assert masks.mask_name("欧阳静") == "欧阳**"
    assert masks.public_name("张三丰") == "张某"
    assert masks.public_name("阿依古丽·买买提") == "阿某"
    assert masks.mask_email("zhang@example.cn") == "z****@example.cn"
    assert masks.mask_name("") == ""
