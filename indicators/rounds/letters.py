"""Letters about a round, one for each country, as a document and as text. Goalline sends none of them.

Every letter says why it is written, what came, what is missing by goal and part, by when and to whom it is returned.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from indicators import wording
from indicators.briefing.archives import archive_of
from indicators.briefing.pack.content import cleaned
from indicators.briefing.stamp import organisation
from indicators.model import Catalogue, Message
from indicators.model.rounds import Round, RoundStep, Step
from indicators.reports.report import LETTERS
from indicators.rounds.received import Question, Received, Stage
from indicators.wording import day, say

Letter = dict[str, Any]
"""The values of the template's tags."""


def letter(round_: Round, country: Received, step: RoundStep, catalogue: Catalogue, sender: str) -> Letter:
    """A letter in the country's language, if Goalline has it; each of its ``blocks`` has a text and lines below it."""
    due = date.fromisoformat(step.until) if step.step is Step.EXTENDED else country.deadline
    name, organised = _name(country.invited.contact), organisation()
    with wording.in_language(wording.language_named(country.invited.language)):
        area = wording.in_sentence(country.ref_area, catalogue)
        values = {"kind": str(step.step), "round": round_.name, "area": area, "due": day(due.isoformat()),
                  "time": "past" if due.isoformat() < step.day else "ahead"}
        is_examined = country.stage is Stage.RECEIVED          # what waits at the desk may hold what seems missing
        came = list(_came(country, round_, catalogue))
        missing = [] if is_examined else list(_missing(country, round_, catalogue))
        if step.step is Step.REMINDED and not missing:
            values["kind"] = str(Step.ACKNOWLEDGED)
        texts = [line for line in step.text.splitlines() if line.strip()]
        blocks = [
            (say("letter.opening", **values), []), *((text, []) for text in texts),
            (say("letter.came", **values), came) if came else None,
            (say("letter.missing", **values), missing) if missing else (
                say("letter.examined" if is_examined else "letter.complete", **values), []),
            (say("letter.return", address=round_.address or "none", **values), [])
            if missing or texts else None]
        return cleaned({
            "organisation": organised.name, "contact": country.invited.contact, "day": day(step.day),
            "marking": " · ".join(filter(None, [organised.marking, *(
                [wording.message(Message(code="chart.illustrative"))] if catalogue.is_invented else [])])),
            "subject": say("letter.subject", **values), "salutation": say("letter.salutation", name=name or "none"),
            "blocks": [{"text": text, "lines": lines} for text, lines in filter(None, blocks)],
            "closing": say("letter.closing"),
            "sender": [*filter(None, (sender, organised.name, round_.address))]})


def _name(contact: str) -> str:
    """The name at the beginning of a contact such as "Anna Example, anna@example.org"; "" where it has none."""
    name = contact.replace("<", ",").replace(";", ",").partition(",")[0].strip()
    return "" if "@" in name else name


def _came(country: Received, round_: Round, catalogue: Catalogue) -> Iterator[str]:
    """What came of the country: the report with its day, and figures by goal."""
    if country.report_on:
        yield say("letter.report", year=round_.report_year, day=day(country.report_on))
    yield from _figures([pair for pair in country.questions if pair not in country.missing], catalogue)


def _missing(country: Received, round_: Round, catalogue: Catalogue) -> Iterator[str]:
    """What is missing: the report, or its answers by goal and part, and figures by goal."""
    titles = wording.goal_titles(catalogue)
    if not country.report_on:
        yield say("letter.report", year=round_.report_year, day="none")
    for goal, letters in country.unanswered.items():
        parts = "all" if len(letters) == len(LETTERS) else wording.listed(letters)
        yield say("letter.answer", goal=titles.get(goal, goal), parts=parts, count=len(letters))
    yield from _figures(country.missing, catalogue)


def _figures(pairs: Iterable[Question], catalogue: Catalogue) -> Iterator[str]:
    titles = wording.goal_titles(catalogue)
    for goal, years in groupby(pairs, lambda pair: pair[0]):
        yield say("letter.figure", goal=titles.get(goal, goal), years=wording.listed(str(year) for _, year in years))


def letter_text(content: Letter) -> str:
    """A letter as text, to copy into an e-mail."""
    blocks = ["\n".join([block["text"], *(f"- {item}" for item in block["lines"])]) for block in content["blocks"]]
    return "\n\n".join(filter(None, (content["marking"], content["subject"], content["salutation"], *blocks,
                                     content["closing"] + "\n" + "\n".join(content["sender"])))) + "\n"


def letter_document(content: Letter) -> bytes:
    """A letter as DOCX, filled into data/templates/letter.docx."""
    from indicators.briefing.pack.templates import fill, opened_document  # noqa: PLC0415 - for those who take a letter

    template = opened_document("letter.docx")
    fill(template, content, "letter.docx")
    about, stream = template.docx.core_properties, io.BytesIO()
    about.title, about.author = content["subject"], content["organisation"]
    template.save(stream)
    return stream.getvalue()


def letters_archive(letters: Mapping[str, Letter]) -> bytes:
    """ZIP of letters by the beginning of their names, each as DOCX and as text."""
    return archive_of((name, content) for stem, each in letters.items() for name, content in (
        (f"{stem}.docx", letter_document(each)), (f"{stem}.txt", letter_text(each).encode("utf-8-sig"))))
