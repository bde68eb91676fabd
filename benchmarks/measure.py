"""Medians of a subject and its baseline, measured alternately, so that both suffer equally from other load."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

TIMES = 9


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One benchmark; seconds are medians unless ``subject`` says otherwise."""

    name: str
    subject: str               # what was measured, in a few words
    baseline: str              # compared with what
    subject_seconds: float
    baseline_seconds: float
    limit: float               # greatest ratio that passes
    unit: str = ""             # unit, if not seconds

    @property
    def ratio(self) -> float:
        """Ratio of subject to baseline."""
        return self.subject_seconds / self.baseline_seconds

    @property
    def verdict(self) -> str:
        """``ok`` or ``MISSED``."""
        return "ok" if self.ratio <= self.limit else "MISSED"

    def __str__(self) -> str:
        return f"{self.name} {self.ratio:.2f} {self.limit:g} {self.verdict}"


def seconds(job: Callable[[], object]) -> float:
    """Seconds that ``job`` takes, after a garbage collection."""
    gc.collect()
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def processor_seconds(job: Callable[[], object]) -> float:
    """CPU seconds, user and system, that ``job`` takes in this process."""
    gc.collect()
    start = time.process_time()
    job()
    return time.process_time() - start


def in_turn(*samples: Callable[[], float], times: int = TIMES) -> tuple[float, ...]:
    """Median of each of ``samples``, which return seconds, after one uncounted warm-up call of each."""
    for sample in samples:
        sample()
    rounds = [[sample() for sample in samples] for _ in range(times)]
    return tuple(median(column) for column in zip(*rounds, strict=True))
