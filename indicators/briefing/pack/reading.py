"""Input of a pack: a scoreboard, and further data of the same version that the caller reads."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indicators import wording
from indicators.briefing.figures.series import Published
from indicators.briefing.stamp import Stamp
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Goal, Indicator, Message
from indicators.model.commitments import Commitment
from indicators.model.remarks import Remark
from indicators.reports.commitments import Due
from indicators.reports.sections import Answer
from indicators.wording import say

MOST_NAMED = 3           # countries


@dataclass(frozen=True)
class Report:
    """A country's narrative report as text, as far as the audience may read it."""

    year: int
    text: str
    source: str
    levels: Mapping[str, str] = field(default_factory=dict)      # the level that the country ticked, by goal


@dataclass(frozen=True, kw_only=True)
class PackInput:
    """A scoreboard with its stamp and related data; functions of an area return the data of that country alone."""

    board: Scoreboard
    stamp: Stamp
    today_year: int
    reports: Mapping[str, Report]
    answers: frozenset[Answer]
    published: Callable[[str], Published]       # values of the last publication
    commitments: Callable[[str], Sequence[tuple[Commitment, Due]]] = lambda _: ()     # overdue first
    remarks: Callable[[str], Sequence[Remark]] = lambda _: ()     # that the audience may see

    def indicator(self, code: str) -> Indicator:
        """An indicator of the catalogue."""
        return self.board.catalogue.indicators[code]

    def goal(self, code: str) -> Goal:
        """A goal of the catalogue."""
        return next(goal for goal in self.board.catalogue.goals if goal.id == code)

    def names(self, areas: Iterable[str]) -> str:
        """Names of areas; of more than three, of the first three and how many others there are."""
        names = [wording.area(area, self.board.catalogue) for area in areas]
        others = [say("pack.others_named", count=len(names) - MOST_NAMED)] if len(names) > MOST_NAMED else []
        return wording.listed([*names[:MOST_NAMED], *others])

    def sentences(self, messages: Iterable[Message]) -> str:
        """The sentences of messages."""
        return " ".join(wording.message(message, self.board.catalogue) for message in messages)
