"""What a collection round has received: from each country, figures by goal, the report, and when they came."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from indicators import wording
from indicators.errors import Refusal
from indicators.judging.scoreboard import Scoreboard
from indicators.ledger.records import Submission
from indicators.model import Absence, Catalogue, Origin
from indicators.model.remarks import Remark, RemarkAuthor
from indicators.model.rounds import Invited, Round, RoundStep, Step
from indicators.reports.report import LETTERS, Report, placed_as, unanswered
from indicators.reports.requested_figures import form_figures_name

ANSWERED = (Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE)
"""Absences that answer the question for a figure; "late" and "not reported" do not."""

Question = tuple[str, int]
"""Goal and year of a figure."""

PAIR = ["ref_area", "goal", "year"]
LAST_DAY = date.max.isoformat()  # of a file that waits to be saved, after all steps
NO_FILES: Mapping[str, Sequence["WaitingFile"]] = MappingProxyType({})


class Stage(StrEnum):
    """How much of what was requested has been received, and what was done with it."""

    NOTHING = "nothing"
    RECEIVED = "received"            # something came that is not saved yet, or not with all its figures
    INCOMPLETE = "incomplete"
    RETURNED = "returned"            # sent back to the country, from which nothing has come since
    QUESTIONS = "questions"          # sent to the country, which has not answered since
    GAPS = "gaps"                    # figures and report came, and the report has no word on some goals or parts
    COMPLETE = "complete"
    CHECKED = "checked"              # as complete, or as far as it goes, and nothing was saved since the check
    CLEARED = "cleared"


ALL_CAME = (Stage.GAPS, Stage.COMPLETE)
"""Stages in which figures and report have been received, and that a person may check."""


class WaitingFile(NamedTuple):
    """A file that was read and is not saved yet, and the day on which it was received."""

    filename: str
    day: str


class Timing(StrEnum):
    """Whether figures and report came by the country's deadline; open while that is ahead."""

    OPEN = "open"
    EXAMINED = "examined"            # the deadline is past, and what came is not saved yet
    ON_TIME = "on_time"
    LATE = "late"                    # all came, after the deadline
    OVERDUE = "overdue"              # something is missing, and the deadline is past


@dataclass(frozen=True, kw_only=True)
class Received:
    """What one country has sent for a round, and what happened; days are ISO 8601, "" where nothing came."""

    ref_area: str
    invited: Invited
    stage: Stage
    timing: Timing
    deadline: date                   # the country's own
    questions: tuple[Question, ...]  # goals and years of the figures asked
    missing: tuple[Question, ...]    # those without a figure
    unanswered: Mapping[str, str]    # goals on which the report has no word in these parts, such as "BC"
    report_on: str                   # day on which the report of the round's year came
    last_on: str                     # day on which something last came
    steps: tuple[RoundStep, ...]     # by their days

    @property
    def is_complete(self) -> bool:
        """Whether everything has been received, with an answer on every goal and part."""
        return self.stage in (Stage.COMPLETE, Stage.CHECKED, Stage.CLEARED) and not self.unanswered


