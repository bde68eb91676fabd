"""The public edition from the screens: made by a job after a release, served to staff, and previewed before one."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from indicators import wording
from indicators.briefing.pack import chromium
from indicators.edition.release import Edition
from indicators.errors import Refusal
from indicators.wording import say
from pages.shared import public_edition
from pages.shared.public_edition import Job
from tests.pages.conftest import Show
from tests.pages.copies import open_once
from tests.pages.test_editions import figure
from tests.pages.test_history import act

SVG = (b'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="9" viewBox="0 0 480 9"><rect width="1"/>'
       b'<path d="M1,1L2,2"/></svg>')


@pytest.fixture
def reader(real: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Reads what is served of editions, of which each has one country's page; figures are drawn by nobody."""
    every = vars(Edition)["subjects"].func
    monkeypatch.setattr(Edition, "subjects", property(lambda one: [each for each in every(one) if each.code == "KHM"]))
    monkeypatch.setattr(chromium, "draw", lambda *_: SVG)
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("GOALLINE_EDITION", str(tmp_path / "edition"))
    return TestClient(Starlette(routes=public_edition.routes()), follow_redirects=False)


def made(*, is_preview: bool = False) -> Job:
    job = Job("real", is_preview=is_preview)
    job.run()
    return job


def test_a_job_makes_the_edition_that_staff_read_at_its_address(reader: TestClient) -> None:
    before = reader.get("/edition/")
    assert (before.status_code, before.text) == (404, say("history.edition_none"))
    job = made()
    assert (job.trouble, job.done) == ("", job.every)
    page = reader.get("/edition/country/KHM/")
    assert (page.status_code, "Cambodia" in page.text, say("public.preview") in page.text) == (200, True, False)
    assert reader.get("/edition").headers["location"] == "./edition/"


def test_a_preview_has_an_address_of_its_own_and_says_that_it_is_not_published(reader: TestClient) -> None:
    assert made(is_preview=True).trouble == ""
    assert say("public.preview") in reader.get("/edition-preview/country/KHM/").text
    assert reader.get("/edition/").status_code == 404


def test_a_job_that_fails_leaves_a_sentence_for_the_screen(reader: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Refusal("brief.no_chromium")

    def draw(*_: object) -> bytes:
        raise missing

    monkeypatch.setattr(chromium, "draw", draw)
    assert made().trouble == wording.error(missing)
    assert reader.get("/edition/").status_code == 404


def test_a_release_starts_the_making_of_the_edition(real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    started = list[str]()
    monkeypatch.setattr(public_edition, "start", lambda figures, **_: started.append(figures))
    figure(open_once(real), 4)
    shown = show("history", view="releases")
    shown.text_input(key="history.release.name").input("Edition 2025").run()
    assert started == []
    act(shown, say("history.release"), "decided by the ministers")
    assert started == ["real"]
