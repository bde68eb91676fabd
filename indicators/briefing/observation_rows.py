"""A scoreboard's observations as a table in words, which people take away."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, records

COLUMNS = [
    "area", "area_code", "goal", "indicator", "indicator_code", "role", "year", "period_start", "period_end",
    "breakdown", "value", "unit", "value_means", "no_value_because", "marks", "status", "certainty",
    "not_assessed_because", "source", "link", "note", "figures", "data_version",
]


@wording.in_language()
def take_away(board: Scoreboard, chosen: pd.Index, version: int, *, illustrative: bool) -> pd.DataFrame:
    """Frame of COLUMNS, a row for each ``chosen`` label of the scoreboard's frames, in their order.

    ``value`` is a number in ``unit``, empty where there is none; all other columns but ``year`` and ``data_version``
    are text, "" where there is none.
    """
    judged = board.assessments.loc[chosen]
    rows = pd.concat([board.observations.loc[chosen], judged[["judged", "status", "reason"]],
                      statements.certainty_of(board, judged)], axis=1)
    frame = pd.DataFrame([{**row, **_in_words(row, board.catalogue)} for row in records(rows)], rows.index, COLUMNS,
                         object)
    return frame.assign(note=notes(rows), figures=set_of_figures(illustrative=illustrative), data_version=version)


def _in_words(row: Mapping[Any, Any], catalogue: Catalogue) -> dict[str, object]:
    """What a row says besides year, period and breakdown. A whole value is an integer: 12, not 12.0."""
    indicator, value = catalogue.indicators[row["indicator"]], row["value"]
    absence = wording.absence(row["absence"]) if row["absence"] else ""
    return {
        "area": wording.area(row["ref_area"], catalogue), "area_code": row["ref_area"],
        "goal": catalogue.goal_of.get(indicator.id, ""), "indicator": wording.text(indicator.title),
        "indicator_code": indicator.id, "role": "judged" if row["judged"] else "context",
        "value": None if pd.isna(value) else int(value) if value.is_integer() else value,
        "unit": wording.text(catalogue.units.get(indicator.unit, "")),
        "value_means": wording.text(indicator.stages.get(value, "")),
        "no_value_because": wording.hidden(indicator, row["suppressed"], row["marks"]) if row["hidden"] else absence,
        "marks": "; ".join(wording.marks(row["marks"])), "certainty": statements.certainty_word(row),
        "status": wording.status(row["status"]).word if row["status"] else "",
        "not_assessed_because": wording.reason(row["reason"]) if row["reason"] else "",
        "source": row["source_title"], "link": row["source_url"]}


def set_of_figures(*, illustrative: bool) -> str:
    """The label of the figure set, repeated in every row."""
    return "ILLUSTRATIVE, invented" if illustrative else "real"


def notes(rows: pd.DataFrame) -> pd.Series:
    """Notes of observations; a withheld note is replaced by a remark that it is withheld."""
    return rows["note"].mask(rows["note_withheld"].astype(bool), wording.say("phrase.note_withheld"))
