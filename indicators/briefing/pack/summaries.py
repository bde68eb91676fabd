"""Longer summaries of a pack, in paragraphs of plain sentences: of its countries, and of a goal for a group."""

from collections.abc import Iterator, Sequence

import pandas as pd

from indicators import statements, wording
from indicators.briefing.pack.content import Summary
from indicators.briefing.pack.reading import PackInput
from indicators.model import Catalogue, Goal, Message
from indicators.reports.commitments import written
from indicators.reports.sections import in_words, sections
from indicators.statements import GoalCard, LikeForLike
from indicators.wording import say


def in_a_box(read: PackInput, whose: str, messages: Sequence[Message]) -> str:
    """The sentences for a briefing, after whose they are and, before that, whether their figures are invented."""
    plain = [statements.unmarked(message) for message in messages]
    words = " ".join(wording.message(message, read.board.catalogue) for message in plain)
    begun = say("briefing.of", whose=whose, sentences=words) if whose else words
    invented = read.stamp.illustrative or plain != list(messages)
    return say("briefing.illustrative", sentences=begun) if invented else begun


def country_summaries(read: PackInput, areas: Sequence[str], goals: Sequence[str],
                      year: int | None) -> Iterator[Summary]:
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
            statements.country_in_sentences(read.board, area, found, facts), known))


def goal_summary(read: PackInput, goal: Goal, card: GoalCard, together: LikeForLike | None, cells: pd.DataFrame,
                 areas: Sequence[str], year: int | None) -> tuple[str, ...]:
    """The paragraphs on a goal for a group."""
    return wording.paragraphs(statements.goal_in_sentences(
        read.board, goal, card, together, cells, areas, year), read.board.catalogue)


MOST_WORDS = 150


def speaking_note(lead: str, messages: Sequence[Message], more: Sequence[str], catalogue: Catalogue) -> str:
    """A lead and the sentences of a briefing, then ``more`` sentences up to the limit; none is cut. "" without any."""
    if not messages and not any(more):
        return ""
    said = [lead, *(wording.message(message, catalogue) for message in messages), *more]
    kept: list[str] = []
    for sentence in dict.fromkeys(sentence.strip() for sentence in said if sentence.strip()):
        if len(" ".join([*kept, sentence]).split()) > MOST_WORDS:
            continue
        kept.append(wording.ended(sentence))
    return " ".join(kept)
