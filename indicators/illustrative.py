"""Invented figures for every invented country, goal and year, marked illustrative: for demonstration, tests and timing.

An invented count of victims under the name of a real country is one screenshot away from harm: the countries are
invented too, with codes from the range that ISO 3166-1 leaves to its users, so that they can never become a country's.
Plausible, and deliberately untidy: late starters, gaps, true zeros, breaks in series, late reports, figures that are
not available or not applicable; what chance does not give is in data/illustrative/cases.csv. The same catalogue gives
the same figures in the same year on every machine.
"""

import csv
from collections.abc import Iterator
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd

from indicators.catalogue import SHIPPED
from indicators.model import (
    INVENTED,
    WORLD,
    Absence,
    Area,
    Catalogue,
    Group,
    Indicator,
    Mark,
    Membership,
    observations,
    region_group,
)

SPAN = 15            # years with figures
SOURCE = "ILLUSTRATIVE: invented for demonstration"
NOTE = "Not a real figure: invented to show Goalline with every country reporting."
AREAS = SHIPPED / "illustrative" / "ref_areas.csv"
ALLIANCE = Group(id="ALLIANCE", name="Example Alliance", note="54 invented countries.")
UNION = Group(id="UNION", name="Quarry Union", note="Invented, as an example of members that join and leave: "
              "Copperland joined on 1 July 2013, Willowia left on 31 January 2020.")
CASES = SHIPPED / "illustrative" / "cases.csv"
GROWTH = np.array([0.19, 0.12, 0.07, 0.02, -0.05])    # per year in the desired direction: from ambitious to slipping
GROWTH_ODDS = np.array([0.2, 0.3, 0.25, 0.15, 0.1])


def years(today_year: int) -> range:
    """Return the years with figures: 2010 to 2024 in 2026, so that the newest are recent enough for a coloured status.
    """
    return range(today_year - 1 - SPAN, today_year - 1)


def illustrative_observations(catalogue: Catalogue, of_years: range) -> pd.DataFrame:
    """Return an OBSERVATION frame: countries x indicators that any country can report x SPAN years, with gaps."""
    rows = [row for ref_area, seed in seeds().items()
            for indicator in sendable(catalogue) for row in _series(ref_area, seed, indicator, of_years)]
    return observations(_with_cases(rows, of_years))


def sendable(catalogue: Catalogue) -> list[Indicator]:
    """Return the indicators that every country can report: their codes are in upper case, those of a single source in
    lower case.
    """
    return [indicator for indicator in catalogue.indicators.values()
            if indicator.role == "judged" and indicator.provider == "country" and indicator.id.isupper()]


def _series(ref_area: str, seed: int, indicator: Indicator, of_years: range) -> Iterator[dict[str, Any]]:
    rng = np.random.default_rng(crc32(f"/{indicator.id}".encode(), seed))
    start = int(rng.choice([0, 0, 0, 1, 3, 6]))
    values = _values(indicator, rng)
    break_at = int(rng.integers(4, 11)) if rng.random() < 0.08 else None
    for index, year in list(enumerate(of_years))[start:]:
        row = {"indicator": indicator.id, "ref_area": ref_area, "year": year, "source_title": SOURCE, "note": NOTE}
        absence = _absence(rng, last=year == of_years[-1])
        if absence is Absence.NOT_REPORTED:
            continue
        marks = {Mark.ILLUSTRATIVE} | ({Mark.BREAK} if index == break_at else set())
        marks |= {Mark.PROVISIONAL} if year == of_years[-1] and rng.random() < 0.4 and not absence else set()
        value = float("nan") if absence else float(values[index])
        yield row | {"value": value, "absence": absence or "", "marks": " ".join(sorted(marks))}


def _with_cases(rows: list[dict[str, Any]], of_years: range) -> list[dict[str, Any]]:
    """The rows with the cases of the file instead of what was drawn; an empty cell keeps it."""
    by_key = {(row["ref_area"], row["indicator"], row["year"]): row for row in rows}
    with CASES.open(encoding="utf-8", newline="") as file:
        for case in csv.DictReader(file):
            row = by_key[case["ref_area"], case["indicator"], of_years[-1] - int(case["years_ago"])]
            row["marks"] = " ".join(sorted({str(Mark.ILLUSTRATIVE), *case["marks"].split()}))
            row["absence"] = case["absence"]
            row["value"] = float("nan") if case["absence"] else float(case["value"] or row["value"])
    return list(by_key.values())


def _absence(rng: np.random.Generator, *, last: bool) -> Absence | None:
    """Draw the reason for the absence of a figure, None for most years; in the newest year more are late or not
    reported.
    """
    odds = [0.72, 0.12, 0.12, 0.03, 0.01] if last else [0.92, 0.05, 0.0, 0.025, 0.005]
    kinds = [None, Absence.NOT_REPORTED, Absence.LATE, Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE]
    return kinds[int(rng.choice(len(kinds), p=odds))]


def _values(indicator: Indicator, rng: np.random.Generator) -> np.ndarray:
    """One value per year, in the indicator's unit and within its limits."""
    years = np.arange(SPAN)
    if indicator.stages:
        values = min(indicator.stages) + np.minimum(years * rng.uniform(0.15, 0.5) + rng.uniform(0, 2), 5).astype(int)
    elif indicator.measure == "share":
        values = 100 / (1 + np.exp(-(rng.uniform(-1, 1.2) + rng.choice([0.16, 0.08, 0.0, -0.06]) * years)
                                   + rng.normal(0, 0.12, years.size)))
    else:
        values = _grown(indicator, rng, years)
    return np.clip(np.round(values, 0 if indicator.whole else indicator.decimals), indicator.minimum, indicator.maximum)


def _grown(indicator: Indicator, rng: np.random.Generator, years: np.ndarray) -> np.ndarray:
    growth = rng.choice(GROWTH, p=GROWTH_ODDS)
    sign = -0.6 if indicator.desired_direction == "down" else 1
    level = np.exp(rng.normal(3.6, 1.3) if indicator.counts_people else rng.normal(1.3, 0.5))
    if indicator.desired_direction == "down":
        level = rng.uniform(20, 120)
    path = level * (1 + sign * growth) ** years
    return rng.poisson(path) if indicator.whole else path * np.exp(rng.normal(0, 0.08, years.size))


def with_invented_countries(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the invented countries and groups instead of the real ones; the organisations stay."""
    rows = _rows()
    countries = [Area(code=row["code"], name=row["name"], kind="country", region=row["region"], member="yes",
                      membership=INVENTED, footnote=row["footnote"], in_sentences=row["in_sentences"])
                 for row in rows]
    organisations = [area for area in catalogue.areas if area.kind == "body" or area.code == WORLD]
    regions = sorted({area.region for area in countries})
    return catalogue.model_copy(update={
        "areas": tuple(sorted([*countries, *organisations], key=lambda area: area.code)),
        "groups": (ALLIANCE, UNION, *(Group(id=region_group(name), name=f"{name} Region") for name in regions)),
        "memberships": (
            *(Membership(group=ALLIANCE.id, area=area.code) for area in countries),
            *(Membership(group=UNION.id, area=row["code"], since=row["union_since"], until=row["union_until"])
              for row in rows if row["union_since"]),
            *(Membership(group=region_group(area.region), area=area.code) for area in countries)),
        "map_disclaimer": "The countries on this map are invented.",
    })


def seeds() -> dict[str, int]:
    """Seed of each invented country's figures."""
    return {row["code"]: int(row["seed"]) for row in _rows()}


def _rows() -> list[dict[str, str]]:
    with AREAS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
