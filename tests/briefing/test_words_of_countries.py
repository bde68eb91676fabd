"""A country's words leave only in quotation marks with attribution; commitments by status, and what is unanswered."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from indicators.briefing.pack.content import Pack, Report
from indicators.model.commitments import Commitment, CommitmentChange, CommitmentStatus, CommitmentStep
from indicators.reports.commitments import Due
from indicators.wording import say
from tests.briefing.packs import KINDS, Drawn, drawn, pack_of, texts, written
from tests.briefing.test_packs import RISEN
from tests.nouns import catalogue

__all__ = ["drawn"]

DONE, VIEW, NEXT = "A hotline was opened", "We see great progress", "To open a second hotline"
TEXT = (f"Operational Goal: Do so.\nA) Measures: report\n- {DONE}.\nB) Assessment: report\n- {VIEW}.\n"
        f"C) Actions: follow-up\n- {NEXT}.\n")
ANSWER = CommitmentStep(version=9, change=CommitmentChange.ANSWERED, by="Ann", at="2015-02-01T00:00:00Z", text="Done.",
                        year=2014)


def held(*, overdue: bool = False, by: date | None = None, **values: Any) -> tuple[Commitment, Due]:
    plain: dict[str, Any] = {"version": 4, "ref_area": "AAA", "goal": "1.1", "year": 2013, "text": f"{NEXT}.",
                             "submission": "S3", "public": True}
    return Commitment(**plain | values), Due(by, by or date(2014, 12, 31), overdue=overdue)


def pack(*commitments: tuple[Commitment, Due], level: str = "", rows: Sequence[Any] = RISEN, **values: Any) -> Pack:
    report = Report(2014, TEXT, "Ministry", {"1.1": level} if level else {})
    return pack_of(*rows, report=report, commitments=commitments, **values)


@cache
def quoted(*rows: Any) -> Pack:
    """One with a commitment that is still held, and these figures."""
    return pack(held(), rows=rows)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [RISEN, ()], ids=["figures", "words"])
def test_the_words_of_a_country_are_in_no_file_without_quotation_marks_and_whose_they_are(
    tmp_path: Path, drawn: Drawn, kind: str, rows: Sequence[Any]
) -> None:
    content = written(quoted(*rows), kind, tmp_path)
    whole = unescape(unescape(" ".join(texts(content))))
    for words in (DONE, VIEW, NEXT):
        assert whole.count(words) == len(re.findall(rf"“{words}\.?”", whole)), words
    if DONE in whole:
        assert say("pack.report_by", area="Aland", year=2014, source="Ministry") in re.sub(r"<[^>]+>", "", whole)


@pytest.mark.parametrize("kind", [".docx"])
def test_documents_quote_the_report_and_name_the_country(tmp_path: Path, drawn: Drawn, kind: str) -> None:
    content = written(quoted(*RISEN), kind, tmp_path)
    whole = unescape(re.sub(r"<[^>]+>", "", " ".join(texts(content))))
    assert f"“{DONE}.”" in whole
    assert say("pack.report_by", area="Aland", year=2014, source="Ministry") in whole
    assert say("commitments.quote_of", text=f"{NEXT}.", area="Aland", year=2013) in whole


def test_commitments_are_counted_by_status_and_listed_overdue_ones_marked() -> None:
    (section,) = pack(held(overdue=True), held(version=5, text="B.", status=CommitmentStatus.KEPT),
                      held(version=6, text="C.", by=date(2016, 1, 31))).sections
    assert section.commitments == (
        "Aland: 1 of 3 commitments done, 2 of unknown status, 1 overdue.",
        f"No information, overdue: “{NEXT}.” (Aland, report of 2013)", "Done: “B.” (Aland, report of 2013)",
        "No information, due 31 January 2016: “C.” (Aland, report of 2013)")


@pytest.mark.parametrize("answered, examined, said", [
    (False, False, "no later report on the commitment of 2013"),
    (True, False, "one commitment of 2013 answered; no status recorded"),
    (True, True, "the answer to the commitment of 2013 is being examined")])
def test_what_is_examined_or_answered_is_not_said_to_have_no_report(answered: bool, examined: bool, said: str) -> None:
    commitment, due = held(steps=(ANSWER,) if answered else ())
    (section,) = pack((commitment, replace(due, examined=examined))).sections
    assert section.commitments[0] == f"Aland: {said}."


def test_a_group_lists_overdue_commitments_first_and_the_number_of_the_rest() -> None:
    many = [held(version=10 + at, text=f"No. {at}", by=date(2016, 1, 1)) for at in range(13)]
    (section, *_) = pack(*many, held(version=9, overdue=True, text="Late"), areas=()).sections
    lead, first, *rest, last = section.commitments
    assert lead == "Aland: no later report on 14 commitments of 2013."
    assert first == "No information, overdue: “Late” (Aland, report of 2013)"
    assert (len(rest), last) == (11, "2 more")


def test_a_commitment_is_followed_by_its_answers_in_the_countrys_words() -> None:
    later = replace(ANSWER, text="One “more” opened.", year=2015)
    answered = held(steps=(ANSWER, later, replace(ANSWER, text="")))
    assert pack(answered).sections[0].commitments[1] == (
        f"No information: “{NEXT}.” (Aland, report of 2013). Answered: “Done.” (Aland, report of 2014); "
        "“One ‘more’ opened.” (Aland, report of 2015)")
    assert pack(answered, year=2014).sections[0].commitments[1].endswith("Answered: “Done.” (Aland, report of 2014)")


def test_what_was_promised_and_not_answered_may_be_asked() -> None:
    (section,) = pack(held(), held(version=5, text="B.", status=CommitmentStatus.KEPT),
                      held(version=6, text="C.", steps=(ANSWER,)),
                      held(version=7, text="D.", status=CommitmentStatus.DROPPED)).sections
    question = section.questions[-1]
    assert question.head == "What became of the commitments of Aland?"
    assert question.text == "Of its 4 commitments on this goal, one has no answer yet."


@pytest.mark.parametrize("count, start", [
    (1, "Nothing is known here of its one commitment"), (2, "Nothing is known here of its 2 commitments")])
def test_a_country_that_answered_nothing_is_not_said_to_have_answered(count: int, start: str) -> None:
    (section,) = pack(*(held(version=version) for version in range(5, 5 + count))).sections
    assert section.questions[-1].text.startswith(start)


@pytest.mark.parametrize("commitments", [(), (held(steps=(ANSWER,)),), (held(goal="1.2"),)])
def test_nothing_is_asked_where_nothing_is_open(commitments: tuple[tuple[Commitment, Due], ...]) -> None:
    (section,) = pack(*commitments).sections
    assert "promised" not in " ".join(question.head for question in section.questions)


def test_a_pack_of_a_year_has_the_commitments_made_until_then() -> None:
    assert [len(pack(held(), held(version=5, year=2014), year=year).sections[0].commitments)
            for year in (2013, None)] == [2, 3]


GROWN = [("VICTIMS", "AAA", 2009 + at, value) for at, value in enumerate((100, 150, 225, 338, 506))]


@pytest.mark.parametrize("level, rows, note", [
    ("well_advanced", GROWN,
     "The country says “well advanced”. Measured for 2013: Ahead of the goal (Title of VICTIMS)."),
    ("", RISEN, ""), ("", (), ""),
    ("reached", (), "The country says “reached”; there is no status to compare this with.")])
def test_a_ticked_level_stands_beside_the_measured_status(level: str, rows: Sequence[Any], note: str) -> None:
    (section,) = pack(level=level, rows=rows).sections
    assert section.notes[-1].endswith(note) if note else not section.notes


def test_a_finding_begins_with_a_capital_and_says_only_what_the_country_did() -> None:
    known = catalogue()
    known = known.model_copy(update={"areas": tuple(
        area.model_copy(update={"in_sentences": f"the {area.name}"}) for area in known.areas)})
    only_held = pack(held(), rows=(), known=known, year=2013).sections[0]
    assert only_held.finding == "The Aland has made commitments on goal 1.1, without a figure"
    assert pack(rows=(), known=known).sections[0].finding == (
        "The Aland has answered in words on goal 1.1, without a figure")
