"""The files of a briefing pack: their numbers are the scoreboard's, hidden ones are in none, names do no harm."""

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plotly.graph_objects import Figure
from pptx.oxml.ns import qn
from pypdf import PdfReader

from indicators.briefing.pack import chromium, several_countries, templates
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.files import check_template, figure_file, minister_file, write_pack
from indicators.briefing.pack.templates import FOLDER
from indicators.errors import Refusal
from indicators.model import Catalogue
from indicators.rounds.letters import letter_document
from tests.briefing.packs import KINDS, Drawn, drawn, pack_of, read_of, texts, written
from tests.briefing.test_packs import RISEN
from tests.nouns import COUNTRIES, catalogue, figures
from tests.rounds.filled_forms import through_libreoffice

__all__ = ["drawn"]

UNITS = 10_160           # English Metric Units of a pixel
SCORED = {2011: 100, 2012: 120, 2013: 150}


def slides(data: bytes) -> list[Any]:
    return list(pptx.Presentation(BytesIO(data)).slides)


def charts(data: bytes) -> list[Any]:
    return [shape.chart for slide in slides(data) for shape in slide.shapes if shape.has_chart]


def inner_books(data: bytes) -> list[Any]:
    """The workbooks inside the charts of slides."""
    with ZipFile(BytesIO(data)) as archive:
        return [openpyxl.load_workbook(BytesIO(archive.read(name)))
                for name in archive.namelist() if name.endswith(".xlsx")]


def test_a_slides_chart_and_its_workbook_have_the_scoreboards_numbers(tmp_path: Path) -> None:
    made = written(pack_of(*RISEN), ".pptx", tmp_path)
    (chart,) = charts(made)
    assert list(chart.plots[0].categories) == ["2011", "2012", "2013"]
    values = next(series for series in chart.plots[0].series if series.name == "Title of VICTIMS")
    assert dict(zip(SCORED, values.values, strict=True)) == SCORED
    (book,) = inner_books(made)
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert [row[:2] for row in rows[1:]] == [[str(year), value] for year, value in SCORED.items()]


def test_the_goal_is_a_series_of_the_chart(tmp_path: Path) -> None:
    (chart,) = charts(written(pack_of(("STAGE", "AAA", 2012, 0), ("STAGE", "AAA", 2013, 4)), ".pptx", tmp_path))
    goal = next(series for series in chart.plots[0].series if series.name.startswith("Goal"))
    assert list(goal.values) == [4, 4]


def test_a_stage_is_named_where_it_is_reached(tmp_path: Path) -> None:
    (chart,) = charts(written(pack_of(("STAGE", "AAA", 2011, 0), ("STAGE", "AAA", 2012, 0), ("STAGE", "AAA", 2013, 4)),
                              ".pptx", tmp_path))
    labels = [[label.find(qn("c:idx")).get("val"), "".join(text.text for text in label.iter(qn("a:t")))]
              for label in chart._chartSpace.iter(qn("c:dLbl"))]
    assert labels == [["0", "no law"], ["2", "in force"]]


def test_bars_below_zero_are_below_it_in_libreoffice_too(tmp_path: Path) -> None:
    figures_of = {"AAA": (100, 90, 81, 73, 66), "BBB": (100, 150, 220, 340, 500)}
    pack = pack_of(*(("VICTIMS", area, 2010 + at, value) for area, values in figures_of.items()
                     for at, value in enumerate(values)), areas=())
    growth = next(drawn for drawn in pack.figures if "_growth_" in drawn.name)
    assert growth.plot.lines[0].values == pytest.approx((-9.9, 49.7), abs=0.1)
    page = PdfReader(BytesIO(through_libreoffice(figure_file(pack, growth, "pptx"), "pdf", before="pptx"))).pages[0]
    assert {f"{value:.1f}" for value in growth.plot.lines[0].values} < set(page.extract_text().split())


def test_the_answer_comes_after_the_cover_and_names_each_goal(tmp_path: Path) -> None:
    answer = slides(written(pack_of(*RISEN), ".pptx", tmp_path))[1]
    (table,) = (shape.table for shape in answer.shapes if shape.has_table)
    assert table.cell(1, 0).text == "1.1 Goal 1.1"
    assert table.cell(1, 2).text == "150 victims, 2013"


