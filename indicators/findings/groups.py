"""A group's figure in two years, over only those areas whose two years compare."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.model import Indicator, Message
from indicators.scoreboard import Scoreboard


@dataclass(frozen=True, kw_only=True)
class LikeForLike:
    """A group's figure in a year and in the year before, over only those areas whose two years compare."""

    message: Message
    indicator: str
    year: int | None
    before: float | None                   # sum or median, as the indicator's group rule says; None: neither
    after: float | None
    change: float | None                   # as a share; None where before is 0
    areas_both: tuple[str, ...]
    left_out: tuple[str, ...]              # areas with a figure in the year or the year before that do not compare
    only_new: tuple[str, ...]              # of these, the ones with a figure in the year alone

    @property
    def notes(self) -> tuple[Message, ...]:
        """What must be said beside the comparison."""
        left_out = Message(code="group.left_out", values={"left_out": len(self.left_out)})
        return (left_out,) if self.left_out else ()


def like_for_like(scoreboard: Scoreboard, indicator: str, areas: Sequence[str], year: int | None) -> LikeForLike:
    """The group's figure and its change since the year before, over only the areas whose two years compare.

    ``year`` None is the newest with a figure. Sums or medians as the indicator's group rule says; with the rule
    none (a joint training is reported by every country in it) nothing is added up, and countries taking part count.
    """
    figures = scoreboard.figures
    figures = figures[(figures["indicator"] == indicator) & figures["ref_area"].isin(list(areas)) & ~figures["coded"]]
    if figures.empty or figures["hidden"].any():
        code = "group.no_figures" if figures.empty else "group.hidden"
        return _no_group(Message(code=code), indicator, year, (), ())
    year = int(figures["year"].max()) if year is None else year
    this, last = figures[figures["year"] == year], figures[figures["year"] == year - 1]
    both = this[this["previous_year"] == year - 1]
    left_out = sorted((set(this["ref_area"]) | set(last["ref_area"])) - set(both["ref_area"]))
    only_new = sorted(set(this["ref_area"]) - set(last["ref_area"]))
    if both.empty:
        message = Message(code="group.nobody_in_both_years", values={"year": year, "previous_year": year - 1})
        return _no_group(message, indicator, year, left_out, only_new)
    each = scoreboard.catalogue.indicators[indicator]
    before, after = (_together(both[column], each.group_rule) for column in ("previous_value", "value"))
    change = after / before - 1 if before and after is not None else None
    return LikeForLike(message=_group_message(each, year, both, before, after, change), indicator=indicator,
                       year=year, before=before, after=after, change=change,
                       areas_both=tuple(sorted(both["ref_area"])), left_out=tuple(left_out), only_new=tuple(only_new))


def _no_group(message: Message, indicator: str, year: int | None, left_out: Sequence[str],
              only_new: Sequence[str]) -> LikeForLike:
    """A comparison that cannot be made."""
    return LikeForLike(message=message, indicator=indicator, year=year, before=None, after=None, change=None,
                       areas_both=(), left_out=tuple(left_out), only_new=tuple(only_new))


def _together(values: pd.Series, rule: str) -> float | None:
    """Sum or median, None where neither may be."""
    match rule:
        case "sum":
            return float(values.sum())
        case "median":
            return float(values.median())
        case _:
            return None


def _group_message(each: Indicator, year: int, both: pd.DataFrame, before: float | None, after: float | None,
                   change: float | None) -> Message:
    """The group's sentence; countries take part in what is counted in a year, not in a share or a level."""
    rule = each.group_rule
    values: dict[str, object] = {"indicator": each.id, "year": year, "previous_year": year - 1, "both": len(both)}
    if before is None or after is None:
        if each.measure != "flow":
            return Message(code="group.not_added", values=values)
        now, then = (int((both[column] > 0).sum()) for column in ("value", "previous_value"))
        return Message(code="group.taking_part", values={**values, "taking_part": now, "took_part": then})
    values |= {"before": before, "after": after}
    if change is None:
        return Message(code="group.sum_from_zero" if rule == "sum" else "group.median_from_zero", values=values)
    if change == 0:
        return Message(code="group.sum_same" if rule == "sum" else "group.median_same", values=values)
    values["change"] = change
    return Message(code="group.sum_changed" if rule == "sum" else "group.median_changed", values=values)
