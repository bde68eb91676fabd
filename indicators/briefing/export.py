"""The export of a scoreboard: figures, assessments, codelists, dictionary, sources."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel

from indicators import __version__, statements, wording
from indicators.briefing.archives import whole_or_not_at_all, write_entry
from indicators.briefing.observation_rows import notes, set_of_figures
from indicators.briefing.stamp import Stamp
from indicators.briefing.tables import csv_file
from indicators.disclosure import streak_shown
from indicators.judging import methods
from indicators.judging.methods.parameters import share
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Certainty, Message, Reason, Source, Status, keys_of
from indicators.model.marks import BOUNDS, marked
from indicators.wording import say

NORMAL, NO_VALUE, SUPPRESSED = "A", "O", "Q"     # codes of SDMX's CL_OBS_STATUS

ARROW = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "yes_no": pa.bool_()}

KEYS = "REF_AREA TIME_PERIOD:integer:year INDICATOR BREAKDOWN OBS_VALUE:number:value "
LAST = " figures data_version:integer:version"
OBSERVATIONS = (KEYS + "OBS_STATUS CONF_STATUS UNIT_MEASURE absence marks hidden:yes_no period_start period_end source "
                "link note" + LAST)
ASSESSMENTS = (
    KEYS + "goal hidden:yes_no status reason certainty would_be changed changed_year:integer:year target:number:value "
    "change:number:share difference:number:value previous_year:integer:year previous_value:number:value "
    "pace:number:share baseline_year:integer:year baseline_value:number:value pace_needed:number:share "
    "path_value:number:value gap:number:value reached_year:integer:year streak:integer:streak met:yes_no tick_reason "
    "years_met:integer years_assessed:integer window_since:integer:year window_figures:integer slope:number:value "
    "growth:number:share growth_low:number:share growth_high:number:share growth_lately:number:share trend_p:number "
    "dispersion:number freedom:number common_variance:number common_freedom:number method parameters "
    "parameters_in_force rule_origin"
    + LAST)
OF_MODEL = {"ref_area": "REF_AREA", "year": "TIME_PERIOD", "indicator": "INDICATOR", "breakdown": "BREAKDOWN",
            "value": "OBS_VALUE", "conf_status": "CONF_STATUS", "source_title": "source", "source_url": "link"}
OF_CATALOGUE = {
    "areas": "code name kind alpha2 numeric region subregion member membership footnote note",
    "groups": "id name note", "group_members": "group area since until", "policy_targets": "id:integer title",
    "goals": "id policy_target:integer title why_it_matters group_status group_coverage:integer:per_cent "
             "group_volume:integer:per_cent group_figures:integer:per_cent source reviewed reviewed_by"}
INDICATORS = ("id goal title unit measure desired_direction decimals:integer whole:yes_no minimum:number:value "
              "maximum:number:value role judged_for provider publisher body headline:integer group_rule "
              "counts_people:yes_no aliases reading caution rule_note")
SOURCES = "title url publisher terms terms_url checked"


class Column(NamedTuple):
    """A column; ``unit`` is what its numbers count, the messages its meaning."""

    name: str
    kind: str = "text"       # of ARROW
    unit: str = ""


class Table(NamedTuple):
    """``name`` is its path without extension; ``rows`` have the types of the columns."""

    name: str
    columns: list[Column]
    rows: pa.Table


def table(name: str, columns: str, rows: pd.DataFrame | Iterable[tuple[object, ...]]) -> Table:
    """A table of rows; ``columns`` are names, those that are no text with kind and unit: "id year:integer:year".

    A frame may have more columns.
    """
    typed = [Column(*column.split(":")) for column in columns.split()]
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(
        list(rows), columns=[column.name for column in typed], dtype=object)
    return Table(name, typed, pa.table({
        column.name: pa.array(frame[column.name], type=ARROW[column.kind], from_pandas=True) for column in typed}))


def export(board: Scoreboard, stamp: Stamp, file: Path) -> list[str]:
    """Write the archive and return the names of its tables; the same version gives the same bytes.

    Each table is written as CSV and Parquet. Raises Refusal (export.*) where ``file`` cannot be written; an existing
    file is then left unchanged.
    """
    with wording.in_language():
        tables = [observations(board, stamp), assessments(board, stamp), *codelists(board.catalogue),
                  sources(board.catalogue, board.observations)]
    tables.append(dictionary([*tables, dictionary([])]))
    with whole_or_not_at_all(file) as stream, ZipFile(stream, "w") as archive:
        for name, text in _texts(stamp).items():
            write_entry(archive, name, text.encode())
        for one in tables:
            write_entry(archive, f"{one.name}.csv", csv_of(one.rows))
            write_entry(archive, f"{one.name}.parquet", parquet_of(one.rows, stamp), ZIP_STORED)
    return [one.name for one in tables]


def csv_of(rows: pa.Table) -> bytes:
    """CSV in UTF-8 with a header and line feeds."""
    return csv_file(pd.DataFrame(rows.to_pydict(), dtype=object), for_excel=False)


def parquet_of(rows: pa.Table, stamp: Stamp) -> bytes:
    """Parquet whose metadata say where the rows come from."""
    facts = {"data_version": str(stamp.version), "data_day": stamp.as_of, "goalline": __version__,
             "audience": stamp.audience, "figures": set_of_figures(illustrative=stamp.illustrative)}
    stream = io.BytesIO()
    pq.write_table(rows.replace_schema_metadata(facts), stream, compression="zstd")
    return stream.getvalue()


def dictionary(tables: list[Table]) -> Table:
    """The meaning of every column of every table, with its type and unit."""
    return table("columns", "table column type unit meaning", (
        (one.name, column.name, say("type", column.kind), say("unit", column.unit) if column.unit else "",
         _meaning(one.name, column.name)) for one in tables for column in one.columns))


def _meaning(name: str, column: str) -> str:
    """What a column means: by its table and name, else by its name, which tables share, or by those that begin alike.
    """
    own, alike = f"{name}.{column}", wording.nearest("column", column)
    return say("column", own if wording.has("column", own) else alike or wording.nearest("column", own))


def _texts(stamp: Stamp) -> dict[str, str]:
    """The texts of the archive: what to read first, how to cite, and that figures are invented."""
    values = {"version": stamp.version, "day": stamp.as_of, "goalline": __version__,
              "audience": say("audience", stamp.audience)}
    marked = wording.message(Message(code="chart.illustrative")) + "\n" if stamp.illustrative else ""
    texts = {"README.txt": "export.about", "HOW-TO-CITE.txt": "export.cite"}
    return ({"ILLUSTRATIVE.txt": marked} if marked else {}) | {
        name: f"{marked}\n{wording.message(Message(code=code, values=values))}\n".lstrip("\n")
        for name, code in texts.items()}


def observations(board: Scoreboard, stamp: Stamp) -> Table:
    """Every observation of the scoreboard; those hidden from its audience without their number."""
    rows = board.observations
    units = {code: indicator.unit for code, indicator in board.catalogue.indicators.items()}
    return table("observations", OBSERVATIONS, rows.rename(columns=OF_MODEL).assign(
        OBS_STATUS=obs_status(rows, board.catalogue), UNIT_MEASURE=rows["indicator"].map(units), note=notes(rows),
        figures=set_of_figures(illustrative=stamp.illustrative), data_version=stamp.version))


def assessments(board: Scoreboard, stamp: Stamp) -> Table:
    """Every judged row with its result, its inputs and its rule."""
    rows, indicators = board.assessments[board.assessments["judged"]], board.catalogue.indicators
    certain = statements.certainty_of(board, rows)
    rules = pd.DataFrame.from_dict({code: {
        "method": one.goal.method, "parameters": _json(one.goal.parameters), "rule_origin": one.rule_origin,
        "parameters_in_force": _json(_as_numbers({**methods.parse(one.goal).defaults, **one.goal.parameters}))}
        for code, one in indicators.items() if one.goal}, orient="index")
    stages = rows["indicator"].isin([code for code, one in indicators.items() if one.stages])
    bound = marked(rows["marks"], *BOUNDS) | board.previous_mark[rows.index].isin(BOUNDS)
    words = {"": ""} | {str(code): wording.status(code).word for code in Status}
    return table("assessments", ASSESSMENTS, rows.rename(columns=OF_MODEL).assign(
        **{name: certain[name] for name in ("certainty", "changed", "changed_year")},
        **{name: rows["indicator"].map(rules[name]) for name in map(str, rules)},
        **{name: rows[name].map(lambda code: wording.reason(code) if code else "")
           for name in ("reason", "tick_reason")},
        goal=rows["indicator"].map(board.catalogue.goal_of), status=rows["status"].map(words),
        difference=(rows["value"] - rows["previous_value"]).round(6).mask(stages | bound),
        would_be=certain["would_be"].map(words), met=rows["met"].map({1.0: True, 0.0: False}),
        streak=rows["streak"].where(streak_shown(rows)),
        figures=set_of_figures(illustrative=stamp.illustrative), data_version=stamp.version))


def _as_numbers(parameters: object) -> object:
    """Percentages as shares, "10 %" as 0.1, also within numbers by year and area; anything else as it is."""
    if isinstance(parameters, Mapping):
        return {str(key): _as_numbers(value) for key, value in parameters.items()}
    return float(share("", parameters)) if isinstance(parameters, str) and parameters.endswith("%") else parameters


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False,
                      default=lambda number: float(number) if isinstance(number, Fraction) else str(number))


def codelists(catalogue: Catalogue) -> Iterator[Table]:
    """One table for each codelist that the figures use."""
    indicators = catalogue.indicators
    for name, columns in OF_CATALOGUE.items():
        nouns = getattr(catalogue, name, catalogue.memberships)
        yield table(f"codelists/{name}", columns, (_values(noun, columns) for noun in nouns))
    for name, columns, rows in (
            ("indicators", INDICATORS, [
                _values(one, INDICATORS, goal=catalogue.goal_of[code]) for code, one in indicators.items()]),
            ("stages", "indicator value:integer:value meaning", [
                (code, stage, wording.text(words)) for code, one in indicators.items()
                for stage, words in one.stages.items()]),
            ("units", "code singular plural", [
                (code, wording.text(catalogue.unit_of_one.get(code, "")), wording.text(words))
                for code, words in catalogue.units.items()]),
            ("obs_status", "kind code OBS_STATUS priority:integer meaning", [      # of several, the lowest
                ("value", "", NORMAL, None, say("obs_status.normal")),
                ("hidden", "", SUPPRESSED, None, say("obs_status.suppressed")),
                *((one.kind, one.code, one.obs_status, one.priority, wording.text(one.meaning))
                  for one in catalogue.statuses)]),
            ("assessment_words", "column code word", [
                *(("status", code.value, wording.status(code).word) for code in Status),
                *(("certainty", code.value, wording.certainty(code)) for code in Certainty),
                *(("reason", code.value, wording.reason(code)) for code in Reason)])):
        yield table(f"codelists/{name}", columns, rows)


def sources(catalogue: Catalogue, observations: pd.DataFrame) -> Table:
    """Each source of the visible figures, with its terms of use; a country's report is not in the reviewed list."""
    checked = {(source.title, source.url): source for source in catalogue.sources}
    counts = observations.groupby(["source_title", "source_url"], as_index=False).size()
    unknown = {"publisher": "", "terms": say("terms.unknown"), "terms_url": "", "checked": ""}
    return table("sources", f"{SOURCES} observations:integer:observations", (
        (*_values(checked.get((title, url)) or Source(title=title, url=url, **unknown), SOURCES), count)
        for title, url, count in counts.itertuples(index=False, name=None) if title or url))


