"""A country's statuses and drafted sentences as a document for its comment, before they are published."""

from typing import IO

from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from indicators import __version__
from indicators.briefing.pack.content import Pack, Section
from indicators.briefing.pack.document import add_status, add_warning
from indicators.briefing.pack.document_styles import add_field, frame, set_page, set_typeface
from indicators.wording import day, say

BOX = "Comment"          # the style of a paragraph to comment in


def write_draft(pack: Pack, until: str, stream: IO[bytes]) -> None:
    """Write the draft of a pack of one country as DOCX; ``until`` is the last day for comments, as an ISO date."""
    document = Document()
    set_page(document.sections[0])
    set_typeface(document)
    style = document.styles.add_style(BOX, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.element.get_or_add_pPr().append(frame())
    country = pack.sections[0].whose
    title = say("draft.title", until=day(until))
    document.core_properties.title, document.core_properties.author = f"{country}: {title}", ""
    document.core_properties.comments = pack.version
    _margins(document, pack, title)
    document.add_heading(country, 0)
    document.add_paragraph(title, "Subtitle")
    if pack.marked:
        add_warning(document, pack.marked)
    for text in (say("draft.lead", area=country, until=day(until)), say("draft.how")):
        document.add_paragraph(text)
    for section in pack.sections:
        if section.status or section.box:
            _section(document, section)
    document.add_heading(say("draft.all"), 1)
    _room(document, country)
    document.save(stream)


def _margins(document: Opened, pack: Pack, title: str) -> None:
    """What every page carries: that it is a draft, until when, of which data version, and whether it is invented."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run(" · ".join(filter(None, (title, pack.version, pack.marked)))).bold = True
    foot = section.footer.paragraphs[0]
    foot.text = " · ".join(filter(None, (pack.stamp.organisation, pack.version, say(
        "pack.as_of", day=day(pack.stamp.as_of)), say("pack.made_with", goalline=__version__))))
    foot.add_run(f"\n{say('pack.page')} ")
    add_field(foot, "PAGE")
    for run in (*head.runs, *foot.runs):
        run.font.size = Pt(8)


def _section(document: Opened, section: Section) -> None:
    """A goal with its status, its sentences and room for a comment."""
    document.add_heading(section.heading, 1)
    if section.status:
        add_status(document, section.status)
    document.add_paragraph(section.box)
    _room(document, section.whose)


def _room(document: Opened, country: str) -> None:
    """A box for a comment."""
    document.add_paragraph(say("draft.comment", area=country)).paragraph_format.keep_with_next = True
    document.add_paragraph(style=BOX)
