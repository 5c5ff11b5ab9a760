"""Courts are renamed and recoded; case numbers keep the code of their day."""

from datetime import date

from django.db.models import Q

from portal.courts.models import Court


def court_on(code: str, on: date) -> Court | None:
    """The court that a code (法院代字) means on a day.

    An old code leads to its successor once the old court has ended; a new code leads to its
    predecessor before the new court began. None when no court of ours ever had the code.
    """
    if not code:
        return None
    family = list(Court.objects.filter(_family(code)).order_by("pk"))
    in_force = [court for court in family if _is_in_force(court, on)]
    exact = [court for court in in_force if court.code == code]
    return next(iter(exact or in_force), None)


def _family(code: str) -> Q:
    older = Court.objects.filter(code=code).values("predecessor_code")
    return Q(code=code) | Q(predecessor_code=code) | (Q(code__in=older) & ~Q(code=""))


def _is_in_force(court: Court, on: date) -> bool:
    has_begun = court.valid_from is None or court.valid_from <= on
    return has_begun and (court.valid_until is None or on < court.valid_until)
