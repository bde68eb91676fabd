"""The other series of a country on a goal: judged ones in expanders, those without a status as small charts."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, records
from indicators.wording import say
from pages.shared import chip, explained, markup, series, small_charts
from pages.shared.cache import Visit


def other_series(visit: Visit, board: Scoreboard, area: str, codes: Sequence[str]) -> Markup:
    """All series of a country on a goal except its headline indicator's."""
    judged = [code for code in codes if (board.series(code, area)["status"] != "").any()]
    return markup.joined(_judged(visit, board, area, code) for code in judged) + _context(
        board, area, [code for code in codes if code not in judged])


def reading(indicator: Indicator) -> Markup:
    """How to read an indicator, and its caution."""
    caution = wording.text(indicator.caution)
    return markup.joined((markup.paragraph(wording.text(indicator.reading), "gl-text"),
        caution and markup.paragraph(caution, "gl-text gl-quiet")))


def _judged(visit: Visit, board: Scoreboard, area: str, code: str) -> Markup:
    """A judged indicator in an expander with its newest figure in the label."""
    indicator = board.catalogue.indicators[code]
    rows = board.series(code, area)
    last = statements.with_certainty(board, records(rows[rows["value"].notna() | rows["hidden"]][-1:])[0])
    fresh = last["year"] >= date.today().year - statements.FRESH_YEARS
    word = chip.shown(last, indicator, colour=fresh)
    line = markup.joined((wording.title(indicator, board.catalogue.area[area].name), ": ",
        chip.figure(last, indicator, board.catalogue), ", ", last["year"], " ", chip.flags(last["marks"]), " ", word))
    return markup.fold(line, markup.joined((series.sparkline(rows, indicator, board.catalogue), reading(indicator),
        explained.folded(visit, board, last), series.figures_table(board, rows, indicator))))


def _context(board: Scoreboard, area: str, codes: Sequence[str]) -> Markup:
    """Series without a status as small charts, and how to read them."""
    if not codes:
        return Markup("")
    readings = [markup.joined((markup.strong(wording.title(indicator, board.catalogue.area[area].name)), ": ",
                               wording.text(indicator.reading)))
                for indicator in map(board.catalogue.indicators.__getitem__, codes)]
    return markup.joined((
        markup.heading(3, say("goal.context")), small_charts.context_charts(board, area, codes),
        markup.fold(say("country.readings"), markup.bullets(readings))))
