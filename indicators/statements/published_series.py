"""The longest series of each publisher, shown until countries report."""

from indicators.judging.scoreboard import Scoreboard
from indicators.model import WORLD
from indicators.statements.answers import remembered

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
    best: dict[str, tuple[tuple[bool, bool, int, int], str, str]] = {}
    for (code, area), count in zip(counts.index.tolist(), counts.tolist(), strict=True):
        one = known[code]
        rank = (area not in (WORLD, one.body), one.role != "judged", one.headline or LAST, -count)
        if one.publisher and count >= FEWEST_FIGURES:
            best[one.publisher] = min(best.get(one.publisher, (rank, code, area)), (rank, code, area))
    longest = sorted(best.values(), key=lambda series: (series[0][-1], *series[1:]))
    return tuple((code, area) for _, code, area in longest[:most])
