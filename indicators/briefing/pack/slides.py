"""A briefing as slides: a template deck, filled in by the names of its layouts and placeholders."""

import io
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from indicators.briefing.pack.content import Pack, PackFigure, Plot, Point, Section, StatusCell, lead_section
from indicators.briefing.pack.own_templates import opened_deck, opened_template
from indicators.briefing.pack.slide_charts import TYPES, chart_data, style_chart
from indicators.briefing.pack.tables import status_rows
from indicators.briefing.reference import Reference
from indicators.briefing.reference.files import into_package
from indicators.charts.theme import UNCOLOURED, status_colour, text_on
from indicators.errors import Refusal
from indicators.wording import say

LIGHT_STYLE = "{3B4B98B0-60AC-42C2-AFA5-B58CD77FA1E5}"      # Office's light style 1 with accent 1: lines and no ground
ROWS = 12                # countries on a slide with a table of statuses
KEYS = 4                 # statuses in a row of the table that says what colours mean
TALL_ROW = 460_000       # most height of a row that has one line, in English Metric Units
MOST_LINES = 7           # findings on a slide of text
SMALLEST, LARGEST_CELL = 9, 14       # of any text, and of a cell, in points
LETTER, BOLD, LINE = 0.58, 0.72, 1.22        # average width of a letter, and height of a line, in type sizes
SHORT_COMMENT = 260      # letters of a country's comment on a slide; a longer one is in the notes and the document
FEWEST_VALUES = 3        # of a chart for context
MOST_CONTEXT = 2         # charts for context of a goal without an assessed figure; the others are in the document
VERSION = re.compile(rb"<AppVersion>[^<]*<")
OF_2007 = b"<AppVersion>12.0000<"          # in later files LibreOffice 25.2 draws bars below zero as above it


def write_slides(pack: Pack, stream: IO[bytes], template: Path | None = None) -> None:
    """Write the slides as PPTX: cover, answer, statuses, findings, then what is shown for context.

    Raises Refusal: brief.template, brief.template_lacks, brief.template_contrast.
    """
    with opened_template(template, "briefing.pptx") as file:
        deck = _Deck(pack, file)
        deck.add_slide("Cover", {"Title": [pack.title], "Subtitle": [pack.filters], "Points": list(pack.left_out)})
        deck.add_answer()
        sections = _on_slides(pack)
        for section in sections:
            deck.add_finding(section)
        for section in sections if len(pack.table.rows) == 1 else ():
            for figure in _further(section):
                deck.add_chart(section, figure)
        deck.save(pack.title, pack.reference, stream)


def write_minister_slide(pack: Pack, section: Section, stream: IO[bytes]) -> None:
    """Write the one slide of a section: headline, number, chart, three points and provenance."""
    with opened_template(None, "briefing.pptx") as file:
        deck = _Deck(pack, file)
        deck.add_finding(section)
        deck.save(section.finding, pack.reference, stream)


def write_figure(pack: Pack, figure: PackFigure, stream: IO[bytes]) -> None:
    """Write one figure of the briefing as a deck of one slide."""
    section = next(own for own in pack.sections if figure in (*own.figures, *own.others))
    with opened_template(None, "briefing.pptx") as file:
        deck = _Deck(pack, file)
        deck.add_chart(section, figure)
        deck.save(figure.finding, pack.reference_of(figure), stream)


def _on_slides(pack: Pack) -> Sequence[Section]:
    """The sections that slides show: of several countries what compares them, and each one's most telling finding."""
    countries = dict.fromkeys(section.whose for section in pack.sections if section.status)
    if len(countries) < 2:
        return [section for section in pack.sections if section.figures or section.points or section.report]
    together = [section for section in pack.sections if section.whose not in {name for name, _ in pack.table.rows}]
    return [*together, *(lead_section([section for section in pack.sections if section.whose == name])
                         for name in countries)]


def _further(section: Section) -> Sequence[PackFigure]:
    """The other assessed figures of a country and, where there is none at all, some for context."""
    figures = section.figures[1:] if not section.named else ()
    context = [] if section.figures else [figure for figure in section.others if _values(figure) >= FEWEST_VALUES]
    return [*(figure for figure in figures if _values(figure) >= FEWEST_VALUES), *context[:MOST_CONTEXT]]


def _values(figure: PackFigure) -> int:
    """How many values of its own a chart has."""
    lines = figure.plot.lines if figure.plot else ()
    return sum(value is not None for line in lines if line.kind in ("values", "earlier") for value in line.values)


