"""Likely questions about a group, each with an answer of at most forty words, from the scoreboard only."""

from collections.abc import Iterable, Sequence

import pandas as pd

from indicators import wording
from indicators.briefing.pack.content import Question
from indicators.briefing.pack.reading import PackInput
from indicators.model import Message, Origin
from indicators.statements import GoalCard, LikeForLike
from indicators.wording import say

MOST, MOST_WORDS = 3, 40


def group_questions(read: PackInput, card: GoalCard, cells: pd.DataFrame, together: LikeForLike | None,
                    missing: Sequence[str]) -> list[Question]:
    """Questions about a group: who has no figure, and what was compared."""
    answers = {}
    if not card.sources["reported"] and card.sources["held"]:
        held = cells.loc[cells["origin"] == Origin.PUBLIC, "ref_area"]
        answers[say("pack.asked_reported")] = say("pack.line_none_reported", of=card.of, names=wording.listed(
            [wording.in_sentence(area, read.board.catalogue) for area in held]))
    elif missing:
        names = wording.listed(sorted(read.board.catalogue.area[code].name for code in missing))
        answers[say("pack.asked_missing")] = shortened([say("pack.line_missing", count=len(missing), names=names)]) or (
            say("pack.line_missing_many", count=len(missing)))
    if together:
        answers[say("pack.asked_compared")] = say(
            "pack.line_compared", both=len(together.areas_both), of=together.of, lacking=together.of - len(
                together.areas_both), year=together.year or 0, before=(together.year or 0) - 1)
        answers[say("pack.asked_caution")] = shortened([wording.text(read.indicator(together.indicator).caution)])
    return [Question(question, answer) for question, answer in answers.items() if answer][:MOST]


def answer_of(read: PackInput, messages: Iterable[Message]) -> str:
    """The sentences of messages that fit into an answer."""
    return shortened([wording.message(message, read.board.catalogue) for message in messages])


def shortened(sentences: Sequence[str]) -> str:
    """The sentences, without those that would make an answer too long; none is cut."""
    words, kept = 0, []
    for sentence in filter(None, dict.fromkeys(sentences)):
        if words + len(sentence.split()) <= MOST_WORDS:
            words += len(sentence.split())
            kept.append(wording.ended(sentence))
    return " ".join(kept)
