"""Steps of an explanation that methods share: a comparison, the change on the year before, why there is no status."""

from fractions import Fraction

from indicators.judging.methods.judged_figure import Case
from indicators.model import Absence, Difference, Limit, Mark, Message, Number, Reason, Status
from indicators.model.marks import NOT_JUDGED


def answer(figure: float, limit: Fraction | float, status: Status, *, falling: bool) -> tuple[Message, bool]:
    """The comparison as a message, and whether the figure reaches the limit."""
    exact = Fraction(repr(figure))
    reached = exact <= limit if falling else exact >= limit
    code = ("at_most" if reached else "more") if falling else ("at_least" if reached else "less")
    return Message(code=f"step.{code}", values={
        "figure": Number(figure), "limit": Limit(float(limit), figure), "status": status}), reached


def change(case: Case) -> tuple[Message, ...]:
    """The difference from the year before; empty where one of the two is a bound."""
    share = float(case.row["change"])
    if share != share or case.previous < 0 or case.bounds(case.previous, case.at):
        return ()
    return (Message(code="step.change", values={
        "figure": case.number(case.at), "base": case.number(case.previous), "change": Difference(
            case.amount(case.previous), case.amount(case.at), float(case.row["target"]))}),)


def why(case: Case, reason: Reason | None = None) -> tuple[Message, ...]:
    """Why a row is not assessed, by its reason or the one given, with its own numbers; the sentence itself last."""
    year = {"year": case.when(case.at)}
    match reason or Reason(case.row["reason"]):
        case Reason.HIDDEN:
            return (Message(code="step.hidden"),)
        case Reason.NO_FIGURE:
            absence = Absence(case.row["absence"] or Absence.NOT_REPORTED)
            return (Message(code="step.no_figure", values={**year, "absence": absence}),)
        case Reason.NO_TARGET:
            return *case.inputs(case.at), Message(code="step.no_target", values={"year": int(case.row["year"])})
        case Reason.ONE_YEAR_ONLY:
            return *case.inputs(case.at), Message(code="step.one_year_only", values=year)
        case Reason.NO_YEAR_BEFORE:
            return *case.inputs(case.at), _nothing_before(case)
        case Reason.ZERO_BEFORE | Reason.SIGN_CHANGE as reason:
            return *case.inputs(case.previous, case.at), Message(code=f"step.{reason}", values={
                **year, "since": case.when(case.previous)})
        case Reason.BREAK_IN_SERIES:
            return *case.inputs(case.at), _break(case)
        case Reason.UNCERTAIN:
            return _uncertain(case)
        case Reason.NO_BASELINE | Reason.NO_PATH | Reason.TOO_FEW_REPORTERS:
            return case.inputs(case.at)              # a value by a year says why; too few report for a group alone


def _break(case: Case) -> Message:
    """Why figures cannot be compared with earlier ones: marked as a break, or for another kind of year."""
    begins = int(case.series.stretch[case.at])
    marks = case.marks(begins).split()
    code = "step.break" if Mark.BREAK in marks else \
        "step.break_financial" if Mark.FINANCIAL_YEAR in marks else "step.break_calendar"
    return Message(code=code, values={"since": int(case.series.year[begins]), "year": case.when(case.at)})


def _nothing_before(case: Case) -> Message:
    """That the year before has no figure, or one as of another day of the year."""
    year = int(case.row["year"])
    before = case.series.before(case.series.figure)[case.at]
    if before < 0:
        return Message(code="step.first_figure", values={"year": year})
    if case.series.year[before] == year - 1:
        return Message(code="step.no_year_apart", values={"year": case.when(case.at), "since": case.when(before)})
    return Message(code="step.no_year_before", values={
        "previous_year": year - 1, "year": year, "since": int(case.series.year[before])})


def _uncertain(case: Case) -> tuple[Message, ...]:
    """That the figure or the previous one is uncertain, or that a bound leaves the answer open."""
    before = case.series.before(case.series.figure)[case.at]
    for index, code in ((case.at, "step.uncertain_figure"), (before, "step.uncertain_before")):
        if index >= 0 and case.series.uncertain[index]:
            marks = [Mark(word) for word in case.marks(index).split() if word in NOT_JUDGED]
            return *case.inputs(index, case.at), Message(code=code, values={"year": case.when(index), "said": marks})
    return *case.inputs(case.baseline, case.previous, case.at), Message(code="step.bound_open")
