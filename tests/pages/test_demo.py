"""The demo: everything can be tried on a ledger of its own, stays marked there, and can be made new."""

from collections.abc import Callable
from contextlib import closing

import pytest
from streamlit.testing.v1 import AppTest

from indicators import demo, illustrative, opening
from indicators import ledger as ledgers
from indicators.opening import url_of
from indicators.wording import say
from tests.pages.conftest import Show, words
from tests.pages.copies import open_once, snapshot_of
from tests.pages.test_reports import REPORT
from tests.pages.uploads import drop, field, publish, save_button, waited

HEADER = "ref_area,year,indicator,value,unit,source_title\n"


@pytest.fixture
def invented(real: str, show: Show) -> Callable[..., AppTest]:
    """Shows a screen of the demo."""
    return lambda screen, **values: show(screen, set="illustrative", **values)


def test_a_file_is_saved_to_the_demo_alone_and_marked(real: str, invented: Callable[..., AppTest]) -> None:
    before = open_once(real).version()
    publish(drop(invented("upload"), f"{HEADER}XAC,2025,CAMPAIGNS,4,campaigns,Own count\n"))
    rows = snapshot_of(url_of("illustrative")).observations(ref_area="XAC", indicator="CAMPAIGNS")
    row, = rows[rows["year"] == 2025].to_dict("records")
    assert (row["value"], row["marks"]) == (4, "illustrative")
    assert open_once(real).version() == before


def test_a_real_country_is_not_taken_into_the_demo(invented: Callable[..., AppTest]) -> None:
    shown = drop(invented("upload"), f"{HEADER}DEU,2025,CAMPAIGNS,4,campaigns,Own count\n")
    assert not [each for each in shown.button if (each.key or "").startswith("upload.publish")]


def test_an_illustrative_figure_is_not_taken_among_the_real_ones(real: str, show: Show) -> None:
    said = words(drop(show("upload"), f"{HEADER[:-1]},marks\nDEU,2025,CAMPAIGNS,4,campaigns,Own count,illustrative\n"))
    assert say("issue", "figure.illustrative") in said
    assert open_once(real).version() == open_once(real).head().version


def test_a_correction_in_the_demo_is_marked(invented: Callable[..., AppTest]) -> None:
    shown = invented("grid", area="XAC", goal="3.1")
    assert not shown.exception
    assert say("grid.lead") in words(shown)


def test_the_example_file_can_be_saved(invented: Callable[..., AppTest]) -> None:
    shown = waited(invented("upload").button(key="upload.example").click().run())
    for reason in (each for each in shown.text_input if (each.key or "").startswith("upload.reason")):
        reason.input("A new unit.")
    shown = shown.run()
    field(shown, "upload.good_rows").check()
    publish(shown.run())
    assert open_once(url_of("illustrative")).submissions()[-1].filename == demo.example_file()[0]


@pytest.mark.parametrize("screen, there", [
    ("reporting_desk", "Garnetia"), ("history", "late-figures"), ("commitments", "To connect the unit"),
    ("editions", "Illustrative edition 2023"), ("reports", "Garnetia")])
def test_every_screen_of_the_demo_is_filled(invented: Callable[..., AppTest], screen: str, there: str) -> None:
    assert there in words(invented(screen))


def test_the_demo_begins_again_and_the_real_figures_stay(real: str, invented: Callable[..., AppTest]) -> None:
    publish(drop(invented("upload"), f"{HEADER}XAC,2025,CAMPAIGNS,4,campaigns,Own count\n"))
    shown = invented("history").button(key="demo.again").click().run()
    shown.button(key="demo.again_sure").click().run()
    assert not shown.exception
    rows = snapshot_of(url_of("illustrative")).observations()
    assert rows["year"].max() == illustrative.years(2026)[-1]
    assert open_once(real).submissions()


def test_a_demo_begun_again_by_another_process_is_followed(real: str, invented: Callable[..., AppTest]) -> None:
    publish(drop(invented("upload"), f"{HEADER}XAC,2025,CAMPAIGNS,4,campaigns,Own count\n"))
    opening.start_demo_again()
    shown = invented("history")
    assert not shown.exception
    with closing(ledgers.open(url_of("illustrative"))) as ledger:
        assert say("frame.data_version", version=ledger.version()) in words(shown)


def test_a_file_of_before_a_new_start_is_asked_for_again(real: str, invented: Callable[..., AppTest]) -> None:
    shown = drop(invented("upload"), f"{HEADER}XAC,2025,CAMPAIGNS,4,campaigns,Own count\n")
    opening.start_demo_again()
    shown = shown.run()
    assert say("demo.began_again") in words(shown)
    assert save_button(shown) is None


def with_report(invented: Callable[..., AppTest]) -> AppTest:
    shown = invented("reports", view="add")
    shown.file_uploader[0].set_value([("report.txt", REPORT.encode(), "text/plain")])
    return shown.run()


def test_a_report_read_for_the_demo_is_not_in_the_queue_of_the_real_figures(
        real: str, invented: Callable[..., AppTest]) -> None:
    shown = with_report(invented)
    assert "report.txt" in words(shown)
    del shown.query_params["set"]
    shown = shown.run()
    assert not shown.exception
    assert "report.txt" not in words(shown)


def test_a_report_of_before_a_new_start_is_not_in_the_queue(real: str, invented: Callable[..., AppTest]) -> None:
    shown = with_report(invented)
    opening.start_demo_again()
    shown = shown.run()
    assert not shown.exception
    assert "report.txt" not in words(shown)
