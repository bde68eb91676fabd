"""A country's status on every goal, and the content of its narrative report."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Absence, Amount, Mark, Message, Origin, Status, Topics, records
from indicators.statements.cells import FRESH_YEARS, figures_of, held, in_year, remembered, sent

FEW_GOALS = 3            # with figures for fewer goals, a country's page starts with its report


@dataclass(frozen=True, kw_only=True)
class CountryGoal:
    """A country on one goal; without a judged figure ``assessment`` is None and ``indicator`` is empty."""

    goal: str
    indicator: str
    assessment: Mapping[str, Any] | None   # ASSESSMENT of the chosen year, with period_end and coded
    others: tuple[str, ...]                # other indicators of the goal with figures, context ones last
    away: tuple[Mapping[str, Any], ...]    # newest figures of others that are moving away; empty if the cell itself is
    judged: int                            # number of judged indicators with figures, its own included
    stale: bool
    newest: int                            # year of the newest figure on the goal, context included; 0 for none
    in_words: bool                         # whether the report answers the goal
    absent: tuple[Absence, int] | None     # why there is no figure, and the year; else None
    notes: tuple[Message, ...]

    @property
    def moving_away(self) -> tuple[Message, ...]:
        """The others that are moving away, each with its figure."""
        return tuple(Message(code="country.other_away", values={
            "topic": Topics((self.goal,)), "ref_area": row["ref_area"], "indicator": row["indicator"],
            "amount": Amount(row["value"], row["indicator"], row["marks"]), "year": int(row["year"])})
            for row in self.away)


@dataclass(frozen=True, kw_only=True)
class CountrySummary:
    """A country on every goal, in the catalogue's order."""

    year: int | None                       # that was chosen; None: each indicator's newest
    nothing: Message | None                # that it has no figure to assess; else None
    moving_away: tuple[Message, ...]            # other indicators that are moving away, which the statuses do not show
    reporting: tuple[Message, ...]         # which figures it did not report itself
    lines: tuple[CountryGoal, ...]
    figures: int                           # goals for which it reported figures itself
    held: int                              # goals for which its figures come from published sources
    leads_with_report: bool

    @property
    def leading(self) -> CountryGoal:
        """The goal with the most to say: one that is moving away, else the first with a figure that is not stale, else
        the one with the newest, else one that the report answers.
        """
        def weight(line: CountryGoal) -> tuple[bool, bool, bool, int, bool]:
            row = line.assessment
            fresh = row is not None and not line.stale
            away = fresh and row is not None and row["status"] == Status.MOVING_AWAY
            return away, fresh, row is not None, 0 if fresh else line.newest, line.in_words

        return max(self.lines, key=weight)


@remembered
def country(scoreboard: Scoreboard, ref_area: str, today_year: int, year: int | None = None,
            in_words: Collection[str] = frozenset()) -> CountrySummary:
    """A country on every goal, in a year or in each indicator's newest year, as in ``cells``.

    ``in_words``: goals that its report answers.
    """
    figures = figures_of(scoreboard, [ref_area], year)
    newest = records(figures.drop_duplicates("indicator", keep="last"))
    goals = [goal.id for goal in scoreboard.catalogue.goals]
    absent = absences(scoreboard, [ref_area], year)
    fresh = today_year - FRESH_YEARS if year is None else year
    lines = tuple(_goal_line(scoreboard, goal, [row for row in newest if row["goal"] == goal], fresh,
                             in_words=goal in in_words, absent=absent.get((ref_area, goal))) for goal in goals)
    own_goals, held_goals = set(sent(figures)["goal"]), set(held(figures)["goal"])
    chosen = [line.assessment for line in lines if line.assessment]
    nothing = None if chosen else in_year(Message(code="country.nothing_sent", values={"ref_area": ref_area}), year)
    return CountrySummary(year=year, nothing=nothing, moving_away=_moving_away(lines),
                          reporting=_reporting(ref_area, chosen), lines=lines, figures=len(own_goals),
                          held=len(held_goals), leads_with_report=len(own_goals | held_goals) < FEW_GOALS)


def _moving_away(lines: Sequence[CountryGoal]) -> tuple[Message, ...]:
    """The goals of which another indicator is moving away; if there is one indicator only, its figure."""
    hiding = [line for line in lines if line.away]
    if len(hiding) == 1 and len(hiding[0].away) == 1:
        return hiding[0].moving_away
    goals = Topics(tuple(line.goal for line in hiding))
    return (Message(code="country.others_away", values={"topics": goals}),) if hiding else ()


def _reporting(ref_area: str, chosen: Sequence[Mapping[Any, Any]]) -> tuple[Message, ...]:
    """Which of the shown figures the country did not report itself; empty where it reported all."""
    origins = [row["origin"] for row in chosen]
    if all(origin == Origin.SENT for origin in origins):
        return ()
    values = {"ref_area": ref_area, "sent": origins.count(Origin.SENT)}
    if Origin.SENT in origins:
        return (Message(code="reporting.country_partly", values=values),)
    if Origin.PUBLIC not in origins:
        return (Message(code="reporting.country_coded", values=values),)
    both = Origin.CODED in origins
    return (Message(code="reporting.country_held_and_coded" if both else "reporting.country_held", values=values),)


def _goal_line(scoreboard: Scoreboard, goal: str, newest: Sequence[Mapping[Any, Any]], fresh: int, *,
               in_words: bool, absent: tuple[Absence, int] | None) -> CountryGoal:
    """One goal's line, from the newest figure of each of its indicators; those before the year ``fresh`` are stale."""
    headlines = [row for row in newest if row["judged"] and row["headline"] == row["headline"]]
    row = min(headlines, key=lambda figure: figure["headline"], default=None)
    others = sorted((figure for figure in newest if figure is not row), key=lambda figure: not figure["judged"])
    return CountryGoal(goal=goal, indicator=row["indicator"] if row else "", assessment=row,
                       others=tuple(other["indicator"] for other in others), away=_away(row, others),
                       judged=sum(figure["judged"] for figure in newest),
                       stale=bool(row and row["year"] < fresh),
                       newest=max((figure["year"] for figure in newest), default=0), in_words=in_words,
                       absent=None if row else absent, notes=_notes(scoreboard, row))


def _away(row: Mapping[Any, Any] | None, others: Sequence[Mapping[Any, Any]]) -> tuple[Mapping[str, Any], ...]:
    """Other figures that are moving away; empty where the line's own status says so already."""
    if row is None or row["status"] == Status.MOVING_AWAY:
        return ()
    return tuple(other for other in others if other["status"] == Status.MOVING_AWAY)


def _notes(scoreboard: Scoreboard, row: Mapping[Any, Any] | None) -> tuple[Message, ...]:
    """Notes that must accompany a line."""
    if row and scoreboard.catalogue.indicators[row["indicator"]].measure == "stock" and row["change"] < 0:
        return (Message(code="note.total_fell"),)
    return ()


def report(scoreboard: Scoreboard, ref_area: str, year: int, answered: int, of: int, actions: int) -> Message:
    """The content of a country's newest report: goals answered, of how many, follow-up actions, a table of figures.

    The table is that of the report's year: what the country sent for it, or what was read in the report.
    """
    figures = scoreboard.figures
    own = figures["origin"].isin([Origin.SENT, Origin.CODED]) & (figures["year"] == year)
    yearly_table = bool((own & (figures["ref_area"] == ref_area)).any())
    values = {"ref_area": ref_area, "year": year, "answered": answered, "of": of, "actions": actions}
    return Message(code="country.report" if yearly_table else "country.report_no_table", values=values)


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
