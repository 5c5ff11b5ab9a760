"""Proves the audit chains, or names the first record that breaks each."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.audit.verification import courts, prove


class Command(BaseCommand):
    help = "Proves the audit chain of every court, or names the first record that breaks it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--court", help="only this court's chain, by its code")

    def handle(self, *args: Any, court: str | None = None, **options: Any) -> None:
        chains = [court] if court is not None else courts()
        failed = 0
        for name in chains:
            proof = prove(name)
            if proof.broken is None:
                self.stdout.write(
                    f"{name or '(portal)'}: {proof.records:,} records unbroken, "
                    f"{proof.checkpoints:,} checkpoints agree"
                )
                continue
            failed += 1
            broken = proof.broken
            subject = f" [{broken.record}]" if broken.record else ""
            self.stdout.write(
                f"{name or '(portal)'}: BROKEN at record {broken.seq}{subject}: "
                f"{broken.kind}: {broken.words}"
            )
        if failed:
            raise CommandError(f"{failed} of {len(chains)} audit chains do not hold.")
        if not chains:
            self.stdout.write("No audit records yet.")
