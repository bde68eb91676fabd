"""What a country's reporting form of a year holds: the goals, what its last report announced, and its last figures."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from indicators import wording
from indicators.briefing.pack.clean import cleaned
from indicators.briefing.requested_figures import RequestedFigure, requested_figures
from indicators.model import Absence, Catalogue, Goal
from indicators.reports.sections import Announced


@dataclass(frozen=True)
class LastFigure:
    """An indicator with its unit, and the last figure that the country reported, in words; "" for none."""

    indicator: str
    last: str


@dataclass(frozen=True)
class GoalPart:
    """What the form asks on an operational goal; ``announced`` are the country's own words, in order."""

    goal: str
    wording: str
    announced: tuple[str, ...]
    figures: tuple[LastFigure, ...]


@dataclass(frozen=True)
class TargetPart:
    """A policy target with its operational goals."""

    number: int
    wording: str
    goals: tuple[GoalPart, ...]


@dataclass(frozen=True, kw_only=True)
class ReportingForm:
    """The form of a country and year; ``last_report`` is the year of its last report, 0 for none."""

    ref_area: str
    country: str
    year: int
    last_report: int
    targets: tuple[TargetPart, ...]


def form_name(ref_area: str, year: int) -> str:
    """File name of a country's form."""
    return f"goalline-report-{ref_area}-{year}.docx"


def reporting_form(observations: pd.DataFrame, announced: Announced, catalogue: Catalogue, ref_area: str,
                   year: int) -> ReportingForm:
    """The form of a country for a year, from its last report and a frame of OBSERVATION, of which only earlier years
    count.

    Figures are the country's own and unsuppressed: the form is for staff, who send it to the country itself.
    """
    asked = requested_figures(observations, catalogue, ref_area, year)
    targets = [TargetPart(target.id, target.official_wording, tuple(
        _goal_part(goal, announced.items.get(goal.id, ()), asked, catalogue)
        for goal in catalogue.goals if goal.policy_target == target.id)) for target in catalogue.policy_targets]
    return cleaned(ReportingForm(
        ref_area=ref_area, country=catalogue.area[ref_area].name, year=year, last_report=announced.year,
        targets=tuple(target for target in targets if target.goals)))


def _goal_part(goal: Goal, announced: tuple[str, ...], asked: Iterable[RequestedFigure],
               catalogue: Catalogue) -> GoalPart:
    of_goal = {indicator.id for indicator in goal.indicators}
    figures = tuple(LastFigure(wording.text(row.indicator.title), _last(row, catalogue)) for row in asked
                    if row.indicator.id in of_goal and not row.breakdown)
    return GoalPart(goal.id, goal.official_wording or wording.text(goal.title), announced, figures)


def _last(row: RequestedFigure, catalogue: Catalogue) -> str:
    """The last figure with its unit, year and marks, or the country's reason for its absence."""
    if row.last is None or row.last["absence"] == Absence.NOT_REPORTED:
        return ""
    year = wording.years(row.last)
    if pd.isna(row.last["value"]):
        return wording.say("form.last", value=wording.absence(row.last["absence"]), year=year, marks="none")
    marks = ", ".join(wording.marks(wording.flagged(row.last["marks"]))) or "none"
    value = wording.value(row.last["value"], row.indicator, catalogue, row.last["marks"])
    return wording.say("form.last", value=value, year=year, marks=marks)
