"""docs/what-it-says.md: every table and every step of it is what the engine says of the shipped figures."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators import statements, wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.judging.certainty import CLAIMS, certainty
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import observations
from indicators.model.parquet import from_parquet
from indicators.submissions.shipped_data import read_shipped
from tests.nouns import as_seen

PAGE = (Path(__file__).parents[1] / "docs" / "what-it-says.md").read_text(encoding="utf-8")
CVIP, SENT = "cvip_identified_victims_added", "ICSE_VICTIMS"
STORIES = {
    "Germany: removed within two days": ("de_domestic_removed_within_2_days", "DEU"),
    "Germany: mean time to removal": ("de_domestic_mean_removal_time", "DEU"),
    "The same four figures, had a country reported them": (SENT, "AUS"),
    "773, 1,477, 4,464 and 1,986 as NCMEC's own": (CVIP, "NCMEC"),
    "Cambodia: laws": ("LEGISLATION_STAGE", "KHM"),
    "Cambodia: joint trainings": ("JOINT_TRAININGS", "KHM"),
    "The ICSE database's running total": ("icse_identified_victims_cumulative", "WLD"),
}


@cache
def board() -> Scoreboard:
    """The shipped figures, and NCMEC's once more as if a country had reported them for goal 1.1."""
    catalogue = load_catalogue(SHIPPED)
    rows = pd.concat([from_parquet(submission.rows).to_pandas() for submission in read_shipped(SHIPPED, catalogue)
                      if submission.kind == "observations"], ignore_index=True)
    as_sent = rows[rows["indicator"] == CVIP].assign(indicator=SENT, ref_area="AUS")
    return judge(observations(pd.concat([rows, as_sent], ignore_index=True)), catalogue)


@cache
def sure() -> pd.Series:
    return certainty(board().assessments, board().catalogue)["certainty"]


def series(heading: str) -> list[dict[str, Any]]:
    """Assessments of a story's series, by year, each with its certainty."""
    indicator, area = STORIES[heading]
    frame = board().assessments
    own = frame[(frame["indicator"] == indicator) & (frame["ref_area"] == area)]
    found: list[Any] = own.assign(certainty=sure()[own.index], period_start=board().observations["period_start"][
        own.index]).to_dict("records")
    return found


def cells(row: dict[str, Any]) -> list[str]:
    """A row of a story's table: year, figure, change, status with its certainty."""
    catalogue = board().catalogue
    indicator = catalogue.indicators[row["indicator"]]
    status = wording.status(row["status"]).word if row["status"] else "context, no status"
    figure = wording.value(row["value"], indicator, catalogue, row["marks"])
    more = wording.reason(row["reason"]) if row["reason"] else row["certainty"].replace("_", " ")
    change = wording.moved(row, indicator, catalogue)
    return [wording.years(row), figure, change, f"{status}: {more}" if more else status]


def with_tick(told: str, row: Any) -> str:
    """A status with the year's tick, where it has one."""
    return told if np.isnan(row["met"]) else f"{told}; goal of the year {'met' if row['met'] else 'missed'}"


def steps(row: dict[str, Any]) -> list[str]:
    return [wording.message(each, board().catalogue) for each in statements.steps(board(), row)
            if not each.code.startswith("step.input")]


def section(heading: str) -> list[str]:
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0].splitlines()


IN_FULL = ["Germany: removed within two days", "The same four figures, had a country reported them"]


@pytest.mark.parametrize("heading", IN_FULL)
def test_the_table_of_a_story_is_what_the_engine_says(heading: str) -> None:
    told = [[cell.strip() for cell in line.strip("|").split("|")] for line in section(heading) if line.startswith("|")]
    assert told[2:] == [[*cells(row)[:-1], with_tick(cells(row)[-1], row)] for row in series(heading)]


def test_the_last_years_of_the_other_series_are_what_the_engine_says() -> None:
    told = [[cell.strip() for cell in line.strip("|").split("|")]
            for line in section("Shipped series in their last year") if line.startswith("|")]
    last = {heading: cells(series(heading)[-1]) for heading in STORIES if heading not in IN_FULL}
    assert told[2:] == [[heading, year, figure, status] for heading, (year, figure, _, status) in last.items()]


@pytest.mark.parametrize("heading", IN_FULL)
def test_the_steps_of_a_storys_last_year_are_what_the_words_say(heading: str) -> None:
    told = [line.removeprefix("- ") for line in section(heading) if line.startswith("- ")]
    assert told == steps(series(heading)[-1])


@pytest.mark.parametrize("case", [line for line in section("Cases") if line.startswith("| ")][2:])
def test_a_case_has_the_status_that_the_page_gives(case: str) -> None:
    name, code, told, status = (cell.strip() for cell in case.strip("|").split("|"))
    first = 2025 - len(told.split())
    rows = observations([{"indicator": code, "ref_area": "AUS", "year": year, "value": float(value.replace(",", ""))}
                         for year, value in enumerate(told.split(), start=first)])
    board_ = as_seen(judge(rows, board().catalogue), "public" if "public" in name else "staff")
    row = board_.assessments.iloc[-1]
    more = wording.reason(row["reason"]) if row["reason"] else certainty(
        board_.assessments, board_.catalogue)["certainty"].iloc[-1].replace("_", " ")
    word = wording.status(row["status"]).word
    assert with_tick(f"{word}: {more}" if more else word, row) == status


def test_with_real_figures_no_trend_is_named() -> None:
    """Counted on the screens' figures: totals of judged indicators."""
    frame = board().assessments
    shown = frame[(frame["indicator"] != SENT) & (frame["breakdown"] == "") & (frame["status"] != "")]
    assert not shown["status"].isin(CLAIMS).any()
    assert (shown["status"] == "no_clear_trend").any()


def test_the_page_quotes_what_the_screens_say_of_the_running_total() -> None:
    found = statements.running_total(board(), "icse_identified_victims_cumulative", "WLD")
    said = [wording.message(each, board().catalogue) for each in found]
    assert all(f"“{sentence}”" in PAGE.replace("\n", " ") for sentence in said)
    assert said
