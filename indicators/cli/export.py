"""export: figures, assessments and everything that explains them, as CSV and Parquet in one archive."""

import argparse
from pathlib import Path

from indicators.cli.judged_version import add_options as add_version_options
from indicators.cli.judged_version import judged_version
from indicators.cli.outcome import Outcome, Status, say, words


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for version, audience and output file."""
    add_version_options(parser)
    parser.add_argument("--out", metavar="FILE.zip", type=Path, required=True, help=words("export_out"))


def run(asked: argparse.Namespace) -> Outcome:
    """Judge one data version and write the archive."""
    from indicators.briefing.export import export  # noqa: PLC0415 - commands load only what they need
    from indicators.briefing.stamp import Stamp  # noqa: PLC0415

    found = judged_version(asked, None)
    stamp = Stamp(asked.audience, found.version, found.day, illustrative=found.illustrative)
    tables = export(found.board, stamp, asked.out)
    counts = {"observations": len(found.board.observations),
              "assessments": int(found.board.assessments["judged"].sum())}
    done = say("export.done", out=str(asked.out), version=found.version, audience=asked.audience, **counts)
    return Outcome(Status.FINE, [*found.remarks(), done], {
        "out": str(asked.out), "version": found.version, "released": found.released, "audience": asked.audience,
        "illustrative": found.illustrative, "tables": tables, **counts})
