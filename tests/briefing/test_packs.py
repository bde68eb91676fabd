"""What is in a briefing pack, whatever the kind of file: findings, tables, questions, what is missing."""

from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pptx import Presentation

from indicators.briefing.figures.goal import GroupOnGoal
from indicators.briefing.pack import country_sections, several_countries
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack, Report, cleaned
from indicators.briefing.stamp import Clearance
from indicators.charts.drawing import Figure
from indicators.errors import Refusal
from indicators.model import Audience, Rule
from indicators.wording import say
from tests.briefing.packs import pack_of, read_of, texts, written
from tests.ledger.ledger_builders import note
from tests.nouns import HOURS, REPORTS, TRAININGS, VICTIMS, catalogue, figures, goal

TESTED = {"method": "direction", "window_years": 8, "min_figures": 5, "alpha": "10 %",
          "solid_below": "5 %", "slope_min": "0.5 %"}
RISEN = [("VICTIMS", "AAA", 2011, 100), ("VICTIMS", "AAA", 2012, 120), ("VICTIMS", "AAA", 2013, 150)]


def words_in(drawn: Figure) -> str:
    """All texts of a figure, without line breaks."""
    layout = drawn.layout
    texts = [layout.title.text, layout.title.subtitle.text, layout.legend2.title.text]
    return " ".join([*texts, *(note.text for note in layout.annotations)]).replace("<br>", " ").replace("\xa0", " ")


def test_a_section_says_figure_status_and_question() -> None:
    (section,) = pack_of(*RISEN).sections
    assert (section.goal, section.whose, section.status.status) == ("1.1", "Aland", "too_early")
    assert section.finding == "Aland: too few figures on “Goal 1.1” for a trend"
    (drawn,) = section.figures
    assert [row[2].number for row in drawn.table.rows] == [2013, 2012, 2011]
    assert [row[3].number for row in drawn.table.rows] == [150, 120, 100]
    assert [line.values for line in drawn.plot.lines if line.kind == "values"] == [(100, 120, 150)]
    assert [point.head for point in section.points] == ["What changed", "How sure", "What to ask"]
    assert all(len(question.text.split()) <= 40 for question in section.questions)
    assert (section.number, len(section.questions)) == ("150 victims", 3)


@pytest.mark.parametrize("areas", [("AAA", "BBB"), ()])
def test_the_sentences_to_copy_begin_with_that_their_figures_are_invented(areas: tuple[str, ...]) -> None:
    rows = [(*row, "illustrative") for row in (
        *RISEN, ("VICTIMS", "BBB", 2012, 40), ("VICTIMS", "BBB", 2013, 30), ("REPORTS", "AAA", 2014, 9))]
    for section in pack_of(*rows, areas=areas, illustrative=True).sections:
        assert section.box == section.finding or section.box.startswith("ILLUSTRATIVE: ")
        assert section.box.count("ILLUSTRATIVE") == (section.box != section.finding)


@pytest.mark.parametrize("areas", [("AAA", "BBB"), ()])
def test_what_only_files_need_is_not_made_with_the_pack(
        areas: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(module: ModuleType | type, name: str) -> None:
        make = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given, **more: made.append(name) or make(*given, **more))

    for module, name in ((country_sections, "draw_series"), (several_countries, "series_table"),
                         (several_countries, "draw_comparison"), (GroupOnGoal, "draw"),
                         (several_countries, "series_table")):
        counted(module, name)
    pack = pack_of(*RISEN, ("VICTIMS", "BBB", 2012, 40), ("VICTIMS", "BBB", 2013, 30), ("REPORTS", "AAA", 2014, 9),
                   areas=areas)
    assert not made
    assert all(drawn.picture.alt for drawn in pack.figures)
    assert [drawn.data for drawn in pack.figures]
    drawn = ["draw_series", "draw_comparison"] if areas else ["draw"]
    assert {"series_table", *drawn} <= set(made)


