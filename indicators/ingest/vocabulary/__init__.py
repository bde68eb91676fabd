"""The meaning of words in files: the lists of data/codelists, and patterns."""

import csv
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from indicators.ingest.limits import LONGEST_NAME

_More = ParamSpec("_More")
_Answer = TypeVar("_Answer")
_Otherwise = TypeVar("_Otherwise")

CODELISTS = Path(__file__).parents[3] / "data" / "codelists"


@cache
def codelist(name: str) -> list[dict[str, str]]:
    """Return the rows of a list in data/codelists."""
    with (CODELISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_names(otherwise: _Otherwise) -> Callable[[Callable[Concatenate[str, _More], _Answer]],
                                               Callable[Concatenate[str, _More], _Answer | _Otherwise]]:
    """Return a decorator for a function of a text, which answers ``otherwise`` for one too long for a name: a pattern
    may take the square of its length.
    """
    def decorator(function: Callable[Concatenate[str, _More], _Answer]) -> Callable[
            Concatenate[str, _More], _Answer | _Otherwise]:
        @wraps(function)
        def bounded(text: str, /, *more: _More.args, **named: _More.kwargs) -> _Answer | _Otherwise:
            return function(text, *more, **named) if len(text) <= LONGEST_NAME else otherwise
        return bounded
    return decorator
