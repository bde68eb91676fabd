"""Validate data of a file as an entry of the model, with an issue for every missing, unknown or wrong key."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from indicators.catalogue.locations import Key, Location
from indicators.model import Issue

N = TypeVar("N", bound=BaseModel)

EXPECTED = {
    "bool": "true or false",
    "date": "a date such as 2026-11-25",
    "dict": "keys and values",
    "float": "a number",
    "int": "a whole number",
    "list": "a list",
    "model": "keys and values",
    "string": "text, in quotes where it looks like a number",
    "tuple": "a list",
}
CHOICES_OF_A_UNION = {"str", "dict[str,str]"}  # in pydantic's error paths, but not keys of the file


@dataclass(frozen=True)
class Placed(Generic[N]):
    """An entry and its location in the files."""

    noun: N
    location: Location


def read_noun(noun: type[N], data: object, location: Location, issues: list[Issue]) -> Placed[N] | None:
    """Return the entry in the data; None, and issues, if it is invalid."""
    if not isinstance(data, dict):
        issues.append(location.issue("wrong_value", "" if data is None else data, EXPECTED["model"]))
        return None
    faults = list(_numbers_that_are_not(noun, data, location))
    try:
        made = noun.model_validate(data)
    except ValidationError as error:
        faults += _faults(noun, error.errors(include_url=False), location)
    issues += faults
    return None if faults else Placed(made, location)


def _numbers_that_are_not(noun: type[BaseModel], data: dict[str, Any], location: Location) -> Iterator[Issue]:
    """Booleans given for numbers, which Python and pydantic accept: true counts as 1."""
    for key, value in data.items():
        field = noun.model_fields.get(key) if isinstance(value, bool) else None
        if field and {int, float} & {field.annotation, *get_args(field.annotation)}:
            yield location.at(key).issue("wrong_value", str(value).lower(), EXPECTED["float"])


def _faults(noun: type[BaseModel], errors: list[ErrorDetails], location: Location) -> Iterator[Issue]:
    reported: set[tuple[Key, ...]] = set()
    for error in errors:
        keys = _keys(error["loc"])
        if keys not in reported:
            reported.add(keys)
            yield _issue(noun, error, keys, location)


def _keys(way: tuple[Key, ...]) -> tuple[Key, ...]:
    """The keys of the file on the path of an error."""
    end = next((i for i, key in enumerate(way) if key in CHOICES_OF_A_UNION), len(way))
    return tuple(key for key in way[:end] if key != "[key]")


def _issue(noun: type[BaseModel], error: ErrorDetails, keys: tuple[Key, ...], location: Location) -> Issue:
    here, kind = location.at(*keys), error["type"]
    if kind == "missing":
        return here.issue("missing_key", expected=keys[-1])
    if kind == "extra_forbidden":
        return here.issue("unknown_key", keys[-1], ", ".join(_known_keys(noun, keys)))
    if kind == "literal_error":
        return here.issue("wrong_value", error["input"], error["ctx"]["expected"].replace("'", ""))
    return here.issue("wrong_value", error["input"], EXPECTED.get(kind.split("_")[0], error["msg"]))


def _known_keys(noun: type[BaseModel], keys: tuple[Key, ...]) -> list[str]:
    """The keys of the entry, or of the nested entry at ``keys``."""
    for key in keys[:-1]:
        annotation = noun.model_fields[str(key)].annotation
        noun = next(kind for kind in (annotation, *get_args(annotation)) if isinstance(kind, type)
                    and issubclass(kind, BaseModel))
    return list(noun.model_fields)
