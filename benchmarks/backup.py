"""A backup of a ledger of a million rows, compared with a copy of its file; both wait until the disk has them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.population import population, submission
from indicators.backups.making import back_up
from indicators.catalogue import SHIPPED, load_catalogue

ROWS = 1_000_000
SUBMISSIONS = 50
LIMIT = 2.0


def figures() -> Iterator[Figure]:
    """From the ledger to a verified file; each of the submissions has its file as received, as CSV."""
    frame = population(load_catalogue(SHIPPED), ROWS)
    parts = (frame.iloc[start::SUBMISSIONS] for start in range(SUBMISSIONS))
    with (ledger_of(submission(part, part.to_csv(index=False).encode()) for part in parts) as ledger,
          TemporaryDirectory() as folder):
        file = Path(ledger.name)
        backed_up, copied = in_turn(lambda: seconds(lambda: back_up(ledger.url, Path(folder), keep=1)),
                                    lambda: seconds(lambda: _copy(file, Path(folder) / "copy.db")))
        size = file.stat().st_size / 1e6
    yield Figure(name="backup_1m_rows", subject=f"a verified backup of {ROWS:,} rows, {size:.0f} MB",
                 baseline="copying the file", subject_seconds=backed_up, baseline_seconds=copied, limit=LIMIT)


def _copy(file: Path, copy: Path) -> None:
    shutil.copyfile(file, copy)
    with copy.open("rb+") as stream:
        os.fsync(stream.fileno())
