"""A briefing as a document: a template document, filled in by its tags."""

import io
from collections.abc import Iterator, Sequence
from itertools import islice
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
from indicators.charts.theme import PAGE, UNCOLOURED, status_colour, status_ink, text_on
from indicators.wording import day, say

HEADINGS = "notes", "report", "commitments", "questions", "others", "annex"
WIDE, SMALL = Cm(17), Cm(11.5)       # width of the picture of a finding, and of a further one
TALLEST = Cm(11.5)       # of a picture
FLAT = 1.3               # most height of a picture, in its widths: a taller one would be a strip that nobody can read
FEWEST = 3               # rows of a figure that is a picture
LOGO = Cm(4), Cm(1.2)
PLAIN = "FFFFFF"


class Document:
    """A template that is being filled in with a briefing."""

    def __init__(self, pack: Pack, file: Path, kind: str) -> None:
        self.pack, self.alts = pack, list[tuple[str, str]]()
        self.template, self.tags = opened_document(file, kind)

    def save(self, values: dict[str, Any], title: str, reference: Reference, stream: IO[bytes]) -> None:
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
        about.title, about.author = title[:255], pack.stamp.organisation
        about.last_modified_by, about.comments = pack.stamp.organisation, pack.version
        into_package(self.template.docx.part.package, Part, PackURI, reference)
        self.template.save(stream)

    def figure(self, figure: PackFigure, width: int = WIDE, *, rows: bool = True, titled: bool = True
               ) -> dict[str, Any]:
        """A figure: its picture, its texts, and its numbers; without its title where the page has one."""
        drawing = figure.draw(PAGE) if not rows or len(figure.table.rows) >= FEWEST else None
        picture: Any = ""
        if drawing is not None and drawing.layout.height <= FLAT * drawing.layout.width:
            if not titled:
                drawing.update_layout(title_text="")
            high = int(width) * drawing.layout.height / drawing.layout.width
            picture = InlineImage(self.template, io.BytesIO(pictures.png(drawing, "column")),
                                  width=int(width * min(1.0, TALLEST / high)))
            self.alts.append((figure.picture.alt, figure.finding))
        note = " ".join(filter(None, (figure.note, figure.caution)))
        return {"finding": figure.finding, "subtitle": figure.picture.subtitle, "picture": picture, "note": note,
                "source": figure.source, **(numbers(figure.table) if rows else {"heads": [""] * 5, "rows": []})}

    def first_picture(self, figures: Sequence[PackFigure]) -> list[dict[str, Any]]:
        """The first figure of a group that can be read on a page; none where there is none."""
        found = (own for figure in figures if (own := self.figure(figure, rows=False, titled=False))["picture"])
        return list(islice(found, 1))


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
            "statuses": statuses(pack) if pack.table.rows else None,
            "sections": [_section(document, section) for section in pack.sections],
            "annex": list(_annex(pack)), "words": {name: say(f"pack.{name}") for name in HEADINGS}},
            pack.title, pack.reference, stream)


def check_document(file: Path) -> None:
    """Raise Refusal for a document that cannot be filled in: brief.template, brief.template_lacks,
    brief.template_tag.
    """
    with opened_template(file, "briefing.docx"):
        opened_document(file, "briefing.docx")


def write_page(pack: Pack, section: Section, stream: IO[bytes]) -> None:
    """Write a section as one page: headline, number, chart, three points and provenance."""
    with opened_template(None, "page.docx") as file:
        document = Document(pack, file, "page.docx")
        document.save({"section": {
            "heading": section.heading, "finding": section.finding, "number": section.number,
            "change": section.change, "points": section.points,
            "figures": document.first_picture(section.figures)}},
            section.finding, pack.reference, stream)


