"""Why a figure is not assessed, with the years and figures concerned."""

from indicators.judging.methods.judged_figure import Case
from indicators.model import Absence, Mark, Message, Reason

NEVER_JUDGED = (Mark.UNCERTAIN, Mark.PARTIAL)


def why(case: Case) -> tuple[Message, ...]:
    """The reason why a row is not assessed, with its own numbers."""
    match Reason(case.row["reason"]):
        case Reason.HIDDEN:
            return (Message(code="step.hidden"),)
        case Reason.NO_FIGURE:
            absence = Absence(case.row["absence"] or Absence.NOT_REPORTED)
            return (Message(code="step.no_figure", values={"year": case.when(case.at), "absence": absence}),)
        case Reason.NO_TARGET:
            return *case.inputs(case.at), Message(code="step.no_target", values={"year": int(case.row["year"])})
        case Reason.ONE_YEAR_ONLY:
            return *case.inputs(case.at), Message(code="step.one_year_only", values={"year": case.when(case.at)})
        case Reason.NO_YEAR_BEFORE:
            return _nothing_before(case)
        case Reason.NO_BASELINE | Reason.NO_PATH:
            return case.inputs(case.at)              # reach_steps, whose reasons these are, says why
        case Reason.ZERO_BEFORE | Reason.SIGN_CHANGE as reason:
            return _no_growth(case, reason)
        case Reason.BREAK_IN_SERIES:
            return *case.inputs(case.at), _break(case)
        case Reason.UNCERTAIN:
            return _uncertain(case)
        case Reason.TOO_FEW_REPORTERS:
            return (Message(code="step.too_few_reporters"),)


def _break(case: Case) -> Message:
    """Why figures cannot be compared with earlier ones: marked as a break, or for another kind of year."""
    begins = int(case.series.stretch[case.at])
    marks = case.marks(begins).split()
    code = "step.break" if Mark.BREAK in marks else \
        "step.break_financial" if Mark.FINANCIAL_YEAR in marks else "step.break_calendar"
    return Message(code=code, values={"since": int(case.series.year[begins]), "year": case.when(case.at)})


def _nothing_before(case: Case) -> tuple[Message, ...]:
    """Messages that the year before has no figure, or that there is no baseline."""
    inputs, year = case.inputs(case.at), int(case.row["year"])
    before = case.series.before(case.series.figure | case.observations["hidden"].to_numpy(bool))[case.at]
    if before < 0:
        return *inputs, Message(code="step.first_figure", values={"year": year})
    if case.series.year[before] == year - 1:
        return *inputs, Message(code="step.no_baseline", values={"year": year})
    return *inputs, Message(code="step.no_year_before", values={
        "previous_year": year - 1, "year": year, "since": int(case.series.year[before])})


def _no_growth(case: Case, reason: Reason) -> tuple[Message, ...]:
    """Messages that growth from zero or across it is undefined."""
    first = int(case.series.baseline[case.at])     # direction's baseline is the first figure that is not zero
    apart = [index for index in (case.previous, case.baseline, first) if index >= 0
             and (case.figure(index) == 0) == (reason == Reason.ZERO_BEFORE)]
    since = apart[0] if apart else case.baseline
    values = {"since": case.when(since), "year": case.when(case.at)}
    code = "step.zero_before" if reason == Reason.ZERO_BEFORE else "step.sign_change"
    return *case.inputs(since, case.at), Message(code=code, values=values)


def _uncertain(case: Case) -> tuple[Message, ...]:
    """Messages that the figure or the previous one is uncertain, or that a bound leaves the answer open."""
    before = case.series.before(case.series.figure)[case.at]
    for index, code in ((case.at, "step.uncertain_figure"), (before, "step.uncertain_before")):
        if index >= 0 and case.series.uncertain[index]:
            marks = [Mark(word) for word in case.marks(index).split() if word in NEVER_JUDGED]
            return *case.inputs(index, case.at), Message(code=code, values={"year": case.when(index), "said": marks})
    return *case.inputs(case.baseline, case.previous, case.at), Message(code="step.bound_open")
