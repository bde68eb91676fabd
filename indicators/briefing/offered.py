"""What the drop-down lists of a template offer: words, each of which is read back as its code."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators import wording
from indicators.briefing.asked import Asked
from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.vocabulary.units import unit_words
from indicators.model import Absence, Catalogue, Indicator, Mark, Message

ABSENCES = (Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE, Absence.LATE, Absence.NOT_REPORTED)
MARKS = (Mark.PROVISIONAL, Mark.ESTIMATED, Mark.APPROXIMATE, Mark.LOWER_BOUND, Mark.UPPER_BOUND, Mark.BREAK,
         Mark.PARTIAL, Mark.UNCERTAIN, Mark.FINANCIAL_YEAR)
"""What a country may say of a figure; the other marks are for those who read reports or gather sources."""

PARTS = ("SEX=F", "SEX=M", "AGE=Y0T17", "AGE=Y_GE18")


@dataclass(frozen=True)
class Offer:
    """An entry of a list, what it means, and the code that is read as well, "" where that is no other."""

    words: str
    meaning: str
    code: str


def offers(rows: list[Asked], catalogue: Catalogue, ref_area: str) -> dict[str, list[Offer]]:
    """The entries of each list, by the column that it is for, and ``stages:CODE`` for an indicator of stages."""
    indicators = list({asked.indicator.id: asked.indicator for asked in rows}.values())
    units = dict.fromkeys(unit for known in indicators for unit in units_of(known))
    indicator, area = IndicatorNames(catalogue).code, AreaNames(catalogue).code
    found = {
        "indicator": [_offer(known.id, wording.text(known.title), limits(known, catalogue), indicator)
                      for known in indicators],
        "absence": [Offer(wording.absence(absence), _text(f"absence.{absence}"), absence) for absence in ABSENCES],
        "marks": [Offer(wording.mark(mark), "", mark) for mark in MARKS],
        "unit": [Offer(unit_in_words(unit, catalogue), "", unit) for unit in units],
        "breakdown": [Offer(wording.part(part), "", part) for part in PARTS],
        "country": [_offer(ref_area, catalogue.area[ref_area].name, "", area)]}
    return found | {f"stages:{known.id}": [Offer(wording.text(name), "", str(stage))
                                          for stage, name in known.stages.items()]
                    for known in indicators if known.stages}


def units_of(indicator: Indicator) -> list[str]:
    """Its own unit, then those that are converted to it."""
    return [indicator.unit, *indicator.conversions]


def unit_in_words(unit: str, catalogue: Catalogue) -> str:
    """The word of a unit, or its code where the word is not read back."""
    return _offer(unit, wording.text(catalogue.units.get(unit, unit)), "", unit_words(catalogue)).words


def limits(indicator: Indicator, catalogue: Catalogue) -> str:
    """What may be written: "a whole number of victims, 0 or more", or one of the stages."""
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
