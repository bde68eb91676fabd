"""Sentences of messages and refusals; each value is formatted by what its key names, else by its type."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from indicators.errors import Refusal
from indicators.model import Catalogue, Message
from indicators.wording import quantities
from indicators.wording.amounts import unit_of_one, value, with_unit
from indicators.wording.changes import figure_change, growth_change, share_change
from indicators.wording.codes import word
from indicators.wording.goal_path import gap
from indicators.wording.language import listed, text
from indicators.wording.messages import nearest, say
from indicators.wording.names import Named, areas, name
from indicators.wording.numbers import Count, asked_share, number, numeral, percent, points, share, signed
from indicators.wording.periods import at, day, moment, span


def message(sent: Message, catalogue: Catalogue | None = None) -> str:
    """The sentence of a message; ``catalogue`` gives the names of areas, goals and indicators."""
    return fill("message", sent.code, sent.values, catalogue)


def paragraphs(sent: Iterable[Sequence[Message]], catalogue: Catalogue) -> tuple[str, ...]:
    """The sentences of paragraphs of messages, a text for each paragraph."""
    return tuple(" ".join(message(one, catalogue) for one in paragraph) for paragraph in sent)


def error(refusal: Refusal) -> str:
    """The sentence of a refusal."""
    code = nearest("error", refusal.code)
    return fill("error", code, {"kind": refusal.code.removeprefix(code).strip("._"), **refusal.values}, None)


NAMED = {"indicator", "ref_area", "other_area", "goal_id"}
AMOUNTS = {"value", "before", "after", "goal"}        # in the unit of the indicator
CHANGES = {"change", "pace", "pace_needed"}           # of a step, with the figure concerned
GROWTHS = {"growth", "growth_low", "growth_high"}     # shares a year, never rounded to the goal
SLOPES = {"slope", "least"}                           # in the indicator's unit a year
DECIMALS = "decimals"                                 # decimals of the message's ``number``
PLAIN = {"row", "first_row", "version", "newest", "previewed_on", "port"}   # numbers without a thousands separator

BY_KEY: dict[str, Callable[[Any], object]] = {
    "asked": lambda given: asked_share(float(given)),
    "dispersion": lambda given: numeral(float(given), 1),
    "scatter": lambda given: number(float(given), 4),
    "within": lambda given: number(float(given), 2),
    "when": at,
    "on": day,
    "span": lambda given: span(float(given)),
    "points_a_year": lambda given: signed(float(given), 1),
    **dict.fromkeys(("figure", "base", "factor", "reach"), lambda given: number(float(given), 8)),     # of a step
    **dict.fromkeys(("year", "previous_year", "since", "by"), moment),
}


def fill(section: str, code: str, values: Mapping[str, Any], catalogue: Catalogue | None, part: str = "") -> str:
    """The message of a code in a section of the words, or an attribute of it, with formatted values."""
    arguments: dict[str, object] = {}
    for key, given in values.items():
        arguments |= _arguments(key, given, values, catalogue)
    return say(section, code, *filter(None, [part]), **arguments)


def _arguments(key: str, given: Any, values: Mapping[str, Any], catalogue: Catalogue | None) -> dict[str, object]:
    """What a message can say of a value, by name of the argument."""
    if isinstance(given, Message):
        return {key: message(given, catalogue)}
    if isinstance(given, list) and given and isinstance(given[0], Message):
        return {key: listed([message(one, catalogue) for one in given])}
    if catalogue is not None:
        if (found := quantities.arguments(given, key, catalogue)) is not None:
            return found
        if (named := _of_catalogue(key, given, values, catalogue)) is not None:
            return named.arguments(key) if isinstance(named, Named) else {key: named}
        if key in CHANGES and "figure" in values:
            figure = float(values["figure"])
            return figure_change(float(given), float(values.get("base", figure)), figure,
                                 catalogue.indicators[values["indicator"]], float(values["target"]), rate=True
                                 ).arguments(key)
    if key in CHANGES and isinstance(given, float | Fraction):
        return share_change(float(given)).arguments(key)
    if key in GROWTHS:
        size = abs(float(values.get("asked", values.get("goal", 0))))
        return growth_change(float(given), (size, -size) if size else (), few="goal" in values).arguments(key)
    if key == "p":
        return quantities.p_value(float(given), key)
    worded = _plain(key, given, values)
    return worded.arguments(key) if isinstance(worded, Named) else {key: worded}


def _of_catalogue(key: str, given: Any, values: Mapping[str, Any], catalogue: Catalogue) -> object:
    """A name, or a number in the unit of the message's indicator; None for anything else."""
    if key == "areas":
        return areas(given, catalogue)
    if key in NAMED and isinstance(given, str):
        return name(key, given, catalogue, ref_area=str(values.get("ref_area", "")))
    if key == "unit_of_one" and isinstance(given, str):
        return unit_of_one(catalogue.indicators[given], catalogue)
    indicator = catalogue.indicators.get(str(values.get("indicator")))
    if indicator is None:
        return None
    if key == "gap":
        return gap(float(given), indicator, catalogue, of=str(values.get("gap_from", "")))
    if key in AMOUNTS and not isinstance(given, Fraction):
        return value(float(given), indicator, catalogue, str(values.get("marks", "")) if key == "value" else "")
    if key in SLOPES:
        decimals = indicator.decimals + 2
        return points(float(given), decimals, sign=key == "slope") if indicator.measure == "share" else with_unit(
            float(given), decimals, indicator, catalogue)
    return None


def _plain(key: str, given: Any, values: Mapping[str, Any]) -> object:
    """A value that needs no catalogue, by its key or else by its type; anything else unchanged."""
    if key == "volume_reached":
        return f"{percent(float(given), (values['volume'] / 100,))} %"
    if key == "number" and DECIMALS in values:
        return number(float(given), values[DECIMALS])
    if key == "limit":
        return _digits_to_tell_apart(float(given), float(values.get("figure", given)))
    if key in BY_KEY:
        return BY_KEY[key](given)
    if isinstance(given, Fraction):
        return share(given)
    if isinstance(given, int) and not isinstance(given, bool) and key not in PLAIN:
        return Count(given)
    if isinstance(given, Mapping):
        return text(dict(given))
    if isinstance(given, list | tuple | set | frozenset):
        listing = listed([str(word(item)) for item in given]) if given else ""
        return Named(listing) if key == "areas" else listing
    return Named(given) if key == "ref_area" else word(given)


def _digits_to_tell_apart(limit: float, figure: float) -> str:
    """A limit with as many decimals as are needed to show on which side of the figure it is."""
    decimals = 2 if abs(limit) >= 1000 else 4
    while decimals < 9 and (round(limit, decimals) > figure, round(limit, decimals) < figure) != (
            limit > figure, limit < figure):
        decimals += 1
    return number(limit, decimals)