def test_a_long_list_of_what_is_missing_is_in_the_notes_of_the_cover(tmp_path: Path) -> None:
    long, short = f"No figure of {'Aland, ' * 20}and Bland.", "Bland: nothing on goal 1.1."
    cover = slides(written(replace(pack_of(*RISEN), left_out=(long, short)), ".pptx", tmp_path))[0]
    shown = "\n".join(shape.text_frame.text for shape in cover.shapes if shape.has_text_frame)
    assert (long in shown, short in shown) == (False, True)
    assert cover.notes_slide.notes_text_frame.text == f"{long}\n{short}"


def test_each_slide_has_a_title_and_says_version_and_that_it_is_invented(tmp_path: Path) -> None:
    for slide in slides(written(pack_of(*RISEN, illustrative=True), ".pptx", tmp_path)):
        said = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert slide.shapes.title.text_frame.text
        assert "Data version 7" in said
        assert "ILLUSTRATIVE" in said


def test_the_slide_of_a_figure_for_context_shows_it_and_not_the_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(several_countries, "MOST_BARS", 1)
    pack = pack_of(*RISEN, ("TOTAL", "WLD", 2012, 1000), ("TOTAL", "WLD", 2013, 2000), areas=())
    (world,) = pack.sections[0].others
    (chart,) = charts(figure_file(pack, world, "pptx"))
    assert list(chart.plots[0].series[0].values) == [1000, 2000]


def test_notes_of_a_slide_have_method_and_sources(tmp_path: Path) -> None:
    last = slides(written(pack_of(*RISEN), ".pptx", tmp_path))[-1]
    notes = last.notes_slide.notes_text_frame.text
    assert "source 150" in notes
    assert "10 %" in notes


def test_a_workbook_has_typed_numbers_on_one_sheet_a_goal(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(written(pack_of(*RISEN, ("STAGE", "AAA", 2013, 0)), ".xlsx", tmp_path)))
    assert book.sheetnames == ["Statuses", "1.1", "2.1", "Notes"]
    rows = [row for row in book["1.1"].iter_rows(values_only=True) if row[0] == "Aland"]
    assert {row[2]: row[3] for row in rows} == SCORED
    assert any("Data version 7" in str(row[0]) for row in book["1.1"].iter_rows(values_only=True))


def test_a_document_has_the_numbers_in_tables_and_pictures_with_texts(drawn: Drawn, tmp_path: Path) -> None:
    made = written(pack_of(*RISEN), ".docx", tmp_path)
    document = docx.Document(BytesIO(made))
    xml = document.element.xml
    cells = {cell.text for table in document.tables for cell in table._cells}
    assert {f"{value} victims" for value in SCORED.values()} <= cells
    assert 'descr="Aland: 150 victims in 2013' in xml
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"] == [
        "1.1 Goal 1.1"]
    assert "Data version 7" in document.sections[-1].footer.paragraphs[0].text


def test_a_real_picture_says_the_numbers() -> None:
    pack = pack_of(*RISEN)
    drawing = pack.sections[0].figures[0].draw(1200)
    assert "150 victims" in re.sub(r"\s", " ", chromium.picture(drawing, "svg").decode()).replace("\xa0", " ")
    assert "Source Sans" in chromium.picture(drawing, "svg").decode()
    assert chromium.slide_png(drawing)[16:24] == (1920).to_bytes(4, "big") + (1080).to_bytes(4, "big")
    made = figure_file(pack, pack.sections[0].figures[0], "pdf")
    assert "150 victims" in re.sub(r"\s+", " ", PdfReader(BytesIO(made)).pages[0].extract_text())
    assert b"Headless" not in made
    chromium.close()


