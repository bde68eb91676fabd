"""For those who do not see a screen: a chart is one picture with a name, and each link has its own name."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations

Look = Callable[[str], Page]


@pytest.mark.parametrize(("screen", "name"), [
    ("country?area=DEU&goal=4.2", "Germany"), ("goal?goal=1.1&set=illustrative", "ILLUSTRATIVE"),
    ("compare?areas=XAL,XFR,XGA&goal=1.1&set=illustrative", "ILLUSTRATIVE")])
def test_a_chart_is_one_picture_with_a_name(staff: str, look: Look, screen: str, name: str) -> None:
    page = look(f"{staff}/{screen}")
    chart = page.locator(".stPlotlyChart").first
    expect(chart.locator("svg text").first).to_be_attached()
    expect(chart).to_have_role("img")
    read_out, = chart.aria_snapshot().splitlines()           # one line: none of its letters is read by itself
    assert name in read_out
    assert not violations(page)
