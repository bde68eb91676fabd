"""A country in two or three short paragraphs: what it reported, what changed, how certain it is, what is not assessed.

Each paragraph is a sequence of messages. They hold nothing that the country's page does not show the same audience.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.unusual_years import unusual_years
from indicators.model import Certainty, Mark, Message, Origin, Reason, Status
from indicators.model.commitments import CommitmentStatus
from indicators.model.marks import BOUNDS, marked
from indicators.statements.cells import FRESH_YEARS, when
from indicators.statements.certainties import by_chance, with_certainty
from indicators.statements.countries import CountryGoal, CountrySummary
from indicators.statements.goals import UNASSESSED

Paragraph = tuple[Message, ...]
Lines = Sequence[tuple[CountryGoal, Mapping[str, Any]]]       # with the row that has the status

ONE_DIFFERENCE = "one_difference"      # of the figures would give another status
CERTAIN = (Certainty.CLEAR, Certainty.COULD_BE_CHANCE, ONE_DIFFERENCE, Certainty.UNTESTED, Certainty.COUNTED)
"""Certainties in the order in which they are listed."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """A country's newest written report that the audience may read, and the commitments on record."""

    year: int = 0                          # 0: no report
    answered: int = 0                      # goals that the report answers
    actions: int = 0                       # follow-up actions that it announces
    commitments: Mapping[CommitmentStatus, int] = field(default_factory=dict)
    overdue: int = 0


def country_in_sentences(scoreboard: Scoreboard, ref_area: str, summary: CountrySummary, today_year: int,
                         written: Written) -> tuple[Paragraph, ...]:
    """The paragraphs on a country, of its ``summary``."""
    lines = [(line, line.assessment) for line in summary.lines if line.assessment is not None]
    fresh = today_year - FRESH_YEARS
    paragraphs = ((*_reported(ref_area, summary), *_statuses(lines), *summary.moving_away, *_stale(lines, fresh)),
                  (*_changes(scoreboard, lines), *_flips(scoreboard, lines),
                   *_certainties(scoreboard, lines)),
                  (*_unassessed(scoreboard, lines), *_without_figure(summary),
                   *_report(ref_area, written)))
    found = without_short_ones(paragraphs)
    invented = any(Mark.ILLUSTRATIVE in row["marks"].split() for _, row in lines)
    return marked_invented(found) if invented else found


