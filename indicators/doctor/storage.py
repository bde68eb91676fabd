"""Checks of the ledger and of the disk it is on."""

import shlex
import shutil
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from indicators.backups.backup_file import folder_of_backups, name_of
from indicators.doctor.findings import Finding, Findings, Installation, of_refusal, ok, skipped, wrong
from indicators.doctor.settings import FILE, removal
from indicators.errors import LedgerTrouble
from indicators.ledger import private_files
from indicators.ledger.database import Database
from indicators.ledger.last_seen import LastSeen, var_folder

MENDS: Mapping[str, str] = {
    "ledger.never_made": "{program} init",
    "ledger.lost": "{program} restore {backup}",
    "ledger.unreadable": "{program} restore {backup}",
    "ledger.not_a_ledger": "{program} restore {backup}",
    "ledger.damaged": "{program} restore {backup}",
    "ledger.replaced": "rm {marker}",
    "ledger.older": "GOALLINE_RESTORED={version} {program} init",
    "ledger.older_format": "{program} migrate --backup {folder}",
    "ledger.read_only": "chmod u+rw {file} && chmod u+rwx {place}",
    "ledger.cannot_open": "mkdir -p {place} && chmod u+rwx {place}",
    "ledger.disk_full": "du -xh {place} | sort -h | tail",
    "ledger.disk_fails": "dmesg | tail",
    "ledger.away": "systemctl start postgresql",
    "ledger.no_database": "su postgres -c psql < deploy/postgresql.sql",
    "ledger.login_refused": "editor {settings}",
    "ledger.busy": "{program} doctor",
    "ledger.other_format": "{program} verify"}
LEAST = 1_000_000_000          # bytes that a disk has free
COPIES = 3                     # of the ledger that it has room for, as a backup and a restore need


def ledger(installation: Installation) -> Findings:
    """Open the ledger, verify its schema, both chains and every byte."""
    if isinstance(installation.inspection, LedgerTrouble):
        yield of_refusal("ledger", installation.inspection, _mend(installation, installation.inspection))
    else:
        yield ok("ledger", "ledger", ledger=installation.inspection.ledger, version=installation.inspection.version)


def _mend(installation: Installation, trouble: LedgerTrouble) -> str:
    if trouble.code not in MENDS:
        return removal("GOALLINE_LEDGER")
    database = Database(installation.url)
    marker, backups = LastSeen(database), folder_of_backups()
    seen_head, file = marker.read(), database.file or Path()
    beginning = name_of(seen_head.ledger_id) if seen_head else "ledger-"
    files = sorted(backups.glob(f"{beginning}*.goalline")) if backups and backups.is_dir() else []
    values = {"backup": files[-1] if files else "FILE", "folder": backups or "DIR", "marker": marker.file, "file": file,
              "place": file.parent, "settings": FILE}
    return MENDS[trouble.code].format(program=installation.program, version=trouble.values.get("version", ""), **{
        name: shlex.quote(str(value)) for name, value in values.items()})


def modes(installation: Installation) -> Findings:
    """Find files that others than Goalline's user can read, which a start would correct."""
    if sys.platform == "win32":
        yield skipped("ledger.modes", "modes_none")
        return
    file = _file_of(installation)
    paths = {**({file: private_files.FILE, Path(f"{file}.head"): private_files.FILE} if file else {}),
             var_folder(): private_files.FOLDER}
    faults = list[Finding]()
    for path, mode in paths.items():
        found = path.stat().st_mode if path.exists() else mode
        if stat.S_IMODE(found) != mode and not found & stat.S_ISVTX:
            faults.append(wrong("ledger.modes", "mode", f"chmod {mode:o} {shlex.quote(str(path))}", file=str(path),
                                found=f"{stat.S_IMODE(found):o}", expected=f"{mode:o}"))
    yield from faults or [ok("ledger.modes", "modes")]


def space(installation: Installation) -> Findings:
    """Find disks that will soon be full."""
    file = _file_of(installation)
    size = file.stat().st_size if file and file.exists() else 0
    least, free = max(LEAST, COPIES * size), dict[Path, int]()
    for folder in filter(None, (file and file.parent, var_folder(), folder_of_backups())):
        there = next(each for each in (folder, *folder.parents) if each.is_dir())
        free[there] = shutil.disk_usage(there).free
    faults = [wrong("space", "space_low", f"du -xh {shlex.quote(str(folder))} | sort -h | tail", folder=str(folder),
                    free=f"{amount / 1e6:.0f}", least=f"{least / 1e6:.0f}")
              for folder, amount in free.items() if amount < least]
    yield from faults or [ok("space", "space", free=f"{min(free.values()) / 1e9:.0f}")]


def clock(installation: Installation) -> Findings:
    """Compare this machine's clock with the last entry of the ledger, which cannot be from the future."""
    try:
        with installation.ledger() as book:
            book.head()
            trouble = book.clock_trouble()
    except LedgerTrouble:
        yield skipped("clock", "no_ledger")
        return
    yield of_refusal("clock", trouble, "timedatectl set-ntp true") if trouble else ok("clock", "clock")


def _file_of(installation: Installation) -> Path | None:
    """The ledger's file; None for PostgreSQL, or an address that cannot be read."""
    try:
        database = Database(installation.url)
    except LedgerTrouble:
        return None
    return database.file and database.file.resolve()
