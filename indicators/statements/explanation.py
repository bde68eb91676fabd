"""The full explanation of a status: steps, rule, origin of rule and method, versions; also as plain text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators import __version__, wording
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Indicator, Mark, Message, Reason, Status
from indicators.statements.cells import when
from indicators.statements.certainties import how_sure, with_certainty
from indicators.statements.chance import ahead, unusual
from indicators.statements.steps import steps

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


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """The full explanation of one status, as codes and values."""

    heading: tuple[Message, ...]      # area, indicator, year and status; the goal; whether figures are illustrative
    steps: tuple[Message, ...]        # the arithmetic with the series' own numbers
    rule: tuple[Message, ...]         # the rule with its thresholds
    origin: tuple[Message, ...]       # what is set by the form, what by Goalline, and the source of the method
    outlook: tuple[Message, ...]      # how the outlook is computed; () where none is drawn
    current: Message                 # data version and Goalline's version


def explanation(scoreboard: Scoreboard, row: Mapping[Any, Any], version: int) -> Explanation:
    """The explanation of a row of the scoreboard's assessments, as of a data version."""
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    *rule, own = how_judged(indicator)
    return Explanation(
        heading=_heading(scoreboard.catalogue, row),
        steps=(*steps(scoreboard, row), *unusual(scoreboard, indicator.id, row["ref_area"], int(row["year"])),
               *how_sure(with_certainty(scoreboard, row), indicator)),
        rule=tuple(rule) if row["judged"] else (), origin=(*_origin(indicator, own),) if row["judged"] else (),
        outlook=OUTLOOK if _has_outlook(scoreboard, row) else (),
        current=Message(code="explain.standing", values={"version": version, "goalline": __version__}))


def _has_outlook(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> bool:
    """Whether an outlook begins at a row: it does at the newest figure of a series, if the series has one."""
    found = ahead(scoreboard, row["indicator"], row["ref_area"])
    return not found.empty and bool(row["year"] == scoreboard.series(row["indicator"], row["ref_area"])["year"].max())


def as_text(explained: Explanation, catalogue: Catalogue) -> str:
    """The explanation as lines of plain text, to copy into a note."""
    def lines(messages: Iterable[Message], before: str = "") -> list[str]:
        return [before + wording.message(message, catalogue) for message in messages]

    parts = [lines(explained.heading)]
    for head, messages in ((Message(code="explain.steps"), explained.steps),
                           (Message(code="explain.rule"), explained.rule),
                           (Message(code="explain.origin"), explained.origin),
                           (Message(code="explain.outlook"), explained.outlook)):
        if messages:
            parts.append([*lines([head]), *lines(messages, "- ")])
    return "\n\n".join("\n".join(part) for part in [*parts, lines([explained.current])])


def _heading(catalogue: Catalogue, row: Mapping[Any, Any]) -> tuple[Message, ...]:
    goal = catalogue.goal_of[row["indicator"]]
    values = {"ref_area": row["ref_area"], "indicator": row["indicator"], "year": when(row)}
    code = "explain.context"
    if row["reason"]:
        code, values["reason"] = "explain.not_assessed", Reason(row["reason"])
    elif row["status"]:
        code, values["status"] = "explain.status", Status(row["status"])
    invented = [Message(code="explain.illustrative")] if Mark.ILLUSTRATIVE in row["marks"].split() else []
    return Message(code=code, values=values), Message(code="explain.goal", values={"number": goal, "goal_id": goal}), \
        *invented


def _origin(indicator: Indicator, own: Message) -> Iterable[Message]:
    """Who set the rule, what in it the form does not define, and the source of the method."""
    if indicator.goal is None:
        return
    yield Message(code="explain.of_the_form" if indicator.rule_origin == "form" else "explain.ours")
    if indicator.rule_note:
        yield own
    yield Message(code=f"source.{indicator.goal.method}")
