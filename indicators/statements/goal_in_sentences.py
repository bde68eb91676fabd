"""A goal for a group in a few short paragraphs: who met it, the change like for like, who is missing, the context."""

from collections.abc import Iterable, Sequence

import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.model import WORLD, Goal, Indicator, Message, Reason, Status, records
from indicators.statements.cells import OTHER_INDICATOR, when
from indicators.statements.country_in_sentences import (
    CERTAIN,
    Paragraph,
    certainty_code,
    marked_invented,
    unmarked,
    without_short_ones,
)
from indicators.statements.goals import UNASSESSED, GoalCard
from indicators.statements.groups import LikeForLike, group_box
from indicators.statements.growths import trends_named
from indicators.statements.running_totals import running_total

MOST_CONTEXT = 2         # series of the world or of a body that are named


def goal_in_sentences(scoreboard: Scoreboard, goal: Goal, card: GoalCard, together: LikeForLike | None,
                      cells: pd.DataFrame, areas: Sequence[str], year: int | None) -> tuple[Paragraph, ...]:
    """The paragraphs on a goal for ``areas``.

    ``cells``: a frame of CELL, the rows on the goal that the card counts.
    """
    fresh = cells if year is not None else cells[~cells["stale"]]
    lead, others = fresh[fresh["part"] != OTHER_INDICATOR], fresh[fresh["part"] == OTHER_INDICATOR]
    first = (card.message, *_by_status(card), *_named_trends(scoreboard, lead, card), *card.moving_away)
    found = tuple(map(unmarked, group_box(card, together))) if together else ()
    compared = tuple(message for at, message in enumerate(found) if message not in (*first, *found[:at]))
    paragraphs = (first, compared, (*_reporters(card), *_unassessed(lead), *_otherwise(others), *_stale(cells, year),
                                    *_without(cells, areas), *_certainties(scoreboard, lead)),
                  tuple(_context(scoreboard, goal, year)))
    # The first sentence is marked for all.
    kept = tuple(tuple(map(unmarked, paragraph)) for paragraph in without_short_ones(paragraphs))
    return marked_invented(kept) if together is not None and together.illustrative else kept


def _by_status(card: GoalCard) -> Iterable[Message]:
    """The number of countries of each status, where there are several."""
    counted = [Message(code="summary.of_status", values={"count": count, "status": status})
               for status, count in card.counts.items() if count]
    if len(counted) > 1:
        yield Message(code="summary.by_status", values={"clauses": counted})


def _named_trends(scoreboard: Scoreboard, own: pd.DataFrame, card: GoalCard) -> Iterable[Message]:
    """The countries whose trend is clear among so many, by status."""
    named = trends_named(scoreboard, card.indicator, tuple(own["ref_area"]), tuple(own["year"])) if len(own) else {}
    clauses = [Message(code="summary.named", values={"status": status, "areas": areas})
               for status, areas in named.items()]
    if clauses:
        yield Message(code="summary.named_trends", values={"clauses": clauses})
    elif "clear" in card.message.values and card.message.values["clear"]:
        yield Message(code="summary.no_named_trends")


def _reporters(card: GoalCard) -> Iterable[Message]:
    """How many countries reported figures, and how many are known from other sources only."""
    if not card.of:
        return
    code = "_one" if card.of == 1 else "_all" if card.reported == card.of else ""
    yield Message(code=f"summary.reporters{code}", values={"reported": card.reported, "of": card.of})
    others = [Message(code=f"summary.reporters_{name}", values={"count": count}) for name, count in (
        ("held", card.held), ("coded", card.coded), ("in_words", card.in_words)) if count]
    if others:
        yield Message(code="summary.reporters_others", values={"clauses": others})


def _unassessed(lead: pd.DataFrame) -> Iterable[Message]:
    """The countries with a figure of the lead indicator but no status, by reason."""
    own = lead[lead["status"].isin(UNASSESSED)]
    if own.empty:
        return
    early = own[own["status"] == Status.TOO_EARLY]
    clauses = [_named("summary.areas_too_early", early)] if len(early) else []
    clauses += [_named("summary.areas_reason", rows, reason=Reason(str(reason)))
                for reason, rows in own.drop(early.index).groupby("reason")]
    yield Message(code="summary.areas_unassessed", values={"count": len(own), "clauses": clauses})


def _otherwise(others: pd.DataFrame) -> Iterable[Message]:
    """The countries known by another indicator than the lead one, which are counted by no status."""
    if len(others):
        yield _named("summary.areas_otherwise", others)


def _named(code: str, rows: pd.DataFrame, **values: object) -> Message:
    return Message(code=code, values={"areas": tuple(rows["ref_area"]), "count": len(rows), **values})


def _stale(cells: pd.DataFrame, year: int | None) -> Iterable[Message]:
    """The countries whose newest figure is too old to count; a chosen year has none."""
    old = cells[cells["stale"]] if year is None else cells[:0]
    if len(old):
        yield _named("summary.areas_stale", old)


def _without(cells: pd.DataFrame, areas: Sequence[str]) -> Iterable[Message]:
    """The countries without a figure to assess."""
    missing = sorted(set(areas) - set(cells["ref_area"]))
    if missing:
        code = "summary.areas_without" if len(missing) < len(areas) else "summary.areas_all_without"
        yield Message(code=code, values={"areas": tuple(missing), "count": len(missing)})


def _certainties(scoreboard: Scoreboard, lead: pd.DataFrame) -> Iterable[Message]:
    """How many of the changes behind the statuses are beyond chance, and so on."""
    found = [code for row in records(lead) if (code := certainty_code(row, scoreboard))]
    clauses = [Message(code=f"summary.countries_{code}", values={"count": found.count(code)})
               for code in CERTAIN if code in found]
    if clauses:
        yield Message(code="summary.certain", values={"clauses": clauses})


def _context(scoreboard: Scoreboard, goal: Goal, year: int | None) -> Iterable[Message]:
    """The newest figures of the world or of a body, which have no status, each with its publisher's caution."""
    cautions = set[str]()
    for indicator, rows in _series_of_context(scoreboard, goal, year)[:MOST_CONTEXT]:
        row = records(rows[-1:])[0]
        yield Message(code="summary.context", values={
            "indicator": indicator.id, "publisher": indicator.publisher, "ref_area": row["ref_area"],
            "value": row["value"], "marks": row["marks"], "year": when(row)})
        yield from running_total(scoreboard, indicator.id, row["ref_area"], year)
        if (caution := str(indicator.caution)) not in ("", *cautions):
            cautions.add(caution)
            yield Message(code="summary.caution", values={"caution": indicator.caution})


def _series_of_context(scoreboard: Scoreboard, goal: Goal, year: int | None) -> list[tuple[Indicator, pd.DataFrame]]:
    """The goal's context indicators of the world or of a body, with their visible figures up to a year.

    Evidence for the goal itself comes first, then the newest.
    """
    found = []
    for indicator in goal.indicators:
        if indicator.role == "context" and indicator.publisher:
            rows = scoreboard.series(indicator.id, indicator.body or WORLD)
            rows = rows[rows["value"].notna() & (rows["year"] <= (year or rows["year"].max()))]
            if len(rows):
                found.append((indicator, rows))
    return sorted(found, key=lambda one: (one[0].judged_for != "world", -int(one[1]["year"].max())))
