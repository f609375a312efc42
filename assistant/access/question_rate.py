"""Decide whether somebody may ask now, or has to wait since they asked so much."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class QuestionRate:
    """What each may ask within a minute; of this process, and safe in all threads."""

    def __init__(self, per_minute: int) -> None:
        """Let everybody ask so many; 0: as many as they like."""
        self._most = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def take(self, who: str) -> int:
        """Count a question that may be asked; else return the seconds until one may."""
        if self._most is None or self._limiter.hit(self._most, who):
            return 0
        return self._seconds(self._most, who)

    def wait(self, who: str) -> int:
        """Return the seconds until ``who`` may ask, 0 where that is now."""
        if self._most is None or self._limiter.test(self._most, who):
            return 0
        return self._seconds(self._most, who)

    def _seconds(self, most: RateLimitItemPerMinute, who: str) -> int:
        free = self._limiter.get_window_stats(most, who).reset_time
        return max(1, math.ceil(free - time.time()))
