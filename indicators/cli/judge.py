"""judge: a plain table of series by Statistics Canada's published method; never opens the ledger."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.cli import series_table
from indicators.cli.outcome import Outcome, Status, say, words
from indicators.cli.series_table import SeriesTable
from indicators.errors import Refusal
from indicators.judging.statistics import published

LISTED = 10
"""Maximum number of printed lines of a kind; --json has all."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the arguments for the table and the file of results."""
    parser.add_argument("series", metavar="SERIES.csv", type=Path, help=words("judge_series"))
    parser.add_argument("--out", metavar="RESULTS.csv", type=Path, required=True, help=words("judge_out"))


def run(asked: argparse.Namespace) -> Outcome:
    """Read, judge and write; a row that cannot be judged is kept, with empty results, and reported."""
    _check(asked.series, asked.out)
    table = series_table.read(asked.series)
    results = published.judge(table.inputs)
    series_table.write(asked.out, table, results)
    return Outcome(Status.FINE, list(_summary(asked.out, table, results)), _data(asked.out, table, results))


def _check(series: Path, out: Path) -> None:
    """Refuse an output path that cannot or should not be written."""
    if not out.parent.is_dir():
        raise Refusal("judge.no_folder", out=str(out), folder=str(out.parent))
    if out.is_dir():
        raise Refusal("judge.out_is_folder", out=str(out))
    if out.exists() and not out.is_file():
        raise Refusal("judge.out_is_no_file", out=str(out))
    if out.exists() and series.exists() and out.samefile(series):
        raise Refusal("judge.same_file", out=str(out))


def _unjudged(table: SeriesTable, results: pd.DataFrame) -> dict[str, list[int]]:
    """Lines of the rows without a status, by reason."""
    lines: dict[str, list[int]] = {}
    for line, status, reason in zip(table.lines, results["status"], results["reason"], strict=True):
        if not status:
            lines.setdefault(reason, []).append(line)
    return lines


def _counts(results: pd.DataFrame) -> dict[str, int]:
    """Number of rows of each status, from the best to the worst."""
    counts = Counter(results["status"])
    return {word: counts[word] for word in published.WORDS if counts[word]}


def _summary(out: Path, table: SeriesTable, results: pd.DataFrame) -> Iterator[str]:
    counts = _counts(results)
    yield say("judge.done", judged=sum(counts.values()), rows=len(table.rows), out=str(out))
    yield from (say("judge.status", status=word, count=count) for word, count in counts.items())
    for reason, lines in _unjudged(table, results).items():
        shown = [str(line) for line in lines[:LISTED]]
        more = [say("load.more", count=len(lines) - LISTED)] if len(lines) > LISTED else []
        yield say("judge.unjudged", reason=reason, count=len(lines), lines=", ".join([*shown, *more]))


def _data(out: Path, table: SeriesTable, results: pd.DataFrame) -> dict[str, Any]:
    counts, unjudged = _counts(results), _unjudged(table, results)
    return {"out": str(out), "rows": len(table.rows), "judged": sum(counts.values()), "statuses": counts,
            "not_judged": [{"row": line, "reason": reason} for reason, lines in unjudged.items() for line in lines],
            "findings": []}
