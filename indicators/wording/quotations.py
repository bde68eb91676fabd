"""What countries wrote, in quotation marks and with attribution: replies, commitments and answers to them."""

from indicators.model import Catalogue
from indicators.model.commitments import Commitment
from indicators.model.remarks import Remark
from indicators.wording.messages import say
from indicators.wording.names import area
from indicators.wording.periods import day


def remark(one: Remark, catalogue: Catalogue) -> str:
    """A note's text; a reply in quotation marks with country and day, or that none was received by a day."""
    if not one.by_country:
        return one.text
    country = catalogue.area[one.ref_area].name
    if not one.received:
        return say("remark.none", country=country, day=day(one.day))
    return say("remark.quoted", country=country, day=day(one.day), text=" ".join(one.text.split()))


def announced(one: Commitment, catalogue: Catalogue) -> str:
    """A commitment in the country's words: "“To train officers.” (Cambodia, report of 2014)"."""
    return _quoted(one, one.text, one.year, catalogue)


def answers(one: Commitment, catalogue: Catalogue, year: int | None = None) -> list[str]:
    """The confirmed answers to a commitment, up to a year (None: any), quoted like it; erased ones are left out."""
    return [_quoted(one, step.text, step.year, catalogue) for step in one.answers
            if step.text and (year is None or step.year <= year)]


def _quoted(one: Commitment, text: str, year: int, catalogue: Catalogue) -> str:
    return say("commitments.quote_of", text=text, area=area(one.ref_area, catalogue), year=year)
