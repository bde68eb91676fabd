"""PostgreSQL's own programs pg_dump and pg_restore, which read and write Goalline's tables and no others."""

import os
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sqlalchemy.engine import make_url

from indicators.errors import LedgerTrouble
from indicators.ledger import tables
from indicators.ledger.database import REVISION_TABLE


def dump(url: str, snapshot: str, file: Path) -> None:
    """Write the tables, as of an exported snapshot, to a custom archive. Raises LedgerTrouble("backup.*")."""
    names = [f"--table={name}" for name in (*tables.metadata.tables, REVISION_TABLE)]
    _run(url, ["pg_dump", "--format=custom", f"--snapshot={snapshot}", "--no-owner", "--no-privileges", *names,
               f"--file={file}"], ())


def load(url: str, archive: Iterable[bytes]) -> None:
    """Create the tables of an archive, all in one transaction. Raises LedgerTrouble("backup.*")."""
    _run(url, ["pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"], archive)


def _run(url: str, command: list[str], content: Iterable[bytes]) -> None:
    """Run a program on a database; the password is in its environment, since others can see arguments."""
    parsed, program = make_url(url), command[0]
    address = parsed._replace(drivername="postgresql", password=None).render_as_string(hide_password=False)
    environment = os.environ | ({"PGPASSWORD": str(parsed.password)} if parsed.password else {})
    try:
        process = subprocess.Popen([*command, f"--dbname={address}"], env=environment,  # noqa: S603 - fixed programs
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    except OSError as error:
        raise LedgerTrouble("backup.no_client", program=program) from error
    with process:
        assert process.stdin
        assert process.stderr
        with suppress(BrokenPipeError):            # it ended before all was read: why, it says itself
            process.stdin.writelines(content)
            process.stdin.close()
        words = process.stderr.read().decode(errors="replace").split("\n")
    if process.returncode:
        raise LedgerTrouble("backup.client_failed", program=program,
                            said=" ".join(words[:2]).strip() or f"status {process.returncode}")
