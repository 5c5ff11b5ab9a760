"""How gunicorn serves the portal: one file for ./script/run, the image and the benchmarks.

    gunicorn --config python:portal.serving --bind 127.0.0.1:8000 --workers 2 portal.wsgi

The program is loaded once and the workers are made from it, so that they share its memory. A
changed program therefore needs a restart, not a reload.
"""

import gc
from typing import Any

from django.urls import get_resolver

preload_app = True
worker_class = "gthread"
threads = 8
graceful_timeout = 10
keepalive = 0
"""A kept connection stays with one process and may leave the other idle."""
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Load every address before the first worker is made; no database is asked."""
    get_resolver()._populate()


def pre_fork(server: Any, worker: Any) -> None:
    """What was loaded so far is no garbage: workers neither search it nor write to its pages.

    Collections of what requests leave behind become small and frequent, which keeps a worker
    from growing.
    """
    gc.collect()
    gc.freeze()
