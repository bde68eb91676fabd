"""A briefing as slides: a template deck, filled in by the names of its layouts and placeholders."""

import io
from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from indicators.briefing.pack.chromium import POINT, png_for_box
from indicators.briefing.pack.content import Cell, Pack, PackFigure, Plot, Point, Section, lead_section
from indicators.briefing.pack.slide_charts import TYPES, chart_data, style_chart
from indicators.briefing.pack.templates import OwnTemplate, finished, opened_deck
from indicators.briefing.reference import Reference
from indicators.charts.theme import UNCOLOURED, status_colour, text_on
from indicators.errors import Refusal
from indicators.wording import say

LIGHT_STYLE = "{3B4B98B0-60AC-42C2-AFA5-B58CD77FA1E5}"      # Office's light style 1 with accent 1: lines and no ground
TALL_ROW = 36            # most height of a row, in points
MOST_LINES = 7           # findings on a slide of text
SMALLEST, LARGEST_CELL = 9, 14       # of any text, and of a cell, in points
LETTER, BOLD, LINE, GAP = 0.58, 0.72, 1.22, 6       # of a letter, line: type sizes; between lines or rows: points
MARGIN = 130_000         # of a cell at both sides, in English Metric Units
SHORT_COMMENT = 260      # letters of a country's comment on a slide; a longer one is in the notes and the document
FEWEST_VALUES, MOST_CONTEXT = 3, 2           # of a further chart; charts for context where nothing is assessed


def slides(pack: Pack, template: OwnTemplate | None = None) -> bytes:
    """The slides as PPTX: cover, answer, findings, then further charts on a country.

    Raises Refusal: brief.template, brief.template_lacks, brief.template_contrast.
    """
    deck = _Deck(pack, template)
    deck.add_slide("Cover", {"Title": [pack.title], "Subtitle": [pack.filters], "Points": list(pack.left_out)})
    deck.add_answer()
    sections = _on_slides(pack)
    for section in sections:
        deck.add_finding(section)
    for section in sections if pack.is_country else ():
        for figure in section.figures[1:] if section.figures else section.others[:MOST_CONTEXT]:
            if not section.named and figure.plot and len(figure.plot.categories) >= FEWEST_VALUES:
                deck.add_chart(section, figure)
    return deck.file(pack.title, pack.reference)


def minister_slide(pack: Pack, section: Section) -> bytes:
    """The one slide of a section: headline, number, chart, three points and provenance."""
    deck = _Deck(pack)
    deck.add_finding(section)
    return deck.file(section.finding, pack.reference)


def figure_slide(pack: Pack, figure: PackFigure) -> bytes:
    """One figure of the briefing as a deck of one slide. Raises Refusal: brief.no_figure, brief.no_chromium."""
    deck = _Deck(pack)
    deck.add_chart(pack.section_of(figure), figure)
    return deck.file(figure.finding, pack.reference_of(figure))


def _on_slides(pack: Pack) -> Sequence[Section]:
    """The sections that slides show: of several countries what compares them, and each one's most telling finding."""
    countries = dict.fromkeys(section.whose for section in pack.sections if section.status)
    if len(countries) < 2:
        return [section for section in pack.sections if section.figures or section.points or section.report]
    together = [section for section in pack.sections if section.whose not in {row[0].text for row in pack.table.rows}]
    return [*together, *(lead_section([section for section in pack.sections if section.whose == name])
                         for name in countries)]


