"""restore: put a backup where the ledger is missing or damaged."""

import argparse
from pathlib import Path

from indicators.cli import figure_set
from indicators.cli.backup import data
from indicators.cli.outcome import Outcome, Status, say, words


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the file, and --dry-run."""
    parser.add_argument("file", metavar="FILE", type=Path, help=words("restore_file"))
    parser.add_argument("--dry-run", action="store_true", help=words("restore_dry_run"))


def run(asked: argparse.Namespace) -> Outcome:
    """Restore, or say what would be done. Raises LedgerTrouble, Refusal("backup.*", "restore.*")."""
    from indicators.backups.restoring import restore  # noqa: PLC0415 - commands load only what they need

    restored = restore(asked.file, figure_set.url(asked), dry_run=asked.dry_run)
    head = restored.manifest.head
    lines = [say("restore.possible" if asked.dry_run else "restore.done", ledger=restored.ledger,
                 version=head.version, moment=restored.manifest.made_at),
             *(say("restore.in_the_way" if asked.dry_run else "restore.moved", file=str(file))
               for file in restored.moved)]
    return Outcome(Status.FINE, lines, {
        **data(asked.file, restored.manifest), "ledger": restored.ledger, "restored": not asked.dry_run,
        "moved": [*map(str, restored.moved)]})
