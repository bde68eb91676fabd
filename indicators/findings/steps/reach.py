"""The steps of reach: the value that is the goal, the way to it, and how much of that way the figure has gone."""

from collections.abc import Iterator
from fractions import Fraction

from indicators.findings.steps import reasons
from indicators.findings.steps.case import Case
from indicators.findings.steps.pace import change, pace
from indicators.findings.steps.rungs import answer
from indicators.methods.reach import Reach
from indicators.model import Message, Reason, Status

NEAR = 1e-9              # a limit is shown as the figure itself where the two are as near as this


def steps(case: Case, goal: Reach) -> tuple[Message, ...]:
    """The arithmetic of a figure that was judged, in order."""
    met, reached = _goal(case)
    said = [*_inputs(case), *change(case), *_pace(case), met]
    if not reached:
        said += [*_way(case, goal), *_rungs(case, goal)]
    return *said, *_path(case), *_needed(case, goal), *_outlook(case, reached=reached)


def why(case: Case) -> tuple[Message, ...]:
    """Why a figure that has not met the goal is not assessed."""
    reason = Reason(case.row["reason"])
    if reason not in (Reason.ZERO_BEFORE, Reason.SIGN_CHANGE):
        return reasons.why(case)
    code = "step.start_is_zero" if reason == Reason.ZERO_BEFORE else "step.start_across_zero"
    return *_inputs(case), Message(code=code, values={"since": _since(case), "year": case.when(case.at)})


def _since(case: Case) -> int | str:
    return case.when(case.baseline) if case.baseline >= 0 else int(case.row["baseline_year"])


def _inputs(case: Case) -> tuple[Message, ...]:
    if case.baseline >= 0 or case.row["baseline_year"] != case.row["baseline_year"]:
        return case.inputs(case.baseline, case.previous, case.at)
    return Message(code="step.agreed_baseline", values={
        "indicator": case.indicator.id, "since": _since(case), "value": float(case.row["baseline_value"])}), \
        *case.inputs(case.previous, case.at)


def _pace(case: Case) -> tuple[Message, ...]:
    """The average change a year since the baseline, an agreed one too."""
    share = float(case.row["pace"])
    if case.baseline >= 0 or share != share:
        return pace(case) if case.baseline >= 0 else ()
    return (Message(code="step.pace", values={
        **case.compared(), "base": float(case.row["baseline_value"]), "pace": share,
        "since": _since(case), "year": case.when(case.at), "span": _gone(case)}),)


def _goal(case: Case) -> tuple[Message, bool]:
    falling = case.wanted < 0
    said, reached = answer(case.figure(case.at), _value(case), Status.GOAL_MET, falling=falling)
    values = {"status": Status.GOAL_MET, "limit": float(case.row["target"]), "figure": case.figure(case.at),
              "answer": said}
    return Message(code="step.reach_down" if falling else "step.reach_up", values=values), reached


def _value(case: Case) -> Fraction:
    """The value to reach."""
    return Fraction(repr(float(case.row["target"])))


def _gone(case: Case) -> Fraction:
    """Years since the baseline."""
    if case.baseline >= 0:
        return case.years(case.baseline)
    return Fraction(int(case.row["year"] - case.row["baseline_year"]))


def _asked(case: Case, goal: Reach) -> float:
    """Growth a year that leads from the baseline to the goal; a rise is positive."""
    base, years = float(case.row["baseline_value"]), int(goal.by - case.row["baseline_year"])
    growth: float = (float(case.row["target"]) / base) ** (1 / years) - 1
    return growth if base > 0 else -growth


def _limit(case: Case, goal: Reach, share: Fraction) -> float:
    """The figure that has gone a share of the way."""
    base, figure = float(case.row["baseline_value"]), case.figure(case.at)
    if goal.linear:
        span = Fraction(int(goal.by - case.row["baseline_year"]))
        way = abs(_value(case) - Fraction(repr(base))) * min(_gone(case) / span, Fraction(1))
        limit = float(Fraction(repr(base)) + case.wanted * share * way)
    else:
        limit = base * _factor(case, goal, share) ** float(_gone(case))
    return figure if abs(limit - figure) <= NEAR * abs(figure) else limit


def _factor(case: Case, goal: Reach, share: Fraction) -> float:
    growth = case.wanted * float(share) * abs(_asked(case, goal))
    return 1 + growth if case.row["baseline_value"] > 0 else 1 - growth


def _way(case: Case, goal: Reach) -> tuple[Message, ...]:
    """What the path asks for."""
    values = {"base": float(case.row["baseline_value"]), "since": _since(case), "reach": float(case.row["target"]),
              "by": goal.by, "figure": case.figure(case.at)}
    if goal.linear:
        return (Message(code="step.path_line", values=values | {"limit": float(case.row["path_value"])}),)
    years = Fraction(int(goal.by - case.row["baseline_year"]))
    return (Message(code="step.path_growth", values=values | {"span": years, "asked": _asked(case, goal)}),)


def _rungs(case: Case, goal: Reach) -> Iterator[Message]:
    """On track before the goal's year, Some progress, Little progress, down to the first that is reached."""
    for status, share in ((Status.ON_TRACK, goal.on_track_from), (Status.SOME_PROGRESS, goal.some_progress_from),
                          (Status.LITTLE_PROGRESS, goal.little_progress_from)):
        if status == Status.ON_TRACK and case.row["year"] >= goal.by:
            yield Message(code="step.late", values={"by": goal.by})
            continue
        limit = _limit(case, goal, share)
        said, reached = answer(case.figure(case.at), Fraction(repr(limit)), status, falling=case.wanted < 0)
        values = {"status": status, "part": share, "limit": limit, "figure": case.figure(case.at), "answer": said}
        if not goal.linear:
            values |= {"base": float(case.row["baseline_value"]), "factor": _factor(case, goal, share),
                       "span": _gone(case)}
        yield Message(code="step.rung_line" if goal.linear else "step.rung_growth", values=values)
        if reached:
            return
    yield Message(code="step.otherwise", values={"status": Status.MOVING_AWAY})


def _path(case: Case) -> tuple[Message, ...]:
    """Where the goal path stands in the year, and the gap to it."""
    if case.row["gap"] != case.row["gap"] or case.baseline == case.at:
        return ()
    return (Message(code="step.value_path", values={
        "indicator": case.indicator.id, "since": _since(case), "year": case.when(case.at),
        "limit": float(case.row["path_value"]), "figure": case.figure(case.at), "gap": float(case.row["gap"]),
        **case.rounded()}),)


def _needed(case: Case, goal: Reach) -> tuple[Message, ...]:
    needed = float(case.row["pace_needed"])
    values = {**case.compared(), "reach": float(case.row["target"]), "by": goal.by, "pace_needed": needed}
    return () if needed != needed else (
        Message(code="step.needed_line" if goal.linear else "step.needed_growth", values=values),)


def _outlook(case: Case, *, reached: bool) -> tuple[Message, ...]:
    """The year in which today's pace makes the goal."""
    if reached or not case.series.firm[case.at]:
        return ()
    year = case.row["reached_year"]
    if year != year:
        return (Message(code="step.never_reached", values={"since": _since(case)}),)
    return (Message(code="step.reached", values={"since": _since(case), "year": int(year)}),)
