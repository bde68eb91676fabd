"""Small workbooks, good and bad, made by hand where no program would make them."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache

import openpyxl

COLUMNS = ("country", "year", "indicator", "value", "unit", "source")
LINE = ("KHM", 2014, "ICSE_VICTIMS", 12, "victims", "Police")
TWO_SHEETS = {name: [("Country", 2022, 2023), ("KHM", *figures)] for name, figures in (
    ("Trainings", (3, 4)), ("Victims", (1618, 1790)))}

Change = Callable[[openpyxl.Workbook], object]


def line(**cells: object) -> tuple[object, ...]:
    """A row of the plain layout."""
    return tuple((dict(zip(COLUMNS, LINE, strict=True)) | cells).values())


def workbook(*rows: Sequence[object], change: Change | None = None) -> bytes:
    """An XLSX workbook with a header and these rows; ``change`` may do more to it."""
    return sheets({"Sheet": (COLUMNS, *rows)}, change)


def sheets(named: Mapping[str, Sequence[Sequence[object]]], change: Change | None = None) -> bytes:
    """An XLSX workbook with these sheets; ``change`` may do more to it."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in named.items():
        page = book.create_sheet(name)
        for each in rows:
            page.append(list(each))
    if change:
        change(book)
    book.save(stream)
    return stream.getvalue()


def formatted(code: str, cell: str = "D2") -> Change:
    """Gives a cell a number format."""
    def change(book: openpyxl.Workbook) -> None:
        book.active[cell].number_format = code
    return change


def merged(*cells: str) -> Change:
    """Merges cells of the first sheet."""
    def change(book: openpyxl.Workbook) -> None:
        for each in cells:
            book.worksheets[0].merge_cells(each)
    return change


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook with other words in one of its parts."""
    return rewritten(content, {part: lambda text: text.replace(old.encode(), new.encode(), 1)})


def rewritten(content: bytes, change: dict[str, Callable[[bytes], bytes]], **more: bytes) -> bytes:
    """A workbook with parts changed, and others added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change.get(entry.filename, bytes)(old.read(entry)))
        for name, part in more.items():
            new.writestr(name, part)
    return stream.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    """A workbook with parts added."""
    return rewritten(content, {}, **parts)


def opendocument(*rows: Sequence[object], percent: bool = False) -> bytes:
    """An ODS workbook with a header and these rows; ``percent``, those with decimals are percentages."""
    def cell(said: object) -> str:
        if isinstance(said, str):
            return f'<table:table-cell office:value-type="string"><text:p>{said}</text:p></table:table-cell>'
        shown = percent and isinstance(said, float)
        kind = f'office:value-type="{"percentage" if shown else "float"}" office:value="{said}"'
        return f"<table:table-cell {kind}><text:p>{said}</text:p></table:table-cell>"

    lines = "".join(f"<table:table-row>{''.join(map(cell, each))}</table:table-row>" for each in (COLUMNS, *rows))
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                      for name in ("office", "table", "text"))
    content = (f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
               f'<table:table table:name="Figures">{lines}</table:table></office:spreadsheet></office:body>'
               '</office:document-content>')
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest/>')
        archive.writestr("content.xml", content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def bomb(*, lying: bool) -> bytes:
    """A sheet of 300 MB of spaces that packs to a third of one; ``lying``, it says that it has a thousand bytes."""
    content = _packed()
    if not lying:
        return content
    at = content.index(SHEET.encode(), content.rindex(b"PK\x05\x06") - 2_000) - 46
    return content[:at + 24] + (1_000).to_bytes(4, "little") + content[at + 28:]


@cache
def _packed() -> bytes:
    padded = {SHEET: lambda text: text.replace(b"<sheetData>", b" " * 300_000_000 + b"<sheetData>")}
    return rewritten(workbook(line()), padded)


def _raised() -> bytes:
    styles = ('<office:automatic-styles><style:style style:name="T1" style:family="text">'
              '<style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles>'
              '<office:body>')
    content = opendocument(line(value="12"))
    for old, new in (
            ("<office:body>", styles),
            ("<office:document-content ",
             '<office:document-content xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '),
            ("<text:p>12</text:p>", '<text:p>12<text:span text:style-name="T1">1</text:span></text:p>')):
        content = changed(content, "content.xml", old, new)
    return content


RAISED = _raised()
"""An ODS workbook with a figure of 12 and the raised sign of a footnote, 1, behind it."""
