"""What a country wrote of its commitments, in quotation marks and with attribution."""

from indicators.model import Catalogue
from indicators.model.commitments import Commitment
from indicators.wording.messages import say
from indicators.wording.names import area


def announced(one: Commitment, catalogue: Catalogue) -> str:
    """A commitment in the country's words: "“To train officers.” (Cambodia, report of 2014)"."""
    return _quoted(one, one.text, one.year, catalogue)


def answers(one: Commitment, catalogue: Catalogue, year: int | None = None) -> list[str]:
    """The confirmed answers to a commitment, up to a year (None: any), quoted like it; erased ones are left out."""
    return [_quoted(one, step.text, step.year, catalogue) for step in one.answers
            if step.text and (year is None or step.year <= year)]


def _quoted(one: Commitment, text: str, year: int, catalogue: Catalogue) -> str:
    return say("commitments.quote_of", text=text, area=area(one.ref_area, catalogue), year=year)
