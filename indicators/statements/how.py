"""How an indicator is judged, and what of it is the form's and what our reading."""

from indicators import methods
from indicators.model import Indicator, Message

OUTLOOK = tuple(Message(code=f"outlook.{text}") for text in ("method", "source", "differs"))
"""How the outlook of a series is made, where that comes from, and why it can differ from the pace."""


def how_judged(indicator: Indicator) -> tuple[Message, ...]:
    """How an indicator is judged, a sentence or two each, and what of it is the form's and what our reading."""
    method = methods.method_of(indicator)
    if method is None:
        return (Message(code="how.context"),)
    origin = "how.from_the_form" if indicator.rule_origin == "form" else "how.ours"
    note = {"note": indicator.rule_note}
    own = Message(code="how.note", values=note) if indicator.rule_note else Message(code=origin)
    return *method.how(indicator), own
