"""Formatting of a message's values: by what the key names or, if it names nothing, by the type."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from indicators.model import Catalogue, Indicator, Mark, Message, Status
from indicators.wording.amounts import value, with_unit
from indicators.wording.arithmetic import asked_share, of_a_step
from indicators.wording.changes import as_points, as_share
from indicators.wording.codes import status, word
from indicators.wording.language import listed, text
from indicators.wording.messages import say
from indicators.wording.names import areas, name
from indicators.wording.numbers import number, percent, points, share, signed
from indicators.wording.periods import at, day, moment
from indicators.wording.value_types import Count, Named, P, Points, Share

NAMED = {"indicator", "ref_area", "other_area", "goal_id"}
AMOUNTS = {"value", "before", "after", "goal", "low_value", "high_value"}      # in the unit of the message's indicator
QUALIFIED = {"value": "marks", "low_value": "low_marks", "high_value": "high_marks"}      # amounts with their marks
CHANGES = {"change", "pace", "pace_needed"}           # of a step, with the figure concerned
SHARES = {"change", "pace", "pace_needed", "lowest", "highest", "slope_a_year", "median_change"}
POINTS = {"points_a_year"}
SLOPES = {"slope", "least", "amount_a_year"}                          # in the indicator's unit a year
STEPS = {"figure", "base", "factor", "reach", "limit", "span", "gap"}       # of a step of arithmetic
PARTS = {"least_share", "most_share"}                # in per cent, without a sign
MOMENTS = {"year", "previous_year", "since", "by"}
DECIMALS = "decimals"                               # decimals of the message's ``number``
PLAIN = {"row", "first_row", "version", "newest", "previewed_on", "port"}   # numbers without a thousands separator

BY_KEY: dict[str, Callable[[Any], object]] = {
    "p": lambda given: P(float(given)),
    "asked": lambda given: asked_share(float(given)),
    "dispersion": lambda given: number(float(given), 1),
    "within": lambda given: number(float(given), 2),
    "when": at,
    "on": day,
    "median_points": lambda given: Points(float(given), 1),
    **dict.fromkeys(POINTS, lambda given: signed(float(given), 1)),
    **dict.fromkeys(PARTS, lambda given: f"{percent(float(given))} %"),
    **dict.fromkeys(MOMENTS, moment),
}

SEVERAL_WAYS = (Named, Share, Points, P)


def fill(section: str, code: str, values: Mapping[str, Any], catalogue: Catalogue | None) -> str:
    """The message of a code in a section of the words, with formatted values."""
    arguments: dict[str, object] = {}
    for key, given in values.items():
        worded = _in_words(key, given, values, catalogue)
        arguments |= worded.arguments(key) if isinstance(worded, SEVERAL_WAYS) else {key: worded}
    return say(section, code, **arguments)


def _in_words(key: str, given: Any, values: Mapping[str, Any], catalogue: Catalogue | None) -> object:
    """A value as formatted for a message."""
    if isinstance(given, Message):
        return fill("message", given.code, given.values, catalogue)
    if key == "clauses":
        return "; ".join(fill("message", item.code, item.values, catalogue) for item in given)
    if catalogue is not None and key == "areas":
        return areas(given, catalogue)
    if catalogue is not None and key in NAMED and isinstance(given, str):
        return name(key, given, catalogue, ref_area=str(values.get("ref_area", "")))
    if catalogue is not None and key in AMOUNTS and "indicator" in values:
        bounds = str(values.get(QUALIFIED.get(key, ""), ""))
        return value(float(given), catalogue.indicators[values["indicator"]], catalogue, bounds)
    if catalogue is not None and key in SLOPES and "indicator" in values:
        indicator = catalogue.indicators[values["indicator"]]
        if indicator.measure == "share":
            return points(float(given), indicator.decimals + 2, sign=key == "slope")
        return with_unit(float(given), indicator.decimals + 2, indicator, catalogue)
    if catalogue is not None and key == "change" and "before" in values:
        return _change(float(given), values, catalogue.indicators[values["indicator"]])
    if catalogue is not None and key in CHANGES and "figure" in values:
        return _step(float(given), values, catalogue.indicators[values["indicator"]])
    if key in SHARES and isinstance(given, float | Fraction):
        return Share(float(given))
    if key in STEPS:
        return of_a_step(key, float(given), values, catalogue)
    if key == "volume_reached":
        return f"{percent(float(given), (values['volume'] / 100,))} %"
    if key == "number" and DECIMALS in values:
        return number(float(given), values[DECIMALS])
    if key in BY_KEY:
        return BY_KEY[key](given)
    return _by_kind(key, given)


def _change(by: float, values: Mapping[str, Any], indicator: Indicator) -> Share | Points:
    """The difference of two figures, formatted by the same rules as a country's change."""
    before, after = float(values["before"]), float(values.get("after", values.get("value")))
    approximate = [figure for figure, marks in ((after, "marks"), (before, "marks_before"))
                   if Mark.APPROXIMATE in str(values.get(marks, "")).split()]
    if indicator.measure == "share":
        return as_points(before, after, indicator, approximate)
    return as_share(by, before, after, indicator, float(values["target"]), about=bool(approximate))


def _step(by: float, values: Mapping[str, Any], indicator: Indicator) -> Share:
    """A change or pace in a step of arithmetic, formatted as elsewhere."""
    figure = float(values["figure"])
    return as_share(by, float(values.get("base", figure)), figure, indicator, float(values["target"]),
                    rate=True)


def _by_kind(key: str, given: Any) -> object:
    """A value whose key names nothing, formatted by type: a share, a count, a collection, a code; else unchanged."""
    if isinstance(given, Fraction):
        return share(given)
    if isinstance(given, int) and not isinstance(given, bool) and key not in PLAIN:
        return Count(given)
    if isinstance(given, Mapping):
        return _mapping(given)
    if isinstance(given, list | tuple | set | frozenset):
        listing = listed([str(word(item)) for item in given]) if given else ""
        return Named(listing) if key == "areas" else listing
    return Named(given) if key == "ref_area" else word(given)


def _mapping(given: Mapping[Any, Any]) -> str:
    """Counts by status ("Goal met: 2, Improving: 1"), or a text by language."""
    if all(isinstance(key, Status) for key in given):
        return ", ".join(f"{status(code).word}: {count}" for code, count in given.items() if count)
    return text(dict(given))
