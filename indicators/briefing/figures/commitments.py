"""Commitments by status as a figure: of one country, of several, or of a group."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from indicators import wording
from indicators.briefing.figures.captions import caption_of
from indicators.briefing.stamp import Stamp
from indicators.charts.alt_text import commitments_alt
from indicators.charts.commitment_bars import Counted, commitment_bars
from indicators.charts.drawing import NO_PICTURE, Picture, picture
from indicators.model import Catalogue
from indicators.model.commitments import Commitment, CommitmentStatus
from indicators.reports.commitments import Due
from indicators.wording import say

CommitmentsDue = Sequence[tuple[Commitment, Due]]

ORDER = (CommitmentStatus.KEPT, CommitmentStatus.SUBSTANTIALLY_DONE, CommitmentStatus.IN_PROGRESS,
         CommitmentStatus.NOT_STARTED, CommitmentStatus.DROPPED, CommitmentStatus.NO_INFORMATION)
"""The statuses as they are drawn, from what was kept to what nobody knows."""


def counted(held: CommitmentsDue) -> list[Counted]:
    """The number of commitments of each status, and of those overdue."""
    return [Counted(say(f"commitments.status_{status}"), sum(one.status == status for one, _ in held),
                    sum(one.status == status and due.overdue for one, due in held)) for status in ORDER]


def finding(held: CommitmentsDue, group: str, catalogue: Catalogue) -> str:
    """How many commitments were kept, or that nothing is known of any, in one sentence without a full stop.

    It names the country where all are of one, else the ``group``.
    """
    areas = {one.ref_area for one, _ in held}
    whose = wording.area(areas.pop(), catalogue) if len(areas) == 1 else group
    number_of = Counter(one.status for one, _ in held)
    unknown = number_of[CommitmentStatus.NO_INFORMATION]
    if unknown < len(held):
        return say("commitments.finding", whose=whose, count=wording.Count(len(held)), unknown=unknown,
                   kept=wording.Count(number_of[CommitmentStatus.KEPT]),
                   overdue=sum(due.overdue for _, due in held))
    examined, answers = [pair for pair in held if pair[1].examined], [pair for pair in held if pair[0].answers]
    code, pairs = ("unanswered", examined) if examined else ("answered", answers) if answers else ("unknown", held)
    return say(f"commitments.finding_{code}", whose=whose, count=wording.Count(len(pairs)), years=_years(pairs))


def subtitle(held: CommitmentsDue) -> str:
    """What is counted, on which goal if there is only one, and the years of the reports that announced it."""
    years, goals = {one.year for one, _ in held}, {one.goal for one, _ in held}
    said = say("commitments.subtitle", count=len(years), years=_years(held))
    return said if len(goals) > 1 else say("commitments.subtitle_goal", subtitle=said, goal=goals.pop())


def _years(held: CommitmentsDue) -> str:
    """The year of the reports that announced commitments, or the first and the last."""
    years = sorted({one.year for one, _ in held})
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def sources(held: CommitmentsDue, catalogue: Catalogue) -> list[str]:
    """The reports that announced the commitments, by country and year."""
    reports = sorted({(wording.area(one.ref_area, catalogue), one.year) for one, _ in held})
    return [say("reports.of", area=area, year=year) for area, year in reports]


def draw_commitments(stamp: Stamp, held: CommitmentsDue, group: str, catalogue: Catalogue) -> Picture:
    """Commitments by status, with the reports that announced them as sources; nothing without a commitment."""
    if not held:
        return NO_PICTURE
    rows = counted(held)
    reports = pd.DataFrame({"source_title": sources(held, catalogue), "source_url": "", "year": 0})
    caption = caption_of(stamp, reports, catalogue, finding(held, group, catalogue), subtitle(held),
                         say("commitments.recorded"))
    return picture(commitments_alt(rows, caption), commitment_bars, rows, caption=caption)
