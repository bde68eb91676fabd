"""Stages over the years as tiles, drawn from judged figures."""

import pytest

from indicators.charts.alt_text import stages_alt
from indicators.charts.stage_tiles import stage_tiles
from indicators.charts.theme import PALETTES, contrast, status_colour
from indicators.judging.scoreboard import judge
from indicators.model import Rule, Status
from tests.nouns import catalogue, figures, goal, indicator

RULE = Rule.model_validate({"method": "milestones", "reach": 3})
STAGES = {0: "no law", 1: "drafting", 2: "adopted", 3: "in force", 4: "applied"}
LAW = indicator("LAW", unit="stage", measure="level", goal=RULE, stages=STAGES, whole=True)
NAMES = {"AAA": "Aland", "BBB": "Bland", "CCC": "Cland"}
TWO = {"AAA": {2012: 0, 2013: 1, 2015: 3, 2016: 4}, "BBB": {2014: 2, 2015: 2}}


def frames(given, marks=None):
    board = judge(figures(*(("LAW", code, year, value, (marks or {}).get((code, year), ""))
                            for code, years in given.items() for year, value in years.items())),
                  catalogue(goal("2.1", LAW)))
    return {NAMES[code]: board.series("LAW", code) for code in given}


@pytest.fixture
def draw(caption):
    def build(given, marks=None, **options):
        return stage_tiles(frames(given, marks), caption(), indicator=LAW, catalogue=catalogue(goal("2.1", LAW)),
                           **options)
    return build


def tiles(figure):
    """(Year, row from the top) -> (number, colour of the fill, width of the outline)."""
    bars, numbers = (next(trace for trace in figure.data if trace.name == name) for name in ("stages", "numbers"))
    heights = sorted(set(numbers.y))
    return {(year, heights.index(y)): (text, colour, line) for year, y, text, colour, line in zip(
        numbers.x, numbers.y, numbers.text, bars.marker.color, bars.marker.line.width, strict=True)}


