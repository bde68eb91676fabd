"""How an indicator is judged, and which parts the form defines and which Goalline."""

from indicators.judging import methods
from indicators.model import Indicator, Message

OUTLOOK = tuple(Message(code=f"outlook.{text}") for text in ("method", "source", "differs"))
"""Message on the method of the outlook, its source, and why it can differ from the pace."""


def how_judged(indicator: Indicator) -> tuple[Message, ...]:
    """How an indicator is judged, in one or two sentences each, and which parts the form defines and which Goalline."""
    method = methods.method_of(indicator)
    if method is None:
        return (Message(code="how.context"),)
    origin = "how.from_the_form" if indicator.rule_origin == "form" else "how.ours"
    note = {"note": indicator.rule_note}
    own = Message(code="how.note", values=note) if indicator.rule_note else Message(code=origin)
    return *method.how(indicator), own
