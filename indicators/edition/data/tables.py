"""Tables of an edition: its figures in words, and what an export has beside them; as CSV, Parquet and one workbook."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pyarrow as pa

from indicators import wording
from indicators.briefing.export import (
    Column,
    Table,
    assessments,
    codelists,
    csv_of,
    dictionary,
    parquet_of,
    sources,
    table,
)
from indicators.briefing.observation_rows import COLUMNS, set_of_figures, take_away
from indicators.briefing.tables import workbook
from indicators.edition.release import Edition
from indicators.model import Message
from indicators.wording import say

FIGURES = "figures"
BY_YEAR = (FIGURES, "assessments")       # tables with a row for a figure
NOT_TEXT = {"year": "integer:year", "value": "number:value", "data_version": "integer:version"}

Files = Iterator[tuple[str, bytes]]
"""Path, relative to the edition's folder, and content of files."""


def tables_of(edition: Edition) -> list[Table]:
    """Figures, assessments, codelists, sources and, last, the dictionary of all columns."""
    board, stamp = edition.board, edition.read.stamp
    rows = take_away(board, board.observations.index, edition.version, illustrative=edition.illustrative)
    columns = " ".join(f"{name}:{NOT_TEXT[name]}" if name in NOT_TEXT else name for name in COLUMNS)
    label = set_of_figures(illustrative=edition.illustrative)
    tables = [_labelled(one, label) for one in (
        table(FIGURES, columns, rows), assessments(board, stamp), *codelists(board.catalogue),
        sources(board.catalogue, board.observations))]
    return [*tables, _labelled(dictionary([*tables, _labelled(dictionary([]), label)]), label)]


def _labelled(one: Table, label: str) -> Table:
    """A table that says in every row whether its figures are invented."""
    if "figures" in one.rows.column_names:
        return one
    return Table(one.name, [*one.columns, Column("figures")], one.rows.append_column(
        "figures", pa.array([label] * len(one.rows), pa.string())))


def table_files(edition: Edition, tables: list[Table]) -> Files:
    """Each table as CSV, those of figures as Parquet too, and all in one workbook."""
    for one in tables:
        yield f"data/{one.name}.csv", csv_of(one.rows)
        if one.name in BY_YEAR:
            yield f"data/{one.name}.parquet", parquet_of(one.rows, edition.read.stamp)
    sheets = {one.name.rpartition("/")[2]: one.rows.to_pandas() for one in tables}
    yield "data/goalline.xlsx", workbook(sheets, about(edition), edition.day)


def terms_of(edition: Edition) -> tuple[dict[str, str], int]:
    """The terms of the sources of an edition by publisher, and the number of sources whose terms nobody read."""
    rows = sources(edition.catalogue, edition.board.observations).rows.to_pylist()
    return ({row["publisher"]: row["terms"] for row in rows if row["checked"]},
            sum(not row["checked"] for row in rows))


def about(edition: Edition) -> list[tuple[str, str]]:
    """What a reader of any of the files must know: a label and a text each."""
    facts = {"title": title(edition), "terms": say("open_data.terms"), "cite": citation(edition),
             "alone": edition.alone, "erased": edition.erasures_in_words()}
    return [(say("open_data.about", name), text) for name, text in facts.items() if text]


def title(edition: Edition) -> str:
    """The title of the data set."""
    name = edition.name or edition.slug
    words = say("open_data.title", edition=wording.edition(name) if edition.year else name)
    return f"{wording.message(Message(code='chart.illustrative'))} {words}" if edition.illustrative else words


def publisher(edition: Edition) -> str:
    """Whoever runs this installation: the organisation, else the host of its public address."""
    return edition.read.stamp.organisation or urlsplit(edition.base).hostname or "Goalline"


def citation(edition: Edition, subject: str = "", path: str = "") -> str:
    """How to cite the edition, or its page about a subject at a path."""
    return say("open_data.cite", publisher=publisher(edition), subject=subject or "none", title=title(edition),
               version=edition.version, day=edition.day, address=edition.address(path)).strip()
