"""Possible readings of an entry with wrong keys, so that its other faults can be reported too."""

from collections.abc import Iterator
from itertools import islice, product
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from indicators.catalogue.entries import N, Placed
from indicators.catalogue.locations import Location
from indicators.model import Issue

MOST = 64                # readings examined
STAND_IN = "?"           # in place of a missing text


def guesses(noun: type[N], data: object, location: Location, faults: list[Issue]) -> list[Placed[N]]:
    """Return the entries that the data may mean, for all possible values of the wrong keys; [] if a value cannot be
    guessed.
    """
    if not isinstance(data, dict):
        return []
    wrong = wrong_keys(location, faults)
    good = {key: value for key, value in data.items() if key in noun.model_fields and key not in wrong}
    meant = [[(key, option) for option in _options(noun, key)] for key in sorted(wrong) if key in noun.model_fields]
    return [made for chosen in islice(product(*meant), MOST) if (made := _made(noun, good | dict(chosen), location))]


def wrong_keys(location: Location, faults: list[Issue]) -> set[str]:
    """Return the keys directly below a location that issues are about."""
    above = "".join(f"{key}." for key in location.keys)
    return {fault.column.removeprefix(above).partition(".")[0] for fault in faults
            if fault.file == location.file and fault.column.startswith(above)}


def _options(noun: type[N], key: str) -> Iterator[Any]:
    """Yield possible values of a key; for text a single stand-in."""
    field = noun.model_fields[key]
    if get_origin(field.annotation) is Literal:
        yield from get_args(field.annotation)
    elif field.annotation is bool:
        yield from (False, True)
    else:
        yield STAND_IN if field.is_required() else field.get_default(call_default_factory=True)


def _made(noun: type[N], data: dict[str, Any], location: Location) -> Placed[N] | None:
    try:
        return Placed(noun.model_validate(data), location)
    except ValidationError:
        return None
