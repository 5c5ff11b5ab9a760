"""Measures on the Payment of Litigation Costs, State Council Order 481, arts. 8, 13 and 14.

Promulgated 2006-12-19, in force since 2007-04-01. Amounts are yuan here and fen everywhere else;
rates are ten-thousandths.
"""

from datetime import date
from fractions import Fraction

from portal.fees.rules.matters import Matter
from portal.fees.rules.schedule import Range, Scale, Schedule, Tariff

PROPERTY = Scale.of(
    (50, 10_000),
    [
        (100_000, 250), (200_000, 200), (500_000, 150), (1_000_000, 100), (2_000_000, 90),
        (5_000_000, 80), (10_000_000, 70), (20_000_000, 60), (None, 50),
    ],
)
DIVORCE = Scale.of((0, 200_000), [(None, 50)])
PERSONALITY = Scale.of((0, 50_000), [(100_000, 100), (None, 50)])
ENFORCEMENT = Scale.of(
    (50, 10_000), [(500_000, 150), (5_000_000, 100), (10_000_000, 50), (None, 10)]
)
PRESERVATION = Scale.of((30, 1_000), [(100_000, 100), (None, 50)])


def _between(low: int, high: int) -> Range:
    return Range(low * 100, high * 100)


ORDER_481 = Schedule(
    version="FEE-2007-04-01",
    valid_from=date(2007, 4, 1),
    valid_until=None,
    tariffs={
        Matter.PROPERTY: Tariff("FEE 13(1)", scale=PROPERTY, needs_amount=True),
        Matter.DIVORCE: Tariff("FEE 13(2)1", base=_between(50, 300), scale=DIVORCE),
        Matter.PERSONALITY: Tariff("FEE 13(2)2", base=_between(100, 500), scale=PERSONALITY),
        Matter.OTHER_NONPROPERTY: Tariff("FEE 13(2)3", base=_between(50, 100)),
        Matter.IP: Tariff(
            "FEE 13(3)", base=_between(500, 1_000), scale=PROPERTY, scale_article="FEE 13(1)",
            instead=True,
        ),
        Matter.LABOUR: Tariff("FEE 13(4)", flat=10_00),
        Matter.ADMIN_IP_MARITIME: Tariff("FEE 13(5)", flat=100_00),
        Matter.ADMIN_OTHER: Tariff("FEE 13(5)", flat=50_00),
        Matter.ADMIN_COMPENSATION: Tariff("FEE 8", flat=0),
        Matter.JURISDICTION_OBJECTION: Tariff("FEE 13(6)", base=_between(50, 100)),
        Matter.ENFORCEMENT: Tariff(
            "FEE 14(1)", base=_between(50, 500), scale=ENFORCEMENT, instead=True
        ),
        Matter.PRESERVATION: Tariff(
            "FEE 14(2)", flat=30_00, scale=PRESERVATION, instead=True, cap=5_000_00
        ),
        Matter.PAYMENT_ORDER: Tariff(
            "FEE 14(3)", scale=PROPERTY, scale_article="FEE 13(1)", needs_amount=True,
            share=Fraction(1, 3),
        ),
        Matter.PUBLIC_SUMMONS: Tariff("FEE 14(4)", flat=100_00),
        Matter.ARBITRATION_REVIEW: Tariff("FEE 14(5)", flat=400_00),
        Matter.BANKRUPTCY: Tariff(
            "FEE 14(6)", scale=PROPERTY, scale_article="FEE 13(1)", needs_amount=True,
            share=Fraction(1, 2), cap=300_000_00,
        ),
        Matter.LIMITATION_FUND: Tariff("FEE 14(7)", base=_between(1_000, 10_000)),
        Matter.MARITIME_INJUNCTION: Tariff("FEE 14(7)", base=_between(1_000, 5_000)),
        Matter.LIEN_NOTICE: Tariff("FEE 14(7)", base=_between(1_000, 5_000)),
        Matter.MARITIME_CLAIM: Tariff("FEE 14(7)", flat=1_000_00),
        Matter.GENERAL_AVERAGE: Tariff("FEE 14(7)", flat=1_000_00),
        Matter.SPECIAL_PROCEDURE: Tariff("FEE 8", flat=0),
    },
)
