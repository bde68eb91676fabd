"""Export of a scoreboard as one archive: figures, assessments, codelists, dictionary, sources, citation."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from indicators import __version__, wording
from indicators.briefing.export.codelists import codelists, sources
from indicators.briefing.export.figures import assessments, observations
from indicators.briefing.export.tables import Table, columns, small, write_archive
from indicators.briefing.observation_table import set_of_figures
from indicators.briefing.stamp import Stamp
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Message

DICTIONARY = columns("table column type unit meaning")


def export(board: Scoreboard, stamp: Stamp, file: Path) -> list[str]:
    """Write the archive and return the names of its tables; the same version gives the same bytes.

    Raises Refusal (export.*) where ``file`` cannot be written; an
    existing file is then left unchanged.
    """
    with wording.in_language():
        tables = list(_tables(board, stamp))
    tables.append(dictionary([*tables, dictionary([])]))
    facts = {"data_version": str(stamp.version), "data_day": stamp.as_of, "goalline": __version__,
             "audience": stamp.audience, "figures": set_of_figures(illustrative=stamp.illustrative)}
    write_archive(file, _texts(board, stamp), tables, facts)
    return [table.name for table in tables]


def _tables(board: Scoreboard, stamp: Stamp) -> Iterator[Table]:
    yield observations(board, stamp.version, illustrative=stamp.illustrative)
    yield assessments(board, stamp.version, illustrative=stamp.illustrative)
    yield from codelists(board.catalogue)
    yield sources(board.catalogue, board.observations)


def dictionary(tables: list[Table]) -> Table:
    """The meaning of every column of every table, with its type and unit."""
    return small("columns", DICTIONARY, (
        (table.name, column.name, wording.say("type", column.kind),
         wording.say("unit", column.unit) if column.unit else "", _meaning(table.name, column.name))
        for table in tables for column in table.columns))


def _meaning(table: str, column: str) -> str:
    """What a column means: by its table and name, else by its name, which tables share, or by those that begin alike.

    A message for columns that begin alike says which of them it is about.
    """
    places = [f"{table}.{column}", column]
    return wording.say("column", next(filter(partial(wording.has, "column"), [*places, *map(
        partial(wording.nearest, "column"), places)])))


def _texts(board: Scoreboard, stamp: Stamp) -> dict[str, str]:
    """The texts of the archive: what to read first, and how to cite."""
    values = {"version": stamp.version, "day": stamp.as_of, "goalline": __version__,
              "audience": wording.say("audience", stamp.audience)}
    cite, about = (wording.message(Message(code=f"export.{text}", values=values)) + "\n"
                   for text in ("cite", "about"))
    marked = wording.message(Message(code="chart.illustrative"))
    texts = {"README.txt": about, "HOW-TO-CITE.txt": cite}
    return {"ILLUSTRATIVE.txt": marked + "\n", **{name: f"{marked}\n\n{text}" for name, text in texts.items()}} \
        if stamp.illustrative else texts
