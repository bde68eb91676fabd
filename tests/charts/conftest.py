from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from indicators.charts.frame import Caption
from indicators.model import Catalogue, Indicator

NONE = float("nan")


@pytest.fixture
def caption() -> Callable[..., Caption]:
    def build(**changes: Any) -> Caption:
        plain: dict[str, Any] = {"title": "Cambodia identified 12 victims, 50 % more than in 2013",
                          "subtitle": "Victims identified in the year, Cambodia", "sources": ("Cambodia's report",),
                          "as_of": "25 November 2026", "data_version": 14}
        return Caption(**plain | changes)
    return build


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(policy_targets=(), goals=(), areas=(), groups=(), memberships=(),
                     units={"victims": "victims", "percent": "%", "stage": ""})


@pytest.fixture
def indicator() -> Callable[..., Indicator]:
    def build(**changes: Any) -> Indicator:
        plain: dict[str, Any] = {"id": "ICSE_VICTIMS", "title": "Victims", "unit": "victims", "measure": "flow",
                            "desired_direction": "up", "whole": True, "role": "context", "provider": "country",
                            "reading": "More is better."}
        return Indicator(**plain | changes)
    return build


@pytest.fixture
def series() -> Callable[..., pd.DataFrame]:
    def build(
        values: Mapping[int, float | None], marks: Mapping[int, str] | None = None,
        absence: Mapping[int, str] | None = None, baseline: int | None = None,
    ) -> pd.DataFrame:
        start = values[baseline] if baseline else NONE
        return pd.DataFrame([{
            "year": year, "value": NONE if value is None else float(value), "marks": (marks or {}).get(year, ""),
            "absence": (absence or {}).get(year, ""), "status": "",
            "baseline_year": float(baseline) if baseline else NONE, "baseline_value": start,
            "path_value": start * 1.1 ** (year - baseline) if baseline else NONE,
        } for year, value in values.items()])
    return build


@pytest.fixture
def said() -> Callable[[go.Figure], str]:
    """All texts of a figure, in it or around it, line ends as spaces."""
    def read(figure: go.Figure) -> str:
        layout = figure.layout.to_plotly_json()
        texts = [note["text"] for note in layout.get("annotations", ())] + [
            trace.name or "" for trace in figure.data if trace.showlegend is not False]
        texts += [layout["meta"]["title"], layout["meta"]["origin"], *layout["meta"]["keys"], *layout["meta"]["under"]]
        texts += [str(text) for name, axis in layout.items() if "axis" in name
                  for text in axis.get("ticktext", ())]
        return "\n".join(texts).replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ")
    return read


@pytest.fixture
def trace() -> Callable[[go.Figure, str], Any]:
    """The first trace whose name begins as given."""
    return lambda figure, name: next(each for each in figure.data if (each.name or "").startswith(name))