@pytest.mark.parametrize("axis, height", [([9, 0], 800), ([0, 9], 400)], ids=["rows", "lines"])
def test_a_picture_has_the_proportions_of_its_png_and_squeezes_no_rows(
        axis: list[int], height: int, drawn: Drawn) -> None:
    drawing = Figure(layout={"height": 800, "yaxis": {"range": axis}})
    _, wide, high = chromium.png_for_box(drawing, 600 * UNITS, 400 * UNITS)
    made = json.loads(drawn.figures[-1])["layout"]
    assert (made["width"], made["height"], high) == (600, height, 400 * UNITS)
    assert wide / high == pytest.approx(made["width"] / made["height"])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hidden=st.lists(st.integers(7_000_001, 7_999_999), min_size=1, max_size=3, unique=True), shown=st.booleans())
def test_a_hidden_number_is_in_no_format(drawn: Drawn, tmp_path: Path, hidden: list[int], shown: bool) -> None:
    rows = figures(*(("VICTIMS", "AAA", 2010 + at, value) for at, value in enumerate(hidden)),
                   *([("VICTIMS", "AAA", 2009, 7)] if shown else []), ("VICTIMS", "BBB", 2013, 8))
    columns = ["conf_status", "source_title", "source_url", "note"]
    rows.loc[rows["value"] >= 7_000_000, columns] = ["C", "Police", "", ""]
    drawn.figures.clear()
    said: list[str] = []
    read = read_of(rows, "public")
    for areas in (("AAA",), ()):
        pack = build(read, PackRequest(areas=areas))
        for kind in KINDS:
            said += texts(written(pack, kind, tmp_path))
    found = "\n".join([*said, *drawn.figures])
    for value in hidden:
        # Each pattern begins with a text, which is what makes it fast to look for.
        for way in (rf"{value}(?<!\d{value})(?!\d)", f"{value:,}", f"{value / 1000:.0f} ?k"):
            assert not re.search(way, found), way


