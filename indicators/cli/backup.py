"""backup: a backup of the ledger while people work, one verified, or the newest drilled."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.errors import Refusal

if TYPE_CHECKING:
    from indicators.backups.backup_file import Manifest


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the folder, how many backups stay in it, and the file to verify."""
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, default=None, help=words("backup_folder"))
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--keep", metavar="N", type=int, default=None, help=words("backup_keep"))
    action.add_argument("--drill", action="store_true", help=words("backup_drill"))
    action.add_argument("--verify", metavar="FILE", type=Path, default=None, help=words("backup_verify"))


def run(asked: argparse.Namespace) -> Outcome:
    """Do what is asked for. Raises LedgerTrouble, Refusal("backup.*")."""
    if (asked.folder is None) == (asked.verify is None):
        raise Refusal("backup.what")
    return _verify(asked) if asked.verify else _drill(asked) if asked.drill else _back_up(asked)


def data(file: Path, manifest: "Manifest") -> dict[str, Any]:
    """What a backup says of itself as JSON data."""
    values = asdict(manifest)
    head = values.pop("head")
    return {"file": str(file), "ledger_id": head["ledger_id"], "version": head["version"], "hash": head["hash"],
            "log_number": head["log_number"], **values}


def _verify(asked: argparse.Namespace) -> Outcome:
    from indicators.backups.backup_file import verify  # noqa: PLC0415 - commands load only what they need

    manifest = verify(asked.verify)
    line = say("backup.intact", file=str(asked.verify), version=manifest.head.version, hash=manifest.head.printed,
               moment=manifest.made_at)
    return Outcome(Status.FINE, [line], data(asked.verify, manifest))


def _drill(asked: argparse.Namespace) -> Outcome:
    from indicators.backups.drill import drill  # noqa: PLC0415

    result = drill(figure_set.url(asked), asked.folder)
    line = say("backup.drilled", file=str(result.file), version=result.manifest.head.version,
               hash=result.manifest.head.printed, year=str(result.year), assessed=result.assessed,
               seconds=result.seconds)
    return Outcome(Status.FINE, [line], {**data(result.file, result.manifest), "year": result.year or None,
                                         "assessed": result.assessed, "seconds": result.seconds})


def _back_up(asked: argparse.Namespace) -> Outcome:
    from indicators.backups.making import back_up  # noqa: PLC0415

    backup = back_up(figure_set.url(asked), asked.folder, asked.keep)
    head = backup.manifest.head
    lines = [say("backup.made", file=str(backup.file), version=head.version, hash=head.printed),
             *(say("backup.removed", file=str(file)) for file in backup.removed),
             *(say("backup.with_erased", file=str(file), count=len(erasures)) for file, erasures in backup.with_erased)]
    return Outcome(Status.FINE, lines, {
        **data(backup.file, backup.manifest), "removed": [*map(str, backup.removed)],
        "with_erased": [{"file": str(file), "erasures": list(erasures)} for file, erasures in backup.with_erased]})
