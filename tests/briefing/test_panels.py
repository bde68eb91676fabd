"""Many countries on slides: grids of small charts that can be edited, with the scoreboard's numbers."""

from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from pptx import Presentation

from indicators.briefing.pack import pictures
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.one_figure import figure_file
from indicators.briefing.pack.reading import PackInput
from indicators.briefing.pack.slide_layout import MOST_IN_A_PACK, ON_A_SLIDE
from indicators.briefing.pack.slides import write_slides
from indicators.briefing.stamp import Stamp
from indicators.judging.scoreboard import judge
from indicators.model import Area, Catalogue, Group, Membership
from tests.nouns import catalogue, figures


def group_of(count: int) -> Catalogue:
    """The standard goals for so many countries, which are a group."""
    areas = tuple(Area.model_validate({"code": f"C{at:02}", "name": f"Country {at:02}", "kind": "country"})
                  for at in range(count))
    known = catalogue()
    return known.model_copy(update={
        "areas": (*areas, *(area for area in known.areas if area.kind != "country")),
        "groups": (Group(id="ALL", name="The Alliance"),),
        "memberships": tuple(Membership(group="ALL", area=area.code) for area in areas)})


def pack_of_many(count: int) -> Pack:
    rows = [("VICTIMS", f"C{at:02}", year, 10 + at + year - 2012) for at in range(count) for year in (2013, 2014)]
    read = PackInput(board=judge(figures(*rows), group_of(count)), stamp=Stamp("staff", 7, "2015-06-01"),
                today_year=2015, reports={}, answers=frozenset(), published=lambda area: {})
    return build(read, PackRequest(goals=("1.1",)))


def grids(made: bytes) -> list[list[Any]]:
    """The charts of each slide that has several."""
    found = [[shape.chart for shape in slide.shapes if shape.has_chart] for slide in Presentation(BytesIO(made)).slides]
    return [charts for charts in found if len(charts) > 1]


def test_small_multiples_as_a_slide_are_native_charts_twelve_on_each() -> None:
    pack = pack_of_many(ON_A_SLIDE + 2)
    years = next(drawn for drawn in pack.figures if "_years_" in drawn.name)
    first, second = grids(figure_file(pack, years, "pptx"))
    assert (len(first), len(second)) == (ON_A_SLIDE, 2)
    numbers = {tuple(chart.plots[0].series[0].values) for chart in (*first, *second)}
    assert numbers == {(11 + at, 12 + at) for at in range(ON_A_SLIDE + 2)}
    assert list(first[0].plots[0].categories) == ["2013", "2014"]


def test_the_slides_say_country_newest_figure_status_years_and_scale() -> None:
    pack = pack_of_many(3)
    years = next(drawn for drawn in pack.figures if "_years_" in drawn.name)
    (slide,) = Presentation(BytesIO(figure_file(pack, years, "pptx"))).slides
    words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for text in ("Country 00", "12 victims (2014) · … Too early", "2013\t2014"):
        assert text in words
    assert any("Each panel has its own scale" in text for text in words)
    assert slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize(("count", "slides"), [(1, 0), (2, 1), (MOST_IN_A_PACK, 3), (MOST_IN_A_PACK + 1, 0)])
def test_a_deck_has_them_for_some_countries_and_not_for_one_or_all(count: int, slides: int) -> None:
    made = BytesIO()
    write_slides(pack_of_many(count), made)
    assert len(grids(made.getvalue())) == slides


def test_a_figure_too_tall_for_a_page_is_drawn_where_it_is_largest() -> None:
    def of(sizes: dict[int, int]) -> Any:
        return lambda width: SimpleNamespace(layout=SimpleNamespace(width=width, height=sizes[width]))

    def width(sizes: dict[int, int]) -> int:
        found: Any = pictures.on_a_page(of(sizes), 1.2)
        return int(found.layout.width)

    assert width({700: 800, 1200: 100}) == 700              # it fits
    assert width({700: 3000, 1200: 1500}) == 1200           # a strip of small charts
    assert width({700: 1500, 1200: 1600}) == 700            # rows that become no fewer
    assert pictures.on_a_page(lambda width: None, 1.2) is None
