"""The commitments of a briefing by status as a figure, of countries and groups, in every kind of file; two views."""

import io
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack, Section
from indicators.briefing.pack.one_figure import figure_file, named
from indicators.briefing.pack.reading import PackInput, Report
from indicators.briefing.pack.reported import commitment_section, is_of_commitments
from indicators.errors import Refusal
from indicators.model.commitments import Commitment, CommitmentChange, CommitmentStatus, CommitmentStep
from indicators.reports.commitments import Due
from tests.briefing.packs import KINDS, Drawn, drawn, read_of, texts, written
from tests.briefing.test_packs import RISEN
from tests.briefing.test_reported import held
from tests.nouns import figures

__all__ = ["drawn"]

OTHER: dict[str, Any] = {"ref_area": "BBB", "version": 8}
KEPT, OPEN = CommitmentStatus.KEPT, CommitmentStatus.IN_PROGRESS


def read(*commitments: tuple[Commitment, Due], rows: Any = RISEN,
         reports: dict[str, Report] | None = None) -> PackInput:
    found = read_of(figures(*rows))
    return replace(found, reports=reports or {}, commitments=lambda area: [
        pair for pair in commitments if pair[0].ref_area == area])


def pack(*commitments: tuple[Commitment, Due], areas: tuple[str, ...] = ("AAA",), **values: Any) -> Pack:
    asked = {name: values.pop(name) for name in ("goals", "year", "figure") if name in values}
    return build(read(*commitments, **values), PackRequest(areas=areas, **asked))


def section_of(made: Pack) -> Section:
    (found,) = (section for section in made.sections if not section.goal)
    return found


THREE = (held(overdue=True), held(version=5, status=KEPT, goal="2.1"), held(**OTHER, status=OPEN))


def test_a_country_has_its_own_and_a_group_those_of_its_members() -> None:
    assert section_of(pack(*THREE)).finding == "Aland: 1 of 2 commitments done; no information on 1; 1 overdue"
    assert section_of(pack(*THREE, areas=())).finding == (
        "Aland and Bland: 1 of 3 commitments done; no information on 1; 1 overdue")
    assert section_of(pack(THREE[0], areas=())).finding.startswith("Aland: ")
    (figure,) = section_of(pack(*THREE, areas=())).figures
    assert [[cell.text for cell in row] for row in figure.table.rows] == [
        ["Done", "1", "0"], ["Substantially done", "0", "0"], ["Begun", "1", "0"], ["Not started", "0", "0"],
        ["Dropped", "0", "0"],
        ["No information", "1", "1"]]
    assert figure.sources == ("Aland, report of 2013", "Bland, report of 2013")


@pytest.mark.parametrize("count, kept, overdue, said", [
    (1, 1, 0, "Aland: 1 of 1 commitments done"), (2, 0, 0, "Aland: 0 of 2 commitments done"),
    (3, 1, 2, "Aland: 1 of 3 commitments done; 2 overdue")])
def test_the_finding_is_one_sentence(count: int, kept: int, overdue: int, said: str) -> None:
    some = [held(version=4 + at, status=KEPT if at < kept else OPEN, overdue=kept <= at < kept + overdue)
            for at in range(count)]
    assert section_of(pack(*some)).finding == said


def test_what_is_examined_or_answered_is_not_said_to_have_no_report() -> None:
    reply = CommitmentStep(version=9, change=CommitmentChange.ANSWERED, by="", at="2016-01-01", year=2015, text="Yes.")
    replied, (waiting, due) = held(version=5, steps=(reply,)), held(version=6)
    assert section_of(pack(replied)).finding == "Aland: one commitment of 2013 answered; no status recorded"
    assert section_of(pack(replied, (waiting, replace(due, examined=True)))).finding == (
        "Aland: the answer to the commitment of 2013 is being examined")


def test_only_the_goals_and_years_asked_for_are_counted() -> None:
    some = (held(), held(version=5, goal="2.1"), held(version=6, year=2014))
    unknown = "Aland: no information on {} of 2013, since no later report has come"
    assert section_of(pack(*some, goals=("2.1",))).finding == unknown.format("the commitment")
    assert section_of(pack(*some, year=2013)).finding == unknown.format("2 commitments")
    assert section_of(pack(*some, goals=("2.1",))).figures[0].picture.subtitle == (
        "Goal 2.1 · Number of commitments announced in the report of 2013, by status")


def test_without_commitments_there_is_no_such_section_nor_figure() -> None:
    assert all(section.goal for section in pack().sections)
    assert commitment_section(read(), ("AAA",), ("1.1",), None) is None
    with pytest.raises(Refusal):
        pack(figure="AAA_commitments")


def test_where_the_figure_alone_is_wanted_no_other_section_is_made() -> None:
    assert [section.goal for section in pack(*THREE, figure="AAA_commitments").sections] == [""]
    assert not is_of_commitments("AAA_1.1_VICTIMS")


@cache
def with_three() -> Pack:
    return pack(*THREE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_has_the_finding(tmp_path: Path, drawn: Drawn, kind: str) -> None:
    content = written(with_three(), kind, tmp_path)
    whole = " ".join(texts(content)).replace("&amp;", "&")
    assert "1 of 2 commitments done" in whole


def test_the_slide_is_a_chart_that_can_be_edited_with_the_numbers(tmp_path: Path) -> None:
    made = pack(*THREE)
    slide = Presentation(io.BytesIO(figure_file(made, named(made, "AAA_commitments_v7"), "pptx"))).slides[0]
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    assert [(series.name, tuple(series.values)) for series in chart.plots[0].series] == [
        ("Not overdue", (1, 0, 0, 0, 0, 0)), ("Overdue", (0, 0, 0, 0, 0, 1))]
    assert chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "Aland: 1 of 2 commitments done; no information on 1; 1 overdue" in text
    assert "Data version 7" in text
    assert " · Number" not in text.replace("Goal 2.1 · Number", "")


def test_the_table_is_a_csv_and_a_sheet(tmp_path: Path) -> None:
    made = pack(*THREE, areas=())
    text = figure_file(made, named(made, "countries_commitments_v7"), "csv").decode("utf-8-sig")
    assert text.splitlines()[:2] == ["Status,Number,Overdue", "Done,1,0"]
    book = load_workbook(io.BytesIO(written(made, ".xlsx", tmp_path)))
    assert "Commitments" in book.sheetnames


def test_a_group_lists_the_commitments_on_a_goal_overdue_ones_first_and_the_number_of_the_rest() -> None:
    many = [held(version=10 + at, text=f"No. {at}", by=date(2016, 1, 1)) for at in range(13)]
    (on_goal,) = (one for one in pack(*many, held(**OTHER, overdue=True, text="Late"), areas=()).sections
                  if one.goal == "1.1")
    lead, first, *_, last = on_goal.commitments
    assert lead == "14 commitments: No information (14). Overdue: 1."
    assert first == "No information, overdue: “Late” (Bland, report of 2013)"
    assert (len(on_goal.commitments), last) == (14, "2 more")
