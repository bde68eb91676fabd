"""What a collection round has received: from each country, figures by goal, the report, and when they came."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.ledger.records import Submission
from indicators.model import KEY, Absence, Catalogue, Origin
from indicators.model.rounds import Invited, Round
from indicators.reports.report import Report, placed_as, unanswered

ANSWERED = (Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE)
"""Absences that answer the question for a figure; "late" and "not reported" do not."""

Question = tuple[str, int]
"""Goal and year of a figure."""


class Stage(StrEnum):
    """How much of what was requested has been received."""

    NOTHING = "nothing"
    INCOMPLETE = "incomplete"
    RETURNED = "returned"            # sent back to the country, from which nothing has come since
    COMPLETE = "complete"


class Timing(StrEnum):
    """Whether everything came by the deadline; open while the deadline is ahead."""

    OPEN = "open"
    ON_TIME = "on_time"
    LATE = "late"                    # complete, after the deadline
    OVERDUE = "overdue"              # not complete, and the deadline is past


@dataclass(frozen=True, kw_only=True)
class Received:
    """What one country has sent for a round; days are ISO 8601, "" where nothing came."""

    ref_area: str
    invited: Invited
    stage: Stage
    timing: Timing
    figures: int                     # of ``asked``
    asked: int
    missing: tuple[Question, ...]       # goals and years without a figure
    unanswered: Mapping[str, str]    # goals on which the report has no word in these parts, such as "BC"
    report_on: str                   # day on which the report of the round's year came
    last_on: str                     # day on which something last came


def received(round_: Round, board: Scoreboard, submissions: Sequence[Submission],
             rows_of: Callable[[str], pd.DataFrame], today: date) -> list[Received]:
    """Return what each invited country has sent, by its code. ``submissions`` are those in use, and ``rows_of`` gives
    the OBSERVATION rows of one.

    Only a figure that the country reported itself counts, not one taken from a published source or coded from the
    report. A goal without an indicator that countries report is answered in the report alone.
    """
    goal_of = _goals(round_, board.catalogue)
    questions = sorted(set(product(set(goal_of.values()), round_.years)))
    answered = _answered(round_, board, goal_of)
    in_order = sorted(submissions, key=lambda one: one.version)
    files = [one for one in in_order if one.kind in ("observations", "edit") and not one.payload.get("shipped")
             and set(one.years) & set(round_.years)]
    first = _first(files, rows_of, goal_of, round_)
    countries = []
    for area in sorted(round_.invited):
        reports = [one for one in in_order if one.kind == "narrative" and one.areas == (area,)
                   and one.years == (round_.report_year,)]
        last_file = max((one.at for one in files if area in one.areas), default="")
        countries.append(_of_country(round_, area, questions, answered.get(area, set()), reports,
                                 first.get(area, {}), last_file, today))
    return countries


def _goals(round_: Round, catalogue: Catalogue) -> dict[str, str]:
    """Indicators that countries report on the goals asked, with their goal."""
    return {indicator.id: goal.id for goal in catalogue.goals if goal.id in round_.goals
            for indicator in goal.indicators if indicator.provider == "country"}


def _answered(round_: Round, board: Scoreboard, goal_of: dict[str, str]) -> dict[str, set[Question]]:
    """Goals and years for which each country has a figure of its own, or says why there is none."""
    columns = [*KEY, "absence"]
    rows = pd.concat([board.figures.loc[board.figures["origin"] == Origin.SENT, columns], board.assessments.loc[
        board.assessments["absence"].isin(ANSWERED), columns]])
    pairs_of: dict[str, set[Question]] = {}
    for area, pair in _questions_answered(rows, goal_of, round_):
        pairs_of.setdefault(area, set()).add(pair)
    return pairs_of


def _questions_answered(rows: pd.DataFrame, goal_of: dict[str, str], round_: Round) -> Iterator[tuple[str, Question]]:
    """Yield the country, and the goal and year, of each row that the round asks for."""
    rows = rows[rows["year"].isin(round_.years) & rows["indicator"].isin(list(goal_of))
                & rows["ref_area"].isin(list(round_.invited))]
    for area, indicator, year in zip(rows["ref_area"], rows["indicator"], rows["year"], strict=True):
        yield str(area), (goal_of[indicator], int(year))


def _first(files: Iterable[Submission], rows_of: Callable[[str], pd.DataFrame], goal_of: dict[str, str],
           round_: Round) -> dict[str, dict[Question, str]]:
    """When each country first sent a figure of a goal and year, or said why there is none."""
    first_sent: dict[str, dict[Question, str]] = {}
    for submission in files:
        rows = rows_of(submission.id)
        rows = rows[rows["value"].notna() | rows["absence"].isin(ANSWERED)]
        for area, pair in _questions_answered(rows[rows["breakdown"] == ""], goal_of, round_):
            first_sent.setdefault(area, {}).setdefault(pair, submission.at)
    return first_sent


def _of_country(round_: Round, area: str, questions: list[Question], answered: set[Question],
                reports: Sequence[Submission], first: dict[Question, str], last_file: str, today: date) -> Received:
    missing = tuple(pair for pair in questions if pair not in answered)
    report_at = reports[0].at if reports else ""
    placements = reports[-1].payload.get("placements") if reports else None
    completed_at = max([report_at, *(first[pair] for pair in answered if pair in first)])
    last, invited = max([last_file, *(report.at for report in reports)]), round_.invited[area]
    if not missing and report_at:
        stage = Stage.COMPLETE
    else:
        stage = Stage.INCOMPLETE if answered or report_at else Stage.NOTHING
    if invited.returned_at and invited.returned_at >= last:
        stage = Stage.RETURNED
    return Received(
        ref_area=area, invited=invited, stage=stage, timing=_timing(stage, completed_at[:10], round_.deadline, today),
        figures=len(questions) - len(missing), asked=len(questions), missing=missing,
        unanswered=unanswered(placed_as(placements, Report()), round_.goals) if placements else {},
        report_on=report_at[:10], last_on=last[:10])


def _timing(stage: Stage, whole_on: str, deadline: date, today: date) -> Timing:
    if stage == Stage.COMPLETE:
        return Timing.LATE if whole_on > deadline.isoformat() else Timing.ON_TIME
    return Timing.OVERDUE if today > deadline else Timing.OPEN
