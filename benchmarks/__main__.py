"""Run the benchmarks, print a line for each, record the run in docs/benchmarks.md; exit status 1 on a miss."""

import platform
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from os import cpu_count
from pathlib import Path

from benchmarks.measure import Figure
from indicators import __version__

BENCHMARKS = ["judging", "publishing", "uploading", "dropped_file", "cold_start", "country_page", "overview", "rerun",
              "visitors", "two_processes", "memory", "briefing", "reports", "commitments", "edition", "backup"]
DOCUMENT = Path(__file__).parent.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- last run -->\n", "<!-- end of last run -->\n"


def main(wanted: list[str]) -> int:
    """Run the benchmarks named, or run all and record the results."""
    measured = []
    for name in wanted or BENCHMARKS:
        for figure in import_module(f"benchmarks.{name}").figures():
            print(figure, flush=True)
            measured.append(figure)
    if not wanted:
        _keep(measured)
    return int(any(figure.verdict != "ok" for figure in measured))


def _keep(measured: Iterable[Figure]) -> None:
    before, _, rest = DOCUMENT.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    lines = ["| figure | what | against | seconds | baseline, seconds | ratio | limit | |",
             "| --- | --- | --- | --: | --: | --: | --: | --- |"]
    block = "\n".join([_where(), "", *lines, *map(_line, measured), ""])
    DOCUMENT.write_text(f"{before}{BEGIN}{block}{END}{after}", "utf-8")


def _line(each: Figure) -> str:
    subject, baseline = (f"{value:.3f} {each.unit}".strip() for value in (each.subject_seconds, each.baseline_seconds))
    return (f"| {each.name} | {each.subject} | {each.baseline} | {subject} | {baseline} | {each.ratio:.2f} | "
            f"{each.limit:g} | {each.verdict} |")


def _where() -> str:
    tools = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "duckdb", "sqlalchemy", "pandas"))
    return (f"Goalline {__version__}, {datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, "
            f"{cpu_count()} cores, Python {platform.python_version()}, {tools}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
