"""Figures under a former code of their indicator, whose unit or stages may be those of then or of now."""

from collections.abc import Mapping

import numpy as np

from indicators.ingest.mapping.table import Long, column_from
from indicators.ingest.validation.row_issues import RowIssues, mask
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Catalogue


def refuse_former_codes(table: Long, indicator: np.ndarray, catalogue: Catalogue, option: str,
                        issues: RowIssues) -> None:
    """Report figures whose indicator is named by a former code, from when it had another unit or other numbers for its
    stages: nothing says which of the two is meant. A file with units says it of the former.

    ``option`` is the code that the user gave for the file.
    """
    former, value = catalogue.former, table.columns["value"]
    if former.unit_of and "unit" not in table.columns:
        _refuse_codes("unit.former", former.unit_of, indicator >= 0, table, indicator, catalogue, option, issues)
    if former.renumbered:
        numbers = value.spread(mask(value.words, lambda word: any(map(str.isdigit, word)))) & (indicator >= 0)
        codes = dict.fromkeys(former.renumbered, "")
        _refuse_codes("stage.former", codes, numbers, table, indicator, catalogue, option, issues)


def _refuse_codes(kind: str, codes: Mapping[str, str], asked: np.ndarray, table: Long, indicator: np.ndarray,
                  catalogue: Catalogue, option: str, issues: RowIssues) -> None:
    """Report those of the rows ``asked`` whose indicator has one of these former codes, each with its unit then."""
    known = {normalised(code): (catalogue.indicators[catalogue.former.renamed[code]], unit)
             for code, unit in codes.items()}

    def values(name: str) -> dict[str, object]:
        now, unit = known[normalised(name)]
        return {"name": name, "code": now.id, "wanted": now.unit, "before": unit}

    header = column_from(table.headers, table.header_of)
    for column in (*table.named_by("indicator"), header):
        named = column.spread(mask(column.words, lambda word: normalised(word) in known))
        issues.rows(named & asked, kind, column, values)
    if normalised(option) in known:
        ours = [*catalogue.indicators].index(known[normalised(option)][0].id)
        issues.rows(asked & (indicator == ours), kind, header, values(option))
