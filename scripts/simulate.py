"""Simulate series of which the truth is known, judge them, and write how often each status is given.

    python scripts/simulate.py [SAMPLES]

Each sample is 54 countries that are judged together. The tables go into docs/what-it-says.md, between its markers: by
the rule of goal 1.1, "10 % more a year", by that of goals without a number, "as many as possible", and how many figures
came to lie within their outlook.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.judging.outlook import outlook
from indicators.judging.scoreboard import judge
from indicators.model import Area, Catalogue, Indicator, Rule, Status, observations

SAMPLES = 100
ONE = 6                  # times as many samples where one country of each is looked at
AHEAD = (1, 3)           # years after the eighth figure whose outlook is looked at
FIRST_YEAR = 2001
LENGTHS = (5, 8)         # figures: the fewest that are judged, and a full window
PAGE = Path(__file__).parents[1] / "docs" / "what-it-says.md"
YEARLY = (Status.AHEAD, Status.ON_TRACK, Status.IMPROVING_BELOW, Status.NO_CLEAR_CHANGE, Status.MOVING_AWAY)
TRENDS = (Status.IMPROVING, Status.NO_CLEAR_TREND, Status.MOVING_AWAY)
BY_TREND = Rule.model_validate({"method": "direction"})

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """How the yearly counts of a country come about: a true level for each year, and chance about it."""

    name: str
    start: float             # mean of the first year's count
    variance: float = 1      # variance over mean: 1 for single cases, more where they come in clusters
    growth: float = 0        # true change a year
    steps: float = 0         # standard deviation of lasting yearly steps of the level's logarithm, a random walk
    alike: float = 0         # correlation of neighbouring years' deviations from the level
    apart: float = 0         # standard deviation of these, in logarithms
    factor: float = 1        # of the level in the year ``at`` from the end ...
    at: int = 0
    lasting: bool = False    # ... and in all years after it
    alone: bool = False      # the one country of its sample with this, among others of the same mean without change
    withheld: bool = False   # counts from 1 to 4 are hidden from the public, as those of victims are

    def drawn(self, samples: int, countries: int, years: int) -> Numbers:
        """Counts by sample, country and year; the same on every machine."""
        random = np.random.default_rng([*self.name.encode(), years])
        shape = (samples, countries, years)
        level = self.start * (1 + self.growth) ** np.arange(years) * np.ones(shape)
        changed = slice(years - self.at, None if self.lasting else years - self.at + 1)
        level[:, slice(1 if self.alone else None), changed] *= self.factor
        if self.steps:
            walk = np.cumsum(random.normal(0, self.steps, shape), axis=2)
            walk[:, slice(1 if self.alone else shape[1], None)] = 0
            level *= np.exp(walk - walk[..., :1])
        if self.apart:
            level *= np.exp(_alike(random.normal(0, self.apart, shape), self.alike))
        if self.variance == 1:
            return random.poisson(level).astype(np.float64)
        return random.negative_binomial(level / (self.variance - 1), 1 / self.variance).astype(np.float64)


def _alike(noise: Numbers, correlation: float) -> Numbers:
    """Noise of the same variance in which each year is correlated with the one before."""
    for year in range(1, noise.shape[2]):
        noise[..., year] = correlation * noise[..., year - 1] + (1 - correlation**2) ** 0.5 * noise[..., year]
    return noise


CASES = (
    *(Case(f"no change, {mean:,}, {variance}", mean, variance) for mean, variance in (
        (5, 1), (20, 1), (100, 1), (500, 1), (5000, 1), (20, 4), (500, 4), (100, 8))),
    *(Case(f"{growth:+.0%} from {start}, {variance}".replace("%", " %"), start, variance, growth)
      for growth, start, variance in (
          (0.05, 300, 1), (0.1, 30, 1), (0.1, 300, 1), (0.1, 300, 4), (0.15, 30, 1), (0.15, 300, 1), (0.2, 30, 1),
          (-0.2, 30, 1))),
    Case("doubles before the last four years, 100, 1", 100, factor=2, at=4, lasting=True),
    Case("year before last times 3, 60, 1", 60, factor=3, at=2),
    Case("last year times 3, 60, 1", 60, factor=3, at=1),
    Case("halves before the last two years, 100, 1", 100, factor=0.5, at=2, lasting=True),
    Case("random walk, steps of 10 %, 200, 1", 200, steps=0.1),
    Case("random walk, steps of 30 %, 200, 1", 200, steps=0.3),
    Case("neighbours alike 0.0, 200, 5", 200, apart=0.14, alike=0.0),
    Case("neighbours alike 0.3, 200, 5", 200, apart=0.14, alike=0.3),
    Case("neighbours alike 0.5, 200, 5", 200, apart=0.14, alike=0.5),
    Case("year before last times 3, one country of 54, 60, 1", 60, factor=3, at=2, alone=True),
    Case("last year times 3, one country of 54, 60, 1", 60, factor=3, at=1, alone=True),
    Case("random walk, steps of 30 %, one country of 54, 200, 1", 200, steps=0.3, alone=True),
    Case("no change, 5, 1, 1 to 4 withheld", 5, withheld=True),
    Case("no change, 20, 4, 1 to 4 withheld", 20, 4, withheld=True),
    Case("+15 % from 5, 1", 5, growth=0.15),
    Case("+15 % from 5, 1, 1 to 4 withheld", 5, growth=0.15, withheld=True),
)


BY_THE_YEARS = tuple(case for case in CASES if case.name.startswith(
    ("no change, 20, 1", "no change, 500, 4", "neighbours", "random", "doubles", "halves", "last year", "+10 %"))
    and not case.alone)
"""Those that are also judged as of a goal without a number."""


def catalogue(case: Case, *, trend: bool = False) -> Catalogue:
    """The shipped catalogue with its rule for victims or, for a ``trend``, that of goals without a number.

    The protection of victims only where the case says so.
    """
    shipped = load_catalogue(SHIPPED)
    plain: dict[str, object] = {"goal": BY_TREND} if trend else {}
    plain |= {} if case.withheld else {"counts_people": False, "small_counts": None}
    goals = tuple(goal.model_copy(update={"indicators": tuple(
        each.model_copy(update=plain if each.id == judged_as(shipped).id else {}) for each in goal.indicators)})
        for goal in shipped.goals)
    parts = {name: getattr(shipped, name) for name in Catalogue.model_fields}
    return Catalogue(**{**parts, "goals": goals})   # model_copy would keep cached properties of the old goals


def judged_as(shipped: Catalogue) -> Indicator:
    """The indicator that the counts are taken to be of: victims identified, 10 % more a year."""
    return shipped.indicators["ICSE_VICTIMS"]


def members(shipped: Catalogue) -> list[Area]:
    """The countries that are judged together."""
    return [area for area in shipped.areas if area.member == "yes"]


def figures(case: Case, samples: int, years: int, shipped: Catalogue) -> pd.DataFrame:
    """The counts as observations; each sample has a breakdown of its own, whose countries are judged together."""
    areas, indicator = members(shipped), judged_as(shipped).id
    drawn = case.drawn(samples, len(areas), years)
    sample, area, year = (index.ravel() for index in np.indices(drawn.shape))
    return observations(pd.DataFrame({
        "indicator": indicator, "ref_area": np.array([each.code for each in areas])[area],
        "breakdown": np.array([f"SAMPLE={number:03}" for number in range(samples)])[sample],
        "year": FIRST_YEAR + year, "value": drawn.ravel()}))


def statuses(case: Case, samples: int, years: int, *, trend: bool = False) -> dict[str, float]:
    """Per cent of the series with each status in their last year."""
    known = catalogue(case, trend=trend)
    judged = judge(figures(case, samples * (ONE if case.alone else 1), years, known), known).assessments
    last = judged[judged["year"] == FIRST_YEAR + years - 1]
    last = last[last["ref_area"] == members(known)[0].code] if case.alone else last
    return {status: 100 * float((last["status"] == status).mean()) for status in (TRENDS if trend else YEARLY)}


def row(case: Case, samples: int, *, trend: bool = False) -> list[str]:
    """The case's line in a table: per cent of each status, at five figures and at eight."""
    return [case.name, *(" ".join(f"{share:.0f}" for share in statuses(case, samples, years, trend=trend).values())
                         for years in LENGTHS)]


