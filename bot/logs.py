"""The log: what happened and where, never what a person said.

Rasa's structured events carry texts, slots and parse data: only the names of events pass. An exception
is written as its type and place: its message may quote the data it failed on.
"""

from __future__ import annotations

import logging
import sys
from types import TracebackType
from typing import Any, MutableMapping, Optional, Tuple

import structlog

PASSING = ("event", "level", "action_name", "intent")
"""Keys of Rasa's events that cannot hold a person's words."""
NOISY = (
    "rasa",
    "rasa_sdk",
    "sanic",
    "sanic.access",
    "alembic",
    "apscheduler",
    "asyncio",
    "matplotlib",
    "urllib3",
)


class PlaceOnly(logging.Formatter):
    """Writes an exception as its type and the place where it was raised."""

    def formatException(  # noqa: N802 - the name is logging's
        self, ei: Tuple[Optional[type], Optional[BaseException], Optional[TracebackType]]
    ) -> str:
        """ "ValueError at bot/composer.py:80"."""
        kind, _, trace = ei
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
        return f"{kind.__name__ if kind else 'exception'}{place}"


def begin_log(level: str) -> None:
    """Set up the log of this process; to be called before Rasa is."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlaceOnly("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)  # of libraries about libraries
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.processors.add_log_level,
            only_passing,
            structlog.processors.KeyValueRenderer(sort_keys=True),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        cache_logger_on_first_use=True,
    )


def only_passing(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every key of an event that may hold a person's words."""
    return {key: value for key, value in event.items() if key in PASSING}
