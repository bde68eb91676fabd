"""Search for countries and goals by their names, other names, codes and what they are about."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from indicators import wording
from indicators.catalogue.area_names import normalised, other_names
from indicators.model import Catalogue

MOST = 8             # results that are listed
UNFIT = 4            # rank of what does not fit


class Result(NamedTuple):
    """A goal or country; ``names`` and ``subjects`` are the words by which it is searched for."""

    kind: Literal["goal", "country"]
    code: str
    title: str
    names: Sequence[str]
    subjects: str = ""


def search(catalogue: Catalogue, query: str) -> list[Result]:
    """The best results: with this name, else one that begins so, else these words in a name, else about them."""
    words = normalised(query)
    ranks = [(_rank(result, words), result) for result in _results(catalogue)] if words else []
    best = min((rank for rank, _ in ranks), default=UNFIT)
    return [result for rank, result in ranks if rank == best != UNFIT][:MOST]


def _rank(result: Result, words: str) -> int:
    """How well a result fits, 0 for its name; UNFIT for not at all."""
    fits = (words in result.names, any(name.startswith(words) for name in result.names),
            any(_has(name, words) for name in result.names), _has(result.subjects, words), True)
    return fits.index(True)


def _has(text: str, words: str) -> bool:
    """Whether each of the words begins a word of the text."""
    return all(f" {word}" in f" {text}" for word in words.split())


def _results(catalogue: Catalogue) -> Iterator[Result]:
    """The goals, then the countries: members first, each from A to Z."""
    for goal in catalogue.goals:
        title, judged = wording.text(goal.title), [one for one in goal.indicators if one.role == "judged"]
        subjects = [goal.official_wording, *(f"{wording.text(one.title)} {one.id}" for one in judged)]
        yield Result("goal", goal.id, f"{goal.id} {title}", (normalised(goal.id), normalised(title)),
                     normalised(" ".join(subjects)))
    others = other_names(catalogue).items()
    for area in sorted(catalogue.areas, key=lambda area: (area.member != "yes", area.name)):
        if area.kind == "country":
            names = (area.name, area.code, area.alpha2, *(name for name, code in others if code == area.code))
            yield Result("country", area.code, area.name, [*map(normalised, filter(None, names))])
