"""Export of a scoreboard as one archive: figures, assessments, codelists, dictionary, sources, citation."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indicators import __version__, wording
from indicators.briefing.export.codelists import codelists, sources
from indicators.briefing.export.figures import assessments, observations
from indicators.briefing.export.files import write_archive
from indicators.briefing.export.tables import Column, Table, small
from indicators.briefing.observation_table import set_of_figures
from indicators.model import Catalogue, Former, Message
from indicators.scoreboard import Scoreboard

DICTIONARY = (Column("table"), Column("column"), Column("type"), Column("unit"), Column("meaning"))


@dataclass(frozen=True, kw_only=True)
class Edition:
    """The exported figures: data version, ISO date on which it was created, whether the figures are illustrative."""

    version: int
    day: str
    illustrative: bool


def export(board: Scoreboard, edition: Edition, file: Path) -> list[str]:
    """Write the archive and return the names of its tables; the same version gives the same bytes.

    Reads only what the scoreboard's audience may see. Raises Refusal (export.*) where ``file`` cannot be written; an
    existing file is then left unchanged.
    """
    with wording.in_english():
        tables = list(_tables(board, edition))
    tables.append(dictionary([*tables, dictionary([])]))
    facts = {"data_version": str(edition.version), "data_day": edition.day, "goalline": __version__,
             "audience": board.audience, "figures": set_of_figures(illustrative=edition.illustrative)}
    texts = _texts(board, edition)
    with wording.in_english():          # rows are generated while they are written, so the language has to be set here
        write_archive(file, texts, tables, facts)
    return [table.name for table in tables]


def _tables(board: Scoreboard, edition: Edition) -> Iterator[Table]:
    yield observations(board, edition.version, illustrative=edition.illustrative)
    yield assessments(board, edition.version, illustrative=edition.illustrative)
    yield from codelists(_of(board))
    yield sources(board.catalogue, board.observations)


def _of(board: Scoreboard) -> Catalogue:
    """The catalogue, with those former indicators, areas and units only that figures still use."""
    former, rows = board.catalogue.former, board.observations
    indicators = tuple(indicator for indicator in former.indicators if indicator.id in set(rows["indicator"]))
    units = {indicator.unit for indicator in indicators}
    return board.catalogue.model_copy(update={"former": Former(
        indicators=indicators, areas=tuple(area for area in former.areas if area.code in set(rows["ref_area"])),
        units={code: name for code, name in former.units.items() if code in units},
        unit_of_one={code: name for code, name in former.unit_of_one.items() if code in units})})


def dictionary(tables: list[Table]) -> Table:
    """The meaning of every column of every table, with its type and unit."""
    return small("columns", DICTIONARY, (
        (table.name, column.name, wording.say("type", column.kind),
         wording.say("unit", column.unit) if column.unit else "", wording.say("column", table.name, column.name))
        for table in tables for column in table.columns))


def _texts(board: Scoreboard, edition: Edition) -> dict[str, str]:
    """The texts of the archive: what to read first, and how to cite."""
    values = {"version": edition.version, "day": edition.day, "goalline": __version__,
              "audience": wording.say("audience", board.audience)}
    cite, about = (wording.message(Message(code=f"export.{text}", values=values)) + "\n"
                   for text in ("cite", "about"))
    marked = wording.message(Message(code="chart.illustrative"))
    texts = {"README.txt": about, "HOW-TO-CITE.txt": cite}
    return {"ILLUSTRATIVE.txt": marked + "\n", **{name: f"{marked}\n\n{text}" for name, text in texts.items()}} \
        if edition.illustrative else texts
