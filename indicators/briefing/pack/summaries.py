"""Longer summaries of a pack, in paragraphs of plain sentences: of its countries, and of a goal for a group."""

from collections.abc import Iterator, Sequence

import pandas as pd

from indicators import statements, wording
from indicators.briefing.pack.content import Summary
from indicators.briefing.pack.reading import Read
from indicators.model import Goal, Message
from indicators.reports.answered import in_words
from indicators.reports.sections import sections
from indicators.reports.written import written
from indicators.statements import GoalCard, LikeForLike
from indicators.wording import say


def in_a_box(read: Read, whose: str, messages: Sequence[Message]) -> str:
    """The sentences for a briefing, after whose they are and, before that, whether their figures are invented."""
    plain = [statements.unmarked(message) for message in messages]
    words = " ".join(wording.message(message, read.board.catalogue) for message in plain)
    begun = say("briefing.of", whose=whose, sentences=words) if whose else words
    invented = read.stamp.illustrative or plain != list(messages)
    return say("briefing.illustrative", sentences=begun) if invented else begun


def country_summaries(read: Read, areas: Sequence[str], goals: Sequence[str], year: int | None) -> Iterator[Summary]:
    """A summary of each country; none where the pack has only some of the goals, since it is about all of them."""
    known = read.board.catalogue
    if set(goals) < {goal.id for goal in known.goals}:
        return
    for area in areas:
        found = statements.country(read.board, area, read.today_year, year, in_words(read.answers, year, ref_area=area))
        sent = read.reports.get(area)
        sent = sent if sent and year in (None, sent.year) else None
        held = [(one, due) for one, due in read.commitments(area) if year is None or one.year <= year]
        facts = written(sent.year if sent else 0, sections(sent.text, known.goals) if sent else (), held)
        yield Summary(say("summaries.of", whose=known.area[area].name), wording.paragraphs(
            statements.country_in_sentences(read.board, area, found, read.today_year, facts), known))


def goal_summary(read: Read, goal: Goal, card: GoalCard, together: LikeForLike | None, cells: pd.DataFrame,
                 areas: Sequence[str], year: int | None) -> tuple[str, ...]:
    """The paragraphs on a goal for a group."""
    return wording.paragraphs(statements.goal_in_sentences(
        read.board, goal, card, together, cells, areas, year), read.board.catalogue)
