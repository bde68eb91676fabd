"""A chart for those who do not see it: one picture with a name, and the table of its numbers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations

Browse = Callable[..., Page]
TABLE = "chart => document.getElementById(chart.getAttribute('aria-details'))?.textContent ?? ''"
CAPTION = "chart => document.getElementById(chart.getAttribute('aria-describedby'))?.textContent ?? ''"


@pytest.mark.parametrize(("screen", "chart", "named", "holds"), [
    ("country?area=DEU&goal=4.2", 0, "Germany: about 85 % in 2023", "Behoerden Spiegel"),
    ("goal?goal=1.1", 0, "One country has data", "Australia229"),
    ("goal?goal=1.1", 1, "World: over 30,000 victims", "1,617"),
    ("compare?areas=XAL,XFR,XGA&goal=1.1&set=illustrative", 0, "ILLUSTRATIVE", "Alderia")])
def test_a_chart_is_one_picture_with_a_name_and_a_table(
        staff: str, browse: Browse, screen: str, chart: int, named: str, holds: str) -> None:
    page = browse(f"{staff}/{screen}")
    drawn = page.locator(".stPlotlyChart").nth(chart)
    expect(drawn.locator("svg text").first).to_be_attached()
    expect(drawn).to_have_role("img")
    read_out, = drawn.aria_snapshot().splitlines()           # one line: none of its letters is read by itself
    assert read_out.lstrip("- '").startswith("img")
    assert named in read_out
    assert holds in drawn.evaluate(TABLE)
    assert drawn.evaluate(CAPTION)
    assert not violations(page)
