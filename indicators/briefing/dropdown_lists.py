"""Entries of a template's drop-down lists: words that ingest maps back to their codes."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators import wording
from indicators.briefing.requested_figures import RequestedFigure
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.vocabulary.indicators import IndicatorNames, unit_words
from indicators.model import Absence, Catalogue, Indicator, Message
from indicators.model.marks import FROM_COUNTRIES

ABSENCES = (Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE, Absence.LATE, Absence.NOT_REPORTED)
PARTS = ("SEX=F", "SEX=M", "AGE=Y0T17", "AGE=Y_GE18")


@dataclass(frozen=True)
class Offer:
    """An entry of a list, its meaning, and the code that is also accepted, "" where that is the entry itself."""

    words: str
    meaning: str
    code: str


def offers(rows: list[RequestedFigure], catalogue: Catalogue, ref_area: str) -> dict[str, list[Offer]]:
    """The entries of each list, by column name; ``stages:CODE`` for an indicator with stages."""
    indicators = list({asked.indicator.id: asked.indicator for asked in rows}.values())
    units = dict.fromkeys(unit for known in indicators for unit in units_of(known))
    indicator, area = IndicatorNames(catalogue).code, AreaNames(catalogue).code
    found = {
        "indicator": [_offer(known.id, wording.text(known.title), limits(known, catalogue), indicator)
                      for known in indicators],
        "absence": [Offer(wording.absence(absence), _text(f"absence.{absence}"), absence) for absence in ABSENCES],
        "marks": [Offer(wording.mark(mark), "", mark) for mark in FROM_COUNTRIES],
        "unit": [Offer(unit_in_words(unit, catalogue), "", unit) for unit in units],
        "breakdown": [Offer(wording.part(part), "", part) for part in PARTS],
        "country": [_offer(ref_area, catalogue.area[ref_area].name, "", area)]}
    return found | {f"stages:{known.id}": [Offer(wording.text(name), "", str(stage))
                                          for stage, name in known.stages.items()]
                    for known in indicators if known.stages}


def units_of(indicator: Indicator) -> list[str]:
    """The indicator's unit, then the units that can be converted to it."""
    return [indicator.unit, *indicator.conversions]


def unit_in_words(unit: str, catalogue: Catalogue) -> str:
    """The name of a unit, or its code if the name cannot be mapped back."""
    return _offer(unit, wording.text(catalogue.units.get(unit, unit)), "", unit_words(catalogue)).words


def limits(indicator: Indicator, catalogue: Catalogue) -> str:
    """The permitted values: "a whole number of victims, 0 or more", or one of the stages."""
    if indicator.stages:
        return _text("stage", stages="; ".join(map(wording.text, indicator.stages.values())))
    unit = wording.text(catalogue.units.get(indicator.unit, indicator.unit))
    number = _text("percent" if indicator.unit == "percent" else "whole" if indicator.whole else "number", unit=unit)
    low, high = indicator.minimum, indicator.maximum
    if low is None or high is None:
        return number if low is None else _text("from", number=number, low=f"{low:g}")
    return _text("between", number=number, low=f"{low:g}", high=f"{high:g}")


def _offer(code: str, words: str, meaning: str, reads: Callable[[str], str]) -> Offer:
    return Offer(words if reads(words) == code else code, meaning, code)


def _text(what: str, **values: object) -> str:
    return wording.message(Message(code=f"template.{what}", values=values))
