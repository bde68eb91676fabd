"""Files with more unknown names than anyone could mean: each is refused, and only the first are compared with all."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.long_table import LongTable
from indicators.ingest.validation import names
from indicators.ingest.validation.row_issues import RowIssues
from indicators.ingest.vocabulary.indicators import IndicatorNames
from indicators.model import Catalogue, Issue
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import MOST, questions


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SHIPPED)


def table(role: str, cells: list[str]) -> LongTable:
    column = pd.Series(cells, dtype="str")
    return LongTable(cells=pd.DataFrame({role: column}), rows=np.arange(2, len(cells) + 2), headers=column,
                     names={role: role})


def test_only_the_first_unknown_names_get_suggestions_and_all_are_refused(
        catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "MOST_COMPARED", 2)
    found = RowIssues(table("country", ["Camboda", "Thailnd", "Germny"]))
    names.find_areas(found.table, AreaNames(catalogue), found)
    assert [(each.row, each.code) for each in found.listed] == [
        (2, "area.suggested"), (3, "area.suggested"), (4, "area.unknown")]
    found = RowIssues(table("indicator", ["CAMPAIGNZ", "WORKSHOPZ", "JOINT_TRAININGZ"]))
    names.find_indicators(found.table, IndicatorNames(catalogue), found)
    assert [(each.row, each.code) for each in found.listed] == [
        (2, "indicator.suggested"), (3, "indicator.suggested"), (4, "indicator.unknown")]


def test_no_more_names_are_compared_than_are_asked_about(
        catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(AreaNames, "suggestions", lambda _, name: compared.append(name) or [])
    issues = [Issue(code="area.unknown", found=f"Nowhere {position}") for position in range(MOST + 70)]
    asked = questions(cast("Prepared", cast("Any", SimpleNamespace(issues=issues))), catalogue)
    assert len(asked) == len(compared) == MOST
