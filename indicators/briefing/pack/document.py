"""A briefing as a document: a template document, filled in by its tags."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.shared import Cm
from docxtpl import InlineImage, RichText

from indicators.briefing.pack.chromium import has_rows, pixels, png_for_box
from indicators.briefing.pack.content import Pack, PackFigure, Section
from indicators.briefing.pack.templates import OwnTemplate, fill, finished, opened_document
from indicators.charts.theme import UNCOLOURED, status_colour, status_ink, text_on
from indicators.reports.form_wording import as_keyword
from indicators.wording import day, say

HEADINGS = "notes", "report", "commitments", "questions", "annex"
WIDE, HIGH, HIGH_ON_A_PAGE = Cm(17), Cm(6), Cm(12.5)         # of a picture
TALLEST = Cm(22)         # of a picture: scaled, a taller one could not be read
FEWEST = 3               # rows of a figure that is a picture
LOGO = Cm(4), Cm(1.2)
PLAIN = "#FFFFFF"
MOST_POINTS = 3


class _Picture(InlineImage):  # type: ignore[misc]
    """A picture in a document with its alternative text and title."""

    alt = title = ""

    def _insert_image(self) -> str:
        names = f"<wp:docPr descr={quoteattr(self.alt)} title={quoteattr(self.title)} "
        return str(super()._insert_image()).replace("<wp:docPr ", names)


class _Document:
    """A template that is being filled in with a briefing: an organisation's, or ours of that kind."""

    def __init__(self, pack: Pack, kind: str, template: OwnTemplate | None = None) -> None:
        self.pack, self.kind, self.template = pack, kind, opened_document(kind, template)

    def file(self, name: str, /, keywords: str = "", **values: Any) -> bytes:
        """The content of the file of that name, with the tags filled in."""
        pack, logo = self.pack, self.pack.stamp.logo
        picture = self.picture(logo.content, *map(int, logo.within(*LOGO)), alt=pack.stamp.organisation) if logo else ""
        fill(self.template, {"marking": pack.marking, "provenance": pack.provenance, "logo": picture, **values},
             self.kind)
        return finished(self.template.docx, pack, name, pack.reference, keywords)

    def picture(self, content: bytes, wide: int, high: int | None = None, *, alt: str, title: str = "") -> _Picture:
        """A picture of a size in English Metric Units; ``high`` None: in its proportions."""
        made = _Picture(self.template, io.BytesIO(content), wide, high)
        made.alt, made.title = alt, title
        return made

    def first_picture(self, figures: Sequence[PackFigure], high: int = HIGH, *, caution: bool = True
                      ) -> list[dict[str, Any]]:
        """The first figure that can be read in the width of a page; none where there is none."""
        for figure in figures:
            drawing = figure.draw(None)
            if drawing is not None and drawing.layout.height <= pixels(TALLEST):
                most = TALLEST if high == HIGH and has_rows(drawing) else high
                content, wide, _ = png_for_box(drawing, WIDE, most)
                texts = [*drawing.layout.meta["keys"], figure.note, figure.caution if caution else ""]
                return [vars(figure) | {
                    "subtitle": figure.picture.subtitle, "note": " ".join(filter(None, texts)),
                    "picture": self.picture(content, wide, alt=figure.picture.alt, title=figure.finding)}]
        return []


def briefing_document(pack: Pack, template: OwnTemplate | None = None) -> bytes:
    """The document as DOCX. Raises Refusal: brief.template, brief.template_lacks, brief.template_tag,
    brief.no_chromium, brief.chromium_failed.
    """
    document = _Document(pack, "briefing.docx", template)
    single, rows = len(pack.sections) == 1, [[_cell(cell.status, cell.text) for cell in row] for row in pack.table.rows]
    return document.file(
        pack.title, title=pack.title, filters=pack.filters, headline=pack.headline,
        left_out=[*filter(None, [pack.key]), *pack.left_out], answers=[
            vars(section) | {"finding": ". ".join(filter(None, (section.finding, section.aside)))}
            for section in pack.sections if not single and not pack.is_country],
        statuses={"heads": pack.table.head, "rows": rows} if rows and not (single and pack.sections[0].named) else None,
        sections=[_section(document, section) for section in pack.sections],
        annex=list(_annex(pack)), words={name: say(f"pack.{name}") for name in HEADINGS})


