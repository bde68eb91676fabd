"""Sentences of messages and refusals; each value is formatted by what its key names, else by its type."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from indicators.errors import Refusal
from indicators.model import Catalogue, Indicator, Message, Status
from indicators.wording import quantities
from indicators.wording.amounts import unit_of_one, value, with_unit
from indicators.wording.changes import as_share
from indicators.wording.codes import status, word
from indicators.wording.goal_path import gap
from indicators.wording.language import listed, text
from indicators.wording.messages import kind_of, nearest, say
from indicators.wording.names import areas, name
from indicators.wording.numbers import asked_share, number, numeral, percent, points, share, signed
from indicators.wording.periods import at, day, moment, span
from indicators.wording.value_types import Count, Named, P, Points, Share


def message(sent: Message, catalogue: Catalogue | None = None) -> str:
    """The sentence of a message; ``catalogue`` gives the names of areas, goals and indicators."""
    return fill("message", sent.code, sent.values, catalogue)


def paragraphs(sent: Iterable[Sequence[Message]], catalogue: Catalogue) -> tuple[str, ...]:
    """The sentences of paragraphs of messages, a text for each paragraph."""
    return tuple(" ".join(message(one, catalogue) for one in paragraph) for paragraph in sent)


def error(refusal: Refusal) -> str:
    """The sentence of a refusal."""
    code = nearest("error", refusal.code)
    return fill("error", code, {"kind": kind_of(refusal.code, code), **refusal.values}, None)


NAMED = {"indicator", "ref_area", "other_area", "goal_id"}
AMOUNTS = {"value", "before", "after", "goal"}        # in the unit of the indicator
CHANGES = {"change", "pace", "pace_needed"}           # of a step, with the figure concerned
GROWTHS = {"growth", "growth_low", "growth_high"}     # shares a year, never rounded to the goal
SLOPES = {"slope", "least"}                           # in the indicator's unit a year
STEPS = {"figure", "base", "factor", "reach", "limit", "span", "gap"}       # of a step of arithmetic
MOMENTS = {"year", "previous_year", "since", "by"}
DECIMALS = "decimals"                               # decimals of the message's ``number``
PLAIN = {"row", "first_row", "version", "newest", "previewed_on", "port"}   # numbers without a thousands separator

BY_KEY: dict[str, Callable[[Any], object]] = {
    "p": lambda given: P(float(given)),
    "asked": lambda given: asked_share(float(given)),
    "dispersion": lambda given: numeral(float(given), 1),
    "scatter": lambda given: number(float(given), 4),
    "within": lambda given: number(float(given), 2),
    "when": at,
    "on": day,
    "points_a_year": lambda given: signed(float(given), 1),
    **dict.fromkeys(MOMENTS, moment),
}

SEVERAL_WAYS = (Named, Share, Points, P)


def fill(section: str, code: str, values: Mapping[str, Any], catalogue: Catalogue | None, part: str = "") -> str:
    """The message of a code in a section of the words, or an attribute of it, with formatted values."""
    arguments: dict[str, object] = {}
    for key, given in values.items():
        quantity = quantities.arguments(given, key, catalogue) if catalogue else None
        if quantity is not None:
            arguments |= quantity
            continue
        worded = _in_words(key, given, values, catalogue)
        arguments |= worded.arguments(key) if isinstance(worded, SEVERAL_WAYS) else {key: worded}
    return say(section, code, *filter(None, [part]), **arguments)


def _in_words(key: str, given: Any, values: Mapping[str, Any], catalogue: Catalogue | None) -> object:
    """A value as formatted for a message."""
    if isinstance(given, Message):
        return fill("message", given.code, given.values, catalogue)
    if catalogue is not None and key == "areas":
        return areas(given, catalogue)
    if catalogue is not None and key in NAMED and isinstance(given, str):
        return name(key, given, catalogue, ref_area=str(values.get("ref_area", "")))
    if catalogue is not None and key == "unit_of_one" and isinstance(given, str):
        return unit_of_one(catalogue.indicators[given], catalogue)
    if catalogue is not None and key in AMOUNTS and "indicator" in values and not isinstance(given, Fraction):
        marks = str(values.get("marks", "")) if key == "value" else ""
        return value(float(given), catalogue.indicators[values["indicator"]], catalogue, marks)
    if catalogue is not None and key in SLOPES and "indicator" in values:
        indicator = catalogue.indicators[values["indicator"]]
        if indicator.measure == "share":
            return points(float(given), indicator.decimals + 2, sign=key == "slope")
        return with_unit(float(given), indicator.decimals + 2, indicator, catalogue)
    if catalogue is not None and key in CHANGES and "figure" in values:
        return _step(float(given), values, catalogue.indicators[values["indicator"]])
    if key in CHANGES and isinstance(given, float | Fraction):
        return Share(float(given))
    if key in GROWTHS:
        return quantities.growth(float(given), _asked(values), few="goal" in values)
    if key in STEPS:
        return _of_a_step(key, float(given), values, catalogue)
    if key == "volume_reached":
        return f"{percent(float(given), (values['volume'] / 100,))} %"
    if key == "number" and DECIMALS in values:
        return number(float(given), values[DECIMALS])
    if key in BY_KEY:
        return BY_KEY[key](given)
    return _by_kind(key, given)


def _asked(values: Mapping[str, Any]) -> tuple[float, ...]:
    """The share that a message says is required, to which no growth may be rounded; as a rise and as a fall."""
    size = abs(float(values.get("asked", values.get("goal", 0))))
    return (size, -size) if size else ()


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


def _of_a_step(key: str, amount: float, values: Mapping[str, Any], catalogue: Catalogue | None) -> str:
    """A number in a step of arithmetic: a gap in units, a time, a limit, or a bare number."""
    if key == "gap" and catalogue is not None:
        return gap(amount, catalogue.indicators[values["indicator"]], catalogue, of=str(values.get("gap_from", "")))
    if key == "span":
        return span(amount)
    if key == "limit":
        return _digits_to_tell_apart(amount, float(values.get("figure", amount)))
    return number(amount, 8)


def _digits_to_tell_apart(limit: float, figure: float) -> str:
    """A limit with as many decimals as are needed to show on which side of the figure it is."""
    decimals = 2 if abs(limit) >= 1000 else 4
    while decimals < 9 and (round(limit, decimals) > figure, round(limit, decimals) < figure) != (
            limit > figure, limit < figure):
        decimals += 1
    return number(limit, decimals)
