"""Every shape of every deck, of both sets of figures: none is small, empty, out of place, or there twice."""

from argparse import Namespace
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pptx
import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.files import check_template, minister_file, pack_file
from indicators.briefing.pack.templates import FOLDER, SAFEGUARDS
from indicators.briefing.stamp import Clearance
from indicators.cli.judged_version import judged_version
from indicators.cli.pack_reading import read_for
from indicators.errors import Refusal
from tests.briefing.packs import Drawn, drawn

__all__ = ["drawn"]

COUNTRIES = {"real": ("DEU", "KHM", "AUS"), "illustrative": ("XAC", "XAG", "XAL")}
COMPARED = {"real": "ncmec_cybertipline_reports_by_country", "illustrative": "TAKEDOWN_HOURS"}
SMALLEST = 900           # hundredths of a point
TOUCH = 13_000           # English Metric Units by which boxes may lie over each other


def decks(figures: str) -> Iterator[tuple[str, Any]]:
    """The decks on a country, on goals for all, on the group, of a comparison, and for a minister, by name."""
    asked = Namespace(set=figures, audience="staff", version=None, country="", goal="")
    read, *_ = read_for(asked, judged_version(asked))
    areas, clearance = COUNTRIES[figures], Clearance(marking="SECRET", embargo="1 May")
    scopes: dict[str, dict[str, Any]] = {
        "country": {"areas": areas[:1]}, "alliance": {}, "countries": {"areas": areas},
        "compared": {"areas": areas, "compared": COMPARED[figures]},
        **{goal: {"goals": (goal,)} for goal in ("1.1", "2.1", "3.1", "4.2")}}
    for name, scope in scopes.items():
        pack = build(read, PackRequest(**scope, clearance=clearance))
        yield name, pptx.Presentation(BytesIO(pack_file(pack, ".pptx")))
        yield f"{name} for a minister", pptx.Presentation(BytesIO(minister_file(pack, ".pptx")))


@pytest.mark.parametrize("figures", COUNTRIES)
def test_no_shape_is_small_empty_overlapping_or_without_marking(
        figures: str, loaded: Path, drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_VAR", str(loaded / "var"))
    monkeypatch.setenv("GOALLINE_LEDGER", f"sqlite:///{(loaded / 'ledger.db').as_posix()}")
    for name, deck in decks(figures):
        assert deck.core_properties.title, name
        assert len(deck.slides) <= (12 if name == "alliance" else 16), name
        for number, slide in enumerate(deck.slides, 1):
            assert list(faults(slide, int(deck.slide_width), int(deck.slide_height))) == [], (name, number)


def faults(slide: Any, wide: int, high: int) -> Iterator[str]:
    """What is wrong with the shapes of a slide."""
    said = {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    if not said["Title"] or list(said.values()).count(said["Title"]) != 1:
        yield "title"
    if not said["Marking above"].startswith("SECRET") or said["Marking below"] != said["Marking above"]:
        yield "marking"
    boxes = {shape.name: (shape.left, shape.top, shape.left + shape.width, shape.top + height_of(shape))
             for shape in slide.shapes}
    for shape in slide.shapes:
        left, top, right, foot = boxes[shape.name]
        if left < 0 or top < 0 or right > wide or foot > high:
            yield f"{shape.name} out of the slide"
        if shape.has_text_frame and not shape.text_frame.text.strip():
            yield f"{shape.name} empty"
        parts = [shape._element, *([shape.chart._chartSpace] if shape.has_chart else [])]
        if min((int(size) for part in parts for size in part.xpath(".//@sz") if size.isdigit() and int(size) > 100),
               default=SMALLEST) < SMALLEST:
            yield f"{shape.name} small"
    for (one, (left, top, right, foot)), (other, (west, north, east, south)) in combinations(boxes.items(), 2):
        if min(right, east) - max(left, west) > TOUCH and min(foot, south) - max(top, north) > TOUCH:
            yield f"{one} over {other}"


def height_of(shape: Any) -> int:
    return sum(int(row.height) for row in shape.table.rows) if shape.has_table else int(shape.height)


def test_a_deck_with_pale_accents_is_told_which(tmp_path: Path) -> None:
    file = tmp_path / "own.pptx"
    with ZipFile(FOLDER / "briefing.pptx") as ours, ZipFile(file, "w") as own:
        for name in ours.namelist():
            own.writestr(name, ours.read(name).replace(b'<a:accent1><a:srgbClr val="0B3C6F"/>',
                                                       b'<a:accent1><a:srgbClr val="DDEEFF"/>'))
    with pytest.raises(Refusal) as refused:
        check_template(file.name, file.read_bytes())
    assert refused.value.code == "brief.template_contrast"
    assert "accent1 #DDEEFF / #FFFFFF" in str(refused.value.values["colours"])


@pytest.mark.parametrize(("look", "code", "what"), [
    ('<a:srgbClr val="FFFFFF"/>', "brief.template_contrast", "Marking above #FFFFFF / #FFFFFF"),
    ('<a:schemeClr val="bg1"/>', "brief.template_contrast", "Provenance #FFFFFF / #FFFFFF"),
    ("", "brief.template_lacks", "Finding: Marking above, Marking below, Provenance")])
def test_a_deck_that_hides_its_marking_is_refused(tmp_path: Path, look: str, code: str, what: str) -> None:
    file, deck = tmp_path / "own.pptx", pptx.Presentation(str(FOLDER / "briefing.pptx"))
    for shape in next(layout for layout in deck.slide_layouts if layout.name == "Finding").placeholders:
        if shape.name in SAFEGUARDS:
            (words,) = shape._element.xpath("p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr")
            if look:
                (fill,) = words.xpath("a:solidFill")
                fill[:] = [parse_xml(look.replace("/>", f" {nsdecls('a')}/>"))]
            else:
                words.set("sz", "100")
    deck.save(str(file))
    with pytest.raises(Refusal) as refused:
        check_template(file.name, file.read_bytes())
    assert refused.value.code == code
    assert what in str(refused.value.values)
