"""The text of a DOCX or PDF is read whole; what cannot be read says why, inside bounds of time and memory."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from indicators import wording
from indicators.ingest import limits, sandbox
from indicators.ingest.formats.file_types import OLE
from indicators.ingest.limits import MOST_PAGES
from indicators.ingest.reading import Document, read_document
from tests.faults.workbooks import line, rewritten, workbook
from tests.ingest.drawn import drawn, words
from tests.reports.office import W, converted, document, paragraph, with_xml

BODY = "word/document.xml"


def lines(content: bytes) -> list[str]:
    found = read_document(content)
    assert found.issue is None
    return [text for text in found.text.split("\n") if text.strip()]


def code(content: bytes) -> str:
    """The code of the issue, once it is seen to have words."""
    issue = read_document(content).issue
    assert all(words(issue) for words in (wording.issue, wording.fix, wording.expected))
    return issue.code


def test_lists_have_their_bullets_and_numbers() -> None:
    def listed(made: Any) -> None:
        for style, text in (("List Bullet", "Train."), ("List Number", "First."), ("List Number", "Second.")):
            made.add_paragraph(text, style=style)
    assert lines(document("Before", change=listed)) == ["Before", "• Train.", "1. First.", "2. Second."]


@pytest.mark.parametrize("form, pattern, shown", [
    ("lowerLetter", "%1)", ["a) x", "b) x"]), ("upperRoman", "(%1)", ["(I) x", "(II) x"]), ("none", "", ["x", "x"]),
    ("decimal", "%1.", ["1. x", "2. x"]), ("decimal", "%1、", ["1、 x", "2、 x"]),
    ("decimal", "（%1）", ["（1） x", "（2） x"]), ("decimal", "Article %1 of", ["1. x", "2. x"])])
def test_a_list_is_counted_as_the_document_defines_it(form: str, pattern: str, shown: list[str]) -> None:
    numbering = (f'<w:numbering {W}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                 f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
                 '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>')
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'

    def change(made: Any) -> None:
        with_xml(item)(made)
        with_xml(item)(made)
    content = rewritten(document(change=change), {"word/numbering.xml": lambda _: numbering.encode()})
    assert lines(content) == shown


def test_a_table_is_read_row_by_row_with_the_column_of_each_cell() -> None:
    def table(made: Any) -> None:
        cells = made.add_table(2, 3)
        for row, texts in enumerate((("Goal", "Done", "To be done"), ("1.1", "Trained", ""))):
            for column, text in enumerate(texts):
                cells.cell(row, column).text = text
        cells.cell(1, 1).add_paragraph("Equipped")
    assert lines(document("Before", change=table)) == [
        "Before", "\tGoal", "\t\tDone", "\t\t\tTo be done", "\t1.1", "\t\tTrained", "\t\tEquipped"]


@pytest.mark.parametrize("xml, shown", [
    (f"<w:sdt><w:sdtContent>{paragraph('Chosen')}</w:sdtContent></w:sdt>", ["Chosen"]),
    ("<w:p><w:sdt><w:sdtContent><w:r><w:t>In line</w:t></w:r></w:sdtContent></w:sdt></w:p>", ["In line"]),
    ('<w:p><w:ins w:id="1"><w:r><w:t>New</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>Old</w:delText></w:r>'
     "</w:del></w:p>", ["New"]),
    (f"<w:p><w:r><w:t>Beside</w:t><w:pict><w:txbxContent>{paragraph('In a box')}</w:txbxContent></w:pict></w:r></w:p>",
     ["Beside", "In a box"]),
    ("<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>", ["One\u2028two three"]),
    ('<w:p><w:r><w:t>Before</w:t><w:br w:type="page"/><w:t>after</w:t></w:r></w:p>', ["Before", "\fafter"]),
    (f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{paragraph('Cell')}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
     ["\tCell"]),
])
def test_no_text_of_a_document_is_left_out(xml: str, shown: list[str]) -> None:
    assert lines(document(change=with_xml(xml))) == shown


def test_tracked_deletions_are_counted() -> None:
    found = read_document(document("Kept", change=with_xml(
        '<w:p><w:del w:id="2"><w:r><w:delText>Old</w:delText></w:r></w:del></w:p>')))
    assert [(note.code, note.values["count"]) for note in found.notes] == [("document.deleted_text", 1)]


def test_paragraphs_are_apart_unless_they_are_the_lines_of_a_wrapped_text() -> None:
    assert read_document(document("Measures taken", "Trained.", "Equipped.")).text == (
        "Measures taken\n\nTrained.\n\nEquipped.")
    wrapped = ["Two officers", "were posted to the", "unit for", "victims."]
    assert read_document(document(*wrapped)).text == "\n".join(wrapped)


def test_headers_come_first_and_once() -> None:
    def change(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "CAMBODIA"
        made.sections[0].footer.paragraphs[0].text = "Page 1"
    assert lines(document("Body", change=change)) == ["CAMBODIA", "Page 1", "\fBody"]


def test_footnotes_follow_their_paragraph() -> None:
    notes = (f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("See the law.")}</w:footnote></w:footnotes>')
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = document(change=with_xml(
        '<w:p><w:r><w:t>Done.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'))
    content = rewritten(content, {
        "[Content_Types].xml": lambda xml: xml.replace(
            b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()),
        "word/_rels/document.xml.rels": lambda xml: xml.replace(
            b"</Relationships>",
            f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode()),
    }, **{"word/footnotes.xml": notes.encode()})
    assert lines(content) == ["Done.", "See the law."]


def test_paragraphs_of_a_pdf_are_apart_and_its_pages_begin_with_a_form_feed() -> None:
    text = read_document(converted("First line\nsecond line\n\nA paragraph\n" + "\n" * 60 + "Next page\n", "pdf")).text
    assert text.startswith("First line\nsecond line\n\nA paragraph")
    assert text.endswith("\n\fNext page")


def test_paragraphs_of_a_pdf_are_apart_on_a_page_that_counts_downwards_too() -> None:
    below = "".join(f"BT /F 10 Tf 1 0 0 -1 50 {y} Tm (Line {y}) Tj ET " for y in (100, 112, 124, 150, 162))
    assert read_document(drawn(f"1 0 0 -1 0 800 cm {below}")).text == (
        "Line 100\nLine 112\nLine 124\n\nLine 150\nLine 162")


@pytest.mark.parametrize("written, text", [("the ﬁrst", "the first"), ("ﺗﺪﺭﻳﺐ", "تدريب")])
def test_joined_letters_of_a_pdf_are_single_ones(written: str, text: str) -> None:
    assert lines(converted(f"{written}\n", "pdf")) == [text]


@pytest.mark.parametrize("text", ["הכשרת שוטרים בשנת 2014", "تدريب ضباط الشرطة في عام 2014 على حماية الأطفال"])
def test_words_from_right_to_left_are_in_the_order_in_which_they_are_read(text: str) -> None:
    assert lines(converted(f"{text}\n", "pdf")) == [text]


@pytest.mark.parametrize("content, encoding", [
    ("CAMBODIA’s".encode(), "UTF-8"), ("\ufeffCAMBODIA’s".encode(), "UTF-8"), ("CAMBODIA’s".encode("utf-16"), "UTF-16"),
    ("CAMBODIA’s".encode("cp1252"), "Windows-1252")])
def test_plain_text_is_decoded_by_the_rules_of_tables(content: bytes, encoding: str) -> None:
    found = read_document(content)
    assert (found.text, found.encoding, found.kind) == ("CAMBODIA’s", encoding, "text")


def pdf(pages: int = 1, change: Callable[[pypdf.PdfWriter], object] = lambda _: None) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def with_body(change: Callable[[bytes], bytes]) -> bytes:
    return rewritten(document("Text"), {BODY: change})


UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"), "blank": (lambda: b" \n\f\n", "only_blank"),
    "blank_docx": (document, "only_blank"), "zero_byte": (lambda: b"A)\0", "nul_byte"),
    "workbook": (lambda: workbook(line()), "not_a_document"), "zip": (lambda: archive(b"x" * 10), "not_a_document"),
    "html": (lambda: b"<html>", "not_a_document"), "doc": (lambda: OLE + b"\0" * 600, "not_a_document"),
    "encrypted_docx": (lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "encrypted_pdf": (lambda: pdf(1, lambda writer: writer.encrypt("secret", algorithm="RC4-128")), "password"),
    "scanned": (lambda: pdf(3), "scanned"), "long_pdf": (lambda: pdf(500), "too_many_pages"),
    "long_text": (lambda: b"word word word\n" * 40_000, "too_long"),
    "long_docx": (lambda: with_body(lambda xml: xml.replace(b"<w:t>Text", b"<w:t>" + b"Text " * 300_000)), "too_long"),
    "cut_pdf": (lambda: converted("Text", "pdf")[:400], "damaged"),
    "cut_docx": (lambda: document("Text")[:-300], "damaged"),
    "broken_xml": (lambda: with_body(lambda xml: xml[:-30]), "damaged"),
    "macros": (lambda: rewritten(document("Text"), {"[Content_Types].xml": lambda xml: xml.replace(
        b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")}), "macros"),
    "zip_bomb": (lambda: with_body(lambda xml: xml + b" " * 300_000_000), "unpacks_too_large"),
    "deep": (lambda: with_body(lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b"<w:x>" * 100_000)), "damaged"),
    "entities": (lambda: with_body(lambda xml: xml.replace(
        b"<w:document", b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document', 1)),
        "declared_entities"),
    "outside": (lambda: rewritten(document("Text"), {}, **{"../../etc/passwd": b"x"}), "path_outside"),
}


def archive(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("letter.txt", content)
    return stream.getvalue()


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_document_that_cannot_be_read_says_why(name: str) -> None:
    made, why = UNREADABLE[name]
    assert code(made()) == f"document.{why}"


def test_a_pdf_that_only_restricts_editing_is_read() -> None:
    restricted = pypdf.PdfWriter(clone_from=io.BytesIO(drawn(words(50, 50, "CAMBODIA"))))
    restricted.encrypt("", "secret", algorithm="RC4-128")
    stream = io.BytesIO()
    restricted.write(stream)
    by_aes = Path(__file__).with_name("restricted.pdf").read_bytes()            # by qpdf, with AES of 256 bits
    assert [read_document(content).text for content in (stream.getvalue(), by_aes)] == ["CAMBODIA"] * 2


def test_pages_without_text_are_named() -> None:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(converted("Text", "pdf")))
    writer.add_blank_page(200, 200)
    stream = io.BytesIO()
    writer.write(stream)
    found = read_document(stream.getvalue())
    assert [(note.code, note.values["pages"]) for note in found.notes] == [("document.pages_without_text", "2")]


def test_a_document_of_as_many_pages_as_allowed_is_read() -> None:
    page = "Line of text.\n" * 40
    found = read_document(converted("\f".join([page] * 20), "pdf"))
    assert found.text.count("Line of text.") == 800
    assert MOST_PAGES >= 300


def test_a_slow_or_hungry_document_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    content = document("Text")
    sandbox.get_ready()
    long = repeated(converted("Text", "pdf"), 40_000)        # is read for seconds, twenty times as long as it may be
    with monkeypatch.context() as hasty:
        hasty.setattr(limits, "seconds", lambda _: 0.0)
        assert code(long) == "document.too_slow"
    with monkeypatch.context() as hasty:
        hasty.setattr(limits, "seconds", lambda _: 0.05)
        assert code(long) in ("document.too_slow", "document.too_much_memory")
    assert read_document(content).issue is None


def repeated(content: bytes, times: int) -> bytes:
    """A PDF that writes its page so many times over itself."""
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(content))
    stream = pypdf.generic.DecodedStreamObject()
    stream.set_data(writer.pages[0].get_contents().get_data() * times)
    writer.pages[0][pypdf.generic.NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_nothing_is_fetched_for_a_document() -> None:
    """A template that is a link to the network is left alone, and the text is read."""
    relation = ('<Relationship Id="rId98" TargetMode="External" Target="http://127.0.0.1:9/x.dotm" Type="http://schemas.'
                'openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>')
    content = rewritten(document("Text"), {"word/_rels/document.xml.rels": lambda xml: xml.replace(
        b"</Relationships>", relation.encode())})
    assert lines(content) == ["Text"]


def test_the_answer_is_plain() -> None:
    assert read_document(b"A)") == Document(kind="text", text="A)", encoding="UTF-8")
