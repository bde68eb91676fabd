"""Countries' comments in briefings, and the draft on which a country comments."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
from pptx import Presentation

from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.document import draft_document
from indicators.model.remarks import Remark
from tests.briefing.packs import Drawn, drawn, read_of, written
from tests.ledger.ledger_builders import reply
from tests.nouns import figures

assert drawn             # a fixture

ROWS = ("VICTIMS", "AAA", 2013, 50), ("VICTIMS", "AAA", 2014, 60)
QUOTED = "Aland, 12 March 2015: “=Two units now report.”"


def comment(text: str = "=Two units\nnow report.", about: str = "1.1") -> Remark:
    return reply("AAA", about, day="2015-03-12", text=text, received=bool(text))


def pack_with(*comments: Remark, illustrative: bool = False) -> Pack:
    read = read_of(figures(*ROWS), illustrative=illustrative)
    read = replace(read, remarks=lambda area: [found for found in comments if found.ref_area == area])
    return build(read, PackRequest(areas=("AAA",)))


def test_a_comment_is_in_its_countrys_section_with_attribution() -> None:
    assert pack_with(comment()).sections[0].comments == (QUOTED,)
    assert pack_with(comment(about="")).sections[0].comments == (QUOTED,)
    assert pack_with(comment(about="2.1")).sections[0].comments == ()
    assert pack_with(comment(text="")).sections[0].comments == ("Aland: no comment received by 12 March 2015",)


def test_a_comment_on_a_goal_without_a_figure_has_a_section_that_says_so() -> None:
    found = {section.goal: section for section in pack_with(comment(about="2.1"), comment(about="")).sections}
    assert list(found) == ["1.1", "2.1"]
    assert (found["2.1"].comments, found["1.1"].comments) == ((QUOTED,), (QUOTED,))
    assert found["2.1"].finding == "Aland has commented on goal 2.1, without a figure"
    none = comment(text="", about="2.1")
    assert [section.goal for section in pack_with(none).sections] == ["1.1"]


def test_every_file_prints_the_comment_in_quotation_marks(tmp_path: Path, drawn: Drawn) -> None:
    pack = pack_with(comment())
    slides = Presentation(io.BytesIO(written(pack, ".pptx", tmp_path)))
    on_slides = [shape.text_frame.text for slide in slides.slides for shape in slide.shapes if shape.has_text_frame]
    document = docx.Document(io.BytesIO(written(pack, ".docx", tmp_path)))
    book = openpyxl.load_workbook(io.BytesIO(written(pack, ".xlsx", tmp_path)))
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert sum(QUOTED in text for text in on_slides) == 1
    assert QUOTED in [paragraph.text for paragraph in document.paragraphs]
    assert QUOTED in cells


def test_a_long_comment_is_in_the_notes_of_its_slide_in_full(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(600))
    slides = Presentation(io.BytesIO(written(pack_with(comment(words)), ".pptx", tmp_path))).slides
    assert any(words in slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide)


def test_a_draft_names_its_day_version_and_what_is_invented_on_every_page() -> None:
    document = docx.Document(io.BytesIO(draft_document(pack_with(illustrative=True), "AAA", "2027-03-12")))
    assert "ILLUSTRATIVE" in document.sections[0].header.paragraphs[0].text
    assert "Data version 7" in document.sections[0].footer.paragraphs[0].text
    assert "Draft for comment until 12 March 2027" in [paragraph.text for paragraph in document.paragraphs]
    assert len(document.element.body.xpath(".//w:sdt//w:pStyle[@w:val='Comment']")) == 2
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "60 is 20 % more than 50." in texts
    assert document.tables[0].column_cells(1)[-1].text == "50 victims"
