"""The row under a figure: links that answer with the figure as a file, as a server answers it."""

import csv
import io
import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl

import pytest
from pptx import Presentation
from starlette.applications import Starlette
from starlette.routing import Route

from indicators.briefing.pack import chromium
from indicators.briefing.recheck import issued_briefings
from indicators.briefing.reference import VIEWS
from pages.shared import downloads
from tests.ledger.ledger_builders import signed_in
from tests.pages.conftest import Show, laid_out
from tests.pages.copies import open_once
from tests.pages.requests import DIRECT, request

OURS = {"name": "DEU_4.2_de_domestic_removed_within_2_days_v13", "set": "real", "version": "13", "area": "DEU",
        "goal": "4.2"}


APP = Starlette(routes=[Route(downloads.FIGURE, downloads.figure_answer)])


def ask(values: Mapping[str, str], **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer to a link."""
    sent = [*DIRECT, *((name.replace("_", "-"), value) for name, value in headers.items())]
    answer = request(APP, downloads.FIGURE, sent, query=values)
    return answer.status, answer.headers, answer.body


def test_the_figures_that_a_chart_draws_are_a_table_of_numbers(real: str) -> None:
    status, headers, body = ask(OURS | {"form": "csv"})
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert headers["content-disposition"] == f'attachment; filename="{OURS["name"]}.csv"'
    assert [(row["Year"], row["Figure"]) for row in rows[:3]] == [("2023", "85"), ("2022", "76.32"),
                                                              ("2021", "61.92")]


def test_a_figure_that_somebody_takes_is_on_record_and_no_briefing(real: str) -> None:
    book = open_once(real)
    ada = signed_in(book, "Ada", "reader")
    _, session = book.start_session(ada.person, timedelta(hours=1))
    before = len(book.log("taken"))
    ask(OURS | {"form": "csv"})                                # nobody signs in
    assert len(book.log("taken")) == before
    assert ask(OURS | {"form": "csv"}, goalline_session=session.id)[0] == 200
    assert [(row.person, row.detail) for row in book.audit(action="taken")[before:]] == [
        (ada.person, f"{OURS['name']}.csv")]
    assert not issued_briefings(book, 99)


def test_a_slide_of_one_figure_has_its_native_chart_with_the_same_numbers(real: str) -> None:
    status, _, body = ask(OURS | {"form": "pptx"})
    slides = list(Presentation(io.BytesIO(body)).slides)
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert (status, len(slides), len(charts)) == (200, 1, 1)
    assert [value for line in charts[0].plots[0].series for value in line.values][-1] == 85
    assert any("Data version 13" in shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame)


@pytest.mark.browser
@pytest.mark.parametrize("form, begins", [("slide", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_a_picture_is_drawn_on_the_server(real: str, form: str, begins: bytes) -> None:
    status, _, body = ask(OURS | {"form": form})
    assert (status, body[:len(begins)]) == (200, begins)
    if form == "slide":
        assert (int.from_bytes(body[16:20]), int.from_bytes(body[20:24])) == (1920, 1080)


@pytest.mark.parametrize("values", [
    {}, {"form": "exe"}, {"form": "csv", "name": "DEU_4.2_x_v13"}, {"form": "csv", "area": "XXX"},
    {"form": "csv", "goal": "9.9"}, {"form": "csv", "year": "0000", "area": "DEU"}, {"form": "csv", "name": "x" * 2000},
    {"form": "csv", "group": "\x00", "area": ""}, {"form": "csv", "version": "999"}, {"form": "csv", "version": "-1"},
    {"form": "csv", "version": "9" * 5000}, {"form": "csv", "set": "other"}])
def test_a_link_to_no_figure_of_ours_is_answered_by_a_sentence(real: str, values: dict[str, str]) -> None:
    status, headers, body = ask(OURS | values)
    assert (status, headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert body
    assert b"Traceback" not in body


def test_a_link_to_a_later_version_is_answered_with_that_number(real: str) -> None:
    assert b"data version 999" in ask(OURS | {"form": "csv", "version": "999"})[2]


def test_a_figure_of_an_earlier_version_can_be_taken(real: str) -> None:
    assert ask(OURS | {"form": "csv", "version": "5", "name": OURS["name"].replace("v13", "v5")})[0] == 200


def test_another_site_cannot_make_this_one_draw(real: str) -> None:
    assert ask(OURS | {"form": "csv"}, sec_fetch_site="cross-site")[0] == 403
    assert ask(OURS | {"form": "csv"}, sec_fetch_site="same-origin")[0] == 200


def test_a_country_offers_its_figure_in_every_form_and_as_text(real: str, show: Show) -> None:
    page = laid_out(show("country", area="DEU", goal="4.2"))
    links = [unescape(link) for link in re.findall(r'href="(\./figure\?[^"]*)" download', page)]
    assert [re.findall(r"form=(\w+)", link)[0] for link in links] == [
        "slide", "page", "svg", "pdf", "pptx", "csv"]
    assert all("area=DEU" in link and "version=13" in link for link in links)
    texts = [unescape(text).replace("\u00a0", " ") for text in re.findall(r'gl-copy-link" data-copy="([^"]*)"', page)]
    assert [text for text in texts if text.startswith("Germany") and "about 85 %" in text and "Data version 13" in text]


def test_without_a_chromium_there_is_no_picture(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "installed", lambda: False)
    page = laid_out(show("country", area="DEU", goal="4.2"))
    assert re.findall(r"form=(\w+)", page) == ["pptx", "csv"]
    assert "data-picture" not in page


@pytest.mark.parametrize(("goal", "scale"), [("4.2", "one"), ("3.1", "one")])
@pytest.mark.parametrize("countries", [{}, {"areas": "XAC,XGA,XCE"}])
def test_a_figure_has_the_scale_and_the_countries_of_the_screen(
        real: str, show: Show, goal: str, scale: str, countries: dict[str, str]) -> None:
    page = laid_out(show("goal", goal=goal, view="years", scale=scale, set="illustrative", **countries))
    link, = (dict(parse_qsl(unescape(link))) for link in re.findall(r'href="\./figure\?([^"]*form=csv[^"]*)"', page))
    status, _, body = ask(link)
    assert (status, link["name"]) == (200, f"countries_{goal}_years_{scale}_v{link['version']}")
    named = {row["Country"] for row in csv.DictReader(io.StringIO(body.decode("utf-8-sig")))}
    assert len(named) == 3 if countries else len(named) > 40


@pytest.mark.parametrize("goal", ["1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"])
@pytest.mark.parametrize("figures", ["real", "illustrative"])
def test_every_view_of_a_goal_that_draws_is_a_figure_that_can_be_taken(
        real: str, show: Show, figures: str, goal: str) -> None:
    names: dict[str, dict[str, str]] = {}
    for view in VIEWS:
        page = show("goal", goal=goal, view=view, set=figures)
        links = re.findall(r'href="\./figure\?([^"]*form=csv[^"]*)"', laid_out(page))
        assert len(links) == len(page.get("plotly_chart"))
        names |= {link["name"]: link for link in (dict(parse_qsl(unescape(link))) for link in links)}
    assert {name for name, link in names.items() if ask(link)[0] == 200} == set(names)


def test_the_series_of_the_world_on_a_goal_can_be_taken_too(real: str, show: Show) -> None:
    page = laid_out(show("goal", goal="1.1", set="real", tab="world"))
    links = [dict(parse_qsl(unescape(link))) for link in re.findall(r'href="\./figure\?([^"]*form=csv[^"]*)"', page)]
    assert links
    assert [ask(link)[0] for link in links] == [200] * len(links)


@pytest.mark.parametrize("values", [
    {"areas": "XGA,XCE,XFR", "goal": "1.1", "set": "illustrative"},
    {"areas": "XGA,XCE", "goal": "2.1", "set": "illustrative"},
    {"areas": "XGA,XCE", "goal": "1.1", "scale": "figures", "set": "illustrative"}])
def test_a_comparison_can_be_taken_as_it_is_drawn(real: str, show: Show, values: dict[str, str]) -> None:
    page = laid_out(show("compare", **values))
    links = [dict(parse_qsl(unescape(link))) for link in re.findall(r'href="\./figure\?([^"]*form=csv[^"]*)"', page)]
    assert len(links) == 1
    status, headers, body = ask(links[0])
    assert status == 200
    assert len({row["Country"] for row in csv.DictReader(io.StringIO(body.decode("utf-8-sig")))}) == len(
        values["areas"].split(","))
    assert ("_index_" in headers["content-disposition"]) == (values["goal"] == "1.1" and "scale" not in values)
