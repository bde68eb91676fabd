"""Longer summaries in a briefing: of a country on all goals, and of a goal for a group; the same in every file."""

import re
from functools import cache
from pathlib import Path

import pytest

from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.reading import Report
from indicators.model import Audience, SmallCounts
from tests.briefing.packs import KINDS, Drawn, alliance, drawn, drawn_once, pack_of, read_of, texts, written
from tests.nouns import HOURS, STAGE, TRAININGS, VICTIMS, catalogue, figures, goal

__all__ = ["drawn"]

RISEN = [("VICTIMS", "AAA", 2013, 120), ("VICTIMS", "AAA", 2014, 150), ("VICTIMS", "BBB", 2014, 7)]
REPORT = Report(2014, "Operational Goal 1.1\nA. Actions\n- Trained forty officers.\nC. Follow-up\n- Train ninety.\n",
                "Report of 2014")
FACTS = "The latest written report, of 2014, answers one goal and announces one follow-up action."


def test_a_country_is_summed_up_with_its_report_where_the_briefing_is_on_all_goals() -> None:
    (found,) = pack_of(*RISEN, report=REPORT).summaries
    assert found.heading == "Summary: Aland"
    assert found.paragraphs[-1].endswith(FACTS)
    assert not pack_of(*RISEN, goals=("1.1",)).summaries


def test_a_briefing_of_a_year_sums_up_that_year() -> None:
    text = " ".join(pack_of(*RISEN, year=2013, report=REPORT).summaries[0].paragraphs)
    assert "2014" not in text
    assert "2013" in text


@cache
def summed_up(areas: tuple[str, ...]) -> Pack:
    return drawn_once(pack_of(*RISEN, areas=areas, report=REPORT))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("areas", [("AAA",), ()])
def test_a_summary_is_in_each_file(tmp_path: Path, drawn: Drawn, kind: str, areas: tuple[str, ...]) -> None:
    pack = summed_up(areas)
    paragraphs = pack.summaries[0].paragraphs if areas else pack.sections[0].summary
    last = max(re.split(r"[\d,;:.] ?", paragraphs[-1]), key=len)
    assert len(last) > len("one country.")
    in_files = " ".join([*texts(written(pack, kind, tmp_path)), *drawn.pages])
    assert (last in in_files) is (kind != ".zip")          # which holds pictures and their figures


@pytest.mark.parametrize(("audience", "shown"), [("staff", True), ("public", False)])
def test_what_is_hidden_stays_hidden_in_a_summary(audience: Audience, *, shown: bool) -> None:
    few = VICTIMS.model_copy(update={"small_counts": SmallCounts(hide_below=5)})
    known = alliance(catalogue(goal("1.1", few), goal("2.1", STAGE), goal("2.2", TRAININGS), goal("4.2", HOURS)))
    read = read_of(figures(("VICTIMS", "AAA", 2013, 3), ("VICTIMS", "AAA", 2014, 4)), audience, known=known)
    country = " ".join(build(read, PackRequest(areas=("AAA",))).summaries[0].paragraphs)
    group = " ".join(build(read, PackRequest()).sections[0].summary)
    assert ("4 victims" in country) is shown
    assert "4 victims" not in group
    assert ("not published, to protect people" in country) is not shown
