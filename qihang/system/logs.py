"""Logs that a flood cannot fill."""

from __future__ import annotations

import logging

from qihang.system.rate_limit import RateLimit


class RateLimitFilter(logging.Filter):
    """Lets some records pass a second, and says once that more are left out."""

    def __init__(self, rate: float, burst: float):
        super().__init__()
        self._rate_limit = RateLimit(rate, burst)
        self._is_over = False

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether ``record`` is written."""
        if self._rate_limit.try_take():
            self._is_over = False
            return True
        if self._is_over:
            return False
        self._is_over = True
        record.msg, record.args = "Too many entries: some are left out here.", ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def limit_rate(*loggers: logging.Logger, rate: float, burst: float) -> None:
    """Have the handlers of ``loggers`` write no more than ``rate`` records a second for long."""
    limit = RateLimitFilter(rate, burst)
    for handler in {handler for logger in loggers for handler in logger.handlers}:
        handler.addFilter(limit)