def _values(noun: BaseModel, columns: str, **others: str) -> tuple[object, ...]:
    """The values of a noun for columns; ``others`` are those that it does not have itself."""
    names = [column.partition(":")[0] for column in columns.split()]
    return tuple(others[name] if name in others else _plain(getattr(noun, name)) for name in names)


def _plain(value: object) -> object:
    """A value for a cell: a text in English, a tuple joined by spaces, a date in ISO 8601."""
    match value:
        case dict():
            return wording.text(value)
        case tuple():
            return " ".join(map(str, value))
        case date():
            return value.isoformat()
    return value


def obs_status(rows: pd.DataFrame, catalogue: Catalogue) -> list[str]:
    """SDMX OBS_STATUS of observations: one letter, even for several marks.

    Hidden is Q, each absence has its own letter; of several marks, the one first in the codelist's priority wins.
    """
    letters: dict[tuple[str, str], tuple[int, str]] = {
        (status.kind, status.code): (status.priority, status.obs_status) for status in catalogue.statuses}

    def letter(hidden: bool, absence: str, marks: str) -> str:
        keys = [("absence", absence)] if absence else [("mark", code) for code in marks.split()]
        known = (letters[key] for key in keys if key in letters)
        return SUPPRESSED if hidden else min(known, default=(0, NO_VALUE if absence else NORMAL))[1]

    return [letter(*key) for key in keys_of(rows, ["hidden", "absence", "marks"])]
