import pytest

from indicators.charts.alt_text import frames_alt
from indicators.charts.compared_lines import YearlyGoal, common_start, compared_lines
from indicators.charts.theme import LINE_COLOURS, PALETTES, contrast

TEN_PER_CENT = YearlyGoal(0.1, "+10 %, every year")


@pytest.fixture
def two(series):
    return {"Cambodia": series({2015: 10, 2016: 20, 2017: 30, 2018: 60}),
            "Germany": series({2016: 200, 2017: 220, 2018: 190})}


def lines_of(figure):
    return {trace.name: dict(zip(trace.x, trace.y, strict=True)) for trace in figure.data if trace.name != "path"}


def test_counts_compare_from_the_first_year_that_all_have_with_twenty_cases(two, indicator):
    assert common_start(list(two.values()), indicator()) == 2016


@pytest.mark.parametrize("changes", [
    {"measure": "share", "unit": "percent", "whole": False}, {"stages": {0: "no law", 4: "in force"}}])
def test_shares_and_stages_are_compared_as_they_are(two, indicator, changes):
    assert common_start(list(two.values()), indicator(**changes)) is None


def test_a_count_below_twenty_or_a_bound_is_no_base(series, indicator):
    small = [series({2016: 19, 2017: 25, 2018: 30}), series({2016: 100, 2017: 100, 2018: 110}, {2017: "lower_bound"})]
    assert common_start(small, indicator()) is None            # 2018 is the last year, from which nothing follows


def test_counts_compare_from_after_the_last_break(series, indicator):
    broken = [series({2014: 50, 2015: 60, 2016: 70, 2017: 80}, {2016: "break"}),
              series({2014: 100, 2015: 110, 2016: 120, 2017: 130})]
    assert common_start(broken, indicator()) == 2016


def test_one_series_alone_is_not_put_to_100(two, indicator):
    assert common_start([two["Germany"]], indicator()) is None


def test_with_a_common_start_lines_are_shares_of_its_figure(two, caption, indicator, catalogue, said):
    figure = compared_lines(two, caption(), indicator=indicator(), catalogue=catalogue, start=2016, goal=TEN_PER_CENT)
    assert lines_of(figure) == {"Cambodia": {2016: 100, 2017: 150, 2018: 300},
                                "Germany": {2016: 100, 2017: pytest.approx(110), 2018: 95}}
    path = next(trace for trace in figure.data if trace.name == "path")
    assert dict(zip(path.x, path.y, strict=True)) == pytest.approx({2016: 100, 2017: 110, 2018: 121})
    text = said(figure)
    assert "2016 = 100: each line shows its figures as a share of its own figure for 2016." in text
    assert "Dashed line: the goal (+10 %, every year)." in text
    assert "300 (60 victims, 2018)" in text.replace("\u00a0", " ")


def test_without_one_lines_are_the_figures_and_no_goal_is_drawn(two, caption, indicator, catalogue, said):
    figure = compared_lines(two, caption(), indicator=indicator(), catalogue=catalogue, goal=TEN_PER_CENT)
    assert lines_of(figure)["Cambodia"] == {2015: 10, 2016: 20, 2017: 30, 2018: 60}
    assert [trace.name for trace in figure.data] == ["Cambodia", "Germany"]
    assert "= 100" not in said(figure)


def test_gaps_and_breaks_interrupt_a_line_and_uncertain_figures_are_hollow(series, caption, indicator, catalogue, said):
    frames = {"Malta": series({2014: 30, 2016: 40, 2017: 50, 2018: 60}, {2017: "break", 2018: "provisional"})}
    figure = compared_lines(frames, caption(), indicator=indicator(), catalogue=catalogue)
    line, = figure.data
    assert list(line.y) == [30, None, 40, None, 50, 60]
    hollow = [colour == PALETTES["light"].background for colour in line.marker.color]
    assert hollow == [False] * 5 + [True]
    assert "Hollow points: provisional." in said(figure)
    assert "Gap in a line: figures before and after it cannot be compared" in said(figure)


@pytest.mark.parametrize("width", [350, 700, 920, 1200])
def test_six_labels_are_apart_and_within_the_plot(series, caption, indicator, catalogue, width):
    frames = {f"A country with a long name {n}": series({2016: 100, 2017: 100 + n}) for n in range(6)}
    figure = compared_lines(frames, caption(), indicator=indicator(), catalogue=catalogue, width=width)
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    low, high = figure.layout.yaxis.range
    labels = [note for note in figure.layout.annotations if note.name == "label"]
    assert len(labels) == 6
    size = figure.layout.template.layout.font.size
    heights = sorted(((note.y - low) / (high - low) * plot + note.yshift,
                      (note.text.count("<br>") + 1) * 1.3 * size) for note in labels)
    for (below, its_height), (above, own_height) in zip(heights, heights[1:], strict=False):
        assert above - below >= (its_height + own_height) / 2 - 1
    assert heights[-1][0] <= plot + size


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_line_can_be_seen_and_none_is_like_another(theme):
    assert len(set(LINE_COLOURS[theme])) == 6
    assert all(contrast(colour, PALETTES[theme].background) >= 4.5 for colour in LINE_COLOURS[theme])


def test_no_value_draws_no_figure_and_the_alternative_text_counts_lines(two, series, caption, indicator, catalogue):
    nothing = {"Malta": series({2013: None})}
    assert compared_lines(nothing, caption(), indicator=indicator(), catalogue=catalogue) is None
    assert frames_alt("lines", two | nothing, caption(title="Both rose")) == "Both rose. Line chart of 2 areas."