class _Deck:
    """A deck of a template's layouts, without its slides."""

    def __init__(self, pack: Pack, file: Path) -> None:
        self.pack, self.deck = pack, opened_deck(file)
        self.looks = {layout.name: {shape.placeholder_format.idx: (shape.name, *_type_of(shape))
                                    for shape in layout.placeholders} for layout in self.deck.slide_layouts}
        for entry in list(self.deck.slides._sldIdLst):  # noqa: SLF001 - python-pptx has no other way to remove a slide
            self.deck.part.drop_rel(entry.rId)
            self.deck.slides._sldIdLst.remove(entry)  # noqa: SLF001

    def save(self, title: str, reference: Reference, stream: IO[bytes]) -> None:
        """Write the file, with its reference and properties."""
        about = self.deck.core_properties
        about.title, about.author = title[:255], self.pack.stamp.organisation
        about.last_modified_by, about.comments, about.keywords = self.pack.stamp.organisation, self.pack.version, ""
        package = self.deck.part.package
        into_package(package, Part, PackURI, reference)
        with suppress(KeyError):             # where an office's own file says nothing of its program
            program = package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
            program.blob = VERSION.sub(OF_2007, program.blob)
        self.deck.save(stream)

    def add_answer(self) -> None:
        """The answer in a line, then the goals of one country, the findings on each goal, or countries by status."""
        heads, rows = status_rows(self.pack.table)
        findings = [Point(section.goal, section.finding) for section in self.pack.sections if section.goal][:MOST_LINES]
        if len(self.pack.table.rows) == 1:
            self._add_statuses(self.pack.filters, heads, rows, (4, 3, 3, 3)[:len(heads)])
        elif len(findings) < 2:              # the slide of the one finding says it
            return
        elif any(section.named for section in self.pack.sections):
            self.add_slide("Text", {"Title": [self.pack.headline], "Points": findings})
        else:
            for first in range(0, len(rows), ROWS):
                self._add_statuses(say("pack.statuses_under"), heads, rows[first:first + ROWS], (1,) * len(heads))

    def _add_statuses(self, under: str, heads: Sequence[str], rows: Sequence[Sequence[StatusCell]],
                      widths: Sequence[int]) -> None:
        slide = self.add_slide("Table", {"Title": [self.pack.headline], "Caption": [under]})
        _fill_table(_holder(slide, "Table"), heads, rows, widths)

    def add_finding(self, section: Section) -> None:
        """A finding with its number, its points, and its chart or the countries by status."""
        figure = next(iter(section.figures), None)
        texts: dict[str, Sequence[str | Point]] = {
            "Title": [section.finding], "Number": [section.number], "Change": [section.change],
            "Points": [*section.points, *(text for text in section.comments if len(text) <= SHORT_COMMENT)]}
        if section.bar:
            striped = [say("pack.striped")] if any(line.by_chance for line in section.bar.lines) else []
            slide = self.add_slide("Group", {**texts, "Caption": [" · ".join([
                section.subject, *striped])]}, *section.figures[:1])
            _add_chart(slide, "Chart", section.heading, section.finding, section.bar)
            if section.ends:
                _add_ends(slide, section, section.ends)
            else:
                rows = [(StatusCell(code, words), StatusCell("", names)) for code, words, names in section.named]
                _fill_table(_holder(slide, "Table"), [], rows, (2, 6))
        elif figure and figure.plot and section.points:
            slide = self.add_slide("Finding", {**texts, "Caption": [_caption(section, figure)]}, figure)
            _add_chart(slide, "Chart", figure.name, figure.picture.alt, figure.plot)
        elif figure and (figure.plot or not section.number and figure.draw(None) is not None):
            slide = self.add_chart(section, figure)
        else:
            items = [Point("", item) for items in section.report.values() for item in items]
            number = [Point(section.number, section.change)] if section.number else []
            slide = self.add_slide("Text", {"Title": [section.finding], "Points": [
                *number, *section.points, *items][:MOST_LINES]}, *section.figures[:1], source=section.report_source)
        _speak(slide, section, figure)

    def add_chart(self, section: Section, figure: PackFigure) -> Slide:
        """A figure that fills a slide, as a native chart or, where no office program can chart it, as a picture."""
        context = f"{say('pack.others')} · " if figure in section.others else ""
        slide = self.add_slide("Chart", {"Title": [figure.finding], "Caption": [context + _caption(section, figure)]},
                               figure)
        if figure.plot:
            _add_chart(slide, "Chart", figure.name, figure.picture.alt, figure.plot)
        else:
            _insert_picture(slide, _holder(slide, "Chart"), figure)
        _speak(slide, None, figure)
        return slide

    def add_slide(self, name: str, texts: dict[str, Sequence[str | Point]], *figures: PackFigure, source: str = ""
                  ) -> Slide:
        """A slide of a layout with its texts; placeholders without content are taken away."""
        pack, layout = self.pack, next(layout for layout in self.deck.slide_layouts if layout.name == name)
        slide = self.deck.slides.add_slide(layout)
        types = dict[str, tuple[int, bool]]()
        for holder in slide.placeholders:
            holder.name, size, bold = self.looks[name][holder.placeholder_format.idx]
            types[holder.name] = size, bold
        sources = [text for figure in figures[:1] for text in (
            figure.source, *((figure.plot.key, figure.note) if figure.plot else ()))]
        texts = {**texts, "Marking above": [pack.marking], "Marking below": [pack.marking],
                 "Provenance": [" · ".join(filter(None, (source, *sources))), pack.provenance]}
        if not any(texts.get("Number", ["always"])):
            points = _holder(slide, "Points")
            _place(points, _holder(slide, "Chart").top, points.top + points.height)
        for holder in list(slide.placeholders):
            lines = [line for line in texts.get(holder.name, ()) if line]
            if lines:
                _write(holder, lines, *types[holder.name])
            elif holder.name == "Logo" and pack.stamp.logo:
                _insert_logo(holder, pack)
            elif holder.name not in ("Chart", "Table"):
                holder._element.getparent().remove(holder._element)  # noqa: SLF001 - python-pptx has no other way
        return slide


