"""A pack as slides: a native, editable chart for each finding, and tables of statuses."""

import io
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from textwrap import wrap
from typing import IO, Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu

from indicators.briefing.pack.clean import cleaned
from indicators.briefing.pack.content import Pack, PackFigure, Plot, Section, StatusCell, Summary
from indicators.briefing.pack.office_files import own_file
from indicators.briefing.pack.slide_charts import add_chart
from indicators.briefing.pack.slide_layout import (
    COLOURS,
    EDGE,
    FOOT_HIGH,
    HIGH,
    INCH,
    MOST_IN_A_PACK,
    TITLE_HIGH,
    TITLE_TOP,
    TITLES,
    UNDER_HIGH,
    WIDE,
    add_box,
    add_panels,
    new_slide,
    set_paragraphs,
)
from indicators.briefing.reference import Reference
from indicators.briefing.reference.embedding import into_package
from indicators.charts.theme import BRIEFING, UNCOLOURED, status_ink
from indicators.errors import Refusal
from indicators.wording import say

VERSION = re.compile(rb"<AppVersion>[^<]*<")
OF_2007 = b"<AppVersion>12.0000<"          # in later files LibreOffice 25.2 draws bars below zero as above it
STATUS_HIGH = int(0.36 * INCH)
FEW_FINDINGS, MOST_FINDINGS = 7, 11        # on the first slide
COMMENT_HIGH = int(0.42 * INCH)
SHORT_COMMENT, LONG_COMMENT = 260, 1500       # letters of a comment beside the status, and on a slide of its own
SIZES = {18: 800, 16: 1150, 14: 1500, 12: 2200}     # of a summary's letters in points, and how many have room
ROWS = 12                # countries per slide in a table


def write_slides(pack: Pack, stream: IO[bytes], template: Path | None = None) -> None:
    """Write the slides as PPTX. Raises Refusal("brief.template")."""
    deck = _opened(template, pack)
    layout = _layout(deck)
    _cover(deck, layout, pack)
    for part in _parts(pack):
        _statuses(deck, layout, pack, part)
    for summary in pack.summaries:
        _summary(deck, layout, pack, summary)
    for section in pack.sections:
        for drawn in section.figures:
            if drawn.plot:
                _figure(deck, layout, pack, section, drawn, drawn.plot)
            elif 1 < len(drawn.areas) <= MOST_IN_A_PACK:
                _panels(deck, layout, pack, section, drawn)
        if not section.figures and (section.report or section.status or not section.others):
            _words(deck, layout, pack, section)
        for text in section.comments:
            if not (section.figures and section.figures[0].plot and _is_short(text)):
                _comment(deck, layout, pack, section, text)
        for drawn in section.others:
            if drawn.plot:
                _figure(deck, layout, pack, section, drawn, drawn.plot, by_others=True)
    _save(deck, pack.reference, stream)


def write_slide(pack: Pack, drawn: PackFigure, stream: IO[bytes]) -> None:
    """Write one figure of the pack as a deck of one slide, or as many as a table of statuses needs."""
    deck = _opened(None, pack)
    layout = _layout(deck)
    section = next((own for own in pack.sections if drawn in (*own.figures, *own.others)), None)
    if section and drawn.plot:
        _figure(deck, layout, pack, section, drawn, drawn.plot, by_others=drawn in section.others)
    elif section and drawn.panels is not None:
        _panels(deck, layout, pack, section, drawn)
    elif section:
        _picture(deck, layout, pack, section, drawn)
    else:
        for part in _parts(pack):
            _statuses(deck, layout, pack, part)
    _save(deck, pack.reference_of(drawn), stream)


def _save(deck: Slides, reference: Reference, stream: IO[bytes]) -> None:
    into_package(deck.part.package, Part, PackURI, reference)
    with suppress(KeyError):             # where an office's own file says nothing of its program
        about = deck.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
        about.blob = VERSION.sub(OF_2007, about.blob)
    deck.save(stream)


def _opened(template: Path | None, pack: Pack) -> Slides:
    """A deck of the template without its slides; without one, an empty wide deck."""
    if template is None:
        deck = Presentation()
        deck.slide_width, deck.slide_height = Emu(WIDE), Emu(HIGH)
        return deck
    with own_file(template):
        deck = Presentation(str(template))
        _words(deck, _layout(deck), pack, pack.sections[0])           # tried, and removed again
        deck.save(io.BytesIO())
        into_package(deck.part.package, Part, PackURI, pack.reference)
        for entry in list(deck.slides._sldIdLst):  # noqa: SLF001 - python-pptx has no other way to remove a slide
            deck.part.drop_rel(entry.rId)
            deck.slides._sldIdLst.remove(entry)  # noqa: SLF001
    return deck