NAMES = ['=cmd|" /C calc"!A0', "+1", "-2", "@SUM(A1)", "كمبوديا", "柬埔寨", "A\x00B\x1b\u202eC"]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_country_breaks_its_files_or_runs(name: str, drawn: Drawn, tmp_path: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [*RISEN, ("HOURS", "AAA", 2013, 5), ("HOURS", "AAA", 2012, 6)]
    assert_nothing_runs(pack_of(*rows, known=named(AAA=name)), tmp_path, monkeypatch)


@pytest.mark.parametrize("names", [NAMES[:4], NAMES[3:]], ids=str)
def test_nor_do_names_of_countries_among_others(names: list[str], drawn: Drawn, tmp_path: Path,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(code, area, year, value + number) for number, area in enumerate(COUNTRIES)
            for code, _, year, value in (*RISEN, ("HOURS", "", 2013, 5), ("HOURS", "", 2012, 6))]
    known = named(**dict(zip(COUNTRIES, names, strict=True)))
    assert_nothing_runs(pack_of(*rows, areas=(), known=known), tmp_path, monkeypatch)


def named(**names: str) -> Catalogue:
    """The catalogue with other names of areas."""
    known = catalogue()
    areas = tuple(area.model_copy(update={"name": names.get(area.code, area.name)}) for area in known.areas)
    return known.model_copy(update={"areas": areas})


def assert_nothing_runs(pack: Pack, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of every kind can be read, and their workbooks hold no formula."""
    shared = pack
    for kind in KINDS:
        made = written(shared, kind, folder)
        assert made
        if kind == ".pptx":
            cells = [cell for book in inner_books(made) for sheet in book for row in sheet.iter_rows() for cell in row]
            assert cells
            assert not [cell.value for cell in cells if cell.data_type == "f"]
            assert not [cell.value for cell in cells if str(cell.value).startswith(("=", "@"))]
        if kind == ".xlsx":
            cells = [cell for sheet in openpyxl.load_workbook(BytesIO(made)) for row in sheet.iter_rows()
                     for cell in row]
            assert not [cell.value for cell in cells if cell.data_type == "f"]
        if kind == ".docx":
            docx.Document(BytesIO(made))


@pytest.mark.parametrize("kind", [".docx"])
def test_without_chromium_nothing_is_written_and_a_file_of_before_stays(
        kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chromium.close()
    monkeypatch.setattr(chromium, "NAMES", ())
    for name in ("CHROMIUM", "BROWSER_PATH"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / f"pack{kind}"
    file.write_bytes(b"before")
    with pytest.raises(Refusal) as refused:
        write_pack(pack_of(*RISEN), kind, file)
    assert refused.value.code == "brief.no_chromium"
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [(file.name, b"before")]


@pytest.mark.parametrize("kind", [".pptx", ".docx"])
@pytest.mark.parametrize("content", [b"", b"not an office file", b"PK\x03\x04 half of one"])
def test_a_broken_template_is_refused_and_leaves_no_file(
        kind: str, content: bytes, drawn: Drawn, tmp_path: Path) -> None:
    template = tmp_path / f"template{kind}"
    template.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        write_pack(pack_of(*RISEN), kind, tmp_path / f"pack{kind}", template)
    assert refused.value.code == "brief.template"
    assert list(tmp_path.iterdir()) == [template]


def test_a_template_gives_its_size_and_not_its_slides(tmp_path: Path) -> None:
    own = pptx.Presentation(str(FOLDER / "briefing.pptx"))
    own.slide_width = 14_000_000
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Our last meeting"
    own.save(str(tmp_path / "template.pptx"))
    made = written(pack_of(*RISEN), ".pptx", tmp_path, tmp_path / "template.pptx")
    assert pptx.Presentation(BytesIO(made)).slide_width == own.slide_width
    assert "Our last meeting" not in "".join(texts(made))


def test_a_template_that_lacks_a_layout_or_placeholder_is_told_which(tmp_path: Path) -> None:
    own = pptx.Presentation(str(FOLDER / "briefing.pptx"))
    own.slide_layouts.remove(own.slide_layouts.get_by_name("Table"))
    chart = next(shape for shape in own.slide_layouts.get_by_name("Chart").placeholders if shape.name == "Caption")
    chart._element.getparent().remove(chart._element)
    own.save(str(tmp_path / "template.pptx"))
    with pytest.raises(Refusal) as refused:
        check_template("template.pptx", (tmp_path / "template.pptx").read_bytes())
    assert (refused.value.code, refused.value.values["lacking"]) == ("brief.template_lacks", "Table; Chart: Caption")
    docx.Document().save(str(tmp_path / "template.docx"))
    with pytest.raises(Refusal) as refused:
        check_template("template.docx", (tmp_path / "template.docx").read_bytes())
    assert "sections" in str(refused.value.values["lacking"])


@pytest.mark.parametrize("tag", [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{ title.__class__ }}", "{{ ''.__class__ }}",
    "{% for i in range(10**9) %}{% endfor %}", "{% include 'other' %}", "{{ 7*7 }}", "{{ nowhere }}", "{{ sections }}",
    "{{ title|upper }}", "{% set a = title %}", "{{ 'open }}", "{{ title() }}", "{% if x %}",
    "{% for a in sections %}{% for b in sections %}{% endfor %}{% endfor %}", "{% for text in left_out %}",
    "{% endif %}", "{{ title.ljust(9) }}", "{{ sections[0] }}", "{{ title.upper }}", "{{ self }}", "{{ left_out[0] }}",
    "{{ sections.count }}", "{% for c in title %}{% endfor %}", "{% for a in words %}{% endfor %}",
    "{% for a in [1, 2] %}{% endfor %}", "{{ title ~ title }}", "{{ loop }}", "{% if title == 'x' %}{% endif %}",
    "{% for a in annex recursive %}{% endfor %}"])
def test_a_document_shows_only_what_is_offered(tag: str, tmp_path: Path) -> None:
    for place in ("body", "header", "property"):
        own, file = docx.Document(str(FOLDER / "briefing.docx")), tmp_path / "template.docx"
        if place == "property":
            own.core_properties.subject = tag
        else:
            (own if place == "body" else own.sections[0].header).add_paragraph(tag)
        own.save(str(file))
        with pytest.raises(Refusal) as refused:
            check_template(file.name, file.read_bytes())
        assert refused.value.code == "brief.template_tag"
        assert refused.value.values["tag"]


@pytest.mark.parametrize("name, part", [
    ("ppt/_rels/other.xml.rels", '<Relationships><Relationship Type="x/image" Target="http://a" TargetMode="External"/>'
                                 "</Relationships>"),
    ("ppt/vbaProject.bin", "x"), ("ppt/large.xml", " " * 21_000_000)])
def test_links_to_other_files_macros_and_large_parts_are_refused(name: str, part: str, tmp_path: Path) -> None:
    file = tmp_path / "template.pptx"
    file.write_bytes((FOLDER / "briefing.pptx").read_bytes())
    with ZipFile(file, "a") as archive:
        archive.writestr(name, part.encode("utf-8" if len(part) < 1_000 else "utf-16"))
    with pytest.raises(Refusal) as refused:
        check_template(file.name, file.read_bytes())
    assert refused.value.code == "brief.template"


def test_a_letter_replaced_in_place_shows_only_what_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = docx.Document(str(FOLDER / "letter.docx"))
    own.add_paragraph("{{ subject.upper }}")
    own.save(str(tmp_path / "letter.docx"))
    monkeypatch.setattr(templates, "FOLDER", tmp_path)
    content = dict.fromkeys(("organisation", "contact", "day", "marking", "subject", "salutation", "closing"), "x")
    with pytest.raises(Refusal) as refused:
        letter_document({**content, "blocks": [{"text": "x", "lines": []}], "sender": ["x"]})
    assert (refused.value.code, refused.value.values["tag"]) == ("brief.template_tag", "subject.upper")


def test_our_own_document_asks_only_for_what_is_offered() -> None:
    check_template("own.docx", (FOLDER / "briefing.docx").read_bytes())


@pytest.mark.parametrize("side, value", [("left", 19_000_000), ("top", -900_000), ("height", 12_700), ("width", 9_999)])
def test_a_deck_cannot_hide_its_marking(side: str, value: int, tmp_path: Path) -> None:
    own = pptx.Presentation(str(FOLDER / "briefing.pptx"))
    marking = next(shape for shape in own.slide_layouts[0].placeholders if shape.name == "Marking above")
    setattr(marking, side, value)
    own.save(str(tmp_path / "template.pptx"))
    with pytest.raises(Refusal) as refused:
        check_template("template.pptx", (tmp_path / "template.pptx").read_bytes())
    assert refused.value.values["lacking"] == "Cover: Marking above"


def test_no_slide_has_text_below_nine_points_or_an_empty_placeholder(tmp_path: Path) -> None:
    rows = [("VICTIMS", area, 2010 + at, 20 + at * 7 % 5) for area in COUNTRIES for at in range(6)]
    for areas in (("AAA",), ("AAA", "BBB"), ()):
        for slide in slides(written(pack_of(*rows, areas=areas), ".pptx", tmp_path)):
            assert all(shape.has_chart or shape.has_table or shape.text_frame.text for shape in slide.placeholders)
            assert min(map(int, slide._element.xpath(".//a:rPr/@sz")), default=900) >= 900


def test_a_page_for_a_minister_has_headline_number_chart_and_three_points(drawn: Drawn) -> None:
    pack = pack_of(*RISEN)
    (slide,) = slides(minister_file(pack, ".pptx"))
    texts_of = {shape.name: shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame}
    assert (texts_of["Title"], texts_of["Number"]) == (pack.sections[0].finding, "150 victims")
    assert texts_of["Points"].count("\n") == 2
    assert sum(shape.has_chart for shape in slide.shapes) == 1
    page = docx.Document(BytesIO(minister_file(pack, ".docx")))
    cells = [paragraph for table in page.tables for cell in table._cells for paragraph in cell.paragraphs]
    assert [paragraph.text for paragraph in cells if paragraph.style.name == "Number"] == ["150 victims"]
    assert sum(paragraph.style.name == "Point" for paragraph in cells) == 3
    assert len(page.inline_shapes) == 1


def test_files_name_title_and_organisation_and_nobody_else(tmp_path: Path, drawn: Drawn) -> None:
    pack = replace(pack_of(*RISEN), stamp=replace(pack_of(*RISEN).stamp, organisation="Ministry"))
    for kind, opened in ((".pptx", pptx.Presentation), (".docx", docx.Document)):
        about = opened(BytesIO(written(pack, kind, tmp_path))).core_properties
        assert (about.title, about.author, about.last_modified_by) == (pack.title, "Ministry", "Ministry")
