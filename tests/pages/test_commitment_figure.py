"""Commitments by status on their screen, and taken away as a file: the same numbers, and only what one may see."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from indicators.briefing.pack import chromium
from pages.shared import cache
from tests.pages.conftest import Environment, Prepared, Show, laid_out, use
from tests.pages.copies import Copy, open_once
from tests.pages.test_commitments import BEN, LAW, TRAINING, change, confirm, report_again
from tests.pages.test_figure_files import ask


def follow(url: str) -> None:
    """Two commitments of a public report of Cambodia, one of them kept, and one of a report that is not public."""
    book = open_once(url)
    law, _ = confirm(book, LAW, TRAINING, report=report_again(book))
    change(book, law, "status", status="kept", reason="in force")
    confirm(book, LAW, report=report_again(book, public=False, area="THA"))
    book.release(BEN, "With commitments")
    book.close()


@pytest.fixture(scope="module")
def with_commitments(prepared: Prepared) -> Copy:
    return prepared(follow)


@pytest.fixture
def followed(with_commitments: Copy, environment: Environment) -> Iterator[str]:
    """URL of a ledger with what ``follow`` confirmed."""
    with with_commitments.in_use() as folder:
        yield use(folder, environment)


def links(shown: AppTest) -> dict[str, dict[str, str]]:
    found = re.findall(r'href="\./figure\?([^"]+)"', laid_out(shown))
    values = [dict(parse_qsl(unescape(link))) for link in found]
    return {value["form"]: value for value in values}


def alt(shown: AppTest) -> str:
    (chart,) = shown.get("plotly_chart")
    return str(chart.proto)


@pytest.mark.parametrize("values, finding", [
    ({}, "1 of 3 commitments done"), ({"area": "KHM"}, "Cambodia: 1 of 2 commitments done"),
    ({"area": "KHM", "goal": "2.1"}, "Goal 2.1"),
    ({"area": "THA"}, "Thailand: no information on the commitment of")])
def test_the_screen_draws_the_country_and_goal_that_are_chosen(followed: str, show: Show, values: dict[str, str],
                                                                finding: str) -> None:
    shown = show("commitments", view="chart", **values)
    assert not shown.exception
    assert finding in alt(shown)


def test_a_briefing_is_given_the_commitments_of_each_country(followed: str) -> None:
    read = cache.read_of(cache.visit_at("real", open_once(followed).version()))
    assert [len(read.commitments(area)) for area in ("KHM", "THA", "DEU")] == [2, 1, 0]


def test_the_files_have_the_same_numbers(followed: str, show: Show) -> None:
    known = links(show("commitments", view="chart", area="KHM"))
    assert set(known) == ({"slide", "page", "svg", "pdf", "pptx", "csv"} if chromium.installed() else {
        "pptx", "csv"})
    status, headers, body = ask(known["csv"])
    assert status == 200
    assert 'filename="KHM_commitments_v' in headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    assert {row["Status"]: row["Number"] for row in rows} == {
        "Done": "1", "Substantially done": "0", "Begun": "0", "Not started": "0", "Dropped": "0", "No information": "1"}
    _, _, slides = ask(known["pptx"])
    (chart,) = (shape.chart for shape in Presentation(io.BytesIO(slides)).slides[0].shapes if shape.has_chart)
    counts = zip(*(series.values for series in chart.plots[0].series), strict=True)
    assert [sum(parts) for parts in counts] == [1, 0, 0, 0, 0, 1]


@pytest.mark.browser
@pytest.mark.parametrize("form, begins", [("slide", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_the_figure_is_drawn_on_the_server(followed: str, show: Show, form: str, begins: bytes) -> None:
    status, _, body = ask(links(show("commitments", view="chart"))[form])
    assert (status, body[:len(begins)]) == (200, begins)


def test_a_figure_of_anything_else_still_needs_its_goal(followed: str, show: Show) -> None:
    asked = links(show("commitments", view="chart"))["csv"] | {"name": "countries_1.1_tiles_v20"}
    assert ask(asked)[0] == 404