def _holder(slide: Slide, name: str) -> Any:
    return next(holder for holder in slide.placeholders if holder.name == name)


def _place(holder: Any, top: int, foot: int) -> None:
    """Let a placeholder, which else is where its layout has it, begin and end at other heights."""
    left, wide = holder.left, holder.width
    holder.left, holder.top, holder.width, holder.height = left, Emu(top), wide, Emu(foot - top)


def _add_chart(slide: Slide, place: str, name: str, alt: str, plot: Plot) -> None:
    """A native chart in the box of a placeholder, which it replaces."""
    style_chart(_holder(slide, place).insert_chart(TYPES[plot.kind], chart_data(plot)), name, alt, plot)


def _add_ends(slide: Slide, section: Section, plot: Plot) -> None:
    """What the colours mean, in a table, and below it the chart of the countries at either end."""
    holder = _holder(slide, "Table")
    left, top, wide, foot = (int(side) for side in (
        holder.left, holder.top, holder.width, holder.top + holder.height))
    parts = [StatusCell(code, words) for code, words, _ in section.named]
    parts += [StatusCell("", "")] * (-len(parts) % KEYS)
    _place(holder, top, top + (foot - top) * len(parts) // KEYS // 6)
    table = _fill_table(holder, [], [parts[at:at + KEYS] for at in range(0, len(parts), KEYS)], (1,) * KEYS)
    top += sum(int(row.height) for row in table.rows) + 60_000
    frame = slide.shapes.add_chart(TYPES[plot.kind], Emu(left), Emu(top), Emu(wide), Emu(foot - top), chart_data(plot))
    style_chart(frame, say("pack.ends"), say("pack.ends"), plot)


def _fill_table(holder: Any, heads: Sequence[str], rows: Sequence[Sequence[StatusCell]], widths: Sequence[int]) -> Any:
    """A native table in place of a placeholder: statuses in their colours, the first column and the head bold."""
    cells = [*([[StatusCell("", head) for head in heads]] if heads else []), *rows]
    columns, high = [int(holder.width) * share // sum(widths) for share in widths], int(holder.height)
    size = _size_of_rows(cells, columns, high)
    table = holder.insert_table(len(cells), len(columns)).table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = LIGHT_STYLE  # noqa: SLF001 - python-pptx has no styles
    table.first_row, table.horz_banding, table.first_col = bool(heads), False, False
    for column, share in zip(table.columns, columns, strict=True):
        column.width = Emu(share)
    for at, row in enumerate(cells):
        lines = max(_lines(cell.text, (wide - 130_000) / (size * BOLD * 12700))
                    for cell, wide in zip(row, columns, strict=True))
        table.rows[at].height = Emu(max(int(lines * size * 12700 * LINE) + 60_000,
                                        min(high // len(cells), TALL_ROW) if heads else 0))
        for column, status in enumerate(row):
            is_head = at == 0 and bool(heads)
            _write_cell(table.cell(at, column), status, size, bold=is_head or column == 0 or bool(status.status),
                        is_head=is_head)
    return table


def _speak(slide: Slide, section: Section | None, figure: PackFigure | None) -> None:
    """Write the notes of a slide: sentences, questions, names of countries, then method and sources of its figure."""
    lines: list[str] = []
    if section:
        lines = [section.box, *section.comments, *(f"{one.question} {one.answer}" for one in section.questions),
                 *(f"{words}: {names}" for _, words, names in section.named if section.ends), *section.commitments]
    if figure:
        lines += [*figure.method, figure.reading, figure.caution, *figure.sources]
    notes = slide.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = "\n".join(filter(None, lines))


def _caption(section: Section, figure: PackFigure) -> str:
    return " · ".join(filter(None, (section.goal, figure.picture.subtitle, figure.plot.axis if figure.plot else "")))


def _write(holder: Any, lines: Sequence[str | Point], most: int, bold: bool) -> None:
    """Write lines as paragraphs of a placeholder, in its own type size or, where they would not fit, a smaller one."""
    points = [Point("", line) if isinstance(line, str) else line for line in lines]
    size = _size([f"{point.head} {point.text}" for point in points], int(holder.width), int(holder.height), most,
                 BOLD if bold else LETTER)
    for number, point in enumerate(points):
        frame = holder.text_frame
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        for text, heavy in ((point.head and f"{point.head}  ", True), (point.text, None)):
            if text:
                run = paragraph.add_run()
                run.text, run.font.size, run.font.bold = text, Pt(size) if size != most else None, heavy


def _type_of(shape: Any) -> tuple[int, bool]:
    """The type size of a layout's placeholder, in points, and whether it is bold."""
    looks = shape._element.xpath(".//a:lvl1pPr/a:defRPr")  # noqa: SLF001 - python-pptx does not say what is inherited
    return (int(looks[0].get("sz", "1800")) // 100, looks[0].get("b") == "1") if looks else (18, False)


def _size(texts: Sequence[str], wide: int, high: int, most: int, letter: float) -> int:
    """The largest size, in points, at which texts fit into a box, no word is broken, and none is below SMALLEST."""
    longest = max(len(word) for text in texts for word in text.split() or [""])

    def fits(size: int) -> bool:
        letters = wide / 12700 / (size * letter)
        lines = sum(_lines(text, letters) for text in texts)
        return longest <= letters and lines * LINE * size + 6 * (len(texts) - 1) <= high / 12700

    return next((size for size in range(most, SMALLEST, -1) if fits(size)), SMALLEST)


def _lines(text: str, letters: float) -> int:
    """Lines that a text takes, broken between words."""
    lines, room = 1, letters
    for word in text.split():
        if len(word) > room:
            lines, room = lines + 1, letters
        room -= len(word) + 1
    return lines


def _size_of_rows(rows: Sequence[Sequence[StatusCell]], columns: Sequence[int], high: int) -> int:
    """The largest size, in points, at which the rows of a table fit into its height."""
    def room(size: int) -> float:
        return sum(max(_lines(cell.text, (wide - 130_000) / (size * BOLD * 12700))
                       for cell, wide in zip(row, columns, strict=True)) * LINE * size + 6 for row in rows)

    return next((size for size in range(LARGEST_CELL, SMALLEST, -1) if room(size) <= high / 12700), SMALLEST)


def _write_cell(cell: Any, status: StatusCell, size: int, *, bold: bool, is_head: bool) -> None:
    """A cell with its text; that of a status is filled with its colour, others show the ground of the design."""
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Emu(60_000)
    cell.margin_top = cell.margin_bottom = Emu(25_000)
    run = cell.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.bold = status.text, Pt(size), bold
    if status.status and status.status not in UNCOLOURED:
        colour = status_colour(status.status, "light")
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(colour[1:])
        run.font.color.rgb = RGBColor.from_string(text_on(colour)[1:])
    elif not is_head:
        cell.fill.background()


def _insert_picture(slide: Slide, holder: Any, figure: PackFigure) -> None:
    """A figure as a picture with alternative text, in the box of a placeholder."""
    from indicators.briefing.pack import pictures  # noqa: PLC0415 - slides of charts need no Chromium

    wide, high = int(holder.width), int(holder.height)
    drawing = pictures.without_texts(figure, wide, high)
    if drawing is None:
        raise Refusal("brief.no_figure", name=figure.name)
    left, top = holder.left, holder.top
    holder._element.getparent().remove(holder._element)  # noqa: SLF001
    scale = min(wide / drawing.layout.width, high / drawing.layout.height)
    shape = slide.shapes.add_picture(io.BytesIO(pictures.png(drawing, "page")), left, top, Emu(int(
        drawing.layout.width * scale)), Emu(int(drawing.layout.height * scale)))
    shape._element.nvPicPr.cNvPr.set("descr", figure.picture.alt)  # noqa: SLF001 - python-pptx has no other way


def _insert_logo(holder: Any, pack: Pack) -> None:
    """The organisation's logo, as large as its placeholder allows, at its right end."""
    if pack.stamp.logo is None:
        return
    left, top, wide, high = (int(side) for side in (holder.left, holder.top, holder.width, holder.height))
    shape = holder.insert_picture(io.BytesIO(pack.stamp.logo.content))
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    width, height = (int(side) for side in pack.stamp.logo.within(wide, high))
    shape.left, shape.top, shape.width, shape.height = (Emu(side) for side in (
        left + wide - width, top + high - height, width, height))
    shape._element.nvPicPr.cNvPr.set("descr", pack.stamp.organisation)  # noqa: SLF001
