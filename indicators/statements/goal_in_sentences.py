"""A goal for a group in a few short paragraphs: how many countries, who they are, who is missing, the context."""

from collections.abc import Iterable, Sequence

import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.model import WORLD, Amount, Certainty, Goal, Indicator, Message, Reason, Status, records
from indicators.statements.cells import OTHER_INDICATOR, when
from indicators.statements.certainties import by_chance
from indicators.statements.country_in_sentences import Paragraph, marked_invented, unmarked, without_short_ones
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
    box = tuple(map(unmarked, group_box(card, together))) if together else (card.message,)
    stale = cells[cells["stale"]] if year is None else cells[:0]
    missing = pd.DataFrame({"ref_area": sorted(set(areas) - set(cells["ref_area"]))}, dtype=object)
    found = without_short_ones((
        (*box, *_named_trends(scoreboard, lead, card), *card.moving_away),
        (*_reporters(card), *uncertain(scoreboard, lead), *_unassessed(lead), *_named("other_indicator", others),
         *_named("stale", stale), *_named("without", missing)),
        tuple(_context(scoreboard, goal, year))))
    return marked_invented(found) if together is not None and together.illustrative else found


def _named_trends(scoreboard: Scoreboard, own: pd.DataFrame, card: GoalCard) -> Iterable[Message]:
    """The countries whose trend is clear among so many, by status."""
    if own.empty:
        return
    for status, areas in trends_named(scoreboard, card.indicator, tuple(own["ref_area"]), tuple(own["year"])).items():
        yield Message(code="summary.named", values={"status": status, "areas": areas})


def _reporters(card: GoalCard) -> Iterable[Message]:
    """How many countries reported figures themselves, and how many are known from others' or from words."""
    if card.of:
        others = card.held + card.coded
        code = "summary.reporters_and_others" if others else "summary.reporters"
        yield Message(code=code, values={"reported": card.reported, "of": card.of, "others": others})
        if card.in_words:
            yield Message(code="summary.in_words_only", values={"count": card.in_words})


def uncertain(scoreboard: Scoreboard, cells: pd.DataFrame) -> Iterable[Message]:
    """In how many countries the change could be chance, and in how many one figure decides; ``cells``: as of a card."""
    known = scoreboard.catalogue.indicators
    chance = [by_chance(row, known[row["indicator"]]) for row in records(cells[
        ~cells["stale"] & (cells["part"] != OTHER_INDICATOR) & (cells["certainty"] == Certainty.COULD_BE_CHANCE)])]
    for code, count in (("by_chance", sum(chance)), ("by_one_figure", len(chance) - sum(chance))):
        if count:
            yield Message(code=f"summary.{code}", values={"count": count})


def _unassessed(lead: pd.DataFrame) -> Iterable[Message]:
    """The countries with a figure of the lead indicator but no status, by reason."""
    yield from _named("too_early", lead[lead["status"] == Status.TOO_EARLY])
    own = lead[lead["status"].isin(UNASSESSED) & (lead["status"] != Status.TOO_EARLY)]
    for reason, rows in own.groupby("reason"):
        yield from _named("unassessed", rows, reason=Reason(str(reason)))


def _named(code: str, rows: pd.DataFrame, **values: object) -> Iterable[Message]:
    if len(rows):
        yield Message(code=f"summary.areas_{code}", values={
            "areas": tuple(rows["ref_area"]), "count": len(rows), **values})


def _context(scoreboard: Scoreboard, goal: Goal, year: int | None) -> Iterable[Message]:
    """The newest figures of the world or of a body, which have no status, each with its publisher's caution."""
    cautions = set[str]()
    for indicator, rows in _series_of_context(scoreboard, goal, year)[:MOST_CONTEXT]:
        row = records(rows[-1:])[0]
        yield Message(code="summary.context", values={
            "indicator": indicator.id, "publisher": indicator.publisher, "ref_area": row["ref_area"],
            "scope": "world" if row["ref_area"] == WORLD else "body", "year": when(row),
            "amount": Amount(row["value"], indicator.id, row["marks"])})
        yield from running_total(scoreboard, indicator.id, row["ref_area"], year)
        if (caution := str(indicator.caution)) not in ("", *cautions):
            cautions.add(caution)
            yield Message(code="fact.reading", values={"reading": indicator.caution})


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
