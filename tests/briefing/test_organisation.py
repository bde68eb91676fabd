"""The installation's organisation, logo and marking: in every figure, file and page, and refused where unusable."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from indicators import wording
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack
from indicators.briefing.stamp import LONGEST, Clearance, organisation
from indicators.charts.frame import Logo
from indicators.errors import Refusal
from tests.briefing.packs import KINDS, Drawn, drawn, read_of, texts, written
from tests.nouns import figures

__all__ = ["drawn"]

FIGURES = figures(("VICTIMS", "AAA", 2013, 8), ("VICTIMS", "AAA", 2014, 12))


def png(width: int = 300, height: int = 100) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "navy").save(made, "PNG")
    return made.getvalue()


def logo(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes) -> Logo | None:
    (folder / name).write_bytes(content)
    monkeypatch.setenv("GOALLINE_LOGO", str(folder / name))
    return organisation().logo


def pack(found: Logo | None, name: str = "Ministry of Justice", marking: str = "") -> Pack:
    read = read_of(FIGURES)
    return build(replace(read, stamp=replace(read.stamp, organisation=name, logo=found)),
                 PackRequest(areas=("AAA",), not_public="figures", clearance=Clearance(marking=marking)))


def test_a_png_is_a_logo_of_its_own_proportions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = logo(tmp_path, monkeypatch, "a.png", png())
    assert found is not None
    assert found.within(150, 100) == (150, 50)


@pytest.mark.parametrize(("name", "content"), [
    ("a.png", b"no picture"), ("a.png", png()[:60]), ("a.svg", b"<svg/>"), ("a.png", png(3000, 10)),
    ("a.png", png(10, 300))])
def test_what_cannot_be_a_logo_is_refused_with_its_path(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        logo(tmp_path, monkeypatch, name, content)
    assert refused.value.code == "setting.logo"
    assert str(tmp_path / name) in wording.error(refused.value)


def test_a_logo_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LOGO", "/nowhere/logo.png")
    with pytest.raises(Refusal, match=r"setting\.logo"):
        organisation()


@pytest.mark.parametrize("variable", ["GOALLINE_ORGANISATION", "GOALLINE_MARKING"])
def test_a_name_or_marking_too_long_for_a_foot_is_refused(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "x" * LONGEST)
    organisation()
    monkeypatch.setenv(variable, "x" * (LONGEST + 1))
    with pytest.raises(Refusal, match=r"setting\.too_long"):
        organisation()


@pytest.mark.parametrize("width", [700, 1200])
def test_a_foot_has_the_longest_name_and_marking_next_to_a_logo(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    found = logo(tmp_path, monkeypatch, "a.png", png())
    words = ("office " * LONGEST)[:LONGEST].strip()
    figure = pack(found, words, words).sections[0].figures[0].draw(width)
    assert figure is not None
    foot = figure.layout.legend2.title.text
    assert foot.replace("<br>", " ").replace("\u00a0", " ").count(words) == 2
    (image,) = figure.layout.images
    assert (image.x, image.xanchor, image.yanchor) == (1, "right", "bottom")          # above the plot, beside the title
    assert image.sizex < 0.3
    assert figure.layout.meta["logo"] is None


@cache
def of_the_ministry() -> Pack:
    return pack(None)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_names_the_organisation(tmp_path: Path, drawn: Drawn, kind: str) -> None:
    content = written(of_the_ministry(), kind, tmp_path)
    assert any("Ministry of Justice" in text for text in texts(content))


@pytest.mark.parametrize(("kind", "folder"), [(".pptx", "ppt/media/"), (".docx", "word/media/")])
def test_slides_and_documents_have_the_logo(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: Drawn, kind: str, folder: str) -> None:
    content = written(pack(logo(tmp_path, monkeypatch, "a.png", png())), kind, tmp_path)
    with ZipFile(BytesIO(content)) as archive:
        assert png() in [archive.read(name) for name in archive.namelist() if name.startswith(folder)]


def test_nothing_changes_where_nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("GOALLINE_ORGANISATION", "GOALLINE_MARKING", "GOALLINE_LOGO"):
        monkeypatch.setenv(variable, " ")
    own = organisation()
    assert (own.name, own.marking, own.logo) == ("", "", None)
    figure = pack(None, "").sections[0].figures[0].draw(700)
    assert figure is not None
    assert not figure.layout.images
