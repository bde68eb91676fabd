"""Search for countries and goals by their names, other names, codes and what they are about."""

from collections.abc import Iterable
from typing import NamedTuple

from indicators import wording
from indicators.catalogue.area_names import normalised, other_names
from indicators.model import Area, Catalogue, Goal
from pages.shared import menu

MOST = 8             # results that are listed
NOT_MEANT = 4        # rank of what does not fit


class Result(NamedTuple):
    """A country or goal with its address; ``names`` and ``subjects`` are the words by which it is searched for."""

    title: str
    address: str
    names: tuple[str, ...]
    subjects: str = ""


def search(catalogue: Catalogue, query: str) -> list[Result]:
    """The best results: those with this name, else with a name that begins so, else with these words in a name, else
    about them. Members come first.
    """
    wanted = normalised(query)
    results = [*map(_goal, catalogue.goals), *_countries(catalogue)] if wanted else []
    best = min((_rank(result, wanted) for result in results), default=NOT_MEANT)
    return [result for result in results if _rank(result, wanted) == best != NOT_MEANT][:MOST]


def _rank(result: Result, wanted: str) -> int:
    """How well a result fits, 0 for its name; NOT_MEANT for not at all."""
    fits = (wanted in result.names, any(name.startswith(wanted) for name in result.names),
            any(_has(name, wanted) for name in result.names), _has(result.subjects, wanted), True)
    return fits.index(True)


def _has(text: str, wanted: str) -> bool:
    """Whether each word that is wanted begins a word of the text."""
    return all(f" {word}" in f" {text}" for word in wanted.split())


def _goal(goal: Goal) -> Result:
    title = wording.text(goal.title)
    subjects = " ".join((goal.official_wording, *(f"{wording.text(indicator.title)} {indicator.id}"
                                                  for indicator in goal.indicators if indicator.role == "judged")))
    return Result(f"{goal.id} {title}", menu.address("goal", goal=goal.id), (normalised(goal.id), normalised(title)),
                  normalised(subjects))


def _countries(catalogue: Catalogue) -> Iterable[Result]:
    others: dict[str, list[str]] = {}
    for name, code in other_names(catalogue).items():
        others.setdefault(code, []).append(name)
    countries = sorted((area for area in catalogue.areas if area.kind == "country"),
                       key=lambda area: (area.member != "yes", area.name))
    return (_country(area, others.get(area.code, [])) for area in countries)


def _country(area: Area, others: Iterable[str]) -> Result:
    names = (area.name, area.code, area.alpha2, *others)
    return Result(area.name, menu.address("country", area=area.code), tuple(map(normalised, filter(None, names))))
