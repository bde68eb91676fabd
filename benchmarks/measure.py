"""Medians of a subject and its baseline, taken in turn, so that what slows the machine slows both."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

TIMES = 9


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One thing that must be fast, or small; seconds are medians unless ``subject`` says what else."""

    name: str
    subject: str               # what was measured, in a few words
    baseline: str              # against what
    subject_seconds: float
    baseline_seconds: float
    limit: float               # greatest ratio that passes
    unit: str = ""             # of what is not seconds

    @property
    def ratio(self) -> float:
        """How many times as long as its baseline the subject takes."""
        return self.subject_seconds / self.baseline_seconds

    @property
    def verdict(self) -> str:
        """``ok`` or ``MISSED``."""
        return "ok" if self.ratio <= self.limit else "MISSED"

    def __str__(self) -> str:
        return f"{self.name} {self.ratio:.2f} {self.limit:g} {self.verdict}"


def seconds(job: Callable[[], object]) -> float:
    """Seconds that ``job`` takes, begun with nothing left for the garbage collector."""
    gc.collect()
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def processor_seconds(job: Callable[[], object]) -> float:
    """Seconds of processor, user and system, that ``job`` takes in this process."""
    gc.collect()
    start = time.process_time()
    job()
    return time.process_time() - start


def in_turn(*samples: Callable[[], float], times: int = TIMES) -> tuple[float, ...]:
    """Median of each of ``samples``, which give seconds; each is taken once before, to be warm, and not counted."""
    for sample in samples:
        sample()
    rounds = [[sample() for sample in samples] for _ in range(times)]
    return tuple(median(column) for column in zip(*rounds, strict=True))
