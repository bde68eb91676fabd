"""The screen Briefing: what is chosen is in the address, the preview and every file, from one data version."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from indicators import wording
from indicators.briefing.pack import chromium, files
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.recheck import issued_briefings, record_issued
from indicators.errors import Refusal
from indicators.permission import staff
from indicators.wording import say
from pages.shared import cache
from tests.pages.conftest import Show, Stub, laid_out
from tests.pages.copies import open_once


def test_what_is_chosen_is_previewed_with_its_findings_and_what_is_missing(real: str, show: Show) -> None:
    page = laid_out(show("briefing", areas="DEU,KHM", goals="4.2")).replace("\u00a0", " ")
    assert "Germany and Cambodia · Goal 4.2" in page
    assert "Germany: 4.2 Take material down faster" in page
    assert "about 85 %" in page
    assert "Germany: 1.1 Identify more victims" not in page


def test_the_clearance_line_is_in_the_address_and_on_every_page(real: str, show: Show) -> None:
    shown = show("briefing", areas="DEU", marking="For official use", embargo="1 March 2027, 10:00 CET")
    assert "For official use · Embargo: not before 1 March 2027, 10:00 CET" in laid_out(shown).replace("\u00a0", " ")


def test_a_country_without_anything_is_said_not_to_have_anything(real: str, show: Show) -> None:
    shown = show("briefing", areas="MLT", goals="1.1")
    assert "There is no information on Malta" in laid_out(shown)
    assert not shown.exception


def test_of_countries_that_do_not_exist_the_notice_says_that_the_alliance_is_shown(real: str, show: Show) -> None:
    assert "Showing Global Alliance instead." in laid_out(show("briefing", areas="Acornia", goals="4.2"))


def test_links_of_other_pages_name_one_country_and_one_goal(real: str, show: Show) -> None:
    shown = show("briefing", area="DEU", goal="4.2")
    assert (shown.query_params["areas"], shown.query_params["goals"]) == ("DEU", "4.2")
    assert "Germany: 4.2 Take material down faster" in laid_out(shown).replace("\u00a0", " ")


def test_a_design_that_cannot_be_filled_in_is_refused_as_it_is_chosen(real: str, show: Show) -> None:
    shown = show("briefing", areas="DEU", goals="4.2")
    shown = shown.file_uploader(key="brief.design").set_value([("office.pptx", b"no slides", "")]).run()
    sentence = wording.error(Refusal("brief.template", template="office.pptx", kind="PPTX"))
    assert sentence in laid_out(shown).replace("\u00a0", " ")


def test_what_was_downloaded_is_listed_with_whether_it_is_still_right(real: str, show: Show) -> None:
    pack = build(cache.read_of(cache.visit_at("real", 13)), PackRequest(areas=("DEU",), goals=("4.2",)))
    record_issued(open_once(real), staff("Ben"), "DEU_4.2_v13.pptx", pack.title, pack.reference)
    page = laid_out(show("briefing", areas="KHM")).replace("\u00a0", " ")
    assert "Briefing: Germany (DEU_4.2_v13.pptx, data version 13), Ben" in page
    assert "Still right." in page


def test_the_pages_of_each_country_are_one_file_that_is_issued(
        real: str, show: Show, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, Callable[[], bytes]] = {}
    stub("pages.upload.st.download_button", lambda _, make, file, *__, **___: made.update({file: make}))
    monkeypatch.setattr(files, "minister_file", lambda _, kind: kind.encode())
    monkeypatch.setattr(chromium, "installed", lambda: True)
    show("goal", goal="4.2")
    with ZipFile(BytesIO(made["ALLIANCE_4.2_v13_minister.zip"]())) as archive:
        assert {f"DEU_4.2_v13_minister{kind}" for kind in (".pptx", ".docx")} <= set(archive.namelist())
    files_issued = [entry.payload["file"] for entry, _ in issued_briefings(open_once(real), 5)]
    assert files_issued == ["ALLIANCE_4.2_v13_minister.zip"]


def test_a_group_of_the_address_is_the_subject(real: str, show: Show) -> None:
    assert "European Union · Goal 4.2" in laid_out(show("briefing", group="EU", goal="4.2")).replace("\u00a0", " ")


def test_what_of_an_address_is_not_used_is_said(real: str, show: Show) -> None:
    shown = show("briefing", view="map", status="met")
    assert say("frame.parameter_unused", names="“view”, “status”") in laid_out(shown)


def test_the_marking_of_the_installation_is_printed_unless_another_is_given(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_MARKING", "Restricted")
    assert "Restricted" in laid_out(show("briefing", areas="DEU", goals="4.2"))
    page = laid_out(show("briefing", areas="DEU", goals="4.2", marking="Open"))
    assert "Open" in page
    assert "Restricted" not in page
