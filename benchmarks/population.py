"""Observations for the real catalogue, of the size that an alliance has or more: totals and breakdowns of years."""

import numpy as np
import pandas as pd

from indicators.ledger.records import NewSubmission
from indicators.model import OBSERVATION, Absence, Catalogue, Indicator, Mark
from indicators.model.parquet import to_parquet
from indicators.submissions.publishing import distinct

ROWS = 20_000                       # twice what 54 countries report today
SUBMISSIONS = 50
SEED = 20140101
YEARS = np.arange(1989, 2025)
PERIOD = 12                         # years that are filled, newest first, before earlier ones are
BREAKDOWNS = ["", "SEX=F", "SEX=M", "AGE=0-12", "AGE=13-17", "AGE=0-12;SEX=F", "AGE=0-12;SEX=M"]
MARKS = ["", Mark.PROVISIONAL, Mark.ESTIMATED, f"{Mark.BREAK} {Mark.ESTIMATED}"]
ABSENCES = ["", Absence.NOT_AVAILABLE, Absence.LATE]
SOURCES = [f"Yearly report of the police, part {part}" for part in range(1, 21)]


def population(catalogue: Catalogue, rows: int = ROWS) -> pd.DataFrame:
    """Frame of OBSERVATION with ``rows`` distinct keys, country by country; the same on every machine."""
    rng = np.random.default_rng(SEED)
    indicators = [indicator for indicator in catalogue.indicators.values() if not indicator.body]
    countries = [area for area in catalogue.areas if area.kind == "country"]
    members = [area for area in countries if area.member == "yes"]
    shape = (len(YEARS) // PERIOD, len(BREAKDOWNS), PERIOD, len(indicators))
    areas = [area.code for area in (members if rows <= len(members) * np.prod(shape) else countries)]
    a_country = rows // len(areas) + 1
    if a_country > np.prod(shape):
        raise ValueError(f"{len(areas)} countries and {len(indicators)} indicators make fewer than {rows} rows")
    area, key = np.divmod(np.arange(len(areas) * a_country), a_country)
    period, breakdown, age, indicator = np.unravel_index(key, shape)
    year = YEARS[-1] - period * PERIOD - age
    absence = rng.choice(3, key.size, p=[0.95, 0.03, 0.02])
    value = _values(indicators, area, indicator, breakdown * len(indicators) + indicator, year - YEARS[0], rng)
    frame = pd.DataFrame({
        "indicator": _texts([each.id for each in indicators], indicator),
        "ref_area": _texts(areas, area),
        "year": year,
        "breakdown": _texts(BREAKDOWNS, breakdown),
        "value": np.where(absence == 0, value, np.nan),
        "absence": _texts(ABSENCES, absence),
        "marks": _texts(MARKS, rng.choice(4, key.size, p=[0.9, 0.05, 0.04, 0.01])),
        "conf_status": "",
        "period_start": "",
        "period_end": "",
        "source_title": _texts(SOURCES, rng.integers(len(SOURCES), size=key.size)),
        "source_url": "https://example.org/yearly-report",
        "note": _texts(["", "As the office sent it."], (rng.random(key.size) < 0.1).astype(int)),
    })
    return frame.astype(OBSERVATION).head(rows)


def submissions(frame: pd.DataFrame, count: int = SUBMISSIONS) -> list[NewSubmission]:
    """The rows of ``frame``, in order, as ``count`` submissions of about equal size."""
    cuts = np.linspace(0, len(frame), count + 1).astype(int)
    return [submission(frame.iloc[start:end]) for start, end in zip(cuts, cuts[1:], strict=False)]


def submission(rows: pd.DataFrame, original: bytes = b"made by benchmarks/population.py") -> NewSubmission:
    """Rows as one submission."""
    return NewSubmission(
        kind="observations", filename="population.csv", original=original,
        rows=to_parquet(rows), row_count=len(rows), source="benchmarks",
        areas=distinct(rows["ref_area"]), indicators=distinct(rows["indicator"]),
        years=tuple(sorted(rows["year"].unique().tolist())))


def _texts(words: list[str], codes: np.ndarray) -> pd.Series:
    return pd.Series(pd.Categorical.from_codes(codes, pd.Index(map(str, words)))).astype("str")


def _values(
    indicators: list[Indicator], area: np.ndarray, indicator: np.ndarray, column: np.ndarray, age: np.ndarray,
    rng: np.random.Generator,
) -> np.ndarray:
    """Values that grow from a level for each series, within the limits of its indicator."""
    shape = (area.max() + 1, column.max() + 1)
    level = rng.lognormal(3.0, 1.2, shape)[area, column]
    growth = rng.normal(1.03, 0.04, shape)[area, column]
    grown = level * growth ** age * rng.lognormal(0, 0.1, area.size)
    low = np.array([-np.inf if each.minimum is None else each.minimum for each in indicators])
    high = np.array([np.inf if each.maximum is None else each.maximum for each in indicators])
    decimals = np.array([10.0 ** (0 if each.whole else each.decimals) for each in indicators])[indicator]
    return np.clip(np.round(grown * decimals) / decimals, low[indicator], high[indicator])
