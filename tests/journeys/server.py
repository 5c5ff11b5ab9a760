"""The real portal, started for a browser: its own folder, database file and port."""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests import kept_tables

ROOT = Path(__file__).resolve().parent.parent.parent
START_S = 60
MAKE_RECEIPT = """
from datetime import timedelta
from filing.models import Filing
from filing.receipts import TEMPLATE
from portal.common import clock
from portal.papers import making
from portal.papers.models import Paper
filing = Filing._base_manager.get(number="{number}")
receipt = Paper.objects.filter(about=filing.reference, template=TEMPLATE)
receipt.update(ordered_at=clock.now() - timedelta(days=999), next_try_at=None)
making.SWEEP_S = 0.02
making.make_ordered(clock.now())
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Portal:
    """A demo court behind gunicorn. ``manage`` runs commands against the same database."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    patience_s: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return kept | {
            "DEMO": "1",
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder}/court.sqlite3",
            "PUBLIC_URL": self.url,
            "LOG_LEVEL": "WARNING",
            "PYTHONPATH": str(ROOT),
        }

    def manage(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(words)}\n{done.stderr[-4000:]}")
        return done.stdout

    def ask(self, script: str) -> Any:
        """Run a script of this folder inside the portal and return the JSON it prints."""
        text = (Path(__file__).parent / script).read_text()
        return json.loads(self.manage("shell", "--no-imports", "-c", text).splitlines()[-1])

    def make_receipt(self, number: str) -> None:
        """What the ticker does, for this receipt before all that waits: drawing takes its time."""
        self.manage("shell", "--no-imports", "-c", MAKE_RECEIPT.format(number=number))

    @cached_property
    def visits(self) -> dict[str, Any]:
        """Sessions of the demo's people and every page they can open: see visits.py."""
        return dict(json.loads((self.folder / "visits.json").read_text()))

    def prepare(self, kept: Path) -> None:
        """Take a copy of the court in ``kept``; whoever comes first makes it."""
        make(kept)
        shutil.copytree(kept, self.folder, dirs_exist_ok=True)

    def _make(self) -> None:
        """Tables, static files, courts and calendar, the demo court, and where to walk in it."""
        kept_tables.take(str(self.folder / "court.sqlite3"))
        self.manage("migrate", "--verbosity", "0")
        self.manage("createcachetable")
        self.manage("collectstatic", "--noinput", "--verbosity", "0")
        known = self.manage("help", "--commands").split()
        for command in ("load_reference", "load_demo"):
            if command in known:
                self.manage(command)
        visits = self.ask("visits.py")
        self.manage("sweep")  # what the demo left to do is done once, not in each worker's court
        (self.folder / "visits.json").write_text(json.dumps(visits))

    def start(self) -> None:
        log = (self.folder / "server.log").open("wb")
        words = ["--bind", f"127.0.0.1:{self.port}", "--workers", "1", "--threads", "4"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *words, "portal.wsgi"],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=log,
        )
        log.close()
        deadline = time.monotonic() + START_S
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "server.log").read_text()[-4000:])
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/healthz", timeout=2) as answer:  # noqa: S310  loopback
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=20)


def make(kept: Path) -> None:
    """Make the court that journeys copy, once; others wait for it."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with (kept.parent / "making").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (kept / "visits.json").exists():
            shutil.rmtree(kept, ignore_errors=True)
            kept.mkdir()
            Portal(kept)._make()


@dataclass(frozen=True)
class Served:
    """A demo court that runs already. Its own ticker or beat does what ``manage`` would hurry."""

    url: str
    patience_s: int = 900
    """Long enough for a request to climb in a court whose clock runs 600 times as fast."""

    def manage(self, *words: str) -> str:
        return ""


if __name__ == "__main__":  # ``python -m tests.journeys.server FOLDER``: before journeys begin
    make(Path(sys.argv[1]))
