"""The demo's mail server: keeps every mail for the sandbox page until it is stopped."""

import signal
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.sandbox.mailbox import Mailbox


class Command(BaseCommand):
    help = "Runs an SMTP server on EMAIL_PORT that shows mails under /sandbox/ (demo only)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=settings.EMAIL_PORT)

    def handle(self, *args: Any, **options: Any) -> None:
        from aiosmtpd.controller import Controller

        if not settings.DEMO:
            raise CommandError("The sandbox exists in demo mode only.")
        stop = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_received: stop.set())
        controller = Controller(Mailbox(), hostname="127.0.0.1", port=options["port"])
        controller.start()
        self.stdout.write(f"Sandbox mail on 127.0.0.1:{options['port']}")
        try:
            stop.wait()
        finally:
            controller.stop()
