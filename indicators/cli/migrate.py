"""migrate: bring a ledger of an earlier version to this one's schema, after a backup."""

import argparse
from contextlib import closing
from pathlib import Path

from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.cli.user import machine_user
from indicators.errors import Refusal


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add --check, and the folder of the backup."""
    parser.add_argument("--check", action="store_true", help=words("migrate_check"))
    parser.add_argument("--backup", metavar="DIR", type=Path, default=None, help=words("migrate_backup"))


def run(asked: argparse.Namespace) -> Outcome:
    """Migrate, or say whether it is needed. Raises LedgerTrouble, Refusal("migrate.no_backup", "restore.running")."""
    from indicators.backups.making import back_up  # noqa: PLC0415 - commands load only what they need
    from indicators.ledger import in_use, migration  # noqa: PLC0415
    from indicators.ledger.database import Database  # noqa: PLC0415
    from indicators.permission import machine_administrator  # noqa: PLC0415

    url, file = figure_set.url(asked), None
    with closing(Database(url)) as database:
        steps = migration.pending(database)
        kind = "migrate.needed" if steps else "migrate.current"
        if steps and not asked.check:
            if asked.backup is None:
                raise Refusal("migrate.no_backup")
            with in_use.alone(database):
                backup = back_up(url, asked.backup, is_older=True).file
                migration.migrate(database, machine_administrator(machine_user()), backup)
            file = str(backup)
            kind = "migrate.done"
        line = say(kind, ledger=database.name, steps=", ".join(steps), file=file or "")
    status = Status.SOME_REFUSED if steps and asked.check else Status.FINE
    return Outcome(status, [line], {"ledger": database.name, "pending": steps, "migrated": file is not None,
                                    "backup": file})