def table(samples: int, *, trend: bool = False) -> Iterator[str]:
    """The lines of a table, as Markdown."""
    yield f"| {'By their order' if trend else 'Counts'}: mean or start, variance over mean | 5 figures | 8 figures |"
    yield "| --- | --- | --- |"
    for case in BY_THE_YEARS if trend else CASES:
        yield f"| {' | '.join(row(case, samples, trend=trend))} |"


def inside(case: Case, samples: int) -> list[float]:
    """Per cent of the series that have an outlook after a full window, and of these that end in it, by years ahead."""
    known = catalogue(case)
    indicator, window = judged_as(known), max(LENGTHS)
    rows = figures(case, samples, window + max(AHEAD), known)
    judged = judge(rows[rows["year"] < FIRST_YEAR + window], known).assessments
    outlooks = {key: outlook(series, indicator).set_index("year") for key, series in judged.groupby(
        ["ref_area", "breakdown"])}
    found = []
    for ahead in AHEAD:
        year = FIRST_YEAR + window + ahead - 1
        came = rows[rows["year"] == year].set_index(["ref_area", "breakdown"])["value"].to_dict()
        ends = [(*each.loc[year, ["low", "high"]].to_numpy(np.float64), came[key]) for key, each in outlooks.items()
                if year in each.index]
        found.append(100 * float(np.mean([low - 0.5 < value < high + 0.5 for low, high, value in ends])))
    return [100 * float(np.mean([not each.empty for each in outlooks.values()])), *found]


def coverage(samples: int) -> Iterator[str]:
    """The lines of the table of outlooks."""
    yield "| Outlook after eight figures | has one | 1 year ahead inside | 3 years ahead inside |"
    yield "| --- | --- | --- | --- |"
    for case in CASES:
        if case.name.startswith(("no change, 100, 1", "+10 % from 300", "random", "neighbours")) and not case.alone:
            yield f"| {case.name} | {' | '.join(f'{share:.0f}' for share in inside(case, samples))} |"


def main(asked: Sequence[str]) -> None:
    """Print the tables and write each into the page, between its markers."""
    samples = int(asked[0]) if asked else SAMPLES
    for name, made in (("counts", table(samples)), ("order", table(samples, trend=True)),
                       ("outlook", coverage(max(samples // 10, 1)))):
        lines = []
        for line in made:
            lines.append(f"{line}\n")
            sys.stdout.write(lines[-1])
            sys.stdout.flush()
        begin, end = f"<!-- make simulate: {name} -->\n", f"<!-- {name} end -->\n"
        before, rest = PAGE.read_text(encoding="utf-8").split(begin)
        PAGE.write_text(f"{before}{begin}{''.join(lines)}{end}{rest.split(end)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
