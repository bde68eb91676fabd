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
    shown = figures[figures["value"].notna() & ~figures["hidden"] & figures["ref_area"].isin(
        list(scoreboard.catalogue.area)) & (year is None or figures["year"] <= year)]
    counts = shown.groupby(["indicator", "ref_area"]).size()
    counts = counts[counts >= FEWEST_FIGURES]
    ranked = sorted((area not in (WORLD, known[code].body), known[code].role != "judged",
                     known[code].headline or LAST, -count, code, area)
                    for (code, area), count in zip(counts.index.tolist(), counts.tolist(), strict=True)
                    if known[code].publisher)
    best = {known[code].publisher: (count, code, area) for *_, count, code, area in reversed(ranked)}
    return tuple((code, area) for _, code, area in sorted(best.values())[:most])