def test_the_change_of_a_small_count_has_its_unit_in_a_table_of_rates() -> None:
    whole = catalogue(goal("1.1", VICTIMS.model_copy(update={"whole": True})))
    pack = pack_of(("VICTIMS", "AAA", 2011, 4), ("VICTIMS", "AAA", 2012, 7), ("VICTIMS", "AAA", 2013, 20), known=whole)
    (drawn,) = pack.sections[0].figures
    assert [row[5].text for row in drawn.table.rows] == ["✓ +13 victims", "✓ +3 victims", ""]


def test_one_goal_is_not_called_goals() -> None:
    assert pack_of(*RISEN, goals=("1.1",)).filters == "Goal 1.1 · latest figure in each series"
    assert pack_of(*RISEN, goals=("1.1", "4.2")).filters == "Goals 1.1, 4.2 · latest figure in each series"
    assert pack_of(*RISEN).filters.startswith("All 4 goals · ")


def test_a_year_cuts_off_what_came_later_and_what_others_publish_is_whole() -> None:
    pack = pack_of(*RISEN, ("REPORTS", "AAA", 2014, 9), ("REPORTS", "AAA", 2015, 8), year=2012)
    (section,) = pack.sections
    assert section.number == "120 victims"
    assert [row[2].number for row in section.figures[0].table.rows] == [2012, 2011]
    assert section.others[0].plot.categories == ("2014", "2015")


def test_one_point_has_its_goal_and_room_around_it() -> None:
    (section,) = pack_of(("STAGE", "AAA", 2013, 0)).sections
    plot = section.figures[0].plot
    assert plot.categories == ("2012", "2013", "2014")
    assert [(line.kind, line.values) for line in plot.lines] == [("values", (None, 0, None)), ("goal", (4, 4, 4))]
    assert section.figures[0].draw(1200) is None             # a single figure is no chart


def test_gaps_and_breaks_interrupt_the_line() -> None:
    (section,) = pack_of(("VICTIMS", "AAA", 2010, 5), ("VICTIMS", "AAA", 2012, 6),
                         ("VICTIMS", "AAA", 2013, 70, "break")).sections
    own = [line for line in section.figures[0].plot.lines if line.kind in ("values", "earlier")]
    assert [line.values for line in own] == [(5, None, 6, None), (None, None, None, 70)]


@pytest.mark.parametrize("asked, code", [
    (PackRequest(areas=("XXX",)), "brief.unknown_country"), (PackRequest(areas=("WLD",)), "brief.no_country"),
    (PackRequest(areas=("AAA",), goals=("9.9",)), "brief.unknown_goal"), (PackRequest(areas=("BBB",)), "brief.nothing"),
    (PackRequest(areas=("AAA",), year=1999), "brief.nothing")])
