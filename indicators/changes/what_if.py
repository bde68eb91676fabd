"""What-if: an indicator's series assessed by its current rule and by another, without editing a file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue.entries import Placed
from indicators.catalogue.locations import Location
from indicators.catalogue.rule_checks import check_rule
from indicators.changes.status_flips import FLIP, SURE, flips
from indicators.errors import InputRefused
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Catalogue, Indicator, Rule

PAIR = re.compile(r"\s*(\w+)\s*:\s*([^,:{}]+?)\s*")


@dataclass(frozen=True)
class Trial:
    """An indicator's figures assessed by the rule in force and by a trial rule."""

    before: pd.DataFrame       # ASSESSMENT, one row per assessed figure, by area and year
    after: pd.DataFrame        # the same rows
    flips: pd.DataFrame        # FLIP and SURE
    boards: tuple[Scoreboard, Scoreboard]      # with the denominators of a share


def what_if(observations: pd.DataFrame, catalogue: Catalogue, indicator: str, rule: Rule) -> Trial:
    """Assess figures by the rule in force and by ``rule``; raises InputRefused("rule.refused") with its faults."""
    tried = catalogue.indicators[indicator].model_copy(update={"goal": rule})
    if issues := list(check_rule(Placed(tried, Location(file="rule", row=0)))):
        raise InputRefused("rule.refused", issues)
    rows = observations[observations["indicator"].isin(rests_on(tried))]
    boards = judge(rows, catalogue), judge(rows, with_indicator(catalogue, tried))
    before, after = (board.assessments for board in boards)
    judged = before["judged"] & (before["breakdown"] == "") & before["value"].notna()
    judged &= before["indicator"] == indicator
    flipped = flips(*boards)
    of_totals = flipped.loc[flipped["breakdown"] == "", [*FLIP, *SURE.values()]]
    return Trial(before[judged], after[judged], of_totals, boards)


def rests_on(indicator: Indicator) -> list[str]:
    """Return the codes of an indicator and, for a share, of the count of which it is one."""
    return [indicator.id, *([indicator.denominator] if indicator.denominator else [])]


def with_indicator(catalogue: Catalogue, indicator: Indicator) -> Catalogue:
    """Return the catalogue with an indicator replaced."""
    goals = tuple(goal.model_copy(update={"indicators": tuple(
        indicator if each.id == indicator.id else each for each in goal.indicators)}) for goal in catalogue.goals)
    return catalogue.model_copy(update={"goals": goals})


def rule_of(method: str, typed: Mapping[str, str]) -> Rule:
    """Return the rule for a text input per parameter; empty inputs are left out."""
    parameters = {name: _value(text.strip()) for name, text in typed.items() if text.strip()}
    return Rule.model_validate({"method": method, **parameters})


def typed_of(rule: Rule) -> dict[str, str]:
    """Return the parameters of a rule as text inputs."""
    return {name: _text(value) for name, value in rule.parameters.items()}


def _value(text: str) -> object:
    """Parse a number, "2013: 10 %, 2016: 12 %" as a mapping, or plain text."""
    if ":" in text:
        pairs = [PAIR.fullmatch(part) for part in text.split(",")]
        if all(pairs):
            return {pair[1]: _value(pair[2]) for pair in pairs if pair}
    if re.fullmatch(r"[-+]?\d{1,18}", text):         # longer numbers are not plausible
        return int(text)
    if re.fullmatch(r"[-+]?\d{0,18}\.\d+", text):
        return float(text)
    return text


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_text(item)}" for name, item in value.items())
    return str(value)
