"""A country on every goal: the figure and status of each, its headline, and a summary to copy."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Absence, Mark, Message, Origin, Period, Status, Topics, records
from indicators.statements.cells import INVENTED, figures_of, first_counted, remembered
from indicators.statements.finding import UNASSESSED, Finding

FEW_GOALS = 3            # with figures for fewer goals, a country's page starts with its report
MOST_TOPICS = 2          # goals that a headline names if they are all; else it names one
NEAR = (Status.GOAL_MET, Status.AHEAD, Status.ON_TRACK, Status.IMPROVING, Status.AT_LIMIT)
"""Statuses that a headline counts as on track or improving."""

STATED = (Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE, Absence.LATE)     # absences stated by the country itself
Paragraph = tuple[Message, ...]


@dataclass(frozen=True, kw_only=True)
class CountryGoal:
    """A country on one goal; without a judged figure ``assessment`` is None and ``indicator`` is empty."""

    goal: str
    indicator: str
    assessment: Mapping[str, Any] | None   # row of Scoreboard.figures of the chosen year
    others: tuple[str, ...]                # other indicators of the goal with figures, context ones last
    away: tuple[Mapping[str, Any], ...]    # newest figures of others that are moving away; empty if the cell itself is
    judged: int                            # number of judged indicators with figures, its own included
    stale: bool
    in_words: bool                         # whether the report answers the goal
    absent: tuple[Absence, int] | None     # why there is no figure, and the year; else None
    moving_away: tuple[Message, ...]       # the others that are moving away, each with its figure


@dataclass(frozen=True, kw_only=True)
class CountrySummary:
    """A country on every goal, in the catalogue's order."""

    reporting: tuple[Message, ...]         # which figures it did not report itself
    lines: tuple[CountryGoal, ...]
    leads_with_report: bool

    @property
    def leading(self) -> CountryGoal:
        """The goal with the most to say: one moving away, else with a fresh figure, any figure, an answer."""
        def weight(line: CountryGoal) -> tuple[bool, bool, bool, bool]:
            row, is_fresh = line.assessment, line.assessment is not None and not line.stale
            is_away = row is not None and is_fresh and row["status"] == Status.MOVING_AWAY
            return is_away, is_fresh, row is not None, line.in_words

        return max(self.lines, key=weight)


@remembered
def country(scoreboard: Scoreboard, ref_area: str, today_year: int, year: int | None = None,
            in_words: Collection[str] = frozenset()) -> CountrySummary:
    """A country on every goal, in a year or in each indicator's newest year, as in ``cells``.

    ``in_words``: goals that its report answers.
    """
    figures = figures_of(scoreboard, [ref_area], year)
    newest = records(figures.drop_duplicates("indicator", keep="last"))
    absent, fresh = absences(scoreboard, [ref_area], year), first_counted(today_year) if year is None else year
    lines = tuple(_goal_line(scoreboard, goal.id, [row for row in newest if row["goal"] == goal.id], fresh,
                             in_words=goal.id in in_words, absent=absent.get((ref_area, goal.id)))
                  for goal in scoreboard.catalogue.goals)
    with_figures = figures.loc[figures["origin"].isin([Origin.SENT, Origin.PUBLIC]), "goal"].nunique()
    has_reported = bool(in_words) or ref_area in scoreboard.reporting_areas
    reporting = _reporting(ref_area, [line.assessment["origin"] for line in lines if line.assessment], has_reported)
    return CountrySummary(reporting=reporting, lines=lines, leads_with_report=with_figures < FEW_GOALS)


def _reporting(ref_area: str, origins: Sequence[Origin], has_reported: bool) -> tuple[Message, ...]:  # noqa: FBT001
    """Which of the shown figures the country did not report itself; empty where it reported all."""
    if all(origin == Origin.SENT for origin in origins):
        return ()
    public, coded = Origin.PUBLIC in origins, Origin.CODED in origins
    return (Message(code="reporting.country", values={
        "ref_area": ref_area, "sent": origins.count(Origin.SENT),
        "kind": "both" if public and coded else "coded" if coded else "public" if has_reported else "alone"}),)


def _goal_line(scoreboard: Scoreboard, goal: str, newest: Sequence[Mapping[Any, Any]], fresh: int, *,
               in_words: bool, absent: tuple[Absence, int] | None) -> CountryGoal:
    """One goal's line, from the newest figure of each of its indicators; those before the year ``fresh`` are stale."""
    headlines = [row for row in newest if row["judged"] and row["headline"] == row["headline"]]
    row = min(headlines, key=lambda figure: figure["headline"], default=None)
    others = sorted((figure for figure in newest if figure is not row), key=lambda figure: not figure["judged"])
    is_away = row is None or row["status"] == Status.MOVING_AWAY        # then the line's own status says so
    away = tuple(one for one in others if not is_away and one["status"] == Status.MOVING_AWAY)
    return CountryGoal(goal=goal, indicator=row["indicator"] if row else "", assessment=row, away=away,
                       others=tuple(other["indicator"] for other in others),
                       moving_away=tuple(finding.message("country.other_away", sure=finding.sureness, **finding.rests)
                                         for finding in (Finding(scoreboard, one) for one in away)),
                       judged=sum(figure["judged"] for figure in newest), stale=bool(row and row["year"] < fresh),
                       in_words=in_words, absent=None if row else absent)