def write_draft(pack: Pack, until: str, stream: IO[bytes]) -> None:
    """Write the draft of a briefing on one country as DOCX; ``until`` is the last day for comments, an ISO date."""
    country, title = pack.sections[0].whose, say("draft.title", until=day(until))
    with opened_template(None, "draft.docx") as file:
        sections = [{"heading": section.heading, "box": section.box, "status": RichText(
            section.status.words, bold=True, color=status_ink(section.status.code, "light")) if section.status else ""}
            for section in pack.sections if section.status or section.box]
        Document(pack, file, "draft.docx").save({
            "marking": " · ".join(filter(None, (pack.marking, title))), "country": country, "title": title,
            "lead": say("draft.lead", area=country, until=day(until)), "how": say("draft.how"),
            "all": say("draft.all"), "comment": say("draft.comment", area=country), "sections": sections},
            f"{country}: {title}", pack.reference, stream)


def statuses(pack: Pack) -> dict[str, Any]:
    """Heads and cells of the table of statuses."""
    heads, rows = status_rows(pack.table)
    return {"heads": heads, "rows": [[_cell(cell.status, cell.text) for cell in row] for row in rows]}


def _cell(status: str, text: str) -> dict[str, Any]:
    """A cell in the colour of a status, with words that can be read on it."""
    colour = status_colour(status, "light") if status and status not in UNCOLOURED else f"#{PLAIN}"
    return {"colour": colour[1:], "text": RichText(text, color=text_on(colour))}


def _section(document: Document, section: Section) -> dict[str, Any]:
    """A country or group on a goal, with its first figures; a group's numbers are in the workbook."""
    figures = document.first_picture(section.figures) if section.bar else [
        document.figure(figure, SMALL if number else WIDE, titled=number > 0)
        for number, figure in enumerate(section.figures)]
    sure = f" · {section.status.sure}" if section.status and section.status.sure else ""
    status = RichText(f"{section.status.words}{sure}", bold=True, color=status_ink(section.status.code, "light")
                      ) if section.status else None
    return {"heading": section.heading, "goal": section.goal, "title": section.finding,
            "number": section.number, "change": section.change, "status": status, "points": section.points,
            "comments": section.comments, "figures": figures,
            "others": [document.figure(figure, SMALL) for figure in section.others],
            "named": [{"colour": cell["colour"], "words": cell["text"], "names": names}
                      for code, words, names in section.named for cell in [_cell(code, words)]],
            "notes": section.notes, "report": [item for items in section.report.values() for item in items],
            "report_source": section.report_source, "commitments": section.commitments,
            "questions": section.questions}


def numbers(table: Table) -> dict[str, Any]:
    """The rows of a figure in five columns: year or country, figure, change, status, remarks."""
    if len(table.head) < 10:             # of commitments, which has no years
        return {"heads": [*table.head, *[""] * (5 - len(table.head))], "rows": [
            [*(cell.text for cell in row), *[""] * (5 - len(row))] for row in table.rows]}
    one = len({row[0].text for row in table.rows}) <= 1
    rows = []
    for row in table.rows:
        country, _, year, value, unit, change, status, sure, marks, _ = (cell.text for cell in row)
        figure = " ".join(filter(None, (value, unit)))
        rows.append([year if one else country, figure if one else f"{figure}, {year}", change,
                     ", ".join(filter(None, (status, sure))), marks])
    return {"heads": [table.head[at] for at in (2 if one else 0, 3, 5, 6, 8)], "rows": rows}


def _annex(pack: Pack) -> Iterator[dict[str, Any]]:
    """The arithmetic of each status, then how figures are assessed and read, and their sources, each once."""
    for section in pack.sections:
        if section.arithmetic:
            yield {"heading": section.heading, "texts": section.arithmetic}
    for name, texts in (("method", [text for figure in pack.figures for text in (*figure.method, figure.reading)]),
                        ("sources", [text for figure in pack.figures for text in figure.sources])):
        if once := _once(texts):
            yield {"heading": say(f"pack.{name}"), "texts": once}


def _once(texts: Sequence[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]
