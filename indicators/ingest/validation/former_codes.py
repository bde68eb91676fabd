"""Figures under a former code of their indicator, whose unit or stages may be those of then or of now."""

from collections.abc import Mapping

import numpy as np

from indicators.ingest.mapping.table import Column, Long, column_from, constant
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
    names = [*table.named_by("indicator"), column_from(table.headers, table.header_of),
             constant("", option, len(table.rows))]
    if former.unit_of and "unit" not in table.columns:
        _refuse("unit.former", former.unit_of, names, indicator >= 0, catalogue, issues)
    if former.renumbered:
        number = value.spread(mask(value.words, lambda word: any(map(str.isdigit, word)))) & (indicator >= 0)
        _refuse("stage.former", dict.fromkeys(former.renumbered, ""), names, number, catalogue, issues)


def _refuse(kind: str, units: Mapping[str, str], names: list[Column], rows: np.ndarray, catalogue: Catalogue,
            issues: RowIssues) -> None:
    """Report those of the rows that one of the columns ``names`` gives a former code; ``units`` has its unit then."""
    known = {normalised(code): (catalogue.indicators[catalogue.former.renamed[code]], unit)
             for code, unit in units.items()}

    def values(name: str) -> dict[str, object]:
        now, unit = known[normalised(name)]
        return {"name": name, "code": now.id, "wanted": now.unit, "before": unit}

    for column in names:
        named = column.spread(mask(column.words, lambda word: normalised(word) in known))
        issues.rows(named & rows, kind, column, values)
