"""Files with more unknown names than anyone could mean: each is refused, and only the first are compared with all."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.table import Column, Long
from indicators.ingest.validation import areas, indicators
from indicators.ingest.validation.row_issues import RowIssues
from indicators.ingest.validation.row_notes import RowNotes
from indicators.model import Catalogue, Issue
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import MOST, questions


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SHIPPED)


def table(role: str, cells: list[str]) -> Long:
    column = Column(role, pa.array(cells, pa.string()), np.arange(len(cells), dtype=np.int32))
    return Long(columns={role: column}, rows=np.arange(2, len(cells) + 2), headers=[], header_of=np.zeros(0, np.int32))


def test_only_the_first_unknown_names_get_suggestions_and_all_are_refused(
        catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (areas, indicators):
        monkeypatch.setattr(module, "MOST_COMPARED", 2)
    found = RowIssues(table("country", ["Camboda", "Thailnd", "Germny"]))
    areas.find_areas(found.table, AreaNames(catalogue), [each.code for each in catalogue.areas], found, RowNotes())
    assert [(each.row, each.code) for each in found.listed] == [
        (2, "area.suggested"), (3, "area.suggested"), (4, "area.unknown")]
    found = RowIssues(table("indicator", ["CAMPAIGNZ", "WORKSHOPZ", "JOINT_TRAININGZ"]))
    indicators.find_indicators(found.table, IndicatorNames(catalogue), list(catalogue.indicators), found, RowNotes())
    assert [(each.row, each.code) for each in found.listed] == [
        (2, "indicator.suggested"), (3, "indicator.suggested"), (4, "indicator.unknown")]


def test_no_more_names_are_compared_than_are_asked_about(
        catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(AreaNames, "suggestions", lambda _, name: compared.append(name) or [])
    issues = [Issue(code="area.unknown", found=f"Nowhere {position}") for position in range(MOST + 70)]
    asked = questions(cast("Prepared", cast("Any", SimpleNamespace(issues=issues))), catalogue)
    assert len(asked) == len(compared) == MOST
