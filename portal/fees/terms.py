"""What one court has chosen on a day, read for the pure rules."""

from datetime import date

from portal.courts.models import Court
from portal.fees.models.choices import CourtAmount, FeePolicy
from portal.fees.rules.matters import NO_COURT, CourtTerms, Matter, Rounding


def terms_of(court: Court | None, on: date) -> CourtTerms:
    """The court's rounding and amounts in force on a day; the law's own floor without a court."""
    if court is None:
        return NO_COURT
    policy = FeePolicy.objects.filter(court=court, valid_from__lte=on).order_by("-valid_from")
    rows = CourtAmount.objects.filter(court=court, valid_from__lte=on).order_by("valid_from")
    amounts = {Matter(matter): fen for matter, fen in rows.values_list("matter", "fen")}
    chosen = policy.first()
    rounding = Rounding(chosen.rounding) if chosen else Rounding.FEN
    return CourtTerms(rounding=rounding, amounts=amounts)
