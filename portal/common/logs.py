"""Logs: one JSON object a line, with the request's id and without personal data.

Numbers and addresses that could name a person are masked in every event, whoever logged it and
wherever in the event they stand, also in messages of packages and in tracebacks.
"""

import logging
import logging.config
import re
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

from portal.audit.trail import request_id

MASK = "[masked]"
_EDGE, _END = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
PERSONAL = re.compile(
    "|".join(
        (
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail
            rf"{_EDGE}\d{{17}}[\dXx]{_END}",  # identity number
            rf"{_EDGE}\d{{15,19}}{_END}",  # old identity number, bank card, licence
            rf"(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}}{_END}",  # mobile
            rf"{_EDGE}0\d{{2,3}}[- ]\d{{7,8}}{_END}",  # landline
            rf"{_EDGE}[EGDSPHMC][A-Z]?\d{{7,10}}{_END}",  # passports and travel permits
        )
    ),
    re.ASCII,
)
OURS = frozenset({"request_id", "timestamp", "level", "logger"})


def scrub(value: Any) -> Any:
    """The value with everything that could name a person masked."""
    if isinstance(value, str):
        return PERSONAL.sub(MASK, value)
    if isinstance(value, bool | int | float) or value is None:
        text = str(value)
        return MASK if isinstance(value, int) and PERSONAL.fullmatch(text) else value
    if isinstance(value, Mapping):
        return {scrub(str(key)): scrub(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [scrub(each) for each in value]
    return PERSONAL.sub(MASK, str(value))


def scrub_event(
    logger: Any, name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """The last step before an event is written."""
    return {key: value if key in OURS else scrub(value) for key, value in event.items()}


def add_request_id(
    logger: Any, name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    if request_id.get():
        event["request_id"] = request_id.get()
    return event


BEFORE: list[Any] = [
    add_request_id,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def json_lines() -> logging.Formatter:
    """The formatter of every handler: events of ours and of packages look alike."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=BEFORE,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            scrub_event,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def configure(logging_settings: dict[str, Any]) -> None:
    """``LOGGING_CONFIG`` of the settings: both logging worlds end in the same lines."""
    logging.config.dictConfig(logging_settings)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *BEFORE,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
