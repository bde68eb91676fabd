"""Commitments by status as a chart: of one country, or of the members of the Alliance."""

from collections.abc import Sequence
from datetime import date

from indicators import wording
from indicators.briefing.figures.commitments import draw_commitments
from indicators.model.commitments import Commitment
from indicators.reports.commitments import Due
from pages.shared import figure_files, series
from pages.shared.cache import Visit
from pages.shared.viewport import figure_width, watch


def show(visit: Visit, every: Sequence[tuple[Commitment, Due]], area: str, goal: str) -> None:
    """Render the chart with its downloads, as a briefing on the same country or group and goal has it."""
    known = visit.catalogue
    group = known.groups[0]
    areas = [area] if area else known.members(group.id, date.today().year)
    goals = [goal] if goal else [one.id for one in known.goals]
    held = [pair for pair in every if pair[0].ref_area in areas and pair[0].goal in goals]
    whose = wording.area(area, known) if area else wording.text(group.name)
    drawn, alt = draw_commitments(visit.stamp, held, whose, known, theme=series.theme(), width=figure_width())
    files = figure_files.row(visit, f"{area or 'countries'}_commitments", drawn, area=area, goal=goal,
                             group="" if area else group.id)
    series.show(drawn, alt, "commitments", files=files)
    watch()
