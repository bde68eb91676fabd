"""Page, typeface, fields and lines of a document, for most of which python-docx has no methods."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor

from indicators import wording
from indicators.charts.theme import PALETTES

FONT = "Arial"
COLOURS = PALETTES["light"]
SHORT, LONG, EDGE = Cm(21), Cm(29.7), Cm(2.2)


def set_page(section: Section) -> None:
    """Make the pages A4."""
    section.page_width, section.page_height = SHORT, LONG
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = EDGE


def set_typeface(document: Document, language: str = "") -> None:
    """Give every style the same typeface, and the document a language, by default that of this process."""
    for style in document.styles:
        if style.type == 1 and style.element.rPr is not None or style.name == "Normal":
            style.font.name = FONT
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{name}"), None)
            for name in ("ascii", "hAnsi", "cs"):
                fonts.set(qn(f"w:{name}"), FONT)
            if style.name != "Normal":
                style.font.color.rgb = RGBColor.from_string(COLOURS.text[1:])
    document.styles["Normal"].font.size = Pt(10.5)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language or str(wording.tag()))
    document.styles["Normal"].element.get_or_add_rPr().append(mark)


def add_field(paragraph: Any, code: str, shown: Sequence[str] = ()) -> None:
    """A field that an office program fills in; it shows ``shown`` until then."""
    for kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        if kind == "separate":
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = code
            paragraph.add_run()._r.append(text)  # noqa: SLF001 - python-docx has no fields
        paragraph.add_run()._r.append(mark)  # noqa: SLF001
        if kind == "separate" and shown:
            paragraph.add_run("\n".join(shown))


def frame() -> Any:
    """Thin lines around a paragraph to write in, which office programs draw once around adjacent ones."""
    lines = OxmlElement("w:pBdr")
    for name in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "4"), ("color", COLOURS.quiet[1:])):
            line.set(qn(f"w:{key}"), value)
        lines.append(line)
    return lines


def rule_rows(table: Any) -> None:
    """Thin lines between the rows only."""
    borders = OxmlElement("w:tblBorders")
    for name in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", COLOURS.land[1:])):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001 - python-docx has no borders


def mark_row(row: Any, *names: str) -> None:
    """Set properties of a row, such as "w:tblHeader", which repeats it on every page."""
    for name in names:
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx cannot set it otherwise