def _layout(deck: Slides) -> SlideLayout:
    """The layout with a title and the fewest other placeholders."""
    titled = [layout for layout in deck.slide_layouts
              if any(holder.placeholder_format.type in TITLES for holder in layout.placeholders)]
    return min(titled or list(deck.slide_layouts), key=lambda layout: len(layout.placeholders))


def _cover(deck: Slides, layout: SlideLayout, pack: Pack) -> None:
    slide = new_slide(deck, layout, pack, pack.title, pack.filters, "")
    findings = [*dict.fromkeys(_numbered(section, section.in_a_list) for section in pack.sections)]
    lines = findings[:MOST_FINDINGS]
    if len(findings) > len(lines):
        lines.append(say("phrase.more", count=len(findings) - len(lines)))
    size = 16 if len(lines) <= FEW_FINDINGS else 13
    add_box(slide, EDGE, int(1.9 * INCH), int(deck.slide_width or WIDE) - 2 * EDGE, int(3.9 * INCH),
         [f"•  {line}" for line in lines] + list(pack.left_out), size)


def _summary(deck: Slides, layout: SlideLayout, pack: Pack, summary: Summary) -> None:
    slide = new_slide(deck, layout, pack, summary.heading, pack.filters, "")
    letters = sum(map(len, summary.paragraphs))
    size = next((size for size, most in SIZES.items() if letters <= most), min(SIZES))
    add_box(slide, EDGE, int(1.9 * INCH), int(deck.slide_width or WIDE) - 2 * EDGE, int(3.9 * INCH),
         [text for paragraph in summary.paragraphs for text in (paragraph, "")][:-1], size)


def _numbered(section: Section, text: str) -> str:
    """A text of a section after the number of its goal, if it is on one."""
    return " · ".join(filter(None, (section.goal, text)))


def _parts(pack: Pack) -> list[tuple[tuple[str, tuple[StatusCell, ...]], ...]]:
    rows = pack.table.rows
    return [rows[first:first + ROWS] for first in range(0, len(rows), ROWS)]


