"""For those who do not see a screen: a chart is one picture with a name and a table, and each link has its own name."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indicators.wording import say
from tests.browser.accessibility import violations

Look = Callable[[str], Page]
TABLE = "chart => document.getElementById(chart.getAttribute('aria-details'))?.textContent ?? ''"
CAPTION = "chart => document.getElementById(chart.getAttribute('aria-describedby'))?.textContent ?? ''"


@pytest.mark.parametrize(("screen", "charts"), [
    ("country?area=DEU&goal=4.2", [("Germany: about 85 % in 2023", "Behoerden Spiegel")]),
    ("goal?goal=1.1&tab=world", [("One country has data", "Australia229"), ("World: at least 30,000", "1,617")]),
    ("compare?areas=XAL,XFR,XGA&goal=1.1&set=illustrative", [("ILLUSTRATIVE", "Alderia")])])
def test_a_chart_is_one_picture_with_a_name_and_a_table(
        staff: str, look: Look, screen: str, charts: list[tuple[str, str]]) -> None:
    page = look(f"{staff}/{screen}")
    for chart, (named, holds) in enumerate(charts):
        drawn = page.locator(".stPlotlyChart").nth(chart)
        expect(drawn.locator("svg text").first).to_be_attached()
        expect(drawn).to_have_role("img")
        read_out, = drawn.aria_snapshot().splitlines()           # one line: none of its letters is read by itself
        assert read_out.lstrip("- '").startswith("img")
        assert named in read_out
        assert holds in drawn.evaluate(TABLE), named
        assert drawn.evaluate(CAPTION), named
    assert not violations(page)


@pytest.mark.parametrize("screen", [
    "compare?areas=XAL,XFR,XGA&goal=1.1&set=illustrative"])
def test_links_with_the_same_words_say_which_status_they_explain(staff: str, look: Look, screen: str) -> None:
    page = look(f"{staff}/{screen}")
    names = page.locator("a.gl-how-link").evaluate_all("links => links.map(link => link.ariaLabel ?? link.innerText)")
    assert len(names) > 2
    assert len(set(names)) == len(names)
    assert all(name.startswith(say("explained.link")) for name in names)
