"""How many series would be called Improving or Moving away if nothing had changed."""

from fractions import Fraction

from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Message, Status
from indicators.statements.cells import remembered

TESTED = [Status.IMPROVING, Status.NO_CLEAR_TREND, Status.MOVING_AWAY]
EACH_WAY = Fraction(2, 5)
"""Part of alpha that unchanged series reach in one direction. Half would be the most; the p of five to eight figures
takes few values, so that at 10 % a trend is named in 6 to 8 of 100 unchanged series."""


@remembered
def false_alarms(scoreboard: Scoreboard) -> tuple[Message, ...]:
    """The number of series whose trend is tested, by their newest figure, and those expected to be named by chance.

    ``each``: the expected number in each direction, rounded. Figures of breakdowns are not counted. Empty where no rule
    names a trend by a test.
    """
    alphas = {code: method.trend_alpha for code, indicator in scoreboard.catalogue.indicators.items()
              if (method := methods.method_of(indicator)) and method.trend_alpha}
    if not alphas:
        return ()
    figures = scoreboard.figures
    newest = figures[figures["indicator"].isin(list(alphas)) & figures["judged"]].drop_duplicates(
        ["indicator", "ref_area"], keep="last")
    tested = newest["indicator"][newest["status"].isin(TESTED)]
    expected = sum((EACH_WAY * alphas[code] for code in tested), Fraction(0))
    code = "false_alarms.none" if tested.empty else "false_alarms.few" if round(expected) == 0 else "false_alarms"
    return (Message(code="false_alarms.trend", values={"of_hundred": f"{float(100 * max(alphas.values())):g}"}),
            Message(code=code, values={"series": len(tested), "each": round(expected)}))