def _statuses(deck: Slides, layout: SlideLayout, pack: Pack,
              rows: Sequence[tuple[str, tuple[StatusCell, ...]]]) -> None:
    """A slide with some rows of the table of statuses, as a native table."""
    slide = new_slide(deck, layout, pack, pack.status_figure.finding, pack.status_figure.subtitle, pack.key)
    heads = (say("overview.country"), *pack.table.heads)
    wide = int(deck.slide_width or WIDE) - 2 * EDGE
    shape = slide.shapes.add_table(len(rows) + 1, len(heads), Emu(EDGE), Emu(int(1.75 * INCH)), Emu(wide),
                                   Emu(int(0.32 * INCH) * (len(rows) + 1)))
    table, first = shape.table, int(wide * 0.16)
    for index, column in enumerate(table.columns):
        column.width = Emu(first if not index else (wide - first) // (len(heads) - 1))
    for index, head in enumerate(heads):
        _fill(table.cell(0, index), head, "#ffffff", bold=True, ground=COLOURS.series)
    for at, (name, cells) in enumerate(rows, 1):
        ground = "#ffffff" if at % 2 else "#f3f5f7"
        _fill(table.cell(at, 0), name, COLOURS.text, bold=True, ground=ground)
        for index, cell in enumerate(cells, 1):
            plain = cell.stale or cell.status in UNCOLOURED
            _fill(table.cell(at, index), cell.text, COLOURS.quiet if plain else status_ink(cell.status, "light"),
                  ground=ground)


def _fill(cell: Any, text: str, colour: str, *, ground: str, bold: bool = False) -> None:
    cell.margin_left = cell.margin_right = Emu(50_000)
    cell.margin_top = cell.margin_bottom = Emu(20_000)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(ground.removeprefix("#"))
    set_paragraphs(cell.text_frame._txBody, [text], 10, colour, bold=bold)  # noqa: SLF001


def _figure(deck: Slides, layout: SlideLayout, pack: Pack, section: Section, drawn: PackFigure, plot: Plot, *,
            by_others: bool = False) -> None:
    """A slide with a finding, its chart and, for a country's own figure, its status."""
    under = _numbered(section, drawn.subtitle)
    under = f"{say('pack.others')} · {under}" if by_others else under
    source = drawn.source
    slide = new_slide(deck, layout, pack, drawn.finding, under, source)
    wide, top = int(deck.slide_width or WIDE) - 2 * EDGE, TITLE_TOP + TITLE_HIGH + UNDER_HIGH
    own = section.status if not by_others and section.figures[0] is drawn else None
    if own:
        add_box(slide, EDGE, top, wide, STATUS_HIGH, [own.words], 16, bold=True,
             colour=COLOURS.quiet if own.code in UNCOLOURED else status_ink(own.code, "light"))
        top += STATUS_HIGH
        for comment in filter(_is_short, section.comments):
            add_box(slide, EDGE, top, wide, COMMENT_HIGH, [comment], 11)
            top += COMMENT_HIGH
    below = [plot.key, drawn.note, drawn.caution]
    notes = [say("message", "chart.note", note=" ".join(filter(None, below)))] if any(below) else []
    foot = int(deck.slide_height or HIGH) - FOOT_HIGH - (int(0.42 * INCH) if notes else 0)
    if notes:
        add_box(slide, EDGE, foot, wide, int(0.42 * INCH), notes, 11, colour=COLOURS.quiet)
    add_chart(slide, drawn, plot, (EDGE, top, wide, foot - top - int(0.1 * INCH)))
    _speak(slide, section, drawn, by_others=by_others)


def _panels(deck: Slides, layout: SlideLayout, pack: Pack, section: Section, drawn: PackFigure) -> None:
    """Slides with a small native chart for each country, where the figure has them."""
    if drawn.panels is not None:
        for slide in add_panels(deck, layout, pack, drawn, f"{section.goal} · {drawn.subtitle}",
                                cleaned(drawn.panels())):
            _speak(slide, section, drawn, by_others=False)


def _picture(deck: Slides, layout: SlideLayout, pack: Pack, section: Section, drawn: PackFigure) -> None:
    """A slide with a finding whose figure no office program can chart, as a picture with alternative text."""
    from indicators.briefing.pack import pictures  # noqa: PLC0415 - slides of charts need no Chromium

    figure = drawn.draw(BRIEFING)
    if figure is None:
        raise Refusal("brief.no_figure", name=drawn.name)
    slide = new_slide(deck, layout, pack, drawn.finding, _numbered(section, drawn.subtitle), drawn.source)
    wide, top = int(deck.slide_width or WIDE) - 2 * EDGE, TITLE_TOP + TITLE_HIGH + UNDER_HIGH
    high = int(deck.slide_height or HIGH) - FOOT_HIGH - top - int(0.1 * INCH)
    scale = min(wide / figure.layout.width, high / figure.layout.height)
    size = Emu(int(figure.layout.width * scale)), Emu(int(figure.layout.height * scale))
    shape = slide.shapes.add_picture(io.BytesIO(pictures.png(figure, "column")), Emu(EDGE), Emu(top), *size)
    shape._element.nvPicPr.cNvPr.set("descr", drawn.alt)  # noqa: SLF001 - python-pptx has no other way
    _speak(slide, section, drawn, by_others=False)


def _words(deck: Slides, layout: SlideLayout, pack: Pack, section: Section) -> None:
    """A slide with a finding without a figure: its sentences, or the first items of the report."""
    slide = new_slide(deck, layout, pack, section.finding, section.heading, section.report_source)
    items = [item for part, points in section.report.items() for item in (part, *(f"•  {point}" for point in points))]
    wide, top = int(deck.slide_width or WIDE) - 2 * EDGE, int(1.9 * INCH)
    texts = [section.more] if section.more else []
    texts += section.commitments[:1]
    add_box(slide, EDGE, top, wide, int(3.9 * INCH), [*texts, *items][:8], 14)
    _speak(slide, section, None, by_others=False)


def _is_short(comment: str) -> bool:
    """Whether a country's comment has room beside the status."""
    return len(comment) <= SHORT_COMMENT


def _comment(deck: Slides, layout: SlideLayout, pack: Pack, section: Section, text: str) -> None:
    """Slides with a country's comment in full."""
    under = section.status.words if section.status else ""
    for part in wrap(text, LONG_COMMENT):
        slide = new_slide(deck, layout, pack, say("remark.slide", heading=section.heading), under, "")
        add_box(slide, EDGE, int(1.9 * INCH), int(deck.slide_width or WIDE) - 2 * EDGE, int(3.9 * INCH), [part], 14)


def _speak(slide: Slide, section: Section, drawn: PackFigure | None, *, by_others: bool) -> None:
    """Write the notes of a slide: speaking note, method, reading, sources and questions."""
    lines = [say("pack.speaking_note"), section.speaking_note, ""] if section.speaking_note and not by_others else []
    if section.summary and not by_others and (drawn is None or drawn is section.figures[0]):
        lines += [say("summaries.title"), *section.summary, ""]
    if drawn:
        for head, texts in (("method", drawn.method), ("reading", (drawn.reading,)), ("caution", (drawn.caution,)),
                            ("revised", (drawn.note,)), ("sources", drawn.sources)):
            if any(texts):
                lines += [say(f"pack.{head}"), *filter(None, texts), ""]
        lines += [drawn.alt]
    if not by_others and section.commitments:
        lines += ["", say("pack.commitments"), *section.commitments]
    if not by_others and section.questions:
        lines += ["", say("pack.questions"), *(f"{question.asked} {question.line}" for question in section.questions)]
    notes = slide.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = "\n".join(lines)
