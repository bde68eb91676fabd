"""Random variation of figures and changes, and their outlook; none of it has an effect on a status."""

from fractions import Fraction

import numpy as np
import pandas as pd

from indicators import evidence
from indicators.model import Indicator, Mark, Message, Reason, Test, Untested
from indicators.outlook import outlook
from indicators.scoreboard import Scoreboard
from indicators.statements.cells import remembered
from indicators.statistics import intervals

LARGEST_STATED = 10.0         # largest upper bound of a change, as a share: beyond +1000 % bounds are not informative
SMALL_BELOW = 1000       # at this size, random variation is less than 7 % either way
STEADY_BELOW = 0.1       # p-value below which a trend is called a rise or a fall
LOPSIDED_BELOW = 20      # below this count, the interval is much wider above than below
NOT_COUNTED = {Mark.ESTIMATED, Mark.APPROXIMATE, Mark.LOWER_BOUND, Mark.UPPER_BOUND, Mark.PARTIAL, Mark.UNCERTAIN}


@remembered
def beyond_chance(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """Whether random variation would explain a change, and the probability that the underlying change met the goal.

    Empty where the status says it all: context, a stage, a figure with no comparable one.
    """
    catalogue = scoreboard.catalogue
    rows = _series(scoreboard, indicator, ref_area)
    asked = (rows["indicator"] == indicator) & (rows["year"] == year)
    found = evidence.evidence(rows, catalogue)[asked]
    if found.empty:
        return ()
    answer = found.iloc[0]
    known = catalogue.indicators[indicator]
    match answer["test"]:
        case Test.COUNTS:
            return _counts(answer, known, year)
        case Test.SHARES:
            return _shares(answer)
        case Test.TREND:
            return _trend(answer, rows["pace"][asked].iloc[0])
    if answer["untested"] in {"", Untested.STAGE, *Reason}:
        return ()
    return (Message(code="chance.untested", values={"why": Untested(answer["untested"])}),)


@remembered
def underlying(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """Random variation and interval of a small count, or of a share of a small total; empty for anything else."""
    known = scoreboard.catalogue.indicators[indicator]
    if not evidence.counted(known) and not known.denominator:
        return ()
    rows = _series(scoreboard, indicator, ref_area)
    rows = rows[(rows["year"] == year) & rows["value"].notna()]
    value = {code: number for code, number, marks in zip(rows["indicator"], rows["value"], rows["marks"], strict=True)
             if NOT_COUNTED.isdisjoint(marks.split())}
    if indicator not in value:
        return ()
    if known.denominator:
        return _underlying_share(known, value[indicator], value.get(known.denominator, 0))
    if value[indicator] >= SMALL_BELOW or not float(value[indicator]).is_integer():
        return ()
    return _underlying_count(indicator, value[indicator])


@remembered
def ahead(scoreboard: Scoreboard, indicator: str, ref_area: str) -> pd.DataFrame:
    """Frame of OUTLOOK of an indicator's totals in one area; empty where the series is too short or unsuitable."""
    rows = _series(scoreboard, indicator, ref_area)
    return outlook(rows[rows["indicator"] == indicator], scoreboard.catalogue.indicators[indicator])


def _underlying_count(indicator: str, count: float) -> tuple[Message, ...]:
    """A small count's random variation, as one number where its interval is about symmetric, and the exact interval."""
    (low,), (high,) = intervals.of_counts(np.array([count]))
    plain = {"indicator": indicator, "value": count}
    counted = Message(code="chance.counted_few", values=plain) if count < LOPSIDED_BELOW else Message(
        code="chance.counted", values={**plain, "size": round((high - low) / 2)})
    return counted, Message(code="chance.underlying_count", values={"low": round(low), "high": round(high)})


def _underlying_share(indicator: Indicator, share: float, whole: float) -> tuple[Message, ...]:
    """The random variation of a share of a small total, and Wilson's interval."""
    if not 0 < whole < SMALL_BELOW:
        return ()
    low, high = intervals.wilson(np.array([share / 100 * whole]), np.array([whole]))
    counted = Message(code="chance.counted_share", values={
        "indicator": indicator.id, "value": share, "whole": int(whole)})
    return counted, Message(code="chance.underlying_share", values={
        "least_share": float(low[0]), "most_share": float(high[0])})


def _series(scoreboard: Scoreboard, indicator: str, ref_area: str) -> pd.DataFrame:
    """Totals of an indicator and of its denominator in one area, in order of years."""
    rows = scoreboard.assessments
    wanted = [indicator, scoreboard.catalogue.indicators[indicator].denominator]
    return rows[rows["indicator"].isin(wanted) & (rows["ref_area"] == ref_area) & (rows["breakdown"] == "")]


def _counts(answer: pd.Series, indicator: Indicator, year: int) -> tuple[Message, ...]:
    """Tests of two counts: any change, change by the goal or more, bounds of the change, and limits of the test.

    The first two share a sentence, since each alone would be taken for the answer to both.
    """
    messages = [_at_all(answer)]
    if not np.isnan(answer["probability"]):
        messages.append(_goal(answer, indicator, years=year - int(answer["since"])))
    bounds = [Message(code="chance.change_between", values={"lowest": answer["low"], "highest": answer["high"]})]
    return _sentence(*messages), *(bounds if answer["high"] <= LARGEST_STATED else []), Message(code="chance.clustered")


def _at_all(answer: pd.Series, same: str = "as_many") -> Message:
    """Whether random variation alone would give as large a difference."""
    way = {1: "more", -1: "fewer", 0: same}[answer["direction"]]
    return Message(code=f"chance.{way}", values={"since": int(answer["since"]), "p": answer["p"]})


def _sentence(*clauses: Message) -> Message:
    return Message(code="chance.sentence", values={"clauses": clauses})


def _goal(answer: pd.Series, indicator: Indicator, years: int) -> Message:
    """The probability that the underlying change was as large as the goal or larger."""
    way = "rise" if indicator.desired_direction == "up" else "fall"
    values = {"probability": answer["probability"]}
    if answer["goal"] == 0:
        return Message(code=f"chance.any_{way}", values=values)
    values["goal"] = Fraction(repr(abs(float(answer["goal"]))))
    return Message(code=f"chance.goal_{way}{'_a_year' if years > 1 else ''}", values=values)


def _shares(answer: pd.Series) -> tuple[Message, ...]:
    """Tests of two shares: any change, and its bounds in percentage points."""
    return _sentence(_at_all(answer, "share_as_many")), Message(code="chance.points_between", values={
        "least_points": answer["low"], "most_points": answer["high"]})


def _trend(answer: pd.Series, pace: float) -> tuple[Message, ...]:
    """The trend of a series; where the p-value is too high, it is called neither a rise nor a fall.

    Where it contradicts ``pace``, on which the status depends, a note says that the two use different figures.
    """
    way = {1: "up", -1: "down", 0: "none"}[answer["direction"]]
    if answer["direction"] and answer["p"] >= STEADY_BELOW:
        way = "unsteady"
    values = {"since": int(answer["since"]), "figures": int(answer["points"])}
    against = way in {"up", "down"} and pace * answer["direction"] < 0
    return (Message(code=f"chance.trend_{way}", values={**values, "p": answer["p"]}),
            *([Message(code="chance.trend_against", values=values)] if against else []))

