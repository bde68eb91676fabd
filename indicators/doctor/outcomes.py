"""Checks of what must be there again and again: a new backup, a drill, and the edition of the last release."""

import shlex
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from indicators.backups.backup_file import FOLDER, files_of, folder_of_backups, verify
from indicators.doctor.findings import Finding, Findings, Installation, of_refusal, ok, skipped, wrong
from indicators.doctor.settings import setting
from indicators.edition import folder
from indicators.edition.tree import hash_of, manifest_of
from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger.last_seen import var_folder
from indicators.warehouse.releases import Release
from indicators.warehouse.snapshot import Snapshot

BACKUP_EVERY, DRILL_EVERY = timedelta(hours=26), timedelta(days=32)      # nightly and monthly, with some room


def backup(installation: Installation) -> Findings:
    """Verify the newest backup, and find out how old it is."""
    backups = folder_of_backups()
    path = shlex.quote(str(backups or var_folder() / "backups"))
    command = f"{installation.program} backup {path} --keep 30"
    first = f"mkdir -p -m 700 {path} && {command}"
    if backups is None:
        yield wrong("backup", "backup_nowhere", f"{first}; {setting(FOLDER, str(var_folder() / 'backups'))}")
        return
    if not backups.is_dir():
        yield of_refusal("backup", Refusal("backup.no_folder", folder=str(backups)), first)
        return
    try:
        with installation.ledger() as book:
            files = files_of(backups, book.id)
    except LedgerTrouble:
        yield skipped("backup", "no_ledger")
        return
    yield _newest(files, command) if files else of_refusal(
        "backup", Refusal("backup.none", folder=str(backups)), command)


def _newest(files: Sequence[Path], command: str) -> Finding:
    """Whether the last of some backups can be relied on."""
    try:
        made_at = verify(files[-1]).made_at
    except Refusal as refusal:
        return of_refusal("backup", refusal, command)
    if _is_older(made_at, BACKUP_EVERY):
        return wrong("backup", "backup_old", command, file=str(files[-1]), moment=made_at)
    return ok("backup", "backup", file=str(files[-1]), moment=made_at)


def drill(installation: Installation) -> Findings:
    """Find out when a backup was last tried out, and how that ended."""
    command = f"{installation.program} backup {shlex.quote(str(folder_of_backups() or 'DIR'))} --drill"
    try:
        with installation.ledger() as book:
            drills = book.log("drilled")
    except LedgerTrouble:
        yield skipped("drill", "no_ledger")
        return
    if not drills:
        yield wrong("drill", "drill_none", command)
    elif "failed" in drills[-1].payload:
        yield wrong("drill", "drill_failed", command, file=drills[-1].payload["backup"], moment=drills[-1].at)
    elif _is_older(drills[-1].at, DRILL_EVERY):
        yield wrong("drill", "drill_old", command, moment=drills[-1].at)
    else:
        yield ok("drill", "drill", moment=drills[-1].at)


def edition(installation: Installation) -> Findings:
    """Compare the folder of editions with its manifest, and that with the last release in force."""
    out, command = folder.of(installation.figures), f"{installation.program} edition"
    try:
        with installation.ledger() as book:
            release, link = _last_release(Snapshot(book)), book.hashes()
    except LedgerTrouble:
        yield skipped("edition", "no_ledger")
        return
    if release is None:
        yield skipped("edition", "edition_none")
        return
    manifest = manifest_of(out)
    last = (manifest.get("editions") or [{}])[-1]
    if not last:
        yield wrong("edition", "edition_missing", command, out=str(out), name=release.name)
    elif (there := last.get("version")) != release.version:
        yield wrong("edition", "edition_other", command, out=str(out), name=release.name, version=release.version,
                    found=last.get("name", ""), found_version=there)
    elif last.get("chain_head") != link[release.event]:
        yield wrong("edition", "edition_of_another", command, out=str(out), name=release.name)
    elif altered := [path for path, digest in manifest["files"].items() if hash_of(out / path) != digest]:
        yield wrong("edition", "edition_altered", command, out=str(out), count=len(altered), file=altered[0])
    else:
        yield ok("edition", "edition", out=str(out), name=release.name)


def _last_release(snapshot: Snapshot) -> Release | None:
    snapshot.catch_up()
    releases = [release for release in snapshot.releases() if release.taken_back is None]
    return releases[-1] if releases else None


def _is_older(moment: str, age: timedelta) -> bool:
    return datetime.now(UTC) - datetime.fromisoformat(moment) > age