@remembered
def absences(scoreboard: Scoreboard, areas: Sequence[str], year: int | None
             ) -> dict[tuple[str, str], tuple[Absence, int]]:
    """Why areas have no figure, by area and goal: of a year (None: the newest), for the goal's first indicator."""
    catalogue, rows = scoreboard.catalogue, scoreboard.assessments
    codes = [indicator.id for indicator in catalogue.indicators.values()
             if indicator.provider == "country" and not indicator.publisher]
    rows = rows[rows["absence"].isin(STATED)]          # these are few: the filters below then run on these rows only
    rows = rows[rows["ref_area"].isin(list(areas)) & (rows["breakdown"] == "") & rows["judged"]
                & rows["indicator"].isin(codes) & ~rows["marks"].str.contains(Mark.CODED)
                & (year is None or rows["year"] == year)]
    reported = sorted(records(rows), key=lambda row: (row["year"], -codes.index(row["indicator"])))
    return {(row["ref_area"], catalogue.goal_of[row["indicator"]]): (Absence(row["absence"]), int(row["year"]))
            for row in reported}


def country_headline(ref_area: str, summary: CountrySummary) -> Message:
    """A country over its goals in one sentence: how many are on track or improve, or do too slowly; which move away."""
    rows = [(line.goal, line.assessment) for line in summary.lines if line.assessment and not line.stale]
    status = {goal: str(row["status"]) for goal, row in rows if row["status"] not in ("", *UNASSESSED)}
    near = tuple(goal for goal in status if status[goal] in NEAR)
    away = tuple(goal for goal in status if status[goal] == Status.MOVING_AWAY)
    values = {"ref_area": ref_area, "assessed": len(status), "near": len(near), "away": len(away),
              "below": [*status.values()].count(Status.IMPROVING_BELOW)}
    if not status:
        figures = [line.assessment for line in summary.lines if line.assessment]
        newest = max((int(row["year"]) for row in figures), default=0)
        counted = sum(not row["status"] for row in figures)
        return Message(code="headline.nothing", values={
            **values, "figures": len(figures) if rows else 0, "counted": counted, "others": len(figures) - counted,
            "of": len(summary.lines), "year": newest, "age": "old" if newest else "none"})
    if len(status) == 1:
        (goal, state), = status.items()
        return Message(code="headline.one_goal", values={**values, "topic": Topics((goal,)), "state": state})
    named = away or near
    is_named = len(named) == 1 or len(away) == len(status) <= MOST_TOPICS
    return Message(code=f"headline.{'away' if away else 'near'}", values={
        **values, "topics": Topics(named), "named": "all" if is_named else "none"})


def goal_sentence(scoreboard: Scoreboard, ref_area: str, line: CountryGoal) -> Message:
    """A country on a goal in at most twenty words; without a figure why there is none."""
    if line.assessment is not None:
        return Finding(scoreboard, line.assessment).sentence
    values = {"ref_area": ref_area, "topic": Topics((line.goal,))}
    if line.absent:
        absence, year = line.absent
        return Message(code="sentence.absent", values={**values, "absence": absence, "year": year})
    only = "words" if line.in_words else "context" if line.others else "nothing"
    return Message(code="sentence.no_figure", values={**values, "only": only})


def country_in_sentences(scoreboard: Scoreboard, ref_area: str, summary: CountrySummary, newest_report: Message | None,
                         commitments: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    """A country to copy: over its goals, on each goal, and what it reported in words; nothing that its page lacks.

    ``commitments``: ``count`` on record; how many are ``unknown``, ``kept``, ``overdue``, ``examined``, ``replied``.
    """
    told = [line for line in summary.lines if line.assessment or line.absent or line.in_words]
    untold = Topics(tuple(line.goal for line in summary.lines if line not in told))
    nothing = [Message(code="summary.no_figure", values={"topics": untold})] if untold.goals and told else []
    is_invented = any(line.assessment and Mark.ILLUSTRATIVE in line.assessment["marks"].split() for line in told)
    answered = "some" if commitments["count"] > commitments["unknown"] else "examined" if commitments["examined"] \
        else "answered" if commitments["replied"] else "none"
    on_record = Message(code="summary.commitments", values={**commitments, "answered": answered})
    paragraphs = (
        (country_headline(ref_area, summary), *summary.reporting, *([INVENTED] if is_invented else [])),
        (*(message for line in told
           for message in (goal_sentence(scoreboard, ref_area, line), *line.moving_away)), *nothing),
        (newest_report or Message(code="summary.no_report", values={"ref_area": ref_area}),
         *([on_record] if commitments["count"] else [])))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def report(scoreboard: Scoreboard, ref_area: str, year: int, answered: int, of: int, actions: int) -> Message:
    """A country's newest report: goals answered, of how many, follow-up actions, whether it sent a table of figures."""
    figures = figures_of(scoreboard, [ref_area], year)
    return Message(code="country.report", values={
        "ref_area": ref_area, "year": year, "answered": answered, "of": of, "actions": actions,
        "table": "yes" if (figures["origin"] == Origin.SENT).any() else "no"})


def own_assessment(level: str, row: Mapping[Any, Any] | None) -> Message | None:
    """The level that a country ticked for a goal beside its measured status; None where it ticked none.

    ``row`` has the status; None for no figure. Whether the two agree is for the reader to say.
    """
    if not level:
        return None
    values: dict[str, object] = {"level": Message(code="own.level", values={"level": level})}
    if row is None or row["status"] in ("", *UNASSESSED):
        return Message(code="own.no_status", values=values)
    return Message(code="own.measured", values={
        **values, "indicator": row["indicator"], "year": Period.of(row), "status": Status(row["status"])})
