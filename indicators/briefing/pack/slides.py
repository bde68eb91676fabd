"""A briefing as slides: a template deck, filled in by the names of its layouts and placeholders."""

import io
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from indicators.briefing.pack.chromium import POINT, png_for_box
from indicators.briefing.pack.content import Cell, Pack, PackFigure, Point, Section, lead_section
from indicators.briefing.pack.slide_charts import insert_chart
from indicators.briefing.pack.templates import OwnTemplate, finished, opened_deck
from indicators.charts.theme import UNCOLOURED, status_colour, text_on
from indicators.errors import Refusal
from indicators.wording import say

LIGHT_STYLE = "{3B4B98B0-60AC-42C2-AFA5-B58CD77FA1E5}"      # Office's light style 1 with accent 1: lines and no ground
TALL_ROW = 36            # most height of a row, in points
MOST_LINES = 7           # findings on a slide of text
SMALLEST, LARGEST_CELL = 9, 14       # of any text, and of a cell, in points
LETTER, BOLD, LINE, GAP = 0.58, 0.72, 1.22, 6       # of a letter, line: type sizes; between lines or rows: points
MARGIN = 130_000         # of a cell at both sides, in English Metric Units
SHORT_SENTENCE = 120     # letters of what is missing on the cover; the notes have all of it
SHORT_COMMENT = 260      # letters of a country's comment on a slide; a longer one is in the notes and the document
FEWEST_VALUES, MOST_CONTEXT = 3, 2           # of a further chart; charts for context where nothing is assessed


def slides(pack: Pack, template: OwnTemplate | None = None, *, section: Section | None = None,
           figure: PackFigure | None = None) -> bytes:
    """The slides as PPTX: cover, answer, findings, then further charts on a country; or that of one section: headline,
    number, chart, three points and provenance; or of one figure.

    Raises Refusal: brief.template, brief.template_lacks, brief.template_contrast; of a figure brief.no_figure,
    brief.no_chromium.
    """
    deck, title, reference = _Deck(pack, template), pack.title, pack.reference
    if figure:
        title, reference = figure.finding, pack.reference_of(figure)
        by_status = [section for section in pack.sections if section.bar and figure.plot and figure in section.figures]
        if by_status:            # too many countries for bars: the finding, with their names by status
            deck.add_finding(by_status[0])
        else:
            deck.add_chart(figure)
    elif section:
        title = section.finding
        deck.add_finding(section)
    else:
        deck.add_briefing()
    return finished(deck.deck, pack, title, reference)


def _on_slides(pack: Pack) -> Sequence[Section]:
    """The sections that slides show: of several countries what compares them, and each one's most telling finding."""
    countries = dict.fromkeys(section.whose for section in pack.sections if section.status)
    if len(countries) < 2:
        return [section for section in pack.sections if section.figures or section.points or section.report]
    leads = [lead_section([section for section in pack.sections if section.whose == name]) for name in countries]
    of_one = {row[0].text for row in pack.table.rows}
    return [section for section in pack.sections if section in leads or section.whose not in of_one]


