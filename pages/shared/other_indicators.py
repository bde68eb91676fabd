"""Other indicators of a goal in one table: series, newest figure, status, publisher, and how to read them."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from indicators import statements, wording
from indicators.briefing.figures.captions import when
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, records
from indicators.wording import say
from pages.shared import chip, markup, menu, series
from pages.shared.table import Cell, table


def context_keys(board: Scoreboard, indicators: Sequence[Indicator]) -> list[tuple[str, str]]:
    """Each indicator that has figures, with its area; "" for several areas, none of which represents the others."""
    areas = board.figures.groupby("indicator")["ref_area"].unique()
    return [(indicator.id, areas[indicator.id][0] if len(areas[indicator.id]) == 1 else "")
            for indicator in indicators if indicator.id in areas]


def other_indicators(board: Scoreboard, keys: Sequence[tuple[str, str]]) -> Markup:
    """The table of series by indicator and area; "" without any."""
    if not keys:
        return Markup("")
    columns = [say(code) for code in ("head.indicator", "overview.published_line", "head.latest", "head.year",
                                      "overview.published_publisher")]
    readings = [markup.joined((markup.strong(wording.text(indicator.title)), ": ", wording.text(indicator.reading), " ",
                               wording.text(indicator.caution)))
                for indicator in (board.catalogue.indicators[code] for code, _ in keys)]
    return table(say("goal.context"), columns, [_row(board, *key) for key in keys]) + markup.fold(
        say("country.readings"), markup.bullets(readings))


def _row(board: Scoreboard, code: str, area: str) -> list[Cell]:
    """A series with its newest figure; for several areas their number."""
    indicator, figures = board.catalogue.indicators[code], board.figures
    name = markup.link(menu.address("data", area=area, indicator=code), wording.title(
        indicator, board.catalogue.area[area].name if area else ""))
    publisher = indicator.publisher or say("goal.context_own")
    if not area:
        rows = figures[figures["indicator"] == code]
        return [name, "", say("goal.context_areas", areas=rows["ref_area"].nunique()), str(rows["year"].max()),
                publisher]
    rows = board.series(code, area)
    last = statements.with_certainty(board, records(rows[rows["value"].notna() | rows["hidden"]][-1:])[0])
    fresh = last["year"] >= date.today().year - statements.FRESH_YEARS
    status = chip.shown(last, indicator, colour=fresh) if last["status"] else series.finding(
        board, code, area, markup.small)
    return [name, series.sparkline(rows, indicator, board.catalogue), markup.joined(
        (chip.figure(last, indicator, board.catalogue), chip.flags(last["marks"]), status), " "),
        when(last), publisher]
