"""Checks of what Goalline uses on its machine: open files, Chromium and its fonts, programs of PostgreSQL."""

import shutil

from indicators.briefing.pack import chromium
from indicators.doctor.findings import Findings, Installation, of_refusal, ok, skipped, wrong
from indicators.errors import LedgerTrouble, Refusal

try:
    import resource
except ImportError:                       # on Windows, which has no such limit
    resource = None  # type: ignore[assignment]

LEAST_FILES, FILES = 1024, 65_536         # open at once: what every system allows, and what the units set
INSTALLATION = "apt-get install -y "
LETTERS = {"ar": "\N{ARABIC LETTER NOON}", "zh": "\N{CJK UNIFIED IDEOGRAPH-4E2D}"}
NO_LETTER = "\u0378"                      # which no script has, so no font either
SIZE = {"width": 120, "height": 80}


def open_files(_: Installation) -> Findings:
    """Find a limit of open files that few visitors would reach."""
    if resource is None:
        yield skipped("open_files", "open_files_none")
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < LEAST_FILES:
        most = FILES if hard == resource.RLIM_INFINITY else min(hard, FILES)
        yield wrong("open_files", "open_files_few", f"ulimit -S -n {most}", limit=soft, least=LEAST_FILES)
    else:
        yield ok("open_files", "open_files", limit="∞" if soft == resource.RLIM_INFINITY else str(soft))


def browser(_: Installation) -> Findings:
    """Draw a letter of each script, and compare it with one that no font has."""
    try:
        path = chromium.find()
        missing = _drawn(NO_LETTER)
        lacking = [script for script, letter in LETTERS.items() if _drawn(letter) == missing]
    except Refusal as refusal:
        command = f"{INSTALLATION}{'--reinstall ' if refusal.code == 'brief.chromium_failed' else ''}chromium"
        yield of_refusal("chromium", refusal, command)
        yield skipped("fonts", "fonts_none")
        return
    yield ok("chromium", "chromium", file=path)
    for script in lacking:
        yield wrong("fonts", "fonts_lack", INSTALLATION + ("fonts-noto-cjk" if script == "zh" else "fonts-noto-core"),
                    script=script)
    if not lacking:
        yield ok("fonts", "fonts")


def _drawn(letter: str) -> bytes:
    figure = {"data": [], "layout": {"title": {"text": letter, "x": 0.2}, "xaxis": {"visible": False},
                                     "yaxis": {"visible": False}, **SIZE}}
    return chromium.draw(figure, {"format": "png", "scale": 1, **SIZE})


def clients(installation: Installation) -> Findings:
    """Find out whether a ledger on PostgreSQL can be backed up and restored."""
    if not installation.url.startswith("postgresql"):
        yield skipped("postgresql_client", "clients_none")
        return
    lacking = [program for program in ("pg_dump", "pg_restore") if not shutil.which(program)]
    for program in lacking:
        yield of_refusal("postgresql_client", LedgerTrouble("backup.no_client", program=program),
                         f"{INSTALLATION}postgresql-client")
    if not lacking:
        yield ok("postgresql_client", "clients")
