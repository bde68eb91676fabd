"""A country's statuses and drafted sentences as a document for its comment, before they are published."""

from typing import IO

from docxtpl import RichText

from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.document import Document
from indicators.briefing.pack.own_templates import opened_template
from indicators.charts.theme import status_ink
from indicators.wording import day, say


def write_draft(pack: Pack, until: str, stream: IO[bytes]) -> None:
    """Write the draft of a briefing on one country as DOCX; ``until`` is the last day for comments, an ISO date."""
    country, title = pack.sections[0].whose, say("draft.title", until=day(until))
    with opened_template(None, "draft.docx") as file:
        sections = [{"heading": section.heading, "box": section.box, "status": RichText(
            section.status.words, bold=True, color=status_ink(section.status.code, "light")) if section.status else ""}
            for section in pack.sections if section.status or section.box]
        Document(pack, file, "draft.docx").save({
            "marking": " · ".join(filter(None, (pack.marking, title))), "country": country, "title": title,
            "lead": say("draft.lead", area=country, until=day(until)),
            "how": say("draft.how"), "all": say("draft.all"), "comment": say("draft.comment", area=country),
            "sections": sections}, f"{country}: {title}", pack.reference, stream)
