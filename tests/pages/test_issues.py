"""The list of a file's issues, to be sent to the country."""

import csv

from indicators.model import Issue, Severity
from pages.shared.issues import as_csv
from tests.nouns import catalogue

WRONG = Issue(code="value.wrong", sheet="Figures", row=4, column="value", found="many")
JUMP = Issue(code="warning.replaces", severity=Severity.WARNING, sheet="Figures", row=5, column="value", found="1200",
               values={"value": "1200", "other": "12", "times": "100"})
SMALL = Issue(code="value.below_limit", sheet="Figures", row=5, column="value", found="-1",
                values={"bound": "0", "indicator": "TRAININGS"})
LIVE = Issue(code="area.unknown", row=6, column="country", found="=cmd|' /C calc'!A0")


def test_the_list_of_issues_has_every_one_and_runs_nothing_in_a_spreadsheet() -> None:
    rows = list(csv.DictReader(as_csv([WRONG, JUMP, LIVE], catalogue()).decode("utf-8-sig").splitlines()))
    assert [(row["severity"], row["line"], row["column"]) for row in rows] == [
        ("error", "4", "value"), ("warning", "5", "value"), ("error", "6", "country")]
    assert rows[2]["found"].startswith("'=")
    assert all(row["how_to_mend"] for row in rows)


def test_the_list_of_issues_names_the_indicator_by_its_title_with_its_code_in_brackets() -> None:
    unit = Issue(code="unit.wrong", row=4, column="unit", found="kg",
                   values={"indicator": "HOURS", "wanted": "hours", "typed": "hours"})
    small, wrong = csv.DictReader(as_csv([SMALL, unit], catalogue()).decode("utf-8-sig").splitlines())
    assert small["problem"] == "The value is too small for “Title of TRAININGS” (TRAININGS)."
    assert (wrong["expected"], wrong["how_to_mend"]) == (
        "hours",
        "Give the figure in hours and write hours as its unit. Check that the row means “Title of HOURS” (HOURS).")
