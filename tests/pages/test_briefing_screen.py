"""The screen Briefing: what is chosen is in the address, the preview and every file, from one data version."""

import io

import pytest
from pptx import Presentation

from indicators.briefing.pack.building import Asked
from pages import briefing
from pages.shared import cache
from tests.pages.conftest import Show, laid_out


def test_what_is_chosen_is_previewed_with_its_findings_and_what_is_missing(real: str, show: Show) -> None:
    page = laid_out(show("briefing", areas="DEU,KHM", goals="4.2")).replace("\u00a0", " ")
    assert "Briefing: Germany and Cambodia" in page
    assert "Germany: 4.2 Take material down faster" in page
    assert "Germany: Removed within two days: about 85 %" in page
    assert "Germany: 1.1 Identify more victims" not in page


def test_the_clearance_line_is_in_the_address_and_on_every_page(real: str, show: Show) -> None:
    shown = show("briefing", areas="DEU", marking="For official use", embargo="1 March 2027, 10:00 CET")
    assert "For official use · Embargo: not before 1 March 2027, 10:00 CET" in laid_out(shown).replace("\u00a0", " ")


def test_a_country_without_anything_is_said_not_to_have_anything(real: str, show: Show) -> None:
    shown = show("briefing", areas="MLT", goals="1.1")
    assert "There is no information on Malta" in laid_out(shown)
    assert not shown.exception


def test_the_public_gets_a_briefing_of_its_own_release_without_what_staff_see(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    page = laid_out(show("briefing", areas="KHM", **{"as": "public"}))
    assert "for the public" in page
    assert "not public" not in page


@pytest.mark.parametrize("kind", [".pptx", ".xlsx"])
def test_a_file_is_made_of_the_pack_that_is_previewed(real: str, kind: str) -> None:
    visit = cache.visit_at("real", "staff", 13)
    pack = briefing._pack(visit, visit.edition, visit.as_of, Asked(areas=("DEU",), goals=("4.2",)))
    content = briefing._file(pack, kind).getvalue()
    assert content[:2] == b"PK"
    if kind == ".pptx":
        texts = [shape.text_frame.text for slide in Presentation(io.BytesIO(content)).slides
                 for shape in slide.shapes if shape.has_text_frame]
        assert any(section.finding in texts for section in pack.sections)
        assert sum("Data version 13" in text for text in texts) == len(Presentation(io.BytesIO(content)).slides)
