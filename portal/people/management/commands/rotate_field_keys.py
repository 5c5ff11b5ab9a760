"""Re-encrypts personal numbers and second factors under the first of FIELD_KEYS."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand
from django.db import transaction

from portal.people import vault
from portal.people.models import Identity


class Command(BaseCommand):
    help = "Re-encrypt stored numbers with the first of FIELD_KEYS. Running it again is harmless."

    def handle(self, *args: Any, **options: Any) -> None:
        done = 0
        for pk in Identity.objects.values_list("pk", flat=True).iterator():
            with transaction.atomic():
                row = Identity.objects.select_for_update().get(pk=pk)
                number = row.number
                findable = Identity.findable(row.kind, row.country, number)
                row.sealed, row.index = vault.seal(number), vault.index(findable)
                row.save(update_fields=["sealed", "index"])
            done += 1
        factors = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN)
        for factor in factors:
            factor.data = {name: _again(value) for name, value in factor.data.items()}
            factor.save(update_fields=["data"])
        self.stdout.write(f"identities: {done}, second factors: {len(factors)}")


def _again(value: Any) -> Any:
    """Sealed text, alone or in a list, sealed anew; counters stay what they are."""
    if isinstance(value, list):
        return [_again(one) for one in value]
    return vault.seal(vault.unseal(value)) if isinstance(value, str) else value