def received(round_: Round, board: Scoreboard, submissions: Sequence[Submission],
             rows_of: Callable[[str], pd.DataFrame], today: date,
             waiting: Mapping[str, Sequence[WaitingFile]] = NO_FILES) -> list[Received]:
    """Return what each invited country has sent, by its code. ``submissions`` are those in use, ``rows_of`` gives the
    OBSERVATION rows of one, and ``waiting`` the files of countries that were read and are not saved yet.

    Only a figure that the country reported itself counts, not one taken from a published source or coded from the
    report. A goal without an indicator that countries report is answered in the report alone.
    """
    goal_of = {indicator.id: goal.id for goal in board.catalogue.goals if goal.id in round_.goals
               for indicator in goal.indicators if indicator.provider == "country"}

    def requested(rows: pd.DataFrame) -> pd.DataFrame:
        """The PAIR columns of the rows that the round asks for."""
        rows = rows[rows["year"].isin(round_.years) & rows["indicator"].isin(list(goal_of))
                    & rows["ref_area"].isin(list(round_.invited))]
        return rows.assign(goal=rows["indicator"].astype("str").map(goal_of))[PAIR].drop_duplicates()

    answers = requested(pd.concat([board.figures[board.figures["origin"] == Origin.SENT],
                                   board.assessments[board.assessments["absence"].isin(ANSWERED)]]))
    in_order = sorted(submissions, key=lambda one: one.version)
    files = [one for one in in_order if one.kind in ("observations", "edit") and not one.payload.get("shipped")
             and set(one.years) & set(round_.years)]
    sent = list[pd.DataFrame]()
    for one in files:
        rows = rows_of(one.id)
        is_answer = rows["value"].notna() | rows["absence"].isin(ANSWERED)
        sent.append(requested(rows[is_answer & (rows["breakdown"] == "")]).assign(at=one.at))
    if sent:                  # when a country first sent a figure, or said why there is none
        answers = answers.merge(pd.concat(sent).drop_duplicates(PAIR), on=PAIR, how="left")
    countries = []
    for area in sorted(round_.invited):
        reports = [one for one in in_order if one.kind == "narrative" and one.areas == (area,)
                   and one.years == (round_.report_year,)]
        own_files = [one for one in files if area in one.areas]
        countries.append(_of_country(round_, area, sorted(set(product(set(goal_of.values()), round_.years))),
                                     answers[answers["ref_area"] == area], reports, own_files, today,
                                     waiting.get(area, ())))
    return countries


def _of_country(round_: Round, area: str, questions: Sequence[Question], answers: pd.DataFrame,
                reports: Sequence[Submission], files: Sequence[Submission], today: date,
                waiting: Sequence[WaitingFile]) -> Received:
    steps, deadline = round_.steps_of(area), round_.deadline_of(area)
    came, unsaved = _days_of_receipt((*reports, *files), steps)
    answered = set(zip(answers["goal"], answers["year"], strict=True))
    missing = tuple(pair for pair in questions if pair not in answered)
    placements = reports[-1].payload.get("placements") if reports else None
    gaps = unanswered(placed_as(placements, Report()), round_.goals) if placements else {}
    says_something = bool(reports) and list(gaps.values()) != ["".join(LETTERS)] * len(round_.goals)
    stage = Stage.INCOMPLETE if answered or reports else Stage.NOTHING
    if not missing and says_something and not gaps:
        stage = Stage.COMPLETE
    elif waiting or unsaved or reports and _has_figures_to_enter(reports[-1], files):
        stage = Stage.RECEIVED
    elif not missing and says_something:
        stage = Stage.GAPS
    sent_at = [*(report.at for report in reports[:1]), *(answers["at"].dropna() if "at" in answers else ())]
    completed_on = max((came.get(at, at[:10]) for at in sent_at), default="")
    happened = [*((day, at) for at, day in came.items()), *[(LAST_DAY, "")] * bool(waiting)]
    return Received(
        ref_area=area, invited=round_.invited[area], deadline=deadline, questions=tuple(questions), missing=missing,
        stage=_stage(stage, steps, happened), timing=_timing(stage, completed_on, deadline, today), unanswered=gaps,
        report_on=came[reports[0].at] if reports else "", steps=tuple(steps),
        last_on=max([*came.values(), *unsaved, *(file.day for file in waiting)], default=""))


def _days_of_receipt(saved: Sequence[Submission], steps: Sequence[RoundStep]) -> tuple[dict[str, str], list[str]]:
    """The day on which each submission came, by its moment of saving, and days of receipt of what is not saved yet.

    That is the day on which its file was first read or, if earlier, the day that was recorded.
    """
    days, unsaved = receipts((one.at for one in saved), steps)
    return {one.at: min(days[one.at[:10]], one.payload.get("received", one.at)[:10]) for one in saved}, unsaved


