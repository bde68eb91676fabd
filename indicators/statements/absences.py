"""Reasons that countries give for missing figures."""

from collections.abc import Sequence

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Absence, Mark
from indicators.statements.cells import remembered

STATED = (Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE, Absence.LATE)     # absences stated by the country itself


@remembered
def absences(scoreboard: Scoreboard, areas: Sequence[str], year: int | None
             ) -> dict[tuple[str, str], tuple[Absence, int]]:
    """Why areas have no figure, by area and goal: of a year (None: the newest), for the goal's first indicator."""
    catalogue, rows = scoreboard.catalogue, scoreboard.assessments
    own = [indicator.id for indicator in catalogue.indicators.values()
           if indicator.provider == "country" and not indicator.publisher]
    rows = rows[rows["absence"] != ""]          # absences are few: the filters below then run on these rows only
    rows = rows[rows["ref_area"].isin(list(areas)) & (rows["breakdown"] == "") & rows["absence"].isin(STATED)
                & rows["judged"] & rows["indicator"].isin(own) & ~rows["marks"].str.contains(Mark.CODED)]
    rows = rows if year is None else rows[rows["year"] == year]
    reported = sorted(zip(rows["year"], rows["indicator"], rows["ref_area"], rows["absence"], strict=True),
                  key=lambda answer: (answer[0], -own.index(answer[1])))
    return {(area, catalogue.goal_of[indicator]): (Absence(absence), int(when))
            for when, indicator, area, absence in reported}
