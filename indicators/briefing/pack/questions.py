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
        answers[say("pack.asked_compared")] = _compared(together) or answer_of(read, [together.message])
        answers[say("pack.asked_caution")] = shortened([_caution(read, together.indicator)])
    return [Question(question, answer) for question, answer in answers.items() if answer][:MOST]


def _compared(together: LikeForLike) -> str:
    """How many countries are compared, and how many are not, for which reason; "" where no year has a figure."""
    if not together.of or together.year is None:
        return ""
    both, of = len(together.areas_both), together.of
    reasons = {why: len(areas) for why, areas in together.reasons.items()}
    reasons["neither"] = of - both - len(together.left_out)
    listing = wording.listed([say(f"pack.compared_{name}", count=count, year=together.year, before=together.year - 1)
                              for name, count in reasons.items() if count])
    return say("pack.compared_of", both=both, of=of, reasons=listing or "none", year=together.year,
               before=together.year - 1)


def _caution(read: PackInput, code: str) -> str:
    """The caution of an indicator, after the country where it is one country's own."""
    figures, indicator = read.board.figures, read.indicator(code)
    caution = wording.text(indicator.caution)
    areas = figures.loc[figures["indicator"] == code, "ref_area"].unique()
    if not indicator.publisher or len(areas) != 1 or not caution:
        return caution
    return say("pack.caution_of", area=read.board.catalogue.area[areas[0]].name, caution=caution)


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
