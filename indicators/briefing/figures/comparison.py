"""Two to six areas on one indicator, in one chart; stages as strips of tiles."""

from collections.abc import Sequence

import pandas as pd

from indicators import wording
from indicators.briefing.figures.captions import caption_of, first_sentence, rule_in_short
from indicators.briefing.figures.goal import observed, until
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import frames_alt, stages_alt
from indicators.charts.compared_lines import YearlyGoal, common_start, compared_lines
from indicators.charts.drawing import NO_PICTURE, Picture, picture
from indicators.charts.stage_tiles import stage_tiles
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator
from indicators.statements import Comparison
from indicators.wording import say

FEWEST_FIGURES = 2


def compared_series(board: Scoreboard, found: Comparison) -> dict[str, pd.DataFrame]:
    """ASSESSMENT of each area by its name, up to the chosen year; empty where fewer than two figures could be drawn."""
    frames = {board.catalogue.area[side.ref_area].name: until(board.series(found.indicator, side.ref_area), found.year)
              for side in found.sides}
    drawable = sum(int(frame["value"].notna().sum()) for frame in frames.values())
    return frames if drawable >= FEWEST_FIGURES else {}


def first_common_year(board: Scoreboard, found: Comparison) -> int | None:
    """The year in which lines can begin at 100, None where there is none."""
    rows = [frame for frame in compared_series(board, found).values() if frame["value"].notna().any()]
    return common_start(rows, board.catalogue.indicators[found.indicator]) if rows else None


def draw_comparison(stamp: Stamp, board: Scoreboard, found: Comparison, start: int | None) -> Picture:
    """The series of all areas, indexed to 100 in the year ``start``, or in their unit for None."""
    indicator, frames = board.catalogue.indicators[found.indicator], compared_series(board, found)
    if not frames:
        return NO_PICTURE
    rows = [frame for frame in frames.values() if frame["value"].notna().any()]
    observations = pd.concat([observed(board, frame, found.year) for frame in rows])
    caption = caption_of(stamp, observations, board.catalogue,
                         first_sentence(wording.message(found.message, board.catalogue)),
                         _subtitle(indicator, board, start), wording.text(indicator.caution))
    if indicator.stages:
        return picture(stages_alt(frames, caption), stage_tiles, frames, caption=caption, indicator=indicator,
                       catalogue=board.catalogue)
    return picture(frames_alt("lines", frames, caption), compared_lines, frames, caption=caption, indicator=indicator,
                   catalogue=board.catalogue, start=start, goal=_goal(indicator, rows))


def _subtitle(indicator: Indicator, board: Scoreboard, start: int | None) -> str:
    """Measure and unit, or the year indexed to 100."""
    if start is not None:
        return say("compare.subtitle_index", indicator=wording.text(indicator.title), year=start)
    return wording.measure(indicator, board.catalogue)


def _goal(indicator: Indicator, rows: Sequence[pd.DataFrame]) -> YearlyGoal | None:
    """The yearly change that the goal asks for, of the newest judged figure."""
    targets = pd.concat(list(rows)).sort_values("year")["target"].dropna()
    if not wording.by_yearly_change(indicator) or targets.empty:
        return None
    change = float(targets.iloc[-1])
    return YearlyGoal(change, rule_in_short(indicator, change))
