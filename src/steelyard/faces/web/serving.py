"""Granian with our application: workers, access log, graceful stop."""

from __future__ import annotations

import logging
from typing import Any, Final

from granian import Granian
from granian.constants import HTTPModes, Interfaces

_STOPS: Final = 10


class OneLine(logging.Formatter):
    """One line for each request: whatever a path holds that can't be printed is written as its escape."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said = super().format(record)
        return said if said.isprintable() else "".join([c if c.isprintable() else ascii(c)[1:-1] for c in said])


_LOG: Final[dict[str, Any]] = {
    "version": 1, "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": f"{__name__}.OneLine", "fmt": "%(message)s"},
        "dated": {"format": "%(asctime)s %(levelname)s %(message)s"},
    },
    "handlers": {
        "access": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stderr"},
        "errors": {"class": "logging.StreamHandler", "formatter": "dated", "stream": "ext://sys.stderr"},
    },
    "loggers": {
        "granian.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
        "_granian": {"handlers": ["errors"], "level": "WARNING", "propagate": False},
        "steelyard.web": {"handlers": ["errors"], "level": "WARNING", "propagate": False},
    },
}
_LINE: Final = '%(time)s %(addr)s "%(method)s %(path)s" %(status)d %(dt_ms).2f ms'


def serve(host: str, port: int, workers: int, *, log: bool = True) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are finished first."""
    Granian(
        "steelyard.faces.web.app:worker", address=host, port=port, workers=workers, interface=Interfaces.ASGINL,
        http=HTTPModes.http1, websockets=False, factory=True, log_access=log, log_access_format=_LINE, log_dictconfig=_LOG,
        workers_kill_timeout=_STOPS, respawn_failed_workers=True, backpressure=256,
    ).serve()
