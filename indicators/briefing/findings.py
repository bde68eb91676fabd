"""The findings of a submitted file to take away: every one, as CSV."""

from collections.abc import Iterable

import pandas as pd

from indicators import wording
from indicators.briefing.tables import csv_file
from indicators.model import Catalogue, Finding


def findings_csv(findings: Iterable[Finding], catalogue: Catalogue) -> bytes:
    """CSV of each finding: sheet, line (0 is the whole file), column, what was found, expected and how to mend it.

    ``catalogue`` names the indicators and countries whose codes they carry.
    """
    rows = [{"severity": str(finding.severity), "sheet": finding.sheet, "line": finding.row, "column": finding.column,
             "found": wording.found_there(finding), "problem": wording.problem(finding, catalogue),
             "expected": wording.expected(finding, catalogue, by_hand=True),
             "how_to_mend": wording.fix(finding, catalogue, by_hand=True)} for finding in findings]
    columns = ["severity", "sheet", "line", "column", "found", "problem", "expected", "how_to_mend"]
    return csv_file(pd.DataFrame(rows, columns=columns))