def test_what_cannot_be_briefed_on_is_refused(asked: PackRequest, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        build(read_of(figures(*RISEN)), asked)
    assert refused.value.code == code


def test_a_country_with_nothing_is_named_next_to_one_with_something() -> None:
    pack = pack_of(*RISEN, areas=("AAA", "BBB"))
    assert [section.whose for section in pack.sections] == ["Aland"]
    assert any(text.startswith("Bland: no information in this briefing on 4 goals") for text in pack.left_out)


def test_what_is_hidden_is_words_everywhere() -> None:
    (section,) = pack_of(("VICTIMS", "AAA", 2013, 3), audience="public").sections
    assert (section.figures, section.questions) == ((), ())
    assert "not published, to protect people" in section.box
    assert "3 victims" not in section.box + "".join(point.text for point in section.points)


def test_a_hidden_year_is_words_in_the_table_and_a_gap_in_the_chart() -> None:
    (section,) = pack_of(("VICTIMS", "AAA", 2011, 50), ("VICTIMS", "AAA", 2012, 3), ("VICTIMS", "AAA", 2013, 60),
                         audience="public").sections
    drawn = section.figures[0]
    cell = drawn.table.rows[1][3]
    assert (cell.number, cell.text) == (None, "fewer than 5")
    assert [line.values for line in drawn.plot.lines if line.kind == "values"] == [(50, None, 60)]


def test_the_alliance_has_a_section_for_each_goal_and_names_who_is_missing() -> None:
    pack = pack_of(*RISEN, ("VICTIMS", "BBB", 2013, 9), ("VICTIMS", "BBB", 2012, 10), areas=())
    first = pack.sections[0]
    assert [section.goal for section in pack.sections] == ["1.1", "2.1", "2.2", "4.2"]
    assert first.figures[0].plot.kind == "bars"
    assert any("Cland and Dland" in question.text for question in first.questions)
    assert [row[0].text for row in pack.table.rows] == ["Aland", "Bland"]
    assert "Cland and Dland" in pack.left_out[0]


@pytest.mark.parametrize("audience", ["staff", "public"])
def test_many_countries_are_counted_by_status_and_none_is_the_best_or_the_worst(
        audience: Audience, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(several_countries, "MOST_BARS", 1)
    rows = [("HOURS", area, 2010 + year, 10 + year) for area in ("AAA", "BBB") for year in range(4)]
    section = next(one for one in pack_of(*rows, areas=(), audience=audience).sections if one.goal == "4.2")
    assert {one.plot.kind for one in section.figures if one.plot} == {"stacked"}


@pytest.mark.parametrize("values, headline", [
    ((), "No country has a recent status"),
    ((10, 20, 30, 40, 50), "Only Aland, of 4 countries, has a recent status")])
def test_a_headline_counts_only_countries_with_a_status(values: tuple[int, ...], headline: str) -> None:
    rows = [("HOURS", "AAA", year, value) for year, value in enumerate(values, 2010)]
    known = catalogue(goal("4.2", HOURS.model_copy(update={"goal": Rule.model_validate(TESTED)})),
                      goal("1.1", VICTIMS))
    pack = pack_of(*rows, ("HOURS", "BBB", 2014, 9), ("VICTIMS", "BBB", 2014, 9), areas=(), known=known)
    assert pack.headline == headline


TIMES = HOURS.model_copy(update={"goal": Rule.model_validate({"method": "direction"})})
SHARE = TIMES.model_copy(update={"id": "SHARE", "headline": 2, "unit": "percent", "measure": "share",
                                 "desired_direction": "up", "decimals": 1, "maximum": 100, "group_rule": "none"})


def of_times(**more: Any) -> Pack:
    """The group on hours: one falls on a provisional figure alone, and its share removed in time falls too."""
    rows = [("HOURS", area, 2010 + year, 50.5 - step * year, "provisional" if (area, year) == ("AAA", 4) else "")
            for area, step in (("AAA", 5), ("BBB", 2)) for year in range(5)]
    shares = [("SHARE", "AAA", 2010 + year, 80.5 - 5 * year) for year in range(5)]
    return pack_of(*rows, *shares, known=catalogue(goal("4.2", TIMES, SHARE), goal("1.1", VICTIMS)), **{
        "areas": (), **more})


def test_signs_of_a_status_in_names_and_grids_are_explained_where_they_stand(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = of_times()
    section = next(one for one in pack.sections if one.goal == "4.2")
    assert [names for _, words, names in section.named if "Improving" in words] == ["Aland (p) ?, Bland"]
    assert [row[1].text for row in pack.table.rows] == ["+ Improving (p) ?", "+ Improving"]
    key = "“?”: could be chance, on one figure, or not tested · (p): the figure is provisional."
    assert (pack.key, section.key) == (key, key.replace("“?”:", "Striped or “?”:"))
    monkeypatch.setattr(several_countries, "MOST_BARS", 1)
    for shown, words in ((of_times(areas=("AAA", "BBB")), key), (of_times(), section.key)):
        assert any(words in text for text in texts(written(shown, ".pptx", tmp_path)))
    assert of_times(goals=("1.1",)).key == ""


def test_a_country_on_another_indicator_has_a_sign_in_the_grid_of_a_group() -> None:
    rows = [("HOURS", "AAA", 2014, 9), ("SHARE", "BBB", 2014, 60)]
    pack = pack_of(*rows, known=catalogue(goal("4.2", TIMES, SHARE), goal("1.1", VICTIMS)), areas=())
    assert [row[1].text.endswith(" ≠") for row in pack.table.rows] == [False, True]
    assert pack.key == say("pack.other_indicator")


def test_the_answer_says_that_another_indicator_gets_worse_where_no_status_does(tmp_path: Path) -> None:
    aside = "In one country, another indicator for this goal is getting worse, which its status does not show."
    pack = of_times()
    assert next(one for one in pack.sections if one.goal == "4.2").aside == aside
    assert any(aside in text for text in texts(written(pack, ".pptx", tmp_path)))


def test_a_year_that_is_open_is_so_in_tables() -> None:
    rows = figures(("TRAININGS", "AAA", 2014, 1, "coded uncertain")).assign(
        period_start="2013-01-01", period_end="2014-12-31")
    known = catalogue(goal("2.2", TRAININGS.model_copy(update={"goal": Rule.model_validate({"method": "activity"})})))
    pack = build(read_of(rows, known=known), PackRequest(areas=("AAA",)))
    assert [cell.text for cell in pack.table.rows[0][1:3]] == ["1", "1 campaign, 2013 or 2014"]
    row = pack.sections[0].figures[0].table.rows[0]
    assert [(cell.text, cell.number) for cell in row[2:5]] == [("2013 or 2014", None), ("1", 1.0), ("campaign", None)]


def test_a_comparison_counts_the_indicator_that_it_shows() -> None:
    pack = build(read_of(figures(*RISEN, ("VICTIMS", "BBB", 2013, 9), ("HOURS", "AAA", 2013, 5))),
                 PackRequest(areas=("AAA", "BBB"), compared="VICTIMS"))
    assert (pack.filters, pack.table.rows, pack.left_out) == ("Goal 1.1 · latest figure in each series", (), ())
    assert pack.headline == pack.sections[0].finding


def test_countries_with_the_same_series_are_compared_first() -> None:
    pack = pack_of(*RISEN, ("VICTIMS", "BBB", 2012, 30), ("VICTIMS", "BBB", 2013, 40), areas=("BBB", "AAA"))
    first = pack.sections[0]
    assert [section.whose for section in pack.sections] == ["Bland and Aland", "Bland", "Aland"]
    assert [(line.name, line.values) for line in first.figures[0].plot.lines] == [
        ("Bland", (None, 30, 40)), ("Aland", (100, 120, 150))]
    assert first.figures[0].draw(1200) is not None


def test_context_is_compared_after_what_is_assessed_with_its_caution_on_the_slide(tmp_path: Path) -> None:
    careful = REPORTS.model_copy(update={"caution": "Reports do not measure abuse."})
    pack = pack_of(("REPORTS", "AAA", 2013, 70), ("REPORTS", "BBB", 2013, 90), ("HOURS", "AAA", 2013, 5.0),
                   areas=("AAA", "BBB"), known=catalogue(goal("1.1", careful), goal("4.2", HOURS)))
    assert [(section.whose, section.goal) for section in pack.sections] == [
        ("Aland", "4.2"), ("Aland", "1.1"), ("Bland", "1.1"), ("Aland and Bland", "1.1")]
    deck = Presentation(BytesIO(written(pack, ".pptx", tmp_path)))
    caption = next(shape.text_frame.text for shape in deck.slides[-1].placeholders if shape.name == "Caption")
    assert caption.endswith("For context, not assessed. Reports do not measure abuse.")


def test_the_world_has_its_series_and_is_no_country() -> None:
    pack = pack_of(("TOTAL", "WLD", 2012, 1000), ("TOTAL", "WLD", 2013, 2000), *RISEN, areas=())
    assert [drawn.name for drawn in pack.sections[0].others] == ["WLD_1.1_TOTAL_v7"]
    assert "World" not in [row[0].text for row in pack.table.rows]


def test_a_revision_a_note_and_a_report_are_in_it() -> None:
    remark = note("AAA", 2013, "VICTIMS", text="A new form.")
    text = "Operational Goal: Do so.\nA) Measures: report\n- A hotline was opened.\n"
    (section,) = pack_of(*RISEN, published={("VICTIMS", 2013): 140.0}, remarks=(remark,),
                         report=Report(2014, text, "Ministry")).sections
    assert "2013 (was 140 victims)" in section.figures[0].note
    assert section.notes == ("2013: A new form.",)
    assert list(section.report) == ["“A hotline was opened.”"]


def test_every_page_says_version_audience_and_clearance() -> None:
    pack = pack_of(*RISEN, clearance=Clearance("RESTRICTED", "1 June, 12:00 CET", "Spring", "Ann", "Bob", "Cy"),
                   replaces=5, not_public="figures")
    assert pack.marking == "RESTRICTED · Embargo: not before 1 June, 12:00 CET"
    assert pack.provenance.startswith(
        "Data version 7 · as of 1 June 2015 · Edition Spring · for staff · contains figures that are not "
        "public · Replaces data version 5 · Prepared Ann · Checked Bob · Cleared Cy · ")
    drawn = pack.sections[0].figures[0].draw(1200)
    foot = drawn.layout.legend2.title.text
    assert "RESTRICTED" in foot
    assert "Data version 7" in foot


@pytest.mark.parametrize("edition, entered, named_in", [
    ("Ministerial", "", "· Edition Ministerial ·"), ("Illustrative edition 2025", "", "· Illustrative edition 2025 ·"),
    ("Ministerial", "Spring", "· Edition Spring ·"), ("", "", "")])
def test_every_page_names_the_edition_unless_another_is_entered(edition: str, entered: str, named_in: str) -> None:
    pack = pack_of(*RISEN, edition=edition, clearance=Clearance(edition=entered))
    assert named_in in pack.provenance
    assert pack.provenance.casefold().count("edition") == bool(named_in)
    drawn = pack.sections[0].figures[0].draw(1200)
    foot = drawn.layout.legend2.title.text.replace("<br>", " ")
    named = bool(edition), edition == "Ministerial" and not entered
    assert ("edition" in foot.casefold(), "Edition Ministerial" in foot) == named


def test_control_characters_and_turning_marks_go() -> None:
    assert cleaned("A\x00l\x1ba\u202end\ufffe") == "Aland"
    assert cleaned("كمبوديا 柬埔寨 ไทย\n\t") == "كمبوديا 柬埔寨 ไทย\n\t"


def test_a_briefing_of_one_year_compares_nothing_after_it() -> None:
    pack = pack_of(*RISEN, ("VICTIMS", "BBB", 2012, 30), ("VICTIMS", "BBB", 2013, 40), ("VICTIMS", "BBB", 2014, 90),
                   areas=("BBB", "AAA"), year=2013)
    compared = pack.sections[0].figures[0]
    assert max(map(int, compared.plot.categories)) == 2013
    assert {row[2].text for row in compared.data.rows} == {"2011", "2012", "2013"}
    assert "2014" not in str(compared.draw(1200).to_dict()["data"])


def test_the_series_of_a_group_end_at_the_year_of_the_briefing() -> None:
    pack = pack_of(*RISEN, ("VICTIMS", "BBB", 2013, 40), ("VICTIMS", "BBB", 2014, 90), areas=(), year=2013)
    years = next(drawn for drawn in pack.sections[0].figures if "_years_" in drawn.name)
    assert {row[2].text for row in years.data.rows} == {"2011", "2012", "2013"}


def test_a_value_revised_since_the_last_release_is_marked_in_its_table_and_in_its_picture() -> None:
    figure = pack_of(*RISEN, published={("VICTIMS", 2013): 140.0}).sections[0].figures[0]
    marks = {row[2].text: row[figure.table.head.index(say("series.marks"))].text for row in figure.table.rows}
    assert marks == {"2013": "revised, was 140 victims", "2012": "", "2011": ""}
    drawn = figure.draw(1200)
    assert drawn is not None
    assert "Revised since the last release: 2013 (was 140 victims)." in words_in(drawn)