def test_every_figure_is_a_tile_with_its_number_and_other_years_are_empty(draw):
    assert {at: number for at, (number, *_) in tiles(draw(TWO)).items()} == {
        (2012, 0): "0", (2013, 0): "1", (2015, 0): "3", (2016, 0): "4", (2014, 1): "2", (2015, 1): "2"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_tile_is_coloured_from_the_goal_on_and_below_it_greys_grow_darker(draw, theme):
    shown = tiles(draw({"AAA": {2010: 0, 2011: 1, 2012: 2, 2013: 3, 2014: 4}}, theme=theme))
    colours = [colour for _, colour, _ in shown.values()]
    assert colours[3:] == [status_colour(Status.GOAL_MET, theme)] * 2
    assert len(set(colours[:3])) == 3
    against = [contrast(colour, PALETTES[theme].background) for colour in colours[:3]]
    assert against == sorted(against)
    assert against[0] > 1.1


def test_the_number_can_be_read_on_every_tile(draw):
    for theme in ("light", "dark"):
        figure = draw({"AAA": {2010: 0, 2011: 1, 2012: 2, 2013: 3, 2014: 4}}, theme=theme)
        bars, numbers = (next(trace for trace in figure.data if trace.name == name) for name in ("stages", "numbers"))
        assert all(contrast(ink, fill) >= 4.5
                   for ink, fill in zip(numbers.textfont.color, bars.marker.color, strict=True))
        assert numbers.textfont.size >= 12


def test_what_is_uncertain_is_hollow_and_named(draw, said):
    figure = draw(TWO, {("AAA", 2016): "provisional", ("BBB", 2015): "coded"})
    hollow = {at for at, (_, colour, line) in tiles(figure).items() if colour == "#ffffff" and line}
    assert hollow == {(2016, 0), (2015, 1)}
    assert "Hollow tiles: counted by a reader in a report's text, provisional." in said(figure)
    assert "Hollow" not in said(draw(TWO))


def test_a_goal_that_is_lost_has_a_thick_outline(draw, said):
    figure = draw({"AAA": {2012: 3, 2013: 1, 2014: 1}, "BBB": {2013: 1, 2014: 0}})
    assert [at for at, (*_, line) in tiles(figure).items() if line] == [(2013, 0), (2014, 0)]
    assert "Thick outline: the goal's stage had been reached before." in said(figure)
    assert "outline" not in said(draw(TWO))


def test_the_legend_names_every_stage_with_its_number_and_the_goal(draw, said):
    text = said(draw(TWO))
    for entry in ("0 no law", "1 drafting", "2 adopted", "3 in force (the goal)", "4 applied"):
        assert entry in text


def test_the_newest_stage_is_in_words_with_its_year_if_others_are_newer(draw):
    layout = draw(TWO, width=700).layout
    assert [note.text for note in layout.annotations if note.name == "newest"] == ["applied", "adopted, 2015"]
    assert layout.yaxis.ticktext == ("Aland", "Bland")


def test_a_phone_has_names_and_tiles_and_no_words(draw):
    layout = draw(TWO, width=350).layout
    assert layout.yaxis.ticktext == ("Aland", "Bland")
    assert not [note for note in layout.annotations if note.name == "newest"]


@pytest.mark.parametrize("width", [350, 700, 920, 1200])
def test_rows_are_low_tiles_wide_enough_for_a_number_and_the_newest_years_are_there(draw, said, width):
    many = {code: {year: year % 5 for year in range(1990, 2025)} for code in NAMES}
    figure = draw(many, width=width)
    low, high = figure.layout.xaxis.range
    plot = width - figure.layout.margin.l - figure.layout.margin.r
    assert plot / (high - low) >= 11
    assert high == 2024.5
    assert ("are not shown, since they do not fit" in said(figure)) is (low > 1989.5)
    assert low <= 2010
    size = figure.layout.template.layout.font.size
    assert figure.layout.height - figure.layout.margin.t - figure.layout.margin.b == pytest.approx(
        3 * 1.55 * size, abs=3)
    assert min(tile[0] for tile in tiles(figure)) > low


@pytest.mark.parametrize("known", [{2014: 1}, {2013: 1, 2014: 2}])
@pytest.mark.parametrize(("width", "stretched"), [(920, 1090), (700, 830), (350, 420), (1200, 1200)])
def test_few_years_make_narrow_tiles_however_wide_the_picture_is_stretched(draw, known, width, stretched):
    figure = draw({"AAA": known}, width=width)
    low, high = figure.layout.xaxis.range
    assert (stretched - figure.layout.margin.l - figure.layout.margin.r) / (high - low) <= 60
    assert set(figure.layout.xaxis.tickvals) <= set(known)
    assert {note.x for note in figure.layout.annotations if note.name == "newest"} <= {2014.5}


def test_pointing_at_a_tile_says_country_stage_year_and_marks(draw):
    figure = draw({"AAA": {2013: 2}}, {("AAA", 2013): "provisional"})
    assert next(trace for trace in figure.data if trace.name == "stages").hovertext == (
        "<b>Aland</b><br><b>adopted</b><br>2013<br>provisional",)


def test_what_is_hidden_or_missing_is_no_tile(draw, caption):
    assert set(tiles(draw({"AAA": {2012: 1, 2013: None, 2014: 2}}))) == {(2012, 0), (2014, 0)}
    nothing = frames({"AAA": {2012: None}})
    assert stage_tiles(nothing, caption(), indicator=LAW, catalogue=catalogue(goal("2.1", LAW))) is None


def test_the_alternative_text_counts_countries_and_those_at_the_goal(caption):
    assert stages_alt(frames({**TWO, "CCC": {2013: None}}), caption(title="One law is in force")) == (
        "One law is in force. Tiles with the stage of 2 countries by year. At the goal's stage or above: 1.")