class _Deck:
    """A deck of a template's layouts, without its slides."""

    def __init__(self, pack: Pack, template: OwnTemplate | None = None) -> None:
        self.pack, self.deck = pack, opened_deck(template)
        for entry in list(self.deck.slides._sldIdLst):  # noqa: SLF001 - python-pptx has no other way to remove a slide
            self.deck.part.drop_rel(entry.rId)
            self.deck.slides._sldIdLst.remove(entry)  # noqa: SLF001

    def add_briefing(self) -> None:
        """Cover, answer and findings, then further charts on a country."""
        pack, sections = self.pack, _on_slides(self.pack)
        points = [text for text in pack.left_out if len(text) <= SHORT_SENTENCE]
        self.add_slide("Cover", {"Title": [pack.title], "Subtitle": [pack.filters], "Points": points},
                       notes=pack.left_out)
        self.add_answer()
        for section in sections:
            self.add_finding(section)
        for section in sections if pack.is_country else ():
            for figure in section.figures[1:] if section.figures else section.others[:MOST_CONTEXT]:
                if figure.plot and len(figure.plot.categories) >= FEWEST_VALUES:
                    self.add_chart(figure)

    def add_answer(self) -> None:
        """The answer in a line, then the goals of one country, the findings on each goal, or countries by status."""
        pack, table = self.pack, self.pack.table
        if table.rows and (pack.is_country or not any(section.named for section in pack.sections)):
            under = pack.filters if pack.is_country else say("pack.statuses_under")
            slide = self.add_slide("Table", {"Title": [pack.headline], "Caption": [_joined(under, pack.key)]})
            widths = (4, 3, 3, 3) if pack.is_country else (1,) * len(table.head)
            _fill_table(_holder(slide, "Table"), table.head, table.rows, widths)
        elif len(pack.sections) > 1:               # else the slide of the one finding says it
            findings = [Point(section.goal, " ".join(filter(None, (f"{section.finding}.", section.aside))))
                        for section in pack.sections]
            self.add_slide("Text", {"Title": [pack.headline], "Points": findings[:MOST_LINES]})

    def add_finding(self, section: Section) -> None:
        """A finding with its number, its points, and its chart or the countries by status."""
        figure = next(iter(section.figures), None)
        notes = (section.box, *section.comments, *(f"{one.head} {one.text}" for one in section.questions),
                 *section.commitments)
        comments = [Point("", text) for text in section.comments if len(text) <= SHORT_COMMENT]
        texts: dict[str, list[Any]] = {"Title": [section.finding], "Number": [section.number],
                                       "Change": [section.change], "Points": [*section.points, *comments]}
        if section.bar:
            texts["Caption"] = [_joined(section.subject, section.key)]
            slide = self.add_slide("Group", texts, figure, notes)
            insert_chart(_holder(slide, "Chart"), section.heading, section.finding, section.bar)
            rows = [(Cell(words, status=code), Cell(names)) for code, words, names in section.named]
            _fill_table(_holder(slide, "Table"), [], rows, (2, 6))
        elif figure and figure.plot and section.points:
            slide = self.add_slide("Finding", texts | {"Caption": [_caption(figure)]}, figure, notes)
            insert_chart(_holder(slide, "Chart"), figure.name, figure.picture.alt, figure.plot)
        elif figure and (figure.plot or not section.number and figure.draw(None) is not None):
            self.add_chart(figure, notes)
        else:
            number = [Point(section.number, section.change)] if section.number else []
            points = [*number, *section.points, *section.report][:MOST_LINES]
            self.add_slide("Text", {"Title": [section.finding], "Points": points}, figure, notes, section.report_source)

    def add_chart(self, figure: PackFigure, notes: Sequence[str] = ()) -> None:
        """A figure that fills a slide, as a native chart or, where no office program can chart it, as a picture."""
        slide = self.add_slide("Chart", {"Title": [figure.finding], "Caption": [_caption(figure)]}, figure, notes)
        holder, alt = _holder(slide, "Chart"), figure.picture.alt
        if figure.plot:
            insert_chart(holder, figure.name, alt, figure.plot)
        elif drawing := figure.draw(None):
            _insert_picture(slide, holder, *png_for_box(drawing, int(holder.width), int(holder.height)), alt)
        else:
            raise Refusal("brief.no_figure", name=figure.name)

    def add_slide(self, name: str, texts: Mapping[str, Sequence[Any]], figure: PackFigure | None = None,
                  notes: Sequence[str] = (), source: str = "") -> Slide:
        """A slide of a layout with its texts, placeholders without content taken away, and its notes: what may be said,
        then method and sources of its figure.
        """
        pack, layout = self.pack, next(layout for layout in self.deck.slide_layouts if layout.name == name)
        slide = self.deck.slides.add_slide(layout)
        sources = [source]
        if figure:
            sources += [figure.source, *((figure.plot.key, figure.note) if figure.plot else ())]
            notes = (*notes, *figure.method, figure.reading, figure.caution, *figure.sources)
        texts = {**texts, "Marking above": [pack.marking], "Marking below": [pack.marking],
                 "Provenance": [_joined(*sources), pack.provenance]}
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
        if any(notes) and (frame := slide.notes_slide.notes_text_frame) is not None:
            frame.text = "\n".join(filter(None, notes))
        return slide


def _holder(slide: Slide, name: str) -> Any:
    return next(holder for holder in slide.placeholders if holder.name == name)


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


def _caption(figure: PackFigure) -> str:
    return _joined(figure.goal, figure.picture.subtitle, figure.plot.axis if figure.plot else "", figure.context)


def _joined(*texts: str | None) -> str:
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
        rooms = [wide / POINT / size / letter for wide in widths]
        cells = [[(text, room) for text, room in zip(row, rooms, strict=True)] for row in rows]
        heights = [LINE * size * max(ceil((len(text) + 1) / room) for text, room in row) + GAP for row in cells]
        are_whole = all(len(word) <= room for row in cells for text, room in row for word in text.split())
        if are_whole and sum(heights) - GAP <= high / POINT:
            break
    return size, heights


def _insert_picture(slide: Slide, holder: Any, content: bytes, wide: int, high: int, alt: str) -> None:
    """A picture with alternative text in the middle of the box of a placeholder, which it replaces."""
    left, top = int(holder.left) + (int(holder.width) - wide) // 2, int(holder.top) + (int(holder.height) - high) // 2
    holder._element.getparent().remove(holder._element)  # noqa: SLF001 - python-pptx has no other way
    shape = slide.shapes.add_picture(io.BytesIO(content), Emu(left), Emu(top), Emu(wide), Emu(high))
    shape._element.nvPicPr.cNvPr.set("descr", alt)  # noqa: SLF001
