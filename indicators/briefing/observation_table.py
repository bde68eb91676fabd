"""The table of observations for download: a scoreboard's rows with codes, names and sources."""

import pandas as pd

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Absence, Catalogue, keys_of, records

COLUMNS = [
    "area", "area_code", "goal", "indicator", "indicator_code", "role", "year", "period_start", "period_end",
    "breakdown", "value", "unit", "value_means", "no_value_because", "marks", "status", "certainty",
    "not_assessed_because", "source", "link", "note", "figures", "data_version",
]

NORMAL, NO_VALUE, SUPPRESSED = "A", "O", "Q"     # codes of SDMX's CL_OBS_STATUS


@wording.in_language()
def take_away(board: Scoreboard, chosen: pd.Index, version: int, *, illustrative: bool) -> pd.DataFrame:
    """Frame of COLUMNS, a row for each ``chosen`` label of the scoreboard's frames, in their order.

    ``value`` is a number in ``unit``, empty where there is none; all other columns but ``year`` and ``data_version``
    are text, "" where there is none.
    """
    rows, judged, catalogue = board.observations.loc[chosen], board.assessments.loc[chosen], board.catalogue
    indicators = catalogue.indicators
    table = pd.DataFrame({
        "area": rows["ref_area"].map(lambda code: wording.area(code, catalogue)),
        "area_code": rows["ref_area"],
        "goal": rows["indicator"].map(catalogue.goal_of).fillna(""),
        "indicator": rows["indicator"].map(lambda code: wording.text(indicators[code].title)),
        "indicator_code": rows["indicator"],
        "role": judged["judged"].map({True: "judged", False: "context"}),
        "unit": rows["indicator"].map(lambda code: wording.text(catalogue.units.get(indicators[code].unit, ""))),
        "value_means": _stages(rows, catalogue),
        "no_value_because": _why_no_value(rows, catalogue),
        "marks": rows["marks"].map(lambda codes: "; ".join(wording.marks(codes))),
        "status": judged["status"].map(lambda code: wording.status(code).word if code else ""),
        "certainty": _certainty(board, judged),
        "not_assessed_because": judged["reason"].map(lambda code: wording.reason(code) if code else ""),
        "source": rows["source_title"],
        "link": rows["source_url"],
        "figures": set_of_figures(illustrative=illustrative),
        "data_version": version,
    })
    for name in ("year", "period_start", "period_end", "breakdown"):
        table[name] = rows[name]
    table["note"] = notes(rows)
    table["value"] = _numbers(rows["value"])
    return table[COLUMNS]


def set_of_figures(*, illustrative: bool) -> str:
    """The label of the figure set, repeated in every row."""
    return "ILLUSTRATIVE, invented" if illustrative else "real"


def notes(rows: pd.DataFrame) -> pd.Series:
    """Notes of observations; a withheld note is replaced by a remark that it is withheld."""
    return rows["note"].mask(rows["note_withheld"].astype(bool), wording.say("phrase.note_withheld"))


def obs_status(rows: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    """SDMX OBS_STATUS of observations: one letter, even for several marks.

    Hidden is Q, each absence has its own letter; of several marks, the one first in the codelist's priority wins.
    """
    letters = {(status.kind, status.code): (status.priority, status.obs_status) for status in catalogue.statuses}
    of_marks = {marks: min((letters[key] for code in marks.split() if (key := ("mark", code)) in letters),
                          default=(0, NORMAL))[1] for marks in rows["marks"].unique()}
    of_absence = {code: letters.get(("absence", code), (0, NO_VALUE))[1] for code in Absence}
    absent = rows["absence"].map(of_absence)
    return absent.where(rows["absence"] != "", rows["marks"].map(of_marks)).mask(
        rows["hidden"].astype(bool), SUPPRESSED).astype("str")


def _certainty(board: Scoreboard, judged: pd.DataFrame) -> list[str]:
    """The names of the certainty of statuses, "" where no change is claimed."""
    return [statements.certainty_word(row) for row in records(statements.certainty_of(board, judged))]


def _numbers(values: pd.Series) -> pd.Series:
    """Whole numbers as integers, so that 12 victims are not written as 12.0; None without a value."""
    return pd.Series([None if value != value else int(value) if value.is_integer() else value  # noqa: PLR0124
                      for value in values.tolist()], index=values.index, dtype=object)


def _stages(rows: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    """The name of a stage; "" for any other value."""
    means = {(code, stage): wording.text(words) for code, indicator in catalogue.indicators.items()
             for stage, words in indicator.stages.items()}
    pairs = zip(rows["indicator"], rows["value"], strict=True)
    return pd.Series([means.get(pair, "") for pair in pairs], index=rows.index, dtype="str")


def _why_no_value(rows: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    absent = rows["absence"].map(lambda code: wording.absence(code) if code else "")
    hidden = [wording.hidden(catalogue.indicators[code], reason, marks) if reason else ""
              for code, reason, marks in keys_of(rows, ["indicator", "suppressed", "marks"])]
    return absent.mask(rows["hidden"].astype(bool), pd.Series(hidden, rows.index, dtype="str"))
