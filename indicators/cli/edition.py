"""edition: the public edition of the releases, as a folder of static pages and open data; or a folder compared."""

import argparse
import sys
from pathlib import Path

from indicators.cli import figure_set
from indicators.cli.outcome import Outcome, Status, say, words


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for folder, version, address, purge list and comparison."""
    parser.add_argument("--out", metavar="DIR", type=Path, default=None, help=words("edition_out"))
    parser.add_argument("--version", metavar="V", type=int, default=None, help=words("edition_version"))
    parser.add_argument("--base", metavar="URL", default=None, help=words("edition_base"))
    parser.add_argument("--purge-list", action="store_true", help=words("edition_purge_list"))
    parser.add_argument("--verify", metavar="DIR", type=Path, default=None, help=words("edition_verify"))


def run(asked: argparse.Namespace) -> Outcome:
    """Make or compare the folder. Raises LedgerTrouble, Refusal: release.none, edition.*, brief.no_chromium."""
    from indicators.edition import folder  # noqa: PLC0415 - commands load only what they need
    from indicators.edition.build import build, differences  # noqa: PLC0415
    from indicators.edition.data import terms_of  # noqa: PLC0415
    from indicators.edition.release import editions_of, withdrawn_of  # noqa: PLC0415
    from indicators.opening import figure_set as named_set  # noqa: PLC0415
    from indicators.warehouse.snapshot import Snapshot  # noqa: PLC0415

    book = figure_set.opened(asked)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    base = folder.checked(asked.base) if asked.base is not None else folder.base_of(asked.verify)
    editions, withdrawn = editions_of(book, snapshot, base, asked.version), withdrawn_of(book, snapshot, base)
    if asked.verify:
        return _compared(asked.verify, differences(editions, withdrawn, asked.verify, _progress))
    out = asked.out or folder.of(named_set(asked.set))
    built = build(editions, withdrawn, out, _progress)
    name, version = (editions[-1].name, editions[-1].version) if editions else ("", 0)
    done = say("edition.done", out=str(out), name=name or "none", version=version, count=len(editions),
               files=len(built.files), drawn=built.drawn)
    terms, unread = terms_of(editions[-1]) if editions else ({}, 0)
    lines = [done, *([say("edition.terms", unread=unread, listed=len(terms))] if terms or unread else []),
             *(f"  {publisher}: {text}" for publisher, text in terms.items())]
    return Outcome(Status.FINE, [*built.purge] if asked.purge_list else lines, {
        "out": str(out), "version": version, "name": name, "editions": len(editions), "files": len(built.files),
        "drawn": built.drawn, "purge": built.purge, "terms": terms, "terms_not_checked": unread})


def _progress(done: int, every: int) -> None:
    """Say on a terminal how far it is."""
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"\r{done}/{every}", end="" if done < every else "\n", file=sys.stderr, flush=True)  # noqa: T201


def _compared(folder: Path, found: dict[str, str]) -> Outcome:
    if not found:
        return Outcome(Status.FINE, [say("edition.same", out=str(folder))], {"same": True, "differences": {}})
    lines = [say("edition.differs", out=str(folder), count=len(found)),
             *(say("edition.difference", kind=kind, path=path) for path, kind in found.items())]
    return Outcome(Status.INPUT_REFUSED, lines, {"same": False, "differences": found})