def minister_page(pack: Pack, section: Section) -> bytes:
    """A section as one page: headline, number, chart, three points and provenance."""
    document = _Document(pack, "page.docx")
    figures = document.first_picture(section.figures, HIGH_ON_A_PAGE, caution=False)
    points = (*section.points, *[None] * MOST_POINTS)[:MOST_POINTS]
    return document.file(section.finding, section=vars(section) | {"figures": figures, "points": points})


def draft_document(pack: Pack, ref_area: str, until: str, note: str = "") -> bytes:
    """The draft of a briefing on one country as DOCX: figures, how each status came about, what will be said, and boxes
    for comments. ``until`` is the last day for them, an ISO date; ``note`` is said at the top.
    """
    country, title = pack.sections[0].whose, say("draft.title", until=day(until))
    carried = {"area": ref_area, "draft": str(pack.stamp.version), "until": until, "day": pack.stamp.as_of}
    carried |= {"set": "illustrative"} if pack.stamp.illustrative else {}
    sections = [vars(section) | {
        "status": _status(section), "mark": section.goal.replace(".", "_"), "number": number, "why": section.arithmetic,
        "explained": bool(section.arithmetic or section.figures),
        "figures": [_numbers(figure) for figure in section.figures[:1]]}
                for number, section in enumerate(pack.sections, 1) if section.status or section.box]
    return _Document(pack, "draft.docx").file(
        f"{country}: {title}", marking=" · ".join(filter(None, (pack.marking, title))), country=country, title=title,
        lead=" ".join(filter(None, (say("draft.lead", area=country, until=day(until)), note))), sections=sections,
        keywords=as_keyword(carried),
        **{name: say(f"draft.{name}") for name in ("how", "said", "because", "all")},
        comment=say("draft.comment", area=country))


def _cell(status: str, text: str) -> dict[str, Any]:
    """A cell in the colour of a status, with words that can be read on it."""
    colour = status_colour(status, "light") if status and status not in UNCOLOURED else PLAIN
    return {"colour": colour[1:], "text": RichText(text, color=text_on(colour))}


def _status(section: Section) -> Any:
    """The status in words with its certainty, in its colour; "" without one."""
    if not section.status:
        return ""
    return RichText(section.status.text, bold=True, color=status_ink(section.status.status, "light"))


def _section(document: _Document, section: Section) -> Mapping[str, Any]:
    """A country or group on a goal, with its first picture; further figures in a line each, numbers in the annex."""
    further = [*(() if section.named else section.figures[1:]), *section.others]
    answered = [point.text for point in section.points]
    return vars(section) | {
        "heading": section.subject if document.pack.is_country else section.heading, "status": _status(section),
        "title": "" if section.finding == document.pack.headline else section.finding,
        "questions": [{"question": one.head, "answer": one.text} for one in section.questions
                      if one.text not in answered],
        "figures": document.first_picture([figure for figure in section.figures if (
            section.named or len(figure.table.rows) >= FEWEST)]),
        "named": [_cell(code, "") | {"words": _cell(code, words)["text"], "names": names}
                  for code, words, names in section.named],
        "notes": (*filter(None, [section.key]), *(figure.finding for figure in further), *section.notes)}


def _numbers(figure: PackFigure) -> dict[str, Any]:
    """The rows of a figure of one area in five columns: year, figure, change, status, remarks."""
    rows = []
    for row in figure.table.rows:
        _, _, year, value, unit, change, status, sure, marks, _ = (cell.text for cell in row)
        rows.append((year, f"{value} {unit}".rstrip(), change, ", ".join(filter(None, (status, sure))), marks))
    return vars(figure) | {"note": f"{figure.note} {figure.caution}".strip(), "rows": rows,
                           "heads": tuple(figure.table.head[at] for at in (2, 3, 5, 6, 8))}


def _annex(pack: Pack) -> Iterator[dict[str, Any]]:
    """Of each goal the arithmetic and, of one country, the numbers; then how figures are assessed and their sources."""
    for section in pack.sections:
        figures = () if section.named else (*section.figures, *section.others)
        tables = [_numbers(figure) for figure in figures if figure.table.rows]
        if section.arithmetic or tables:
            yield {"heading": section.heading, "texts": section.arithmetic, "figures": tables}
    for name, texts in (("method", [text for figure in pack.figures for text in (*figure.method, figure.reading)]),
                        ("sources", [text for figure in pack.figures for text in figure.sources])):
        if once := [text for text in dict.fromkeys(texts) if text]:
            yield {"heading": say(f"pack.{name}"), "texts": once, "figures": []}