class _Deck:
    """A deck of a template's layouts, without its slides."""

    def __init__(self, pack: Pack, template: OwnTemplate | None = None) -> None:
        self.pack, self.deck = pack, opened_deck(template)
        for entry in list(self.deck.slides._sldIdLst):  # noqa: SLF001 - python-pptx has no other way to remove a slide
            self.deck.part.drop_rel(entry.rId)
            self.deck.slides._sldIdLst.remove(entry)  # noqa: SLF001

    def file(self, title: str, reference: Reference) -> bytes:
        """The content of the file, with its reference and properties."""
        return finished(self.deck, self.pack, title, reference)

    def add_answer(self) -> None:
        """The answer in a line, then the goals of one country, the findings on each goal, or countries by status."""
        pack, table = self.pack, self.pack.table
        if pack.is_country or not any(section.named for section in pack.sections):
            under = pack.filters if pack.is_country else say("pack.statuses_under")
            slide = self.add_slide("Table", {"Title": [pack.headline], "Caption": [under]})
            widths = (4, 3, 3, 3) if pack.is_country else (1,) * len(table.head)
            _fill_table(_holder(slide, "Table"), table.head, table.rows, widths)
        elif len(pack.sections) > 1:               # else the slide of the one finding says it
            findings = [Point(section.goal, section.finding) for section in pack.sections]
            self.add_slide("Text", {"Title": [pack.headline], "Points": findings[:MOST_LINES]})

    def add_finding(self, section: Section) -> None:
        """A finding with its number, its points, and its chart or the countries by status."""
        figure = next(iter(section.figures), None)
        comments = [Point("", text) for text in section.comments if len(text) <= SHORT_COMMENT]
        texts: dict[str, list[Any]] = {"Title": [section.finding], "Number": [section.number],
                                       "Change": [section.change], "Points": [*section.points, *comments]}
        if section.bar:
            striped = say("pack.striped") if any(any(line.by_chance) for line in section.bar.lines) else ""
            slide = self.add_slide("Group", {**texts, "Caption": [_joined(section.subject, striped)]}, figure)
            _add_chart(slide, section.heading, section.finding, section.bar, has_legend=False)
            rows = [(Cell(words, status=code), Cell(names)) for code, words, names in section.named]
            _fill_table(_holder(slide, "Table"), [], rows, (2, 6))
        elif figure and figure.plot and section.points:
            slide = self.add_slide("Finding", {**texts, "Caption": [_caption(section, figure)]}, figure)
            _add_chart(slide, figure.name, figure.picture.alt, figure.plot)
        elif figure and (figure.plot or not section.number and figure.draw(None) is not None):
            slide = self.add_chart(section, figure)
        else:
            number = [Point(section.number, section.change)] if section.number else []
            slide = self.add_slide("Text", {"Title": [section.finding], "Points": [
                *number, *section.points, *section.report][:MOST_LINES]}, figure, section.report_source)
        _speak(slide, figure, section.box, *section.comments, *(
            f"{one.question} {one.answer}" for one in section.questions), *section.commitments)

    def add_chart(self, section: Section, figure: PackFigure) -> Slide:
        """A figure that fills a slide, as a native chart or, where no office program can chart it, as a picture."""
        context = f"{say('pack.others')} · " if figure in section.others else ""
        slide = self.add_slide("Chart", {"Title": [figure.finding], "Caption": [context + _caption(section, figure)]},
                               figure)
        if figure.plot:
            _add_chart(slide, figure.name, figure.picture.alt, figure.plot)
        elif (drawing := figure.draw(None)) is None:
            raise Refusal("brief.no_figure", name=figure.name)
        else:
            holder = _holder(slide, "Chart")
            _insert_picture(slide, holder, *png_for_box(drawing, int(holder.width), int(holder.height)),
                            figure.picture.alt)
        _speak(slide, figure)
        return slide

    def add_slide(self, name: str, texts: Mapping[str, Sequence[Any]], figure: PackFigure | None = None,
                  source: str = "") -> Slide:
        """A slide of a layout with its texts; placeholders without content are taken away."""
        pack, layout = self.pack, next(layout for layout in self.deck.slide_layouts if layout.name == name)
        slide = self.deck.slides.add_slide(layout)
        sources = [figure.source, *((figure.plot.key, figure.note) if figure.plot else ())] if figure else []
        texts = {**texts, "Marking above": [pack.marking], "Marking below": [pack.marking],
                 "Provenance": [_joined(source, *sources), pack.provenance]}
        shapes = {shape.placeholder_format.idx: shape for shape in layout.placeholders}
        for holder in list(slide.placeholders):
            shape = shapes[holder.placeholder_format.idx]
            holder.name = shape.name
            if lines := [line for line in texts.get(shape.name, ()) if line]:
                _write(holder, shape, lines)
            elif shape.name == "Logo" and pack.stamp.logo:
                wide, high = (int(side) for side in pack.stamp.logo.within(int(shape.width), int(shape.height)))
                _insert_picture(slide, holder, pack.stamp.logo.content, wide, high, pack.stamp.organisation)
            elif shape.name not in ("Chart", "Table"):
                holder._element.getparent().remove(holder._element)  # noqa: SLF001 - python-pptx has no other way
        return slide


def _holder(slide: Slide, name: str) -> Any:
    return next(holder for holder in slide.placeholders if holder.name == name)


def _add_chart(slide: Slide, name: str, alt: str, plot: Plot, *, has_legend: bool = True) -> None:
    """A native chart in the box of the placeholder, which it replaces; a table may say what its colours mean."""
    frame = _holder(slide, "Chart").insert_chart(TYPES[plot.kind], chart_data(plot))
    style_chart(frame, name, alt, plot, has_legend=has_legend)


