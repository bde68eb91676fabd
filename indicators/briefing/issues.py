"""All issues of a submitted file as CSV, for download."""

from collections.abc import Iterable

import pandas as pd

from indicators import wording
from indicators.briefing.tables import csv_file
from indicators.model import Catalogue, Issue


def issues_csv(issues: Iterable[Issue], catalogue: Catalogue) -> bytes:
    """CSV of the issues: sheet, line (0 is the whole file), column, value found, value expected and how to fix it.

    ``catalogue`` gives the names of the indicators and countries whose codes they contain.
    """
    rows = [{"severity": str(issue.severity), "sheet": issue.sheet, "line": issue.row, "column": issue.column,
             "found": wording.found_there(issue), "problem": wording.problem(issue, catalogue),
             "expected": wording.expected(issue, catalogue, by_hand=True),
             "how_to_mend": wording.fix(issue, catalogue, by_hand=True)} for issue in issues]
    columns = ["severity", "sheet", "line", "column", "found", "problem", "expected", "how_to_mend"]
    return csv_file(pd.DataFrame(rows, columns=columns))
