"""A briefing as a document: a template document, filled in by its tags."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Cm
from docxtpl import InlineImage, RichText

from indicators.briefing.pack import pictures
from indicators.briefing.pack.content import Pack, PackFigure, Section, Table
from indicators.briefing.pack.document_tags import opened_document
from indicators.briefing.pack.own_templates import opened_template
from indicators.briefing.pack.tables import status_rows
from indicators.briefing.reference import Reference
from indicators.briefing.reference.files import into_package
from indicators.charts.theme import UNCOLOURED, status_colour, status_ink, text_on
from indicators.reports.form_wording import as_keyword
from indicators.wording import day, say

HEADINGS = "notes", "report", "commitments", "questions", "annex"
WIDE, HIGH, HIGH_ON_A_PAGE = Cm(17), Cm(6), Cm(12.5)         # of a picture
TALLEST = 1.3            # of a picture in its widths, by itself: squeezed, a taller one could not be read
FEWEST = 3               # rows of a figure that is a picture
LOGO = Cm(4), Cm(1.2)
PLAIN = "FFFFFF"


class Document:
    """A template that is being filled in with a briefing."""

    def __init__(self, pack: Pack, file: Path, kind: str) -> None:
        self.pack, self.alts = pack, list[tuple[str, str]]()
        self.template, self.tags = opened_document(file, kind)

    def save(self, values: dict[str, Any], title: str, reference: Reference, stream: IO[bytes],
             keywords: str = "") -> None:
        """Fill in the tags and write the file, with alternative texts, properties and its reference."""
        pack, logo = self.pack, self.pack.stamp.logo
        picture = InlineImage(self.template, io.BytesIO(logo.content), *map(int, logo.within(*LOGO))) if logo else None
        self.template.render({"marking": pack.marking, "provenance": pack.provenance, "logo": picture, **values},
                             self.tags, autoescape=True)
        for properties in self.template.docx.element.body.xpath(".//wp:docPr"):
            name = properties.get("descr") or properties.get("name")
            alt, finding = self.alts.pop(0) if self.alts and name != "logo" else ("", "")
            properties.set("descr", alt or pack.stamp.organisation)
            properties.set("title", finding)
        about = self.template.docx.core_properties
        about.title, about.author, about.keywords = title[:255], pack.stamp.organisation, keywords
        about.last_modified_by, about.comments = pack.stamp.organisation, pack.version
        into_package(self.template.docx.part.package, Part, PackURI, reference)
        self.template.save(stream)

    def first_picture(self, figures: Sequence[PackFigure], high: int = HIGH, *, caution: bool = True
                      ) -> list[dict[str, Any]]:
        """The first figure that can be read in the width of a page; none where there is none."""
        for figure in figures:
            drawing = pictures.without_texts(figure, WIDE)
            if drawing is None or drawing.layout.height > TALLEST * drawing.layout.width:
                continue
            drawing.update_layout(height=min(pictures.pixels(high), drawing.layout.height))
            self.alts.append((figure.picture.alt, figure.finding))
            keys = [*drawing.layout.meta["keys"], figure.note, figure.caution if caution else ""]
            return [_texts(figure) | {"note": " ".join(filter(None, keys)), "picture": InlineImage(
                self.template, io.BytesIO(pictures.png(drawing, "page")), width=int(WIDE))}]
        return []


def write_document(pack: Pack, stream: IO[bytes], template: Path | None = None) -> None:
    """Write the document as DOCX. Raises Refusal: brief.template, brief.template_lacks, brief.template_tag,
    brief.no_chromium, brief.chromium_failed.
    """
    with opened_template(template, "briefing.docx") as file:
        document = Document(pack, file, "briefing.docx")
        about = [section for section in pack.sections if section.goal]
        document.save({
            "title": pack.title, "filters": pack.filters, "headline": pack.headline, "left_out": pack.left_out,
            "answers": about if len(pack.table.rows) != 1 and len(about) > 1 else [],
            "statuses": _statuses(pack) if pack.table.rows and not (len(about) == 1 and about[0].named) else None,
            "sections": [_section(document, section) for section in pack.sections],
            "annex": list(_annex(pack)), "words": {name: say(f"pack.{name}") for name in HEADINGS}},
            pack.title, pack.reference, stream)


def write_page(pack: Pack, section: Section, stream: IO[bytes]) -> None:
    """Write a section as one page: headline, number, chart, three points and provenance."""
    with opened_template(None, "page.docx") as file:
        document = Document(pack, file, "page.docx")
        document.save({"section": {
            "heading": section.heading, "finding": section.finding, "number": section.number,
            "change": section.change, "points": section.points,
            "figures": document.first_picture(section.figures, HIGH_ON_A_PAGE, caution=False)}},
            section.finding, pack.reference, stream)


def write_draft(pack: Pack, ref_area: str, until: str, stream: IO[bytes]) -> None:
    """Write the draft of a briefing on one country as DOCX: figures, how each status came about, what will be said, and
    boxes for comments. ``until`` is the last day for them, an ISO date.
    """
    country, title = pack.sections[0].whose, say("draft.title", until=day(until))
    carried = {"area": ref_area, "draft": str(pack.stamp.version), "until": until}
    carried |= {"set": "illustrative"} if pack.stamp.illustrative else {}
    with opened_template(None, "draft.docx") as file:
        sections = [{"heading": section.heading, "box": section.box, "status": _status(section),
                     "mark": section.goal.replace(".", "_"), "number": number, "why": section.arithmetic,
                     "figures": [_texts(figure) | _numbers(figure.table) for figure in section.figures[:1]]}
                    for number, section in enumerate(pack.sections, 1) if section.status or section.box]
        Document(pack, file, "draft.docx").save({
            "marking": " · ".join(filter(None, (pack.marking, title))), "country": country, "title": title,
            "lead": say("draft.lead", area=country, until=day(until)), "how": say("draft.how"),
            "said": say("draft.said"), "because": say("draft.because"), "all": say("draft.all"),
            "comment": say("draft.comment", area=country), "sections": sections},
            f"{country}: {title}", pack.reference, stream, as_keyword(carried))


def _statuses(pack: Pack) -> dict[str, Any]:
    """Heads and cells of the table of statuses."""
    heads, rows = status_rows(pack.table)
    return {"heads": heads, "rows": [[_cell(cell.status, cell.text) for cell in row] for row in rows]}


def _cell(status: str, text: str) -> dict[str, Any]:
    """A cell in the colour of a status, with words that can be read on it."""
    colour = status_colour(status, "light") if status and status not in UNCOLOURED else f"#{PLAIN}"
    return {"colour": colour[1:], "text": RichText(text, color=text_on(colour))}


def _status(section: Section) -> Any:
    """The status in words with its certainty, in its colour; "" without one."""
    if not section.status:
        return ""
    words = " · ".join(filter(None, (section.status.words, section.status.sure)))
    return RichText(words, bold=True, color=status_ink(section.status.code, "light"))


def _section(document: Document, section: Section) -> dict[str, Any]:
    """A country or group on a goal, with its first picture; further figures in a line each, numbers in the annex."""
    further = [*(() if section.named else section.figures[1:]), *section.others]
    alone = section.goal and len(document.pack.table.rows) == 1            # whose it is, the title says
    answered = [point.text for point in section.points]
    return {"heading": section.subject if alone else section.heading, "goal": section.goal,
            "title": "" if section.finding == document.pack.headline else section.finding,
            "status": _status(section), "points": section.points,
            "comments": section.comments,
            "questions": [one for one in section.questions if one.answer not in answered],
            "figures": document.first_picture([figure for figure in section.figures if section.goal and (
                section.named or len(figure.table.rows) >= FEWEST)]),
            "named": [{"colour": cell["colour"], "words": cell["text"], "names": names}
                      for code, words, names in section.named for cell in [_cell(code, words)]],
            "notes": (*(figure.finding for figure in further), *section.notes),
            "report": [item for items in section.report.values() for item in items],
            "report_source": section.report_source, "commitments": section.commitments}


def _texts(figure: PackFigure) -> dict[str, Any]:
    return {"finding": figure.finding, "subtitle": figure.picture.subtitle, "picture": "", "source": figure.source,
            "note": " ".join(filter(None, (figure.note, figure.caution))), "heads": [], "rows": []}


def _numbers(table: Table) -> dict[str, Any]:
    """The rows of a figure in five columns: year or country, figure, change, status, remarks."""
    one = len({row[0].text for row in table.rows}) <= 1
    rows = []
    for row in table.rows:
        country, _, year, value, unit, change, status, sure, marks, _ = (cell.text for cell in row)
        figure = " ".join(filter(None, (value, unit)))
        rows.append([year if one else country, figure if one else f"{figure}, {year}", change,
                     ", ".join(filter(None, (status, sure))), marks])
    return {"heads": [table.head[at] for at in (2 if one else 0, 3, 5, 6, 8)], "rows": rows}


def _annex(pack: Pack) -> Iterator[dict[str, Any]]:
    """Of each goal the arithmetic and, of one country, the numbers; then how figures are assessed and their sources."""
    for section in pack.sections:
        figures = [*(() if section.named or not section.goal else section.figures), *section.others]
        tables = [_texts(figure) | _numbers(figure.table) for figure in figures if figure.table.rows]
        if section.arithmetic or tables:
            yield {"heading": section.heading, "texts": section.arithmetic, "figures": tables}
    for name, texts in (("method", [text for figure in pack.figures for text in (*figure.method, figure.reading)]),
                        ("sources", [text for figure in pack.figures for text in figure.sources])):
        if once := [text for text in dict.fromkeys(texts) if text]:
            yield {"heading": say(f"pack.{name}"), "texts": once, "figures": []}
