"""Explanation of a value to reach: the comparison with the goal, the path to it, and the progress made on it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from indicators.judging.methods import reasons
from indicators.judging.methods.change_steps import change, pace_step
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.reach_path import Course
from indicators.judging.methods.rule_lines import answer
from indicators.model import Message, Reason, Status

SAME = 1e-9          # relative difference below which a limit is shown as the figure itself

Thresholds = Mapping[Status, Fraction]
"""The share of the required progress from which each status holds, from the best status down."""


def steps_of(case: Case, course: Course, thresholds: Thresholds) -> tuple[Message, ...]:
    """The arithmetic of a judged figure."""
    met, reached = _goal(case)
    messages = [*_inputs(case), *change(case), *_pace_step(case, course), met]
    if _lost(case, course):
        return *messages, *([] if reached else [_lost_step(case)]), *_path_step(case), *_needed(case, course)
    if not reached:
        messages += [*_way(case, course), *_rungs(case, course, thresholds)]
    return *messages, *_path_step(case), *_needed(case, course), *_outlook(case, reached=reached)


def why_not(case: Case, by: int) -> tuple[Message, ...]:
    """Why a figure that missed the goal is not assessed, with the baseline where that is the cause."""
    match Reason(case.row["reason"]):
        case Reason.NO_PATH:
            return *_inputs(case), _no_path(case, by)
        case Reason.NO_BASELINE:
            code = "step.path_begins" if _is_baseline(case) else "step.path_not_begun"
            return *case.inputs(case.at), Message(code=code, values={"year": case.when(case.at)})
        case _:
            return reasons.why(case)


def _no_path(case: Case, by: int) -> Message:
    """Why no path leads from the baseline to the goal, or none on which the figure can be compared."""
    values = {"since": _since(case), "year": case.when(case.at), "by": by}
    if case.row["baseline_year"] >= by:
        return Message(code="step.start_is_late", values=values)
    return Message(code="step.start_is_zero" if not case.row["baseline_value"] else "step.start_across_zero",
                   values=values)


def _is_baseline(case: Case) -> bool:
    return bool(case.row["year"] == case.row["baseline_year"])


def _since(case: Case) -> int | str:
    return case.when(case.baseline) if case.baseline >= 0 else int(case.row["baseline_year"])


def _base(case: Case) -> float:
    return float(case.row["baseline_value"])


def _inputs(case: Case) -> tuple[Message, ...]:
    if case.baseline >= 0 or case.row["baseline_year"] != case.row["baseline_year"]:
        return case.inputs(case.baseline, case.previous, case.at)
    return Message(code="step.agreed_baseline", values={
        "indicator": case.indicator.id, "since": _since(case), "value": _base(case)}), \
        *case.inputs(case.previous, case.at)


def _pace_step(case: Case, course: Course) -> tuple[Message, ...]:
    """The average yearly change since the baseline, an agreed baseline included; straight as the path is. Empty where
    one is a bound.
    """
    if case.bounds(case.baseline, case.at):
        return ()
    if course.linear:
        return _straight_pace(case)
    share = float(case.row["pace"])
    if case.baseline >= 0 or share != share:
        return pace_step(case) if case.baseline >= 0 else ()
    return (Message(code="step.pace", values={
        **case.compared(), "base": _base(case), "pace": share, "since": _since(case), "year": case.when(case.at),
        "span": _gone(case)}),)


def _straight_pace(case: Case) -> tuple[Message, ...]:
    """The average yearly change since the baseline as an amount, which is what a straight path compares."""
    if _base(case) != _base(case) or not _gone(case):          # none, or hidden
        return ()
    a_year = float((Fraction(repr(case.figure(case.at))) - Fraction(repr(_base(case)))) / _gone(case))
    values = {"indicator": case.indicator.id, "base": _base(case), "figure": case.figure(case.at),
              "since": _since(case), "year": case.when(case.at), "span": _gone(case)}
    if case.indicator.measure == "share":
        return (Message(code="step.pace_line_share", values={**values, "points_a_year": a_year}),)
    way = "more" if a_year > 0 else "less" if a_year < 0 else "same"
    return (Message(code=f"step.pace_line_{way}", values={**values, "amount_a_year": abs(a_year)}),)


def _goal(case: Case) -> tuple[Message, bool]:
    falling = case.wanted < 0
    messages, reached = answer(case.figure(case.at), _value(case), Status.GOAL_MET, falling=falling)
    values = {"status": Status.GOAL_MET, "limit": float(case.row["target"]), "figure": case.figure(case.at),
              "answer": messages}
    return Message(code="step.reach_down" if falling else "step.reach_up", values=values), reached


def _lost(case: Case, course: Course) -> bool:
    """Whether the baseline had reached the value already, so that no path leads from it to the goal."""
    return bool(course.wanted * (_base(case) - float(case.row["target"])) >= 0)


def _lost_step(case: Case) -> Message:
    return Message(code="step.goal_lost", values={
        "since": _since(case), "base": _base(case), "year": case.when(case.at), "status": Status.MOVING_AWAY})


def _value(case: Case) -> Fraction:
    """The value to reach."""
    return Fraction(repr(float(case.row["target"])))


def _gone(case: Case) -> Fraction:
    """The years since the baseline."""
    if case.baseline >= 0:
        return case.years(case.baseline)
    return Fraction(int(case.row["year"] - case.row["baseline_year"]))


def _asked(case: Case, course: Course) -> float:
    """The growth a year that leads from the baseline to the goal; a rise is positive."""
    base, years = _base(case), int(course.by - case.row["baseline_year"])
    asked: float = (float(case.row["target"]) / base) ** (1 / years) - 1
    return asked if base > 0 else -asked


def _limit(case: Case, course: Course, share: Fraction) -> float:
    """The figure at which ``share`` of the required progress is made."""
    base, figure = _base(case), case.figure(case.at)
    if course.linear:
        span = Fraction(int(course.by - case.row["baseline_year"]))
        way = abs(_value(case) - Fraction(repr(base))) * min(_gone(case) / span, Fraction(1))
        limit = float(Fraction(repr(base)) + case.wanted * share * way)
    else:
        limit = base * _factor(case, course, share) ** float(_gone(case))
    return figure if abs(limit - figure) <= SAME * abs(figure) else limit


def _factor(case: Case, course: Course, share: Fraction) -> float:
    asked = case.wanted * float(share) * abs(_asked(case, course))
    return 1 + asked if _base(case) > 0 else 1 - asked


def _way(case: Case, course: Course) -> tuple[Message, ...]:
    """The progress that the path requires."""
    values = {"base": _base(case), "since": _since(case), "reach": float(case.row["target"]), "by": course.by,
              "figure": case.figure(case.at)}
    if course.linear:
        return (Message(code="step.path_line", values=values | {"limit": float(case.row["path_value"])}),)
    years = Fraction(int(course.by - case.row["baseline_year"]))
    return (Message(code="step.path_growth", values=values | {"span": years, "asked": _asked(case, course)}),)


def _rungs(case: Case, course: Course, thresholds: Thresholds) -> Iterator[Message]:
    """On track (before the goal's year), Some progress, Little progress, down to the first that is reached."""
    for status, share in thresholds.items():
        if status == Status.ON_TRACK and case.row["year"] >= course.by:
            yield Message(code="step.late", values={"by": course.by})
            continue
        limit = _limit(case, course, share)
        messages, reached = answer(case.figure(case.at), Fraction(repr(limit)), status, falling=case.wanted < 0)
        values = {"status": status, "part": share, "limit": limit, "figure": case.figure(case.at), "answer": messages}
        if not course.linear:
            values |= {"base": _base(case), "factor": _factor(case, course, share), "span": _gone(case)}
        yield Message(code="step.rung_line" if course.linear else "step.rung_growth", values=values)
        if reached:
            return
    yield Message(code="step.otherwise", values={"status": Status.MOVING_AWAY})


def _path_step(case: Case) -> tuple[Message, ...]:
    """The goal path's value in the year and the gap to it, or the gap to the goal where no path leads to it."""
    if case.row["gap"] != case.row["gap"] or case.baseline == case.at or case.bounds(case.baseline, case.at):
        return ()
    values = {"indicator": case.indicator.id, "year": case.when(case.at), "figure": case.figure(case.at),
              "gap": float(case.row["gap"])}
    if case.row["path_value"] == case.row["target"]:
        return (Message(code="step.value_goal", values={**values, "gap_from": "goal"}),)
    return (Message(code="step.value_path", values={
        **values, "since": _since(case), "limit": float(case.row["path_value"]), **case.rounded()}),)


def _needed(case: Case, course: Course) -> tuple[Message, ...]:
    needed = float(case.row["pace_needed"])
    values = {**case.compared(), "reach": float(case.row["target"]), "by": course.by, "pace_needed": needed}
    return () if needed != needed or case.bounds(case.at) else (
        Message(code="step.needed_line" if course.linear else "step.needed_growth", values=values),)


def _outlook(case: Case, *, reached: bool) -> tuple[Message, ...]:
    """The year in which today's pace reaches the goal."""
    if reached or not case.series.firm[case.at]:
        return ()
    year = case.row["reached_year"]
    if year != year:
        return (Message(code="step.never_reached", values={"since": _since(case)}),)
    return (Message(code="step.reached", values={"since": _since(case), "year": int(year)}),)