def without_short_ones(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs that are not empty; one of a single message is joined to that before it or, if first, after it."""
    found: list[Paragraph] = []
    for paragraph in filter(None, paragraphs):
        if found and min(len(found[-1]), len(paragraph)) == 1:
            found[-1] = (*found[-1], *paragraph)
        else:
            found.append(paragraph)
    return tuple(found)


def marked_invented(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, whose first sentence is marked as of invented figures."""
    (first, *rest), *others = paragraphs
    return ((Message(code="box.illustrative", values={"sentence": first}), *rest), *others)


def unmarked(message: Message) -> Message:
    """The message itself, where it is marked as of invented figures."""
    sentence = message.values.get("sentence")
    return sentence if message.code == "box.illustrative" and isinstance(sentence, Message) else message


def _reported(ref_area: str, summary: CountrySummary) -> Iterable[Message]:
    """Whether the country reported the figures itself, how many goals have one, and the chosen or the latest year."""
    chosen = [line.assessment for line in summary.lines if line.assessment is not None]
    values = {"ref_area": ref_area, "goals": len(chosen), "of": len(summary.lines)}
    if not chosen:
        yield Message(code="summary.no_figures", values=values)
        return
    values["year"] = max(int(row["year"]) for row in chosen)
    whole = "_all" if len(chosen) == len(summary.lines) else ""
    own = all(row["origin"] == Origin.SENT for row in chosen)
    yield from summary.reporting
    if summary.year is None:
        yield Message(code=f"summary.{'reported' if own else 'covered'}{whole}", values=values)
    else:
        yield Message(code="summary.of_the_year", values=values)


def _statuses(lines: Lines) -> Iterable[Message]:
    """The goals by status, the best first, and those that count activities; those not assessed come later."""
    for status in Status:
        goals = [_goal(line, row) for line, row in lines if row["status"] == status]
        if goals and status not in UNASSESSED:
            yield Message(code=f"summary.{status}", values={"count": len(goals), "clauses": goals})
    counted = [_goal(line, row) for line, row in lines if not row["status"] and not row["hidden"]]
    if counted:
        yield Message(code="summary.activities", values={"count": len(counted), "clauses": counted})


def _goal(line: CountryGoal, row: Mapping[str, Any], code: str = "summary.goal", **values: object) -> Message:
    """A goal by title and number, with the year of its figure and, where it is provisional, this."""
    provisional = Mark.PROVISIONAL in row["marks"].split()
    return Message(code=code, values={
        "goal_id": line.goal, "number": line.goal, "year": when(row),
        "provisional": Message(code="summary.provisional") if provisional else "", **values})


def _stale(lines: Lines, fresh: int) -> Iterable[Message]:
    """The goals of which nothing newer than a few years is known."""
    old = [line.goal for line, _ in lines if line.stale]
    if old:
        yield Message(code="summary.stale", values={"count": len(old), "numbers": old, "since": fresh})


def _changes(scoreboard: Scoreboard, lines: Lines) -> Iterable[Message]:
    """The figures that can be compared with the year before; or that none can, where there is any."""
    shown = [row for _, row in lines if not row["hidden"]
             and not scoreboard.catalogue.indicators[row["indicator"]].stages]
    clauses = [clause for row in shown if (clause := _change(scoreboard, row))]
    if clauses:
        yield Message(code="summary.changes", values={"clauses": clauses})
    elif shown:
        yield Message(code="summary.no_changes")


def _change(scoreboard: Scoreboard, row: Mapping[str, Any]) -> Message | None:
    """A figure and its difference from the year before; None where the two cannot be compared."""
    rows = scoreboard.series(row["indicator"], row["ref_area"])
    before = " ".join(rows.loc[rows["year"] == row["previous_year"], "marks"])
    if row["previous_year"] != row["year"] - 1 or pd.isna(row["previous_value"]) or marked(
            pd.Series([before, row["marks"]]), *BOUNDS).any():
        return None
    values = {name: row[name] for name in ("indicator", "ref_area", "value", "marks")} | {
        "year": int(row["year"]), "previous_year": int(row["previous_year"]), "before": row["previous_value"]}
    method = methods.method_of(scoreboard.catalogue.indicators[row["indicator"]])
    if method is not None and method.counted:
        count, earlier = int(row["value"]), int(row["previous_value"])
        return Message(code="summary.counted" if count != earlier else "summary.counted_same", values={
            **values, "count": count, "earlier": earlier})
    until = rows[rows["year"] <= row["year"]]
    if row["previous_year"] in {found.year for found in unusual_years(until, scoreboard.catalogue.indicators[
            row["indicator"]])}:
        return Message(code="summary.after_unusual", values=values)
    if pd.isna(row["change"]):
        return Message(code="summary.after", values=values)
    return Message(code="summary.change", values={
        **values, "change": row["change"], "target": row["target"], "marks_before": before})


def _flips(scoreboard: Scoreboard, lines: Lines) -> Iterable[Message]:
    """The statuses that differ from the year before; or that none does, where any can be compared."""
    compared = [(line, row, before) for line, row in lines if row["status"] not in ("", *UNASSESSED)
                and (before := _status_before(scoreboard, row))]
    changed = [Message(code="summary.flip", values={
        "number": line.goal, "was": before, "previous_year": int(row["year"]) - 1, "status": Status(row["status"]),
        "year": int(row["year"])}) for line, row, before in compared if before != row["status"]]
    if changed:
        yield Message(code="summary.flips", values={"count": len(changed), "clauses": changed})
    elif compared:
        yield Message(code="summary.no_flips", values={"count": len(compared)})


def _status_before(scoreboard: Scoreboard, row: Mapping[str, Any]) -> Status | None:
    """The status of the year before a row; None without one."""
    rows = scoreboard.series(row["indicator"], row["ref_area"])
    found = rows["status"][rows["year"] == row["year"] - 1]
    return Status(found.iloc[0]) if len(found) and found.iloc[0] not in ("", *UNASSESSED) else None


def _certainties(scoreboard: Scoreboard, lines: Lines) -> Iterable[Message]:
    """On which goals the change is beyond chance, on which chance may explain it, and so on."""
    goals: dict[str, list[str]] = {}
    for line, row in lines:
        if code := certainty_code(with_certainty(scoreboard, row), scoreboard):
            goals.setdefault(code, []).append(line.goal)
    clauses = [Message(code=f"summary.certain_{code}", values={"count": len(goals[code]), "numbers": goals[code]})
               for code in CERTAIN if code in goals]
    if clauses:
        yield Message(code="summary.certain", values={"clauses": clauses})


def certainty_code(row: Mapping[Any, Any], scoreboard: Scoreboard) -> str:
    """One of CERTAIN for a row with fields of CERTAINTY; "" where no change is claimed."""
    chance = by_chance(row, scoreboard.catalogue.indicators[row["indicator"]])
    return str(row["certainty"]) if chance else ONE_DIFFERENCE


def _unassessed(scoreboard: Scoreboard, lines: Lines) -> Iterable[Message]:
    """The goals with a figure but no status, each with the reason."""
    clauses = [_goal(line, row, f"summary.because_{_because(scoreboard, row)}", **(
        {"reason": Reason(row["reason"])} if row["reason"] else {}))
        for line, row in lines if row["status"] in UNASSESSED]
    if clauses:
        yield Message(code="summary.unassessed", values={"count": len(clauses), "clauses": clauses})


def _because(scoreboard: Scoreboard, row: Mapping[str, Any]) -> str:
    """Why a figure has no status, as the end of a code."""
    if row["hidden"]:
        return "hidden_people" if scoreboard.catalogue.indicators[row["indicator"]].protection else "confidential"
    if row["reason"] == Reason.HIDDEN:
        return "rests_on_hidden"
    return "reason" if row["reason"] else "too_early"


def _without_figure(summary: CountrySummary) -> Iterable[Message]:
    """The goals without a figure to assess: those that the report answers in words, then the others."""
    missing = [line for line in summary.lines if line.assessment is None]
    in_words = [line for line in missing if line.in_words and not line.absent]
    others = [line for line in missing if line not in in_words]
    if in_words:
        yield Message(code="summary.in_words", values={
            "count": len(in_words), "clauses": [_missing(line) for line in in_words]})
    if any(line.absent or line.others for line in others) or 0 < len(others) < len(summary.lines):
        yield Message(code="summary.without_figure", values={
            "count": len(others), "clauses": [_missing(line) for line in others]})


def _missing(line: CountryGoal) -> Message:
    values: dict[str, object] = {"goal_id": line.goal, "number": line.goal}
    if line.absent:
        absence, year = line.absent
        return Message(code="summary.absent", values={**values, "absence": absence, "year": year})
    return Message(code="summary.context_only" if line.others else "summary.missing", values=values)


def _report(ref_area: str, written: Written) -> Iterable[Message]:
    """The newest written report, and the commitments by status."""
    if written.year:
        yield Message(code="summary.report", values={"year": written.year, "answered": written.answered,
                                                     "actions": written.actions})
    else:
        yield Message(code="summary.no_report", values={"ref_area": ref_area})
    counts = [Message(code=f"summary.commitments_{status}", values={"count": count})
              for status, count in written.commitments.items() if count]
    if counts:
        yield Message(code="summary.commitments", values={
            "count": sum(written.commitments.values()), "overdue": written.overdue, "clauses": counts})
