"""A remark in words: a note as it was written, a country's reply with attribution."""

from indicators.model import Catalogue
from indicators.model.remarks import Remark
from indicators.wording.messages import say
from indicators.wording.periods import day


def remark(one: Remark, catalogue: Catalogue) -> str:
    """A note's text; a reply in quotation marks with country and day, or that none was received by a day."""
    if not one.by_country:
        return one.text
    country = catalogue.area[one.ref_area].name
    if not one.received:
        return say("remark.none", country=country, day=day(one.day))
    return say("remark.quoted", country=country, day=day(one.day), text=" ".join(one.text.split()))