def _fill_table(holder: Any, heads: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int]) -> None:
    """A native table in place of a placeholder, with statuses in their colours; the first column and the head bold."""
    cells = [*([[Cell(head) for head in heads]] if heads else []), *rows]
    columns, high = [int(holder.width) * share // sum(widths) for share in widths], int(holder.height)
    size, heights = _fit([[cell.text for cell in row] for row in cells], [wide - MARGIN for wide in columns], high,
                         LARGEST_CELL, BOLD)
    table = holder.insert_table(len(cells), len(columns)).table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = LIGHT_STYLE  # noqa: SLF001 - python-pptx has no styles
    table.first_row, table.horz_banding, table.first_col = bool(heads), False, False
    for column, wide in zip(table.columns, columns, strict=True):
        column.width = Emu(wide)
    airy = min(high / POINT / len(cells), TALL_ROW) if heads else 0
    for at, row in enumerate(cells):
        table.rows[at].height = Pt(max(heights[at], airy))
        for column, content in enumerate(row):
            cell, is_head = table.cell(at, column), bool(heads) and at == 0
            cell.vertical_anchor, cell.margin_left, cell.margin_right = MSO_ANCHOR.MIDDLE, MARGIN // 2, MARGIN // 2
            cell.margin_top = cell.margin_bottom = Pt(2)
            run = cell.text_frame.paragraphs[0].add_run()
            run.text, run.font.size = content.text, Pt(size)
            run.font.bold = is_head or column == 0 or bool(content.status)
            if content.status not in UNCOLOURED:
                colour = status_colour(content.status, "light")
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor.from_string(colour[1:])
                run.font.color.rgb = RGBColor.from_string(text_on(colour)[1:])
            elif not is_head:
                cell.fill.background()


def _speak(slide: Slide, figure: PackFigure | None, *lines: str) -> None:
    """Write the notes of a slide: what may be said, then method and sources of its figure."""
    about = (*figure.method, figure.reading, figure.caution, *figure.sources) if figure else ()
    notes = slide.notes_slide.notes_text_frame
    if notes is not None and (lines or about):
        notes.text = "\n".join(filter(None, (*lines, *about)))


def _caption(section: Section, figure: PackFigure) -> str:
    return _joined(section.goal, figure.picture.subtitle, figure.plot.axis if figure.plot else "")


def _joined(*texts: str) -> str:
    return " · ".join(filter(None, texts))


def _write(holder: Any, shape: Any, lines: Sequence[str | Point]) -> None:
    """Write lines as paragraphs of a placeholder, in the type size of the layout's ``shape`` or, where they would not
    fit, a smaller one.
    """
    points = [Point("", line) if isinstance(line, str) else line for line in lines]
    looks = shape._element.xpath(".//a:lvl1pPr/a:defRPr")  # noqa: SLF001 - python-pptx does not say what is inherited
    look = looks[0] if looks else {}
    most, letter = int(look.get("sz", "1800")) // 100, BOLD if look.get("b") == "1" else LETTER
    size, _ = _fit([[f"{point.head} {point.text}"] for point in points], [int(shape.width)], int(shape.height), most,
                   letter)
    for number, point in enumerate(points):
        paragraph = holder.text_frame.add_paragraph() if number else holder.text_frame.paragraphs[0]
        for text, heavy in ((point.head and f"{point.head}  ", True), (point.text, None)):
            if text:
                run = paragraph.add_run()
                run.text, run.font.size, run.font.bold = text, Pt(size) if size != most else None, heavy


def _fit(rows: Sequence[Sequence[str]], widths: Sequence[int], high: int, most: int, letter: float
         ) -> tuple[int, list[float]]:
    """The largest type size at which rows of texts fit into their columns and a height without breaking a word, at
    least SMALLEST, and the heights of the rows; in points. Office programs shrink a text only as it is edited.
    """
    for size in range(most, SMALLEST - 1, -1):
        rooms = [max(1, int(wide / POINT / size / letter)) for wide in widths]
        lines = [[wrap(text, room, break_long_words=False) for text, room in zip(row, rooms, strict=True)]
                 for row in rows]
        heights = [max(1, *map(len, row)) * LINE * size + GAP for row in lines]
        longest = [max((len(line) for row in lines for line in row[at]), default=0) for at in range(len(rooms))]
        if sum(heights) - GAP <= high / POINT and all(a <= b for a, b in zip(longest, rooms, strict=True)):
            break
    return size, heights


def _insert_picture(slide: Slide, holder: Any, content: bytes, wide: int, high: int, alt: str) -> None:
    """A picture with alternative text in place of a placeholder: the chart's at its left end, a logo's at its right."""
    left, top, width, height = (int(side) for side in (holder.left, holder.top, holder.width, holder.height))
    if holder.name == "Logo":
        left, top = left + width - wide, top + height - high
    holder._element.getparent().remove(holder._element)  # noqa: SLF001 - python-pptx has no other way
    shape = slide.shapes.add_picture(io.BytesIO(content), Emu(left), Emu(top), Emu(wide), Emu(high))
    shape._element.nvPicPr.cNvPr.set("descr", alt)  # noqa: SLF001
