"""A country in two or three short paragraphs: over its goals, on each goal, and what it reported in words.

Each paragraph is a sequence of messages. They hold nothing that the country's page does not show the same audience.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Mark, Message, Topics
from indicators.model.commitments import CommitmentStatus
from indicators.statements.countries import CountrySummary, report
from indicators.statements.first_sentences import country_headline, goal_sentence

Paragraph = tuple[Message, ...]


@dataclass(frozen=True, kw_only=True)
class Written:
    """A country's newest written report that the audience may read, and the commitments on record."""

    year: int = 0                          # 0: no report
    answered: int = 0                      # goals that the report answers
    actions: int = 0                       # follow-up actions that it announces
    commitments: Mapping[CommitmentStatus, int] = field(default_factory=dict)
    overdue: int = 0


def country_in_sentences(scoreboard: Scoreboard, ref_area: str, summary: CountrySummary,
                         written: Written) -> tuple[Paragraph, ...]:
    """The paragraphs on a country, of its ``summary``."""
    told = [line for line in summary.lines if line.assessment or line.absent or line.in_words]
    untold = tuple(line.goal for line in summary.lines if line not in told)
    nothing = [Message(code="summary.no_figure", values={"topics": Topics(untold)})] if untold and told else []
    found = without_short_ones((
        (country_headline(ref_area, summary), *summary.reporting, *summary.moving_away),
        (*(goal_sentence(scoreboard, ref_area, line) for line in told), *nothing),
        tuple(_in_words(scoreboard, ref_area, summary, written))))
    invented = any(line.assessment and Mark.ILLUSTRATIVE in line.assessment["marks"].split() for line in summary.lines)
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


def _in_words(scoreboard: Scoreboard, ref_area: str, summary: CountrySummary, written: Written) -> Iterable[Message]:
    """The newest written report, and the commitments on record."""
    if written.year:
        yield report(scoreboard, ref_area, written.year, written.answered, len(summary.lines), written.actions)
    else:
        yield Message(code="summary.no_report", values={"ref_area": ref_area})
    count = sum(written.commitments.values())
    if count and count == written.commitments.get(CommitmentStatus.NO_INFORMATION, 0):
        yield Message(code="summary.commitments_unknown", values={"count": count, "year": written.year})
    elif count:
        yield Message(code="summary.commitments", values={
            "count": count, "kept": written.commitments.get(CommitmentStatus.KEPT, 0), "overdue": written.overdue})
