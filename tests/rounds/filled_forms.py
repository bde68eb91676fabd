"""Reporting forms as countries fill them in, and as LibreOffice saves them."""

import io
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from indicators.ingest.reading import read_document
from indicators.model import INVENTED, Catalogue
from indicators.reports.form_wording import levels
from indicators.reports.reading import read_report
from indicators.reports.report import Report
from indicators.reports.sections import announced_before
from indicators.rounds.report_form import form_document
from indicators.warehouse.narratives import Narrative
from tests.nouns import figures
from tests.office import office
from tests.reports.cambodia import CATALOGUE, TEXT

ANSWER = "Answer"        # the style of a paragraph to answer in
FIGURES = figures(("ICSE_VICTIMS", "KHM", 2014, 31, "provisional"), ("JOINT_TRAININGS", "KHM", 2013, 2))


def narrative(ref_area: str = "KHM", year: int = 2014, text: str = TEXT) -> Narrative:
    return Narrative(ref_area=ref_area, year=year, text=text, submission=f"{ref_area}-{year}", source="Ministry",
                     source_url="", public=False)


def form_from(*sent: Narrative, ref_area: str = "KHM", year: int = 2015, known: Catalogue = CATALOGUE) -> bytes:
    announced = announced_before(sent or [narrative()], known.goals, ref_area, year)
    return form_document(FIGURES, announced, known, ref_area, year)


@cache
def form_of(ref_area: str = "KHM", year: int = 2015) -> bytes:
    return form_from(ref_area=ref_area, year=year)


def of_invented() -> bytes:
    """The form with invented figures."""
    areas = tuple(area.model_copy(update={"membership": INVENTED}) for area in CATALOGUE.areas)
    return form_from(known=CATALOGUE.model_copy(update={"areas": areas}))


def opened(form: bytes) -> Document:
    return docx.Document(io.BytesIO(form))


def paragraphs_of(document: Document) -> list[Paragraph]:
    """Paragraphs of the body, those in content controls included."""
    return [Paragraph(each, document) for each in document.element.body.iter(qn("w:p"))
            if each.getparent().tag != qn("w:tc")]


def boxes(document: Document) -> dict[tuple[str, str], list[int]]:
    """Positions, among the body's paragraphs, of the boxes to answer in, by goal and part."""
    ids = {goal.official_wording: goal.id for goal in CATALOGUE.goals}
    found: dict[tuple[str, str], list[int]] = {}
    heading, box = (document.styles[name].style_id for name in ("Heading 3", ANSWER))
    goal = part = ""
    for number, paragraph in enumerate(paragraphs_of(document)):
        if paragraph.text.startswith("Operational Goal: "):
            goal = ids[paragraph.text.removeprefix("Operational Goal: ")]
        elif paragraph._p.style == heading:
            part = paragraph.text[0]
        elif paragraph._p.style == box:
            found.setdefault((goal, part), []).append(number)
    return found


def answer(document: Document, answers: Mapping[tuple[str, str], Sequence[Sequence[str]]], style: str = ANSWER) -> None:
    """Write answers, paragraph by paragraph, into the boxes of a goal and part, in order."""
    found, paragraphs = boxes(document), paragraphs_of(document)
    for key, written in answers.items():
        for number, texts in zip(found[key], written, strict=False):
            box = paragraphs[number]
            for text in texts[:-1]:
                box.insert_paragraph_before(text, style)
            box.add_run(texts[-1])
            box.style = document.styles[style]


def tick(document: Document, goal: str, level: str) -> None:
    """Tick the box of a level under a goal, as Word does."""
    controls = [control for control in document.element.body.iter(qn("w:sdt"))
                if control.find(f"{qn('w:sdtPr')}/{qn('w14:checkbox')}") is not None]
    control = controls[[own.id for own in CATALOGUE.goals].index(goal) * len(levels()) + list(levels()).index(level)]
    control.find(f"{qn('w:sdtPr')}/{qn('w14:checkbox')}/{qn('w14:checked')}").set(qn("w14:val"), "1")
    next(control.iter(qn("w:t"))).text = "☒"


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(content: bytes) -> Report:
    found = read_document(content)
    assert found.issue is None
    return read_report(found.text, CATALOGUE)


def through_libreoffice(content: bytes, *kinds: str, before: str = "docx") -> bytes:
    """A document as LibreOffice saves it in one kind after the other."""
    for kind in kinds:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"form.{before}"
            file.write_bytes(content)
            content, before = office.convert(file, kind, Path(folder) / "out").read_bytes(), kind
    return content
