"""A country's comment in its own words, with attribution."""

from indicators.model import Catalogue
from indicators.model.comments import CountryComment
from indicators.wording.messages import say
from indicators.wording.periods import day


def comment(found: CountryComment, catalogue: Catalogue) -> str:
    """A comment in quotation marks with country and day, or that none was received by a day."""
    country = catalogue.area[found.ref_area].name
    if not found.text:
        return say("comment.none", country=country, day=day(found.day))
    return say("comment.quoted", country=country, day=day(found.day), text=" ".join(found.text.split()))
