"""Input of a pack: a scoreboard, and further data of the same version that the caller reads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from indicators.briefing.figures.series import Published
from indicators.briefing.stamp import Stamp
from indicators.model import Goal, Indicator, Note
from indicators.narratives.answered import Answer
from indicators.scoreboard import Scoreboard


@dataclass(frozen=True)
class Report:
    """A country's narrative report as text, as far as the audience may read it."""

    year: int
    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Read:
    """A scoreboard with its stamp and related data; ``published`` and ``notes`` are functions of the area."""

    board: Scoreboard
    stamp: Stamp
    today_year: int
    reports: Mapping[str, Report]
    answers: frozenset[Answer]
    published: Callable[[str], Published]       # values of the last publication
    notes: Callable[[str], Sequence[Note]]      # that the audience may see

    def indicator(self, code: str) -> Indicator:
        """An indicator of the catalogue."""
        return self.board.catalogue.indicators[code]

    def goal(self, code: str) -> Goal:
        """A goal of the catalogue."""
        return next(goal for goal in self.board.catalogue.goals if goal.id == code)