def _has_figures_to_enter(report: Submission, files: Iterable[Submission]) -> bool:
    """Whether a form's figures were left out of what was saved with it, and none has been entered since."""
    (area,), (year,) = report.areas, report.years
    entered = (one for one in files if one.version > report.version and one.filename != form_figures_name(area, year))
    return bool(report.payload.get("figures_left_out")) and next(entered, None) is None


def receipts(saved: Iterable[str], steps: Iterable[RoundStep]) -> tuple[dict[str, str], list[str]]:
    """Return on which day that came which was saved on each day, and the days of receipt of what is not saved yet.

    A recorded day of receipt counts for the first day of saving from then on that has none yet, else for the last one:
    of two days for one, the later counts. What no receipt was recorded for came on the day on which it was saved.
    """
    days = sorted({at[:10] for at in saved})
    recorded, unsaved = dict[str, str](), list[str]()
    for day in sorted(step.day for step in steps if step.step is Step.RECEIVED):
        later = [saved_on for saved_on in days if saved_on >= day]
        if later:
            recorded[next((saved_on for saved_on in later if saved_on not in recorded), later[-1])] = day
        else:
            unsaved.append(day)
    return {day: recorded.get(day, day) for day in days}, unsaved


def _stage(stage: Stage, steps: Iterable[RoundStep], saved: Sequence[tuple[str, str]]) -> Stage:
    """The stage after all that happened, in the order of days and, on one day, of recording; ``saved`` are days on
    which something came, with the moments of saving.
    """
    last_saved = max((at for _, at in saved), default="")
    happened = [*((day, at, None) for day, at in saved), *((step.day, step.at, step.step) for step in steps)]
    waiting, done = None, set[Step]()
    for _, at, step in sorted(happened, key=lambda each: each[:2]):
        if step in (Step.RETURNED, Step.QUESTIONS):
            waiting = Stage(step)
        elif step in (None, Step.RECEIVED, Step.ANSWERED):
            waiting = None
        if step in (Step.CHECKED, Step.CLEARED) and at > last_saved:
            done.add(step)
    if waiting or stage not in ALL_CAME:
        return waiting or stage
    return next((Stage(step) for step in (Step.CLEARED, Step.CHECKED) if step in done), stage)


def _timing(stage: Stage, completed_on: str, deadline: date, today: date) -> Timing:
    if stage in ALL_CAME:
        return Timing.LATE if completed_on > deadline.isoformat() else Timing.ON_TIME
    if today <= deadline:
        return Timing.OPEN
    return Timing.EXAMINED if stage is Stage.RECEIVED else Timing.OVERDUE


def without_comments(countries: Iterable[Received], step: RoundStep, remarks: Iterable[Remark], reason: str,
                     catalogue: Catalogue) -> list[Remark]:
    """The remarks of a step that says that countries sent no comment on their drafts; none of another step.
    ``remarks`` are those in force: one that came since the draft is a comment, of whatever data version.

    Raises Refusal("round.no_draft", "round.commented") with the names of all countries concerned.
    """
    if step.step is not Step.NO_COMMENT:
        return []
    of_drafts = {country.ref_area: [each for each in country.steps if each.step in (Step.DRAFT, Step.COMMENTED)][-1:]
                 for country in countries}
    comments = [remark for remark in remarks if remark.by_country and remark.received]
    refused = {"no_draft": [area for area, steps in of_drafts.items() if not steps],
               "commented": [area for area, steps in of_drafts.items() for last in steps
                             if last.step is Step.COMMENTED or any(
                                 one.ref_area == area and (one.draft == last.draft or one.day >= last.day)
                                 for one in comments)]}
    for code, areas in refused.items():
        if areas:
            raise Refusal(f"round.{code}", names=wording.listed(wording.area(area, catalogue) for area in areas))
    return [Remark(author=RemarkAuthor.COUNTRY, ref_area=area, received=False, day=sent.until, draft=sent.draft,
                   reason=reason) for area, (sent,) in of_drafts.items()]
