"""Likely questions about a finding, with lines to take based on the scoreboard only."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.briefing.figures.series import revised
from indicators.briefing.pack.content import Question
from indicators.briefing.pack.reading import PackInput
from indicators.charts.mark_texts import broken
from indicators.model import Message, Status, records
from indicators.statements import LikeForLike
from indicators.wording import say

YEARLY = (Status.AHEAD, Status.ON_TRACK, Status.IMPROVING_BELOW, Status.NO_CLEAR_CHANGE, Status.MOVING_AWAY)
DEADLINE = (Status.GOAL_MET, Status.ON_TRACK, Status.BEHIND, Status.MOVING_AWAY)
TRENDS = (Status.AT_LIMIT, Status.IMPROVING, Status.NO_CLEAR_TREND, Status.MOVING_AWAY)


def country_questions(read: PackInput, row: Mapping[str, Any]) -> tuple[Question, ...]:
    """Questions about a country's status; ``row`` has the fields of CERTAINTY and is not hidden."""
    board, indicator = read.board, read.indicator(row["indicator"])
    rows = board.series(row["indicator"], row["ref_area"])
    rows = rows[rows["year"] <= row["year"]]
    asked = row["indicator"], row["ref_area"], int(row["year"])
    lines = {
        "chance": _said(read, statements.beyond_chance(board, *asked)),
        "unusual": _said(read, statements.unusual(board, *asked)),
        "small": _said(read, statements.underlying(board, *asked)),
        "sensitivity": _said(read, statements.otherwise(row)),
        "breaks": _breaks(rows), "caution": wording.text(indicator.caution),
        "revised": revised(read.stamp, rows, indicator, board.catalogue, read.published(row["ref_area"]))}
    return (*_why(read, row, rows), *(Question(say(f"pack.asked_{name}"), line)
                                      for name, line in lines.items() if line))


def group_questions(read: PackInput, together: LikeForLike | None, missing: Sequence[str]) -> tuple[Question, ...]:
    """Questions about a group: who did not report, and what was compared."""
    found = []
    if missing:
        names = wording.listed(sorted(read.board.catalogue.area[code].name for code in missing))
        found.append(Question(say("pack.asked_missing"), say("pack.line_missing", count=len(missing), names=names)))
    if together and (said := _said(read, together.notes)):
        found.append(Question(say("pack.asked_compared"), said))
    return tuple(found)


def _said(read: PackInput, messages: Sequence[Message]) -> str:
    return " ".join(wording.message(message, read.board.catalogue) for message in messages)


def _why(read: PackInput, row: Mapping[str, Any], rows: pd.DataFrame) -> Iterator[Question]:
    """Why the status is what it is, or why it fell, in the steps of its arithmetic."""
    steps = _said(read, statements.steps(read.board, row))
    if not steps or not row["status"]:
        return
    word = wording.status_of(row, read.indicator(row["indicator"]))
    before = [earlier for earlier in records(rows) if earlier["year"] < row["year"] and earlier["status"]]
    if before and fell(before[-1]["status"], row["status"]):
        was = wording.status_of(before[-1], read.indicator(row["indicator"]))
        yield Question(say("pack.asked_fell", was=was, year=int(before[-1]["year"]), status=word), steps)
    else:
        yield Question(say("pack.asked_why", status=word), steps)


def fell(before: str, now: str) -> bool:
    """Whether a status is worse than another of the same kind of rule."""
    return any(before in order and now in order and order.index(Status(now)) > order.index(Status(before))
               for order in (YEARLY, DEADLINE, TRENDS))


def _breaks(rows: pd.DataFrame) -> str:
    years = broken(rows[rows["value"].notna()])
    return say("message", "chart.breaks_alt", years=", ".join(map(str, years))) if years else ""
