"""The longest series of each publisher, shown until countries report."""

from indicators.judging.scoreboard import Scoreboard
from indicators.model import WORLD, Indicator
from indicators.statements.cells import remembered

FEWEST_FIGURES = 2       # of a series that is drawn
LAST = 10**6             # after every lead indicator


@remembered
def published_series(scoreboard: Scoreboard, most: int, year: int | None = None) -> tuple[tuple[str, str], ...]:
    """Indicator and area of one series of each publisher up to a year, the longest first; at most ``most``.

    Of each publisher the world's or the body's own comes before a country's, what is assessed before context, the
    goal's lead indicator before others, and a longer series before a shorter one. Hidden figures, and areas that are
    not in the catalogue, do not count.
    """
    known, figures = scoreboard.catalogue.indicators, scoreboard.figures
    shown = figures[figures["value"].notna() & ~figures["hidden"]
                    & figures["ref_area"].isin(list(scoreboard.catalogue.area))]
    shown = shown if year is None else shown[shown["year"] <= year]
    counts = shown.groupby(["indicator", "ref_area"]).size()
    series = [(str(code), str(area), int(count)) for (code, area), count in zip(counts.index, counts, strict=True)
              if count >= FEWEST_FIGURES and known[code].publisher]
    best: dict[str, tuple[str, str, int]] = {}
    for one in sorted(series, key=lambda one: _rank(known[one[0]], *one), reverse=True):
        best[known[one[0]].publisher] = one      # the last remains, which is the first in rank
    longest = sorted(best.values(), key=lambda one: (-one[2], one))
    return tuple((one[0], one[1]) for one in longest[:most])


def _rank(indicator: Indicator, code: str, area: str, count: int) -> tuple[bool, bool, int, int, str, str]:
    own = area in (WORLD, indicator.body)
    return not own, indicator.role != "judged", indicator.headline or LAST, -count, code, area
